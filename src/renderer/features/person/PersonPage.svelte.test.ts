import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import type { Companion, KeptPersonPage, PersonSeason } from '@shared/domain/kept-person.ts';
import { bareTmdbPerson } from '@shared/domain/test/bare.ts';
import type { FilmographyCredit } from '@shared/domain/tmdb-person.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Pages } from '../../state/pages.svelte.ts';
import type { ListSheet, Sheet } from '../../state/sheet-content.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import PersonPage from './PersonPage.svelte';

const user = userEvent.setup();

function season(seasonNumber: number, episodeCount: number): PersonSeason {
  return {
    key: { seriesId: 1396, seasonNumber, language: 'en-US' },
    name: `Season ${seasonNumber}`,
    airDate: `${2007 + seasonNumber}-01-20`,
    credits: [{ kind: 'regular', character: 'Walter White', job: null, department: null, episodeCount }],
  };
}

const cranston: KeptPersonPage = {
  person: { personId: 17419, name: 'Bryan Cranston', originalName: null, profilePath: null },
  series: [
    {
      seriesId: 1396,
      language: 'en-US',
      seriesName: 'Breaking Bad',
      posterPath: null,
      seasons: [season(1, 7), season(2, 13), season(3, 13)],
    },
  ],
};

const paul: Companion = {
  person: { personId: 84497, name: 'Aaron Paul', originalName: null, profilePath: null },
  seasonCount: 3,
  season: season(3, 13).key,
};

async function open(page: KeptPersonPage | null, host: Partial<PageHost> = {}): Promise<FakeApi> {
  const api = new FakeApi();
  api.keptPerson = page;
  api.companions = page === null ? [] : [paul];
  await openWith(api, host);
  return api;
}

async function openWith(api: FakeApi, host: Partial<PageHost> = {}): Promise<Pages> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const pages = Promise.withResolvers<Pages>();
  render(InContext, {
    api,
    start: started.value,
    component: PersonPage,
    given: { place: { page: 'person', personId: 17419 }, memory: {} },
    host,
    onpages: pages.resolve,
  });
  return pages.promise;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('folds a role over its seasons, and unfolds them to open one', async () => {
  const openPerson = vi.fn();
  const api = await open(cranston, { openPerson });
  expect(await screen.findByRole('heading', { level: 1, name: 'Bryan Cranston' })).toBeVisible();
  expect(screen.getByText('Walter White')).toBeVisible();
  expect(screen.getByText('Seasons 1–3 · Regular · 33 episodes')).toBeVisible();
  await user.click(screen.getByText('Walter White'));
  await vi.waitFor(() => expect(api.inputsOf('library.episodesOfPerson')).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Season 2' }));
  expect(openPerson).toHaveBeenCalledExactlyOnceWith({ season: season(2, 13).key, personId: 17419 });
});

it('keeps a role unfolded when the library counts another one before it', async () => {
  const [own] = cranston.series;
  const directed = (episodeCount: number): KeptPersonPage => ({
    ...cranston,
    series: [
      {
        ...own!,
        seasons: own!.seasons.map((each) => ({
          ...each,
          credits: [
            ...each.credits,
            { kind: 'regular', character: 'Narrator', job: null, department: null, episodeCount },
          ],
        })),
      },
    ],
  });
  const role = (name: string): HTMLDetailsElement => screen.getByText(name).closest('details')!;
  const order = (): boolean =>
    (role('Narrator').compareDocumentPosition(role('Walter White')) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const api = await open(directed(1));
  await user.click(await screen.findByText('Walter White'));
  expect([role('Walter White').open, role('Narrator').open, order()]).toEqual([true, false, false]);
  api.keptPerson = directed(100);
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  api.send('library:changed', null);
  // The page waits until the library has stopped changing.
  await vi.advanceTimersByTimeAsync(5_000);
  expect(order()).toBe(true);
  expect([role('Walter White').open, role('Narrator').open]).toEqual([true, false]);
});

it('draws the series that fill a window at once, and those of a long career in turns', async () => {
  const turns: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (turn: () => void) => turns.push(turn));
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  const [one] = cranston.series;
  const career = Array.from({ length: 70 }, (_, index) => ({
    ...one!,
    seriesId: index + 1,
    seriesName: `Series ${index + 1}`,
  }));
  await open({ ...cranston, series: career });
  await screen.findByText('Series 1');
  const shown = () => screen.getAllByText(/^Series \d+$/u);
  expect(shown()).toHaveLength(30);
  turns.splice(0).forEach((turn) => turn());
  await vi.waitFor(() => expect(shown()).toHaveLength(60));
  turns.splice(0).forEach((turn) => turn());
  await vi.waitFor(() => expect(shown()).toHaveLength(70));
});

it('sets roles and jobs side by side in a table', async () => {
  await open(cranston);
  await user.click(await screen.findByRole('radio', { name: 'Roles and jobs' }));
  const table = await screen.findByRole('grid', { name: 'Roles and jobs' });
  expect(within(table).getByText('Walter White')).toBeVisible();
  expect(within(table).getByText('2008–2010')).toBeVisible();
});

it('leads to whoever they worked with most', async () => {
  const go = vi.fn();
  await open(cranston, { go });
  await user.click(await screen.findByRole('button', { name: 'Aaron Paul, 3 seasons together' }));
  expect(go).toHaveBeenCalledExactlyOnceWith({ page: 'person', personId: 84497 });
});

it('counts and names nothing of what somebody was a guest star in while guest stars are hidden', async () => {
  const [one] = cranston.series;
  const guest = (seasonNumber: number): PersonSeason => ({
    ...season(seasonNumber, 1),
    airDate: `${2030 + seasonNumber}-01-20`,
    credits: [{ kind: 'guest', character: 'Walter White', job: null, department: null, episodeCount: 1 }],
  });
  const api = new FakeApi();
  api.settingsNow = { ...api.settingsNow, hideGuests: true };
  api.keptPerson = {
    ...cranston,
    series: [
      { ...one!, seasons: [...one!.seasons, guest(4)] },
      { ...one!, seriesId: 60059, seriesName: 'Better Call Saul', seasons: [guest(6)] },
    ],
  };
  await openWith(api);
  const main = document.body;
  await screen.findByText('Walter White');
  const said = (): string => main.textContent.replaceAll(/\s+/gu, ' ');
  expect(said()).toMatch(/3 seasons.*1 series.*2008–2010/u);
  expect(said()).toContain('Seasons 1–3 · Regular · 33 episodes');
  expect(said()).not.toMatch(/Better Call Saul|203[46]|Guest star/u);

  await user.click(screen.getByRole('button', { name: 'Show guest appearances' }));
  expect(said()).toMatch(/5 seasons.*2 series.*2008–2036/u);
  expect(said()).toContain('Better Call Saul');
  expect(said()).toContain('Seasons 1–4 · Regular and guest star · 34 episodes');
  await user.click(screen.getByRole('button', { name: 'Hide guest appearances' }));
  expect(said()).not.toContain('Better Call Saul');
});

it('offers to show what somebody did where all of it were guest appearances', async () => {
  const [one] = cranston.series;
  const credits = [
    { kind: 'guest', character: 'Hector', job: null, department: null, episodeCount: 2 } as const,
  ];
  const api = new FakeApi();
  api.settingsNow = { ...api.settingsNow, hideGuests: true };
  api.keptPerson = { ...cranston, series: [{ ...one!, seasons: [{ ...season(1, 2), credits }] }] };
  await openWith(api);
  await user.click(await screen.findByRole('button', { name: 'Show guest appearances' }));
  expect(screen.getByText('Hector')).toBeVisible();
  expect(screen.getByText('Breaking Bad')).toBeVisible();
});

it('does not tell the episodes of a guest appearance by those of a job in the same season', async () => {
  const [one] = cranston.series;
  const credits = [
    { kind: 'crew', character: null, job: 'Writer', department: 'Writing', episodeCount: 1 } as const,
    { kind: 'guest', character: 'Hector', job: null, department: null, episodeCount: 1 } as const,
  ];
  const api = new FakeApi();
  api.settingsNow = { ...api.settingsNow, hideGuests: true };
  api.keptPerson = { ...cranston, series: [{ ...one!, seasons: [{ ...season(1, 2), credits }] }] };
  api.personEpisodes = [{ key: season(1, 2).key, episodes: [{ episodeNumber: 5, name: 'Gray Matter' }] }];
  await openWith(api);
  await user.click(await screen.findByText('Writer'));
  expect(await screen.findByRole('button', { name: 'Season 1' })).toBeVisible();
  await vi.waitFor(() => expect(api.inputsOf('library.episodesOfPerson')).toHaveLength(1));
  expect(screen.queryByText('Gray Matter')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show guest appearances' }));
  expect(await screen.findByText('Gray Matter')).toBeVisible();
});

it('prints with the day of the oldest season that credits them', async () => {
  const print = vi.fn<PageHost['print']>().mockResolvedValue();
  const api = new FakeApi();
  api.keptPerson = cranston;
  api.kept = [1, 2, 3, 4].map((seasonNumber) =>
    keptSeason({ seasonNumber, fetchedAt: `2026-11-1${5 - seasonNumber}T00:00:00.000Z` }),
  );
  const pages = await openWith(api, { print });
  await screen.findByText('Walter White');
  pages.offered.actions?.print?.();
  await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
  expect(print.mock.calls[0]?.[0]).toMatchObject({ source: { fetchedAt: '2026-11-12T00:00:00.000Z' } });
});

it('waits, before it prints, for those they worked with and for what was looked up', async () => {
  const print = vi.fn<PageHost['print']>().mockResolvedValue();
  const api = new FakeApi();
  api.keptPerson = cranston;
  const companions = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['companions']>>>();
  const lookedUp = Promise.withResolvers<Awaited<ReturnType<FakeApi['people']['open']>>>();
  vi.spyOn(api.library, 'companions').mockReturnValue(companions.promise);
  vi.spyOn(api.people, 'open').mockReturnValue(lookedUp.promise);
  const pages = await openWith(api, { print });
  await screen.findByText('Walter White');
  pages.offered.actions?.print?.();
  companions.resolve(ok(toJsonText([paul])));
  const person = bareTmdbPerson(17419, { name: 'Bryan Cranston', biography: 'An actor.' });
  lookedUp.resolve(ok(toJsonText({ person, fetchedAt: '2026-11-20T00:00:00.000Z' } as never)));
  await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
  const printed = JSON.stringify(print.mock.calls[0]?.[0]);
  expect(printed).toContain('Aaron Paul');
  expect(printed).toContain('An actor.');
});

it('says that no kept season credits them', async () => {
  await open(null);
  expect(await screen.findByText('This person is not credited in any season you keep.')).toBeVisible();
});

it('says also which seasons are not fetched, and fetches just these with the token it asks for', async () => {
  const api = new FakeApi();
  api.keptPerson = null;
  const missing = [1, 2].map((seasonNumber) => keptSeason({ seasonNumber, seasonName: '', isLost: true }));
  api.kept = [...missing, keptSeason({ seasonNumber: 3 })];
  const enterToken = vi.fn<PageHost['enterToken']>();
  await openWith(api, { enterToken });
  expect(await screen.findByText('2 seasons from a backup have not been fetched yet.')).toBeVisible();
  expect(screen.getByText('This person is not credited in any season you keep.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Enter a token' }));
  expect(enterToken).toHaveBeenCalledOnce();
  expect(api.inputsOf('freshness.refresh')).toEqual([]);
  enterToken.mock.calls[0]?.[0]?.();
  const keys = [1, 2].map((seasonNumber) => season(seasonNumber, 0).key);
  expect(api.inputsOf('freshness.refresh')).toEqual([{ keys, isFirst: true }]);
  api.send('library:changed', {
    changed: [1, 2].map((seasonNumber) => keptSeason({ seasonNumber })),
    gone: [],
  });
  await vi.waitFor(() => expect(screen.queryByText(/not been fetched yet/u)).toBeNull());
  expect(screen.getByText('This person is not credited in any season you keep.')).toBeVisible();
});

it('says why seasons could not be fetched, and tries again', async () => {
  const api = new FakeApi();
  api.keptPerson = null;
  api.tokenNow = { ...api.tokenNow, source: 'keyring' };
  api.kept = [keptSeason({ seasonName: '', isLost: true }), keptSeason({ seasonNumber: 2, isExpired: true })];
  const enterToken = vi.fn();
  await openWith(api, { enterToken });
  const missing = 'The content of 2 kept seasons is missing.';
  const offline = { kind: 'offline', reason: 'no-network' } as const;
  const end = { done: 1, failed: 1, failures: [], total: 2, isRunning: false, isFirst: false } as const;
  // That of another page.
  api.send('freshness:changed', { ...end, error: offline });
  await screen.findByText(missing);
  await user.click(screen.getByRole('button', { name: 'Fetch 2 missing seasons' }));
  expect(screen.getByText(missing)).toBeVisible();
  api.send('freshness:changed', { ...end, error: offline });
  const why = await screen.findByText((text) => text.startsWith(`${missing} `));
  expect(why).toHaveRole('status');
  expect(screen.queryByRole('button', { name: /^Fetch/u })).toBeNull();
  const retry = screen.getByRole('button', { name: 'Try again' });
  expect(retry).toHaveFocus();
  await user.click(retry);
  expect(api.inputsOf('freshness.refresh')).toHaveLength(2);
  expect(why).toHaveTextContent(/missing\.$/u);

  const failures = [{ key: season(2, 0).key, error: { kind: 'not-found', what: 'season' } }] as const;
  api.send('freshness:changed', { ...end, done: 2, failures, error: null });
  await vi.waitFor(() => expect(why).toHaveTextContent(/missing\. .*Breaking Bad has no season 2 on TMDB/u));
  expect(screen.getByRole('button', { name: 'Fetch 2 missing seasons' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Fetch 2 missing seasons' }));
  api.send('freshness:changed', { ...end, error: { kind: 'unauthorized', reason: 'rejected' } });
  await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
  expect(enterToken).toHaveBeenCalledOnce();
});

it('says that the content of kept seasons is missing', async () => {
  const api = new FakeApi();
  api.keptPerson = null;
  api.kept = [keptSeason({ isExpired: true })];
  await openWith(api);
  expect(await screen.findByText('The content of 1 kept season is missing.')).toBeVisible();
});

const title = (
  titleId: number,
  name: string,
  fields: Partial<FilmographyCredit> = {},
): FilmographyCredit => ({
  creditId: `credit-${titleId}`,
  media: 'tv',
  titleId,
  title: name,
  posterPath: null,
  date: '2008-01-20',
  character: 'Secret Role',
  job: null,
  department: null,
  episodeCount: 3,
  ...fields,
});

it('says how old somebody was in the seasons that aired while they lived', async () => {
  const api = new FakeApi();
  api.keptPerson = cranston;
  api.tmdbPerson = {
    person: bareTmdbPerson(17419, { birthday: '1930-03-07', deathday: '2008-06-01' }),
    fetchedAt: '2026-11-20T08:00:00.000Z',
    isKept: true,
  };
  await openWith(api);
  expect(await screen.findByText(/\baged 77$/u)).toBeVisible();
});

it('counts as kept, in what TMDB lists of them, only seasons that have been fetched', async () => {
  const api = new FakeApi();
  api.kept = [
    keptSeason(),
    keptSeason({ seasonNumber: 2, seasonName: '', isLost: true }),
    keptSeason({ seriesId: 2004, seasonName: '', isLost: true }),
  ];
  api.keptPerson = { ...cranston, series: [] };
  api.tmdbPerson = {
    person: bareTmdbPerson(17419, {
      credits: [title(1396, 'Breaking Bad'), title(2004, 'Malcolm in the Middle')],
    }),
    fetchedAt: '2026-11-20T08:00:00.000Z',
    isKept: true,
  };
  await openWith(api);
  expect((await screen.findByText('Breaking Bad')).closest('tr')).toHaveTextContent('1 season kept');
  expect(screen.getByText('Malcolm in the Middle').closest('tr')).not.toHaveTextContent('kept');
});

it('does not say that somebody is in a series of whom only an unseen season would tell', async () => {
  const api = new FakeApi();
  api.yoursNow = {
    ...api.yoursNow,
    seen: [1396, 1400].map((seriesId) => ({ seriesId, seasonNumber: 1, episodeNumber: 2 })),
  };
  api.keptPerson = { ...cranston, series: [] };
  api.tmdbPerson = {
    person: bareTmdbPerson(17419, {
      credits: [
        title(1396, 'Breaking Bad'),
        title(1400, 'Seinfeld', { character: null, job: 'Director', department: 'Directing' }),
        title(2004, 'Malcolm in the Middle', { character: 'Hal' }),
      ],
    }),
    fetchedAt: '2026-11-20T08:00:00.000Z',
    isKept: true,
  };
  await openWith(api);
  expect(await screen.findByText('Malcolm in the Middle')).toBeInTheDocument();
  // Crew is named in any case.
  expect(screen.getByText('Seinfeld')).toBeInTheDocument();
  expect(screen.queryByText('Breaking Bad')).toBeNull();
  expect(screen.queryByText('Secret Role')).toBeNull();
});

it('says since when TMDB has somebody no longer, and saves what it had as a PDF', async () => {
  const api = new FakeApi();
  api.keptPerson = { ...cranston, series: [] };
  api.tmdbPerson = {
    person: bareTmdbPerson(17419, { goneSince: '2026-11-21T08:00:00.000Z' }),
    fetchedAt: '2026-11-20T08:00:00.000Z',
    isKept: true,
  };
  const savePdf = vi.fn(() => Promise.resolve());
  await openWith(api, { savePdf });
  expect(await screen.findByText(/^Missing from TMDB since .*21.*deleted here on .*19/)).toBeVisible();
  screen.getByRole('button', { name: 'Save a citation sheet (PDF)' }).click();
  await vi.waitFor(() => {
    expect(savePdf).toHaveBeenCalledOnce();
  });
});

it('says since when TMDB has somebody no longer as the reader’s day, an evening west of Greenwich too', async () => {
  const hours = 6 * 60 * 60 * 1000;
  const getDate = vi.spyOn(Date.prototype, 'getDate').mockImplementation(function (this: Date) {
    return new Date(this.getTime() - hours).getUTCDate();
  });
  onTestFinished(() => {
    getDate.mockRestore();
  });
  const api = new FakeApi();
  api.keptPerson = { ...cranston, series: [] };
  api.tmdbPerson = {
    person: bareTmdbPerson(17419, { goneSince: '2026-11-22T03:00:00.000Z' }),
    fetchedAt: '2026-11-21T03:00:00.000Z',
    isKept: true,
  };
  await openWith(api);
  expect(await screen.findByText(/^Missing from TMDB since .*21.*deleted here on .*19/)).toBeVisible();
});

describe('a filmography', () => {
  async function openFilmography(host: Partial<PageHost> = {}): Promise<Pages> {
    const api = new FakeApi();
    api.kept = [keptSeason()];
    api.keptPerson = cranston;
    api.tmdbPerson = {
      person: bareTmdbPerson(17419, {
        credits: [
          title(1396, 'Breaking Bad', { character: 'Walter White' }),
          title(2004, 'Malcolm in the Middle', { character: 'Hal' }),
          title(7, 'Argo', { media: 'movie', character: 'Jack O’Donnell', episodeCount: null }),
          title(8, 'Last Flag Flying', { media: 'movie', character: null, job: 'Producer' }),
        ],
      }),
      fetchedAt: '2026-11-20T08:00:00.000Z',
      isKept: true,
    };
    const pages = await openWith(api, host);
    await screen.findByText('Malcolm in the Middle');
    return pages;
  }

  const titles = (): readonly (string | null)[] =>
    within(screen.getByRole('grid', { name: 'Filmography' }))
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent.trim());

  it('is narrowed by words, by what it is, and to what is kept', async () => {
    const pages = await openFilmography();
    pages.offered.actions?.filter?.();
    const field = screen.getByRole('textbox', { name: 'Filter by title, role or job' });
    expect(field).toHaveFocus();
    await user.keyboard('odonnell');
    await vi.waitFor(() => expect(titles()).toEqual(['Argo']));
    await user.clear(field);
    await user.keyboard('producer');
    await vi.waitFor(() => expect(titles()).toEqual(['Last Flag Flying']));
    await user.clear(field);
    await user.click(screen.getByRole('radio', { name: 'In your library' }));
    expect(titles()).toEqual(['Breaking Bad']);
    await user.type(field, 'nothing');
    expect(await screen.findByText('No title matches.')).toBeVisible();
  });

  it('is printed as it is on screen', async () => {
    const print = vi.fn((_: Sheet) => Promise.resolve());
    const pages = await openFilmography({ print });
    await user.click(screen.getByRole('radio', { name: 'Films' }));
    await user.click(screen.getByRole('button', { name: /^Title/ }));
    pages.offered.actions?.print?.();
    await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
    const sheet = print.mock.calls[0]?.[0] as ListSheet;
    const part = sheet.parts.find(({ heading }) => heading.startsWith('Filmography'));
    expect(part?.heading).toMatch(/^Filmography.*Films$/u);
    expect(part?.rows.map(([name]) => name)).toEqual(['Argo', 'Last Flag Flying']);
  });
});

it('can be copied as a table: every role and job', async () => {
  const copyText = vi.fn((_: string) => Promise.resolve());
  await open(cranston, { copyText });
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await userEvent.click(await screen.findByText('Copy as a table (TSV)'), { pointerEventsCheck: 0 });
  await vi.waitFor(() => expect(copyText).toHaveBeenCalledOnce());
  expect(copyText.mock.calls[0]?.[0]).toMatch(/^Role.*\nWalter White\tBreaking Bad\t.*\t33\n/u);
});

it('says that the episodes of a role cannot be read, and offers to try again', async () => {
  const reported = vi.fn(async (action: () => Promise<AppError | null>) => (await action()) === null);
  const api = new FakeApi();
  api.keptPerson = cranston;
  api.personEpisodes = [{ key: season(1, 7).key, episodes: [{ episodeNumber: 1, name: 'Pilot' }] }];
  const error = { kind: 'library-unavailable', reason: 'stopped' } as const;
  vi.spyOn(api.library, 'episodesOfPerson').mockResolvedValueOnce(fail(error));
  await openWith(api, { reported });
  await user.click(await screen.findByText('Walter White'));
  await vi.waitFor(() => expect(reported).toHaveBeenCalledOnce());
  expect(await reported.mock.results[0]?.value).toBe(false);
  // A library that changes may have other episodes.
  await user.click(screen.getByText('Walter White'));
  await user.click(screen.getByText('Walter White'));
  expect(await screen.findByText('Pilot')).toBeVisible();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  api.send('library:changed', null);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(api.library.episodesOfPerson).toHaveBeenCalledTimes(3);
});
