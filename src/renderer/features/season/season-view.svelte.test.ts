import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { facetKey } from '@shared/domain/credit-facets.ts';
import type { Settings } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { Session } from '../../state/session.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { SeasonView } from './season-view.svelte.ts';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function open(
  settings: Partial<Settings> = {},
  hidden: Partial<HiddenDetails> = {},
): Promise<SeasonView> {
  api.settingsNow = { ...api.settingsNow, ...settings };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const session = new Session(api, started.value);
  const view = new SeasonView(api, { kind: 'sample' }, () => ({ ...NOTHING_HIDDEN, ...hidden }), session, {
    locale: 'en',
  });
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

it('keeps the way of showing for the next season', async () => {
  const view = await open();
  expect(view.mode).toBe('portraits');
  view.mode = 'table';
  expect(view.mode).toBe('table');
  expect((await open()).mode).toBe('table');
});
