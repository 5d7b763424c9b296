import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { facetKey } from '@shared/domain/credit-facets.ts';
import type { Settings } from '@shared/domain/settings.ts';
import { ok } from '@shared/result.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { Session } from '../../state/session.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { packPage } from '../../test/pack-page.ts';
import { credit, person, seasonPage } from '../../test/season-fixture.ts';
import { SeasonView } from './season-view.svelte.ts';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function create(
  settings: Partial<Settings> = {},
  hidden: Partial<HiddenDetails> = {},
): Promise<SeasonView> {
  api.settingsNow = { ...api.settingsNow, ...settings };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const session = new Session(api, started.value);
  return new SeasonView(api, { kind: 'sample' }, () => ({ ...NOTHING_HIDDEN, ...hidden }), session, {
    locale: 'en',
  });
}

async function open(...of: Parameters<typeof create>): Promise<SeasonView> {
  const view = await create(...of);
  await view.load();
  return view;
}

const namesOf = (view: SeasonView): readonly string[] => view.rows.map(({ group }) => group.person.name);

describe('facets', () => {
  it('narrow the sections and the rows, with the words of the filter, until they are cleared', async () => {
    const view = await open();
    expect(view.isFiltered).toBe(false);
    view.toggleFacet({ kind: 'section', value: 'regulars' });
    expect(view.shown?.counts).toEqual({ regulars: 2, guests: 0, crew: 0 });
    view.filter = 'aaron';
    expect(namesOf(view)).toEqual(['Aaron Paul']);
    view.clearFacets();
    expect([view.isFiltered, view.filter]).toEqual([true, 'aaron']);
    view.toggleFacet({ kind: 'section', value: 'crew' });
    expect(namesOf(view)).toEqual([]);
    view.clearFilter();
    expect([view.isFiltered, view.filter, view.facets]).toEqual([false, '', []]);
    expect(view.shown).toBe(view.visible);
  });

  it('are not offered for guests who are hidden', async () => {
    const offered = (view: SeasonView) => view.facetCounts.map(({ facet }) => facetKey(facet));
    expect(offered(await open())).toContain('section/guests');
    expect(offered(await open({}, { guests: true }))).not.toContain('section/guests');
  });
});

describe('the rows', () => {
  it('are in the order that the settings keep', async () => {
    const view = await open({ creditSort: 'name', creditSortDirection: 'descending' });
    expect(namesOf(view)).toEqual([
      'Vince Gilligan',
      'Vince Gilligan',
      'Vince Gilligan',
      'Ken Watanabe',
      'Bryan Cranston',
      'Aaron Paul',
    ]);
  });

  it('keep the order for all seasons', async () => {
    const view = await open();
    view.order = { sort: 'episodes', direction: 'descending' };
    expect(view.order).toEqual({ sort: 'episodes', direction: 'descending' });
    expect(api.settingsNow).toMatchObject({ creditSort: 'episodes', creditSortDirection: 'descending' });
  });

  it.each([
    ['role', { characters: true }],
    ['episodes', { episodeCounts: true }],
  ] as const)(
    'are in the order of the page where the order by %s would give away what is hidden',
    async (sort, hidden) => {
      const view = await open({ creditSort: sort, creditSortDirection: 'descending' }, hidden);
      expect(view.order).toEqual({ sort: 'billing', direction: 'ascending' });
      expect(namesOf(view)[0]).toBe('Bryan Cranston');
    },
  );

  it('are not made while nobody reads them, and sorted once however often the filter changes', async () => {
    const sorting = vi.spyOn(Array.prototype, 'toSorted');
    const view = await open({ creditSort: 'name' });
    let isTable = $state(false);
    const rowCounts: number[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        rowCounts.push(isTable ? view.rows.length : (view.shown?.counts.crew ?? 0));
      });
    });
    flushSync(() => (view.filter = 'gilligan'));
    expect(sorting).not.toHaveBeenCalled();
    flushSync(() => (isTable = true));
    flushSync(() => (view.filter = 'aaron'));
    expect(rowCounts, 'crew of all, crew of one name, rows of each name').toEqual([1, 1, 3, 1]);
    expect(sorting).toHaveBeenCalledOnce();
    stop();
    sorting.mockRestore();
  });
});

describe('a season of thousands', () => {
  beforeEach(() => {
    const page = seasonPage();
    const credits = Array.from({ length: 1500 }, (_, index) =>
      credit(`regular-${index}`, person(index + 1, `Person ${index + 1}`)),
    );
    api.page = ok({ ...page, season: { ...page.season, credits } });
  });

  /** How many regulars are listed and counted, at each change of that until all has been read. */
  async function seenWhile(view: SeasonView): Promise<readonly string[]> {
    const seen: string[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        const { regulars, counts } = view.shown ?? {};
        seen.push(`${regulars?.length ?? 'no'} of ${counts?.regulars ?? 'none'}`);
      });
    });
    flushSync();
    await view.load();
    flushSync();
    stop();
    return seen;
  }

  it('shows its first people, and counts all, before it has read all', async () => {
    expect(await seenWhile(await create())).toEqual(['no of none', '60 of 1500', '1500 of 1500']);
  });

  it('waits for all where all are sorted, and where a page is there already', async () => {
    expect(await seenWhile(await create({ seasonMode: 'table' }))).toEqual(['no of none', '1500 of 1500']);
    const shown = await open();
    expect(await seenWhile(shown)).toEqual(['1500 of 1500', '1500 of 1500']);
  });

  it('tells nobody that it is shown before all of it is', async () => {
    const told: number[] = [];
    const view = await create();
    await new Promise<void>((done) => {
      view.follow(({ season }) => {
        told.push(season.credits.length);
        done();
      });
    });
    expect(told).toEqual([1500]);
  });
});

it('says that the library is damaged when the credits cannot be read', async () => {
  const view = await create();
  const packed = await packPage(seasonPage());
  packed.credits.fill(0);
  vi.spyOn(api.seasons, 'openSample').mockResolvedValue(ok(packed));
  await view.load();
  expect(view.status).toEqual({
    kind: 'failed',
    error: { kind: 'library-unavailable', reason: 'damaged' },
  });
});

it('keeps the way of showing for the next season', async () => {
  const view = await open();
  expect(view.mode).toBe('portraits');
  view.mode = 'table';
  expect(view.mode).toBe('table');
  expect((await open()).mode).toBe('table');
});
