import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { seasonPage } from '../../test/season-fixture.ts';
import EpisodePage from './EpisodePage.svelte';

const place = { page: 'episode', seriesId: 1396, seasonNumber: 1, language: 'en-US' } as const;
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function open(episodeNumber: number): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { ...place, episodeNumber }, memory: {} };
  render(InContext, { api, start: started.value, component: EpisodePage, given });
}

it('says when an episode aired and how long it is, and tells what happens in it', async () => {
  const page = seasonPage();
  const [first, ...others] = page.season.episodes;
  const episodes = [{ ...first!, overview: 'A teacher learns that he is ill.' }, ...others];
  api.page = ok({ ...page, season: { ...page.season, episodes } });
  await open(1);
  expect(await screen.findByRole('heading', { level: 1, name: '1 Pilot' })).toBeVisible();
  expect(screen.getByText('January 20, 2008 · 59 min')).toBeVisible();
  expect(screen.getByText('A teacher learns that he is ill.')).toHaveAttribute('lang', 'en-US');
});

it('leaves out what TMDB does not know of an episode', async () => {
  await open(2);
  const heading = await screen.findByRole('heading', { level: 1, name: "2 Cat's in the Bag..." });
  expect(heading.parentElement).not.toHaveTextContent(/min|null|NaN|Invalid/);
});
