import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { bareEpisode } from '@shared/domain/test/bare.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { crewCredit, person, seasonPage } from '../../test/season-fixture.ts';
import EpisodesSection from './EpisodesSection.svelte';

it('names everyone who wrote an episode, whatever the job is called, and each once', async () => {
  const [ana, ben, cleo] = [person(1, 'Ana'), person(2, 'Ben'), person(3, 'Cleo')];
  const inFirst = { episodeNumbers: [1] };
  const season = {
    ...seasonPage().season,
    episodes: [bareEpisode(1, { name: 'Pilot' })],
    credits: [
      crewCredit('a', ana, 'Writing', 'Teleplay', inFirst),
      crewCredit('b', ben, 'Writing', 'Story', inFirst),
      crewCredit('c', ben, 'Writing', 'Writer', inFirst),
      crewCredit('d', cleo, 'Writing', 'Story Editor', inFirst),
      crewCredit('e', cleo, 'Directing', 'Director', inFirst),
    ],
  };
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: EpisodesSection, given: { season } });
  expect(screen.getByText('Written by Ana and Ben')).toBeVisible();
  expect(screen.getByText('Directed by Cleo')).toBeVisible();
});
