import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PageName } from '@shared/domain/address.ts';
import { bareEpisode, bareTmdbPerson } from '@shared/domain/test/bare.ts';
import { ok } from '@shared/result.ts';
import { en } from '@shared/text/en.ts';
import { FakeApi } from '../test/fake-api.ts';
import { keptSeason } from '../test/kept-season-fixture.ts';
import { packedCredits } from '../test/pack-page.ts';
import { credit, person, seasonPage } from '../test/season-fixture.ts';
import { Texts } from '../text/texts.svelte.ts';
import App from './App.svelte';
import { pageEntries } from './pages.ts';

// Every page and every menu, in a language with one word for everything: keys of lists are identities and never texts, because
// two that are the same end a page, and a translation is enough to make them so.

await Promise.all(Object.values(pageEntries).map(async ({ load }) => load()));
await import('../ui/PopupMenu.svelte');

const user = userEvent.setup({ delay: null });
const KNOWN = 'Bryan Cranston';
let api: FakeApi;

function oneWord<T>(text: T): T {
  if (typeof text === 'string') return 'Word' as T;
  if (typeof text === 'function')
    return ((...given: unknown[]) => oneWord((text as (...given: unknown[]) => unknown)(...given))) as T;
  if (typeof text !== 'object' || text === null || Array.isArray(text)) return text;
  return Object.fromEntries(Object.entries(text).map(([name, own]) => [name, oneWord<unknown>(own)])) as T;
}

beforeEach(async () => {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  api = new FakeApi();
  api.tokenNow = { ...api.tokenNow, source: 'keyring' };
  api.kept = [1, 2].map((seasonNumber) => keptSeason({ seasonNumber }));
  const { season, ...page } = seasonPage();
  api.page = ok({ ...page, season: { ...season, episodes: [bareEpisode(1), bareEpisode(2)] } });
  const regular = credit('a', person(17419, KNOWN));
  api.creditsOfSeries = [{ seasonNumber: 1, credits: await packedCredits([regular]) }];
  const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
  const indexed = {
    kind: 'regular',
    character: 'Walter White',
    job: null,
    department: null,
    episodeCount: 7,
  } as const;
  const named = { personId: 17419, name: KNOWN, originalName: null, profilePath: null };
  const series = { seriesId: 1396, language: 'en-US', seriesName: 'Breaking Bad', posterPath: null };
  api.keptPerson = {
    person: named,
    series: [{ ...series, seasons: [{ key, name: 'Season 1', airDate: null, credits: [indexed] }] }],
  };
  const facts = {
    birthday: '1956-03-07',
    placeOfBirth: 'Hollywood',
    otherNames: ['Bryan Lee Cranston'],
    knownForDepartment: 'Acting',
  };
  api.tmdbPerson = {
    person: bareTmdbPerson(17419, facts),
    fetchedAt: '2026-11-20T08:00:00.000Z',
    isKept: true,
  };
  const before = '2026-10-01T08:00:00.000Z';
  const after = '2026-11-01T08:00:00.000Z';
  api.seasonHistory = [{ before, after, changes: [{ kind: 'added', before: null, after: regular }] }];
  api.changesSince = {
    seasons: [{ key, seriesName: 'Breaking Bad', seasonName: 'Season 1', revisions: api.seasonHistory }],
    isCut: false,
  };
  const words = oneWord(en);
  const spy = vi.spyOn(Texts.prototype, 'm', 'get').mockReturnValue(words);
  return () => {
    spy.mockRestore();
    vi.unstubAllGlobals();
  };
});

/** How many menus of its own each page has, once it is complete. */
const PAGES: Readonly<Record<PageName, readonly [address: string, menus: number]>> = {
  welcome: ['endroll://welcome', 0],
  library: ['endroll://library', 0],
  settings: ['endroll://settings', 0],
  guide: ['endroll://guide', 0],
  season: ['endroll://tv/1396/season/1', 2],
  episode: ['endroll://tv/1396/season/1/episode/1', 1],
  series: ['endroll://tv/1396', 1],
  matrix: ['endroll://tv/1396/people', 1],
  person: ['endroll://person/17419', 1],
  compare: ['endroll://compare/1396-1/1396-2', 1],
  changes: ['endroll://changes', 0],
  roll: ['endroll://tv/1396/season/1/roll', 0],
  history: ['endroll://tv/1396/season/1/history', 1],
  search: ['endroll://search?q=', 0],
  yours: ['endroll://yours', 0],
};

function open(address: string): void {
  api.startAddress = address;
  render(App, { api });
}

const items = (): readonly Element[] => [...document.querySelectorAll('[role^="menuitem"]')];

async function expectMenu(show: () => Promise<unknown>): Promise<void> {
  await show();
  await vi.waitFor(() => expect(items().length).toBeGreaterThan(1));
  await user.keyboard('{Escape}');
  await vi.waitFor(() => expect(items()).toEqual([]));
}

it.each(Object.entries(PAGES))('the page %s and its menus open', async (_page, [address, menus]) => {
  open(address);
  const openers = () => [...document.querySelectorAll('main [aria-haspopup="menu"]')];
  await vi.waitFor(
    () => {
      expect(document.querySelector('main :is(h1, h2)')).not.toBeNull();
      expect(openers()).toHaveLength(menus);
    },
    { timeout: 10_000 },
  );
  for (const opener of openers()) await expectMenu(() => user.click(opener));
  expect(api.inputsOf('app.reportError')).toEqual([]);
});

it('the menus of a person, of a series in the library, and of its order open', async () => {
  api.kept = [...api.kept, keptSeason({ seriesId: 60622, seriesName: 'Fargo' })];
  open('endroll://tv/1396/season/1');
  const elementOf = (selector: string): Promise<Element> =>
    vi.waitFor(() => {
      const found = document.querySelector(selector);
      if (found === null) throw new Error(`${selector} is not there yet`);
      return found;
    });
  const who = await elementOf('main [data-credit]');
  const [series] = await screen.findAllByRole('treeitem');
  const order = await elementOf('.sidebar [aria-haspopup="menu"]');
  await expectMenu(() => fireEvent.contextMenu(who, { button: 2 }));
  await expectMenu(() => fireEvent.contextMenu(series!, { button: 2 }));
  await expectMenu(() => user.click(order));
  expect(api.inputsOf('app.reportError')).toEqual([]);
});
