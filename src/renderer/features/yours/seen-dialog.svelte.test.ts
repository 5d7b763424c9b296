import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { bareEpisode, bareSeason } from '@shared/domain/test/bare.ts';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { seasonPage } from '../../test/season-fixture.ts';
import SeenDialog from './SeenDialog.svelte';

const user = userEvent.setup();

async function open(api: FakeApi, seasonNumber: number) {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const setSeen = vi.fn().mockResolvedValue(undefined);
  const choice = { seriesId: 1396, language: 'en-US', seasonNumber, episodeNumber: null };
  const given = { choice, onclose: vi.fn() };
  render(InContext, { api, start: started.value, component: SeenDialog, given, host: { setSeen } });
  await screen.findByRole('dialog');
  return setSeen;
}

const choices = (): readonly (string | null)[] =>
  [...screen.getByRole<HTMLSelectElement>('combobox', { name: 'Seen' }).options].map(({ label }) => label);

it('offers the numbers a kept season’s episodes have, not as many from 1', async () => {
  const api = new FakeApi();
  const key = { seriesId: 1396, seasonNumber: 2, language: 'en-US' };
  api.kept = [keptSeason({ ...key, episodeCount: 3 })];
  const episodes = [62, 63, 77].map((number) => bareEpisode(number));
  api.page = ok(seasonPage({ season: bareSeason({ key, name: 'Season 2', episodes, credits: [] }) }));
  const setSeen = await open(api, 2);
  await waitFor(() =>
    expect(choices()).toEqual([
      'The whole season',
      'Up to episode 62',
      'Up to episode 63',
      'Up to episode 77',
    ]),
  );
  await user.selectOptions(screen.getByRole('combobox', { name: 'Seen' }), 'Up to episode 63');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(setSeen).toHaveBeenCalledExactlyOnceWith(1396, { seasonNumber: 2, episodeNumber: 63 });
});

it('says numbers of episodes without separators, as they are said everywhere', async () => {
  const api = new FakeApi();
  const key = { seriesId: 1396, seasonNumber: 2, language: 'en-US' };
  api.kept = [keptSeason({ ...key, episodeCount: 1 })];
  api.page = ok(
    seasonPage({ season: bareSeason({ key, name: '', episodes: [bareEpisode(1104)], credits: [] }) }),
  );
  await open(api, 2);
  await waitFor(() => expect(choices()).toEqual(['The whole season', 'Up to episode 1104']));
});
