import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Place } from '@shared/domain/address.ts';
import type { LibrarySearchResult, PersonHit } from '@shared/domain/library-search.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import type { PageOffer, Pages } from '../../state/pages.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { searchPage, seriesHit } from '../../test/season-fixture.ts';
import Palette from './Palette.svelte';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

const user = userEvent.setup();
const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
const withToken = { source: 'keyring', keyring: 'available', isUnreadable: false } as const;

const breakingBad: KeptSeason = {
  ...key,
  seriesName: 'Breaking Bad',
  seasonName: 'Season 1',
  airDate: '2008-01-20',
  posterPath: null,
  isWhole: true,
  fetchedAt: '2026-11-21T08:00:00.000Z',
  creditCount: 6,
  isExpired: false,
  ...KEPT_DETAILS,
};
const dark: KeptSeason = {
  ...breakingBad,
  seriesId: 70523,
  language: 'de-DE',
  seriesName: 'Dark',
  airDate: '2017-12-01',
};
const cranston: PersonHit = {
  kind: 'person',
  person: { personId: 17419, name: 'Bryan Cranston', originalName: null, profilePath: null },
  seasonCount: 2,
  seriesCount: 1,
  best: {
    seriesId: 1396,
    language: 'en-US',
    seriesName: 'Breaking Bad',
    credit: 'regular',
    roles: ['Walter White'],
    seasonNumbers: [1, 2],
    seasonCount: 2,
    episodeCount: 20,
    season: key,
    year: 2008,
  },
};

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
  api.kept = [breakingBad, dark];
});

/** Opens the palette as the shell does, and takes it away when it asks for that. */
async function open(place: Place = { page: 'welcome' }, offered: PageOffer['actions'] = {}) {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const asked = {
    onclose: vi.fn(() => {
      view.unmount();
    }),
    onopen: vi.fn(),
    onperson: vi.fn(),
    oncommand: vi.fn(),
  };
  const view = render(InContext, {
    api,
    start: started.value,
    component: Palette,
    given: asked,
    place,
    onpages: (pages: Pages) => pages.take(() => ({ actions: offered })),
  });
  await waitFor(() => expect(field()).toHaveFocus());
  return asked;
}

/** In one go: TMDB is asked when the reader pauses, and a slow test pauses at any letter. */
async function enter(text: string): Promise<void> {
  await user.click(field());
  await user.paste(text);
}

const field = () => screen.getByRole('combobox', { name: 'Season, person, series or command' });
const group = (name: string) => within(screen.getByRole('group', { name }));
const names = (options: readonly HTMLElement[]) => options.map(({ textContent }) => textContent.trim());
const status = () => within(screen.getByRole('dialog')).getByRole('status');
const activeOption = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');

describe('before anything is typed', () => {
  it('lists recent seasons, but for the one on screen, and what can be done there', async () => {
    api.recentsNow = [
      { address: 'endroll://tv/1396/season/1?language=en-US', title: 'Breaking Bad, Season 1' },
      { address: 'endroll://tv/70523/season/1?language=de-DE', title: 'Dark, Staffel 1' },
    ];
    const { onopen } = await open({ page: 'season', ...key }, { refresh: vi.fn() });
    expect(await screen.findByRole('option', { name: /Dark, Staffel 1/ })).toBeVisible();
    expect(group('Recent seasons').getAllByRole('option')).toHaveLength(1);
    const commands = group('Commands');
    expect(commands.getByRole('option', { name: 'Refresh this season Ctrl R' })).toBeVisible();
    expect(commands.getByRole('option', { name: 'Clear recent seasons' })).toBeVisible();
    expect(commands.queryByRole('option', { name: /^Print/ })).toBeNull();
    await user.keyboard('{Enter}');
    const found = { page: 'season', seriesId: 70523, seasonNumber: 1, language: 'de-DE' };
    expect(onopen).toHaveBeenCalledExactlyOnceWith(found);
  });

  it('asks nobody', async () => {
    api.tokenNow = withToken;
    await open();
    expect(api.inputsOf('library.search')).toEqual([]);
    expect(api.inputsOf('series.search')).toEqual([]);
  });
});

describe('what is typed', () => {
  it('finds kept series and seasons at once, the best first, and opens them in their language', async () => {
    const { onopen } = await open();
    await user.type(field(), 'dark');
    expect(names(group('In your library').getAllByRole('option'))).toEqual([
      expect.stringMatching(/^D\s*Dark\s*1 season kept$/),
      expect.stringMatching(/Dark, Season 1\s*2017.*German/),
    ]);
    expect(names(group('Commands').getAllByRole('option'))).toEqual(['Theme: dark']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith({
      page: 'season',
      seriesId: 70523,
      seasonNumber: 1,
      language: 'de-DE',
    });
  });

  it('finds people below what was there before, and leaves the reader on the option they were on', async () => {
    api.found = { groups: [{ kind: 'person', hits: [cranston], hasMore: false }], hasUnseen: false };
    const { onopen } = await open();
    await user.type(field(), 'br');
    expect(activeOption()).toHaveTextContent(/Breaking Bad/);
    expect(await screen.findByRole('option', { name: /Bryan Cranston/ })).toBeVisible();
    expect(activeOption()).toHaveTextContent(/Breaking Bad/);
    await user.keyboard('{End}{ArrowUp}{ArrowUp}');
    expect(activeOption()).toHaveTextContent(/Bryan Cranston\s*Walter White in Breaking Bad\s*2 seasons/);
    await user.keyboard('{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ page: 'person', personId: 17419 });
  });

  it('goes on to all results', async () => {
    api.found = { groups: [{ kind: 'person', hits: [cranston], hasMore: true }], hasUnseen: false };
    const { onopen } = await open();
    await user.type(field(), 'cran');
    await user.click(await screen.findByRole('option', { name: 'Search your library for “cran”' }));
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ page: 'search', query: 'cran' });
  });

  it('finds series on TMDB with a token, when the reader pauses', async () => {
    api.tokenNow = withToken;
    api.search = ok(toJsonText(searchPage([seriesHit(1399, 'Game of Thrones')])));
    const { onopen } = await open();
    await enter('thrones');
    await user.click(await screen.findByRole('option', { name: /Game of Thrones/ }));
    expect(api.inputsOf('series.search')).toEqual([{ query: 'thrones', page: 1, language: 'en-US' }]);
    expect(onopen).toHaveBeenCalledExactlyOnceWith({
      page: 'series',
      seriesId: 1399,
      language: 'en-US',
    });
  });

  it('closes before it does what was chosen, which may want the focus', async () => {
    const { onclose, oncommand } = await open({ page: 'season', ...key }, { filter: vi.fn() });
    await user.type(field(), 'filter{Enter}');
    expect(oncommand).toHaveBeenCalledExactlyOnceWith('filter');
    expect(onclose).toHaveBeenCalledBefore(oncommand);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('closes on Escape and does nothing', async () => {
    const { onclose, onopen, oncommand } = await open();
    await user.type(field(), 'dark{Escape}');
    expect(onclose).toHaveBeenCalledOnce();
    expect(onopen).not.toHaveBeenCalled();
    expect(oncommand).not.toHaveBeenCalled();
  });
});

describe('a link', () => {
  it('is opened', async () => {
    const { onopen } = await open();
    await enter('https://www.themoviedb.org/tv/1396-breaking-bad/season/2?language=fr-FR');
    expect(group('Link').getByRole('option')).toHaveTextContent('Open Breaking Bad, Season 2');
    await user.keyboard('{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith({
      page: 'season',
      seriesId: 1396,
      seasonNumber: 2,
      language: 'fr-FR',
    });
  });

  it('that is none is explained when the reader wants to open it', async () => {
    const { onclose } = await open();
    await user.type(field(), 'https://example.com/tv/1');
    expect(status()).toHaveTextContent('0 results');
    expect(field()).toBeValid();
    await user.keyboard('{Enter}');
    expect(status()).toHaveTextContent('“example.com” is not a themoviedb.org address.');
    expect(field()).toBeInvalid();
    expect(onclose).not.toHaveBeenCalled();
  });
});

describe('what it says', () => {
  it('how much was found, and that only the library is searched without a token', async () => {
    await open();
    await user.type(field(), 'breaking');
    expect(status()).toHaveTextContent('2 results');
    expect(status()).toHaveTextContent('Without a TMDB token, only your library is searched.');
    expect(api.inputsOf('series.search')).toEqual([]);
  });

  it('that there is no network', async () => {
    api.tokenNow = withToken;
    api.search = fail({ kind: 'offline', reason: 'unreachable' });
    await open();
    await user.type(field(), 'lost');
    await waitFor(() =>
      expect(status()).toHaveTextContent('No connection to TMDB. Only your library is searched.'),
    );
  });

  it('that the library did not answer', async () => {
    vi.spyOn(api.library, 'search').mockResolvedValue(
      fail({ kind: 'library-unavailable', reason: 'stopped' }),
    );
    await open();
    await user.type(field(), 'lost');
    await waitFor(() => expect(status()).toHaveTextContent('The library stopped.'));
  });

  it('that TMDB knows no such series, unless something else was found', async () => {
    api.tokenNow = withToken;
    await open();
    await enter('settings');
    await waitFor(() => expect(api.inputsOf('series.search')).toHaveLength(1));
    expect(status()).toHaveTextContent(/^1 result$/);
    await user.clear(field());
    await user.type(field(), 'qqq');
    await waitFor(() => expect(status()).toHaveTextContent('TMDB has no series called “qqq”.'));
  });
});

it('says that something is hidden, and counts people and not the way to the search', async () => {
  api.found = { groups: [], hasUnseen: true };
  await open();
  const status = () => within(screen.getByRole('dialog')).getByRole('status');
  await user.type(field(), 'sophie turn');
  await waitFor(() => expect(status()).toHaveTextContent('What you have not seen yet is hidden.'));
  api.found = { groups: [{ kind: 'person', hits: [cranston], hasMore: false }], hasUnseen: false };
  await user.clear(field());
  await user.type(field(), 'cranst');
  await screen.findByRole('option', { name: 'Search your library for “cranst”' });
  await waitFor(() => expect(status()).toHaveTextContent(/^1 result/));
  expect(status()).not.toHaveTextContent('hidden');
});

it('opens nobody found for an older word: Enter waits for the answer to what stands there', async () => {
  const found = (hit: PersonHit): LibrarySearchResult => ({
    groups: [{ kind: 'person', hits: [hit], hasMore: false }],
    hasUnseen: false,
  });
  const skyler: PersonHit = {
    ...cranston,
    person: { ...cranston.person, personId: 134531, name: 'Anna Gunn' },
  };
  const asked = await open();
  api.found = found(cranston);
  await user.type(field(), 'ann');
  expect(await screen.findByRole('option', { name: /Bryan Cranston/ })).toBeVisible();
  const later = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['search']>>>();
  vi.spyOn(api.library, 'search').mockReturnValue(later.promise);
  await user.type(field(), 'a gunn{Enter}');
  expect(asked.onperson).not.toHaveBeenCalled();
  expect(asked.onopen).not.toHaveBeenCalled();
  later.resolve(ok(toJsonText(found(skyler))));
  await waitFor(() =>
    expect([...asked.onperson.mock.calls, ...asked.onopen.mock.calls].flat()).toEqual([
      expect.objectContaining({ personId: 134531 }),
    ]),
  );
});
