import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { fail, ok } from '@shared/result.ts';
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

it('does not change while it is read: what TMDB has changed is offered, and shown when the reader asks for it', async () => {
  await open(1);
  await screen.findByRole('heading', { level: 1, name: '1 Pilot' });
  const page = seasonPage();
  const [first, ...others] = page.season.episodes;
  api.page = ok({
    ...page,
    season: { ...page.season, episodes: [{ ...first!, name: 'Piloto' }, ...others] },
  });
  const changes = { added: 1, removed: 0, changed: 0 };
  const { key } = page.season;
  api.send('seasons:changed', { key, reason: 'updated', changes });
  expect(await screen.findByText('Refreshed: 1 credit changed.')).toBeVisible();
  expect(screen.getByRole('heading', { level: 1, name: '1 Pilot' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(await screen.findByRole('heading', { level: 1, name: '1 Piloto' })).toBeVisible();
  expect(screen.queryByText('Refreshed: 1 credit changed.')).toBeNull();
});

it('says why what has changed cannot be shown, and goes on offering it', async () => {
  await open(1);
  await screen.findByRole('heading', { level: 1, name: '1 Pilot' });
  const { key } = seasonPage().season;
  api.send('seasons:changed', { key, reason: 'updated', changes: { added: 1, removed: 0, changed: 0 } });
  api.page = fail({ kind: 'library-unavailable', reason: 'stopped' });
  await userEvent.click(await screen.findByRole('button', { name: 'Show' }));
  expect(await screen.findByText(/The library stopped\./u)).toBeVisible();
  expect(screen.getByRole('heading', { level: 1, name: '1 Pilot' })).toBeVisible();
  expect(screen.getByText('Refreshed: 1 credit changed.')).toBeVisible();
});

it('has regulars before guest stars, as the season has', async () => {
  await open(1);
  await screen.findByRole('heading', { level: 1, name: '1 Pilot' });
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(headings.map((text) => text.replace(/ \(\d+\)/u, '').trim())).toEqual([
    'Regular cast',
    'Guest stars',
    'Crew',
  ]);
});
