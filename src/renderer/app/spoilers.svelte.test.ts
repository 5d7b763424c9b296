import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PageName } from '@shared/domain/address.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { IndexedCredit } from '@shared/domain/season.ts';
import { hiddenBySettings, toSeenSeries } from '@shared/domain/spoilers.ts';
import { bareEpisode, bareSeason } from '@shared/domain/test/bare.ts';
import { NO_MARK, NO_NAMES } from '@shared/domain/yours.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import { problemText } from '../features/pack/pack-text.ts';
import { keptSheet } from '../features/print/kept-sheets.ts';
import { Printing } from '../features/print/printing.ts';
import { Spoilers } from '../state/spoilers.svelte.ts';
import { FakeApi } from '../test/fake-api.ts';
import { keptSeason } from '../test/kept-season-fixture.ts';
import { packedCredits } from '../test/pack-page.ts';
import { credit, crewCredit, person, seasonPage, seriesPage } from '../test/season-fixture.ts';
import { Texts } from '../text/texts.svelte.ts';
import App from './App.svelte';
import { pageEntries } from './pages.ts';

// Every place that shows people or episodes, and what must not be found there: a reader has seen the first season of a
// series, and what is told of the second holds a word and a number that nothing else does; who leaves after the first is
// told by a list that they are missing from. A new page does not compile before it stands here, and does not pass while it
// gives either away. What leaves the application without a page stands in lists of its own:
// src/main/library/export.test.ts has every export, src/main/command-line/run.test.ts every command.

/** In guests' names, roles, titles and texts of the unseen season. */
const SECRET = /zzyzx/iu;
/** How many episodes somebody is in. */
const SECRET_COUNT = /\b97\b/u;

const KNOWN = 'Bryan Cranston';
/** Whom every place names. */
const SHOWN = /Bryan Cranston|Vince Gilligan/u;
const key = { seriesId: 1396, seasonNumber: 2, language: 'en-US' };
const user = userEvent.setup({ delay: null });
let api: FakeApi;

// Loaded before the tests begin: on a busy machine the first loading takes longer than a test waits.
await Promise.all(Object.values(pageEntries).map(async ({ load }) => load()));

const credits: readonly Credit[] = [
  credit('regular', person(17419, KNOWN), { character: 'Zzyzx Role', episodeCount: 97 }),
  credit('guest', person(2, 'Zzyzx Guest'), {
    kind: 'guest',
    character: 'Zzyzx Part',
    episodeCount: 97,
    episodeNumbers: [3],
  }),
  crewCredit('crew', person(3, 'Vince Gilligan'), 'Directing', 'Director', {
    episodeCount: 97,
    episodeNumbers: [3],
  }),
];

/** Of the season that was seen: two regulars, one of whom leaves after it. */
const firstCredits: readonly Credit[] = [
  credit('stays', person(17419, KNOWN), { character: 'Walter White', episodeCount: 7 }),
  credit('leaves', person(50, 'Leah Leaver'), { character: 'Jane', order: 1, episodeCount: 7 }),
];

const indexed = (kind: IndexedCredit['kind']): IndexedCredit => ({
  kind,
  character: 'Zzyzx Role',
  job: null,
  department: null,
  episodeCount: 97,
});

beforeEach(async () => {
  // The end roll asks whether the reader wants motion.
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  localStorage.clear();
  api = new FakeApi();
  api.yoursNow = {
    ...api.yoursNow,
    seen: [{ seriesId: 1396, seasonNumber: 1, episodeNumber: null }],
  };
  api.page = ok(
    seasonPage({
      season: bareSeason({
        key,
        name: 'Season 2',
        overview: 'Zzyzx is the end.',
        episodes: [1, 2, 3].map((number) =>
          bareEpisode(number, { name: 'Zzyzx Title', overview: 'Zzyzx text' }),
        ),
        credits,
      }),
    }),
  );
  api.kept = [1, 2].map((seasonNumber) => keptSeason({ seasonNumber }));
  api.creditsOfSeries = [
    { seasonNumber: 1, credits: await packedCredits(firstCredits) },
    { seasonNumber: 2, credits: await packedCredits(credits) },
  ];
  const { series, ...page } = seriesPage();
  const seasons = series.seasons.map((season) =>
    season.seasonNumber === 2 ? { ...season, overview: 'Zzyzx is the end.' } : season,
  );
  api.seriesPage = ok(toJsonText({ ...page, series: { ...series, seasons } }));
  api.keptPerson = {
    person: { personId: 17419, name: KNOWN, originalName: null, profilePath: null },
    series: [
      {
        seriesId: 1396,
        language: 'en-US',
        seriesName: 'Breaking Bad',
        posterPath: null,
        seasons: [
          { key, name: 'Season 2', airDate: null, credits: [indexed('regular')] },
          {
            key: { ...key, seasonNumber: 3 },
            name: 'Zzyzx Season',
            airDate: null,
            credits: [indexed('guest')],
          },
        ],
      },
    ],
  };
  api.creditsOfPerson = [
    { season: keptSeason({ seasonNumber: 3, seasonName: 'Zzyzx Season' }), credit: indexed('guest') },
  ];
  api.seasonHistory = [
    {
      before: '2026-10-01T08:00:00.000Z',
      after: '2026-11-01T08:00:00.000Z',
      changes: credits.map((after) => ({ kind: 'added', before: null, after })),
    },
  ];
  api.changesSince = {
    seasons: [{ key, seriesName: 'Breaking Bad', seasonName: 'Season 2', revisions: api.seasonHistory }],
    isCut: false,
  };
});

interface PageCheck {
  readonly address: string;
  /** On the page once it is complete. */
  readonly sign: string | RegExp;
  /**
   * `shown`: all of it when the reader asks for it. `asked`: the library leaves it out (search.test, yours.test), and is
   * asked for it then. `nobody`: the page names nobody and no episode, or keeps it in any case.
   */
  readonly reveals: 'shown' | 'asked' | 'nobody';
}

const PAGES: Readonly<Record<PageName, PageCheck>> = {
  welcome: { address: 'endroll://welcome', sign: 'Open the sample series', reveals: 'nobody' },
  library: { address: 'endroll://library', sign: 'Library overview', reveals: 'nobody' },
  settings: { address: 'endroll://settings', sign: 'Hide guest stars', reveals: 'nobody' },
  guide: { address: 'endroll://guide', sign: 'A guide to Endroll', reveals: 'nobody' },
  season: { address: 'endroll://tv/1396/season/2', sign: KNOWN, reveals: 'shown' },
  episode: {
    address: 'endroll://tv/1396/season/2/episode/3',
    sign: 'You have not seen this episode yet.',
    reveals: 'shown',
  },
  series: { address: 'endroll://tv/1396', sign: KNOWN, reveals: 'shown' },
  matrix: { address: 'endroll://tv/1396/people', sign: KNOWN, reveals: 'shown' },
  person: { address: 'endroll://person/17419', sign: KNOWN, reveals: 'shown' },
  compare: { address: 'endroll://compare/1396-1/1396-2', sign: 'Vince Gilligan', reveals: 'shown' },
  changes: { address: 'endroll://changes', sign: /Vince Gilligan/, reveals: 'shown' },
  roll: { address: 'endroll://tv/1396/season/2/roll', sign: /Breaking Bad/, reveals: 'shown' },
  history: { address: 'endroll://tv/1396/season/2/history', sign: /Vince Gilligan/, reveals: 'shown' },
  search: { address: 'endroll://search?q=zz', sign: /What you have not seen yet/, reveals: 'asked' },
  yours: { address: 'endroll://yours', sign: /What you have not seen yet/, reveals: 'asked' },
};

/** All that is on screen and all that is said of it. */
function told(): string {
  return document.body.innerHTML;
}

async function open(page: PageName): Promise<void> {
  const { address, sign } = PAGES[page];
  api.startAddress = address;
  api.found = { groups: [], hasUnseen: true };
  api.yoursPage = {
    entries: [],
    hasUnseen: true,
  };
  api.yoursNow = {
    ...api.yoursNow,
    searches: [{ id: '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11', name: 'Directors', query: 'job:director' }],
  };
  render(App, { api });
  expect((await screen.findAllByText(sign, undefined, { timeout: 10_000 })).length).toBeGreaterThan(0);
}

const showAnyway = async () => user.click(await screen.findByRole('button', { name: 'Show anyway' }));

it('stands in the table for every page of the window', () => {
  expect(Object.keys(PAGES).sort()).toEqual(Object.keys(pageEntries).sort());
});

describe.each(Object.entries(PAGES) as [PageName, PageCheck][])('the page %s', (name, { reveals }) => {
  it('tells nothing of what was not seen, until it is asked to', async () => {
    await open(name);
    // What comes after the first paint is there, too.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(told()).not.toMatch(SECRET);
    expect(told()).not.toMatch(SECRET_COUNT);
    if (reveals === 'shown') {
      await showAnyway();
      await waitFor(() => expect(told()).toMatch(SECRET));
      await user.click(screen.getByRole('button', { name: 'Hide again' }));
      await waitFor(() => expect(told()).not.toMatch(SECRET));
    } else if (reveals === 'asked') {
      const call = name === 'search' ? 'library.search' : 'yours.page';
      expect(api.inputsOf(call)).toContainEqual(expect.objectContaining({ showUnseen: false }));
      await showAnyway();
      await waitFor(() =>
        expect(api.inputsOf(call).at(-1)).toEqual(expect.objectContaining({ showUnseen: true })),
      );
    }
  });
});

describe('where seasons stand together, an unseen one does not tell who leaves', () => {
  const JOINS = 'Nora Newcomer';

  beforeEach(async () => {
    const [first] = api.creditsOfSeries;
    api.creditsOfSeries = [
      first!,
      {
        seasonNumber: 2,
        credits: await packedCredits([...credits, credit('joins', person(51, JOINS), { episodeCount: 97 })]),
      },
    ];
  });

  /** All that a row or card says but for the name. */
  const restOf = (name: string): string =>
    screen
      .getAllByText(name)
      .flatMap((found) => found.closest('[role=row], li, [role=listitem]') ?? [])
      .map((row) => row.textContent.replace(name, ''))
      .join();

  it.each(['series', 'matrix'] as const)('on the page %s', async (page) => {
    await open(page);
    await waitFor(() => expect(told()).toContain('Leah Leaver'));
    expect(told()).not.toContain(JOINS);
    expect(restOf(KNOWN).replace('Walter White', '').replace('BC', '')).toBe(
      restOf('Leah Leaver').replace('Jane', '').replace('LL', ''),
    );
    expect(restOf(KNOWN)).toContain('7');
    await showAnyway();
    await waitFor(() => expect(told()).toContain(JOINS));
    expect(told()).toMatch(/\b104\b/u);
  });

  it('on the page compare', async () => {
    await open('compare');
    expect(told()).not.toContain(JOINS);
    expect(told()).not.toContain('Leah Leaver');
    expect(told()).not.toContain(KNOWN);
    await showAnyway();
    await waitFor(() => expect(told()).toContain('Leah Leaver'));
    expect(told()).toContain(JOINS);
  });

  const seasonOf = (seasonNumber: number) => ({
    key: { ...key, seasonNumber },
    name: `Season ${seasonNumber}`,
    airDate: null,
    credits: [{ ...indexed('regular'), character: 'Walter White', episodeCount: 7 }],
  });

  it.each([
    ['stays', [1, 2]],
    ['leaves', [1]],
  ])('on the page of a person who %s', async (_, seasonNumbers) => {
    const [series] = api.keptPerson!.series;
    api.keptPerson = {
      ...api.keptPerson!,
      series: [{ ...series!, seasons: seasonNumbers.map(seasonOf) }],
    };
    await open('person');
    const page = screen.getByRole('article');
    await waitFor(() => expect(page).toHaveTextContent('Walter White Season 1 · Regular · 7 episodes'));
    expect(page).toHaveTextContent('1 season');
    // The same of both: what is hidden is not whether they are in it.
    expect(page).toHaveTextContent('What you have not seen yet is hidden.');
    expect(page).not.toHaveTextContent(/Season 2|2 seasons|Role hidden/u);
  });

  it.each([
    ['stays', [1, 2]],
    ['leaves', [1]],
  ])('in the panel of a person who %s', async (_, seasonNumbers) => {
    const firstSeason = { ...key, seasonNumber: 1 };
    api.page = ok(seasonPage({ season: bareSeason({ key: firstSeason, credits: firstCredits }) }));
    api.creditsOfPerson = seasonNumbers.map((seasonNumber) => ({
      season: keptSeason({ seasonNumber }),
      credit: indexed('regular'),
    }));
    api.startAddress = 'endroll://tv/1396/season/1';
    render(App, { api });
    await user.click((await screen.findAllByText(KNOWN))[0]!);
    const panel = await screen.findByRole('complementary', { name: 'Person' });
    expect(await within(panel).findByText('What you have not seen yet is hidden.')).toBeVisible();
    expect(panel).not.toHaveTextContent(/Season 2|Role hidden/u);
    await showAnyway();
    await waitFor(() => expect(panel.textContent.includes('Season 2')).toBe(seasonNumbers.includes(2)));
  });

  it('and its own page shows its regulars', async () => {
    await open('season');
    expect(told()).toContain(KNOWN);
  });
});

/** What each setting hides: said nowhere while it is on. */
const HIDDEN = {
  hideGuests: /Zzyzx (Guest|Part)/u,
  hideCharacters: /Zzyzx (Role|Part)/u,
  // Of a season, or of two.
  hideEpisodeCounts: /\b(97|104|194)\b/u,
} as const;
type HidingSetting = keyof typeof HIDDEN;

/** The pages that tell it while the setting is off; what was typed in a search is found by main (search.test). */
const TELLS: Readonly<Record<HidingSetting, readonly PageName[]>> = {
  hideGuests: [
    'season',
    'series',
    'matrix',
    'person',
    'compare',
    'changes',
    'roll',
    'history',
    'episode',
    'yours',
  ],
  hideCharacters: [
    'season',
    'series',
    'matrix',
    'person',
    'compare',
    'changes',
    'roll',
    'history',
    'episode',
    'yours',
  ],
  hideEpisodeCounts: ['season', 'series', 'person', 'matrix'],
};

describe.each(Object.keys(HIDDEN) as HidingSetting[])('with the setting %s', (setting) => {
  const secret = HIDDEN[setting];

  beforeEach(() => {
    api.yoursNow = { ...api.yoursNow, seen: [] };
    api.settingsNow = { ...api.settingsNow, [setting]: true };
    // Whoever is only a guest star there, as the library answers it.
    vi.spyOn(api.library, 'companions').mockImplementation(({ hidden }) =>
      Promise.resolve(
        ok(
          toJsonText(
            hidden.guests
              ? []
              : [
                  {
                    person: { personId: 2, name: 'Zzyzx Guest', originalName: null, profilePath: null },
                    seasonCount: 2,
                    season: key,
                  },
                ],
          ),
        ),
      ),
    );
  });

  async function openHiding(page: PageName): Promise<void> {
    const { address, sign } = PAGES[page];
    api.startAddress = address;
    api.found = { groups: [], hasUnseen: true };
    const names = { ...NO_NAMES, personName: KNOWN, seriesName: 'Breaking Bad', role: 'Zzyzx Role' };
    const subject = 'tv/1396/season/2/person/17419/credit/regular';
    const changedAt = '2026-11-01T08:00:00.000Z';
    api.yoursPage = {
      entries: [
        { ...NO_MARK, subject, names, works: [], fetchedAt: null, isStarred: true, changedAt },
        {
          ...NO_MARK,
          subject: 'person/17419',
          names,
          works: [
            { seriesId: 1396, seriesName: 'Breaking Bad', roles: [{ kind: 'guest', role: 'Zzyzx Part' }] },
          ],
          fetchedAt: null,
          isStarred: true,
          changedAt,
        },
      ],
      hasUnseen: true,
    };
    render(App, { api });
    const shown = page === 'episode' ? 'Zzyzx Title' : sign;
    expect((await screen.findAllByText(shown, undefined, { timeout: 10_000 })).length).toBeGreaterThan(0);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }

  it.each(Object.keys(PAGES) as PageName[])('the page %s does not tell it', async (page) => {
    await openHiding(page);
    expect(told()).not.toMatch(secret);
  });

  it.each(TELLS[setting])('the page %s tells it without the setting', async (page) => {
    api.settingsNow = { ...api.settingsNow, [setting]: false };
    await openHiding(page);
    await waitFor(() => expect(told()).toMatch(secret));
  });

  // A season's sheet says itself what is hidden (paper.svelte.test).
  it.each(['matrix', 'person', 'compare', 'changes', 'history'] as const)(
    'paper does not get it from the page %s',
    async (page) => {
      const print = vi.spyOn(Printing.prototype, 'print').mockResolvedValue();
      onTestFinished(() => print.mockRestore());
      await openHiding(page);
      api.send('app:commandChosen', { command: 'print' });
      await waitFor(() => expect(print).toHaveBeenCalledOnce());
      expect(JSON.stringify(print.mock.calls)).toMatch(KNOWN);
      expect(JSON.stringify(print.mock.calls)).not.toMatch(secret);
    },
  );

  it('the library is asked to search without it', async () => {
    await openHiding('search');
    expect(api.inputsOf('library.search').at(-1)).toMatchObject({
      hidden: hiddenBySettings(api.settingsNow),
    });
  });
});

describe('guest stars, who come by their episodes,', () => {
  const guest = (id: number, name: string, order: number, episodeCount: number): Credit =>
    credit(name, person(id, name), { kind: 'guest', character: 'Waiter', order, episodeCount });

  beforeEach(async () => {
    const stars = [...credits, guest(8, 'Zoe Often', 509, 90), guest(9, 'Amy Once', 501, 1)];
    api.yoursNow = { ...api.yoursNow, seen: [] };
    api.page = ok(seasonPage({ season: bareSeason({ key, name: 'Season 2', credits: stars }) }));
    const [first] = api.creditsOfSeries;
    api.creditsOfSeries = [first!, { seasonNumber: 2, credits: await packedCredits(stars) }];
  });

  it.each(
    (['season', 'series', 'matrix', 'compare', 'roll'] as const).flatMap((page) => [
      [page, true] as const,
      [page, false] as const,
    ]),
  )('stand on the page %s so that hidden counts (%j) are not told', async (page, hideEpisodeCounts) => {
    api.settingsNow = { ...api.settingsNow, hideEpisodeCounts };
    await open(page);
    await waitFor(() => expect(told()).toContain('Amy Once'));
    expect(told().indexOf('Amy Once') < told().indexOf('Zoe Often')).toBe(hideEpisodeCounts);
  });
});

describe('a series of two seasons, seen to the second episode of the first', () => {
  beforeEach(async () => {
    const first = [
      credit('always', person(17419, KNOWN), {
        character: 'Walter White',
        episodeCount: 3,
        episodeNumbers: [],
      }),
      credit('late', person(7, 'Late Regular'), { character: 'Zzyzx Role', episodeNumbers: [3] }),
      credit('guest', person(2, 'Zzyzx Guest'), {
        kind: 'guest',
        character: 'Zzyzx Part',
        episodeNumbers: [3],
      }),
      crewCredit('crew', person(3, 'Vince Gilligan'), 'Directing', 'Director', { episodeNumbers: [1] }),
    ];
    api.yoursNow = { ...api.yoursNow, seen: [{ seriesId: 1396, seasonNumber: 1, episodeNumber: 2 }] };
    api.page = ok(
      seasonPage({
        season: bareSeason({
          key: { ...key, seasonNumber: 1 },
          name: 'Season 1',
          episodes: [1, 2, 3].map((number) =>
            bareEpisode(number, { name: number === 3 ? 'Zzyzx Title' : `Title ${number}` }),
          ),
          credits: first,
        }),
      }),
    );
    api.creditsOfSeries = await Promise.all(
      [first, credits].map(async (own, index) => ({
        seasonNumber: index + 1,
        credits: await packedCredits(own),
      })),
    );
    api.keptPerson = {
      person: { personId: 7, name: 'Late Regular', originalName: null, profilePath: null },
      series: [
        {
          seriesId: 1396,
          language: 'en-US',
          seriesName: 'Breaking Bad',
          posterPath: null,
          seasons: [
            {
              key: { ...key, seasonNumber: 1 },
              name: 'Season 1',
              airDate: null,
              credits: [{ ...indexed('regular'), isLater: true }],
            },
          ],
        },
      ],
    };
  });

  it.each([
    ['endroll://tv/1396/season/1', KNOWN, true],
    ['endroll://tv/1396/season/1/episode/2', KNOWN, false],
    ['endroll://tv/1396', KNOWN, true],
    ['endroll://tv/1396/people', KNOWN, true],
    ['endroll://person/7', 'Late Regular', true],
    ['endroll://compare/1396-1/1396-2', 'Vince Gilligan', true],
  ])('%s tells nothing of what comes later, and nothing false', async (address, sign, isPartHidden) => {
    api.startAddress = address;
    render(App, { api });
    expect((await screen.findAllByText(sign, undefined, { timeout: 10_000 })).length).toBeGreaterThan(0);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(told()).not.toMatch(SECRET);
    expect(told()).not.toMatch(SECRET_COUNT);
    expect(told()).not.toMatch(/lists no guest stars for this season|Role not (given|known)/u);
    expect(screen.queryByRole('heading', { name: /^(Left|Joined)/ })).toBeNull();
    expect(screen.queryAllByRole('button', { name: 'Show anyway' }).length > 0).toBe(isPartHidden);
  });

  it.each([
    ['endroll://tv/1396/season/1', KNOWN],
    ['endroll://tv/1396/season/1/roll', KNOWN],
    ['endroll://tv/1396/season/1/history', /Vince Gilligan/],
    ['endroll://changes', /Vince Gilligan/],
    ['endroll://tv/1396', KNOWN],
    ['endroll://tv/1396/people', KNOWN],
  ])('%s says nothing of hidden content where all there is has been seen', async (address, sign) => {
    const season = { ...key, seasonNumber: 1 };
    const director = crewCredit('crew', person(3, 'Vince Gilligan'), 'Directing', 'Director', {
      episodeCount: 1,
      episodeNumbers: [1],
    });
    api.yoursNow = { ...api.yoursNow, seen: [{ seriesId: 1396, seasonNumber: 1, episodeNumber: 3 }] };
    const revisions = [
      {
        before: '2026-10-01T08:00:00.000Z',
        after: '2026-11-01T08:00:00.000Z',
        changes: [{ kind: 'added', before: null, after: director } as const],
      },
    ];
    api.seasonHistory = revisions;
    api.changesSince = {
      seasons: [{ key: season, seriesName: 'Breaking Bad', seasonName: 'Season 1', revisions }],
      isCut: false,
    };
    api.kept = [keptSeason({ seasonNumber: 1 })];
    const episodes = [1, 2, 3].map((episodeNumber) => ({ episodeNumber }));
    api.creditsOfSeries = api.creditsOfSeries.slice(0, 1).map((own) => ({ ...own, episodes }));
    api.startAddress = address;
    render(App, { api });
    expect((await screen.findAllByText(sign, undefined, { timeout: 10_000 })).length).toBeGreaterThan(0);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(screen.queryByRole('button', { name: 'Show anyway' })).toBeNull();
  });

  it('a regular of every episode stands on the page of a seen one', async () => {
    api.startAddress = 'endroll://tv/1396/season/1/episode/2';
    render(App, { api });
    const regulars = await screen.findByRole('region', { name: 'Regular cast (1)' });
    expect(within(regulars).getAllByText(KNOWN).length).toBeGreaterThan(0);
  });
});

async function chooseFromMenu(menu: string, item: RegExp): Promise<void> {
  await user.click(await screen.findByRole('button', { name: menu }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

const pressCopy = async () => user.click((await screen.findAllByRole('button', { name: 'Copy' }))[0]!);

describe('beside the pages', () => {
  it('the window’s title says of which season an episode is whose title is hidden', async () => {
    await open('episode');
    await waitFor(() => expect(document.title).toMatch(/^Breaking Bad, Season 2, Episode 3\b/u));
  });

  it('the page of an unseen season says that guests and roles are hidden, and not that there are none', async () => {
    await open('season');
    expect(await screen.findByText('Guest stars of episodes you have not seen are hidden.')).toBeVisible();
    expect(screen.getAllByText('Role hidden').length).toBeGreaterThan(0);
    expect(told()).not.toMatch(/lists no guest stars|Role not given/u);
  });

  it('a library that cannot say how far a series was seen opens nothing until it is asked to', async () => {
    vi.spyOn(api.yours, 'all').mockResolvedValue(fail({ kind: 'library-unavailable', reason: 'stopped' }));
    await open('season');
    expect(told()).not.toMatch(SECRET);
    await showAnyway();
    await waitFor(() => expect(told()).toMatch(SECRET));
  });

  it.each(['portraits', 'table', 'episodes'] as const)(
    'the season as %s, and its panel, keep it',
    async (seasonMode) => {
      api.settingsNow = { ...api.settingsNow, seasonMode };
      await open('season');
      await waitFor(() => expect(screen.getAllByText(KNOWN).length).toBeGreaterThan(0));
      expect(told()).not.toMatch(SECRET);
      await user.click(screen.getAllByText(KNOWN)[0]!);
      await screen.findByRole('complementary', { name: 'Person' });
      expect(told()).not.toMatch(SECRET);
      expect(told()).not.toMatch(SECRET_COUNT);
    },
  );

  it('the panel keeps it again when the page does', async () => {
    await open('season');
    await showAnyway();
    await user.click(await screen.findByText('Zzyzx Guest'));
    const panel = await screen.findByRole('complementary', { name: 'Person' });
    expect(within(panel).getByRole('heading', { name: 'Zzyzx Guest' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Hide again' }));
    await waitFor(() => expect(told()).not.toMatch(SECRET));
  });

  it('hides it again on the next page', async () => {
    await open('season');
    await showAnyway();
    await waitFor(() => expect(told()).toMatch(SECRET));
    api.send('app:addressOpened', { address: 'endroll://tv/1396' });
    await screen.findByRole('heading', { name: /Seasons/ });
    expect(told()).not.toMatch(SECRET);
  });

  it.each(['season', 'matrix', 'compare', 'changes', 'history'] as const)(
    'paper gets what the page %s shows',
    async (name) => {
      const print = vi.spyOn(Printing.prototype, 'print').mockResolvedValue();
      await open(name);
      api.send('app:commandChosen', { command: 'print' });
      await waitFor(() => expect(print).toHaveBeenCalledOnce());
      expect(JSON.stringify(print.mock.calls)).toMatch(SHOWN);
      expect(JSON.stringify(print.mock.calls)).not.toMatch(SECRET);
      expect(JSON.stringify(print.mock.calls)).not.toMatch(SECRET_COUNT);
      print.mockRestore();
    },
  );

  it('the sheets of kept seasons keep it', async () => {
    const seen = toSeenSeries([{ seriesId: 1396, seasonNumber: 1, episodeNumber: null }]);
    const spoilers = new Spoilers(
      () => api.settingsNow,
      () => seen,
    );
    const sheetOf = (isAlone: boolean) => keptSheet(key, { spoilers, api, texts: new Texts(), isAlone });
    const beside = await sheetOf(false);
    expect(JSON.stringify(beside), 'beside others').not.toMatch(KNOWN);
    expect(JSON.stringify(beside)).toContain('Vince Gilligan');
    expect(JSON.stringify(beside)).toContain('What you have not seen yet is hidden.');
    const sheet = await sheetOf(true);
    expect(JSON.stringify(sheet)).toMatch(KNOWN);
    expect(JSON.stringify(sheet)).not.toMatch(SECRET);
    expect(JSON.stringify(sheet)).toContain('What you have not seen yet is hidden.');
  });

  it.each<[what: string, page: PageName, choose: () => Promise<void>]>([
    ['a season as text', 'season', () => chooseFromMenu('Copy credits', /text/i)],
    ['a season for a spreadsheet', 'season', () => chooseFromMenu('Copy credits', /spreadsheet|TSV/i)],
    ['a season as Markdown', 'season', () => chooseFromMenu('Copy credits', /Markdown/)],
    ['people by season as a table', 'matrix', () => chooseFromMenu('More', /TSV/)],
    ['people by season as Markdown', 'matrix', () => chooseFromMenu('More', /Markdown/)],
    ['people by season as CSV', 'matrix', () => chooseFromMenu('More', /CSV/)],
    ['a comparison as a table', 'compare', () => chooseFromMenu('More', /TSV/)],
    [
      'a comparison',
      'compare',
      async () => {
        await user.click(screen.getByRole('radio', { name: 'As sentences' }));
        await user.click(await screen.findByRole('button', { name: 'Copy' }));
      },
    ],
    ['what changed in the library', 'changes', () => pressCopy()],
    ['what changed in a season', 'history', () => pressCopy()],
    ['what changed in a season as a table', 'history', () => chooseFromMenu('More', /TSV/)],
    ['what changed in a season as Markdown', 'history', () => chooseFromMenu('More', /Markdown/)],
  ])('what is copied keeps it: %s', async (_, name, choose) => {
    await open(name);
    await choose();
    await waitFor(() => expect(api.inputsOf('app.copyText')).toHaveLength(1));
    const copied = JSON.stringify(api.inputsOf('app.copyText'));
    expect(copied).toMatch(SHOWN);
    expect(copied).not.toMatch(SECRET);
    expect(copied).not.toMatch(SECRET_COUNT);
  });

  it('the palette asks the library to keep it', async () => {
    await open('season');
    api.send('app:commandChosen', { command: 'palette' });
    await user.type(await screen.findByRole('combobox', { name: /command/ }), 'zz');
    await waitFor(() => expect(api.inputsOf('library.search')).not.toEqual([]));
    expect(api.inputsOf('library.search').at(-1)).toMatchObject({ showUnseen: false });
  });

  it('a receipt says that a portrait is missing, and not whose', () => {
    const problem = { kind: 'portrait-missing', personName: 'Zzyzx Guest', profilePath: '/zz.jpg' } as const;
    expect(problemText(problem, false, new Texts())).toMatch(SECRET);
    expect(problemText(problem, true, new Texts())).not.toMatch(SECRET);
  });
});
