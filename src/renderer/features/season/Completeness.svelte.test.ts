import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { bareEpisode } from '@shared/domain/test/bare.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { credit, crewCredit, person, seasonPage } from '../../test/season-fixture.ts';
import Completeness from './Completeness.svelte';

const user = userEvent.setup();
const ana = person(1, 'Ana', { profilePath: '/ana.jpg' });
const ben = person(2, 'Ben');

function seasonOf(credits: readonly Credit[]): SeasonCredits {
  return {
    ...seasonPage().season,
    episodes: [bareEpisode(1, { name: 'Pilot', airDate: '2008-01-20' }), bareEpisode(2, { name: 'Pilot' })],
    credits,
  };
}

async function show(season: SeasonCredits, settings: Partial<Settings> = {}) {
  const api = new FakeApi();
  api.settingsNow = { ...DEFAULT_SETTINGS, ...settings };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const openWebPage = vi.fn();
  const given = { season };
  render(InContext, { api, start: started.value, component: Completeness, given, host: { openWebPage } });
  return openWebPage;
}

const toggle = (count: number): Promise<HTMLElement> =>
  screen.findByRole('button', { name: `Missing on TMDB (${count})` });

const DIRECTED = crewCredit('directed', ana, 'Directing', 'Director', { episodeNumbers: [1] });

it('is closed at first, with the count in its heading', async () => {
  await show(seasonOf([DIRECTED, credit('ben', ben, { character: 'Cook' })]));
  const button = await toggle(1);
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(document.body).not.toHaveTextContent('Ben');
  await user.click(button);
  expect(await screen.findByText('Ben')).toBeVisible();
  await user.click(button);
  expect(screen.queryByText('Ben')).toBeNull();
});

it('opens the editor that belongs to each gap', async () => {
  const openWebPage = await show(
    seasonOf([
      credit('ben', ben, { character: 'Cook' }),
      credit('ana', ana, { character: '' }),
      credit('ana as a guest', ana, { kind: 'guest', character: '', episodeNumbers: [2] }),
    ]),
  );
  await user.click(await toggle(4));
  const open = async (list: string, name: string): Promise<void> => {
    const lines = await screen.findByRole('list', { name: list });
    for (const button of within(lines).getAllByRole('button', { name })) await user.click(button);
  };
  await open('No portrait', 'Edit on TMDB: Ben');
  await open('Role not given', 'Edit on TMDB: Ana');
  await open('No director', 'Edit on TMDB: Episode 1: Pilot');
  const season = { seriesId: 1396, seasonNumber: 1 };
  expect(openWebPage.mock.calls.flat()).toEqual([
    { page: 'person-pictures', personId: 2 },
    { page: 'season-editor', ...season },
    { page: 'episode-editor', ...season, episodeNumber: 2, part: 'guests' },
    { page: 'episode-editor', ...season, episodeNumber: 1, part: 'crew' },
  ]);
});

it('names what looks entered twice, each person by themselves', async () => {
  const twin = { ...ana, personId: 9 };
  const guest = { kind: 'guest', character: 'Cook', episodeNumbers: [1] } as const;
  const openWebPage = await show(
    seasonOf([DIRECTED, credit('one', twin, guest), credit('two', twin, guest)]),
  );
  await user.click(await toggle(2));
  expect(await screen.findByText('Ana: 2 people with this name')).toBeVisible();
  expect(screen.getByText('Ana, Cook: 2 times')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Edit on TMDB: Ana, person 9' }));
  expect(openWebPage).toHaveBeenLastCalledWith({ page: 'person-editor', personId: 9 });
});

it('shows the first twenty lines of a long list, and all when asked, where the focus then is', async () => {
  const people = Array.from({ length: 23 }, (_, index) => person(100 + index, `Extra ${index}`));
  await show(seasonOf([DIRECTED, ...people.map((one, at) => credit(`${at}`, one, { character: 'Extra' }))]));
  await user.click(await toggle(23));
  const list = await screen.findByRole('list', { name: 'No portrait' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(20);
  await user.click(screen.getByRole('button', { name: 'Show all 23' }));
  expect(within(list).getAllByRole('listitem')).toHaveLength(23);
  expect(list).toHaveFocus();
  expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
});

it('gives neither hidden guests nor hidden roles away', async () => {
  const guest = { kind: 'guest', character: 'The Villain', episodeNumbers: [1] } as const;
  const regular = { character: 'The Twin', episodeNumbers: [1] };
  await show(
    seasonOf([DIRECTED, credit('ben', ben, guest), credit('one', ana, regular), credit('two', ana, regular)]),
    { hideGuests: true, hideCharacters: true },
  );
  await user.click(await toggle(1));
  expect(await screen.findByText('Ana: the same credit 2 times')).toBeVisible();
  expect(document.body).not.toHaveTextContent(/Ben|Villain|Twin/);
});

it('says so when nothing is missing', async () => {
  await show(seasonOf([DIRECTED]));
  await user.click(await toggle(0));
  expect(await screen.findByText('Nothing missing was found.')).toBeVisible();
});

describe('rows that could not be used', () => {
  const row = { list: 'guests', episodeNumber: 2, reason: 'no-id', name: '', role: 'The Villain' } as const;
  const leftOut: SeasonCredits['leftOut'] = [
    row,
    { list: 'episode-crew', episodeNumber: 1, reason: 'no-id', name: '', role: 'Writer' },
    { list: 'aggregate-crew', episodeNumber: null, reason: 'no-name', name: '', role: '' },
    { list: 'episodes', episodeNumber: 2, reason: 'repeated', name: 'Pilot', role: '' },
    { list: 'episodes', episodeNumber: 2, reason: 'repeated', name: 'Pilot', role: '' },
  ];

  it('are listed with their place, what they say and why, the same one as often as it comes', async () => {
    const openWebPage = await show({ ...seasonOf([DIRECTED]), leftOut });
    await user.click(await toggle(5));
    const list = await screen.findByRole('list', { name: 'Left out as unusable' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((line) => line.querySelector('bdi')?.textContent),
    ).toEqual([
      'Guest stars of episode 2: The Villain (no ID)',
      'Crew of episode 1: Writer (no ID)',
      'Episode counts of the crew: no name',
      'Episode 2: Pilot (number already used)',
      'Episode 2: Pilot (number already used)',
    ]);
    await user.click(screen.getByRole('button', { name: 'Edit on TMDB: Crew of episode 1' }));
    expect(openWebPage).toHaveBeenLastCalledWith({
      page: 'episode-editor',
      seriesId: 1396,
      seasonNumber: 1,
      episodeNumber: 1,
      part: 'crew',
    });
  });

  it('give no hidden role or guest away', async () => {
    const regular = { ...row, list: 'regulars', role: 'The Twin' } as const;
    await show(
      { ...seasonOf([DIRECTED]), leftOut: [row, regular] },
      { hideGuests: true, hideCharacters: true },
    );
    await user.click(await toggle(1));
    expect(await screen.findByText('Regular cast: no ID')).toBeVisible();
    expect(document.body).not.toHaveTextContent(/Villain|Twin|episode 2/);
  });
});
