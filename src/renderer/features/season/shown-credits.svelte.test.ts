import { ENGLISH_CREDIT_NAMES } from '@shared/domain/credit-names.ts';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { facetKey } from '@shared/domain/credit-facets.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import type { Settings } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { seasonPage } from '../../test/season-fixture.ts';
import { startSession } from '../../test/start-session.ts';
import { allGroups, ShownCredits } from './shown-credits.svelte.ts';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function open(
  settings: Partial<Settings> = {},
  hidden: Partial<HiddenDetails> = {},
): Promise<ShownCredits> {
  return new ShownCredits(() => groupCredits(seasonPage().season.credits), {
    hidden: () => ({ ...NOTHING_HIDDEN, ...hidden }),
    session: await startSession(api, settings),
    texts: { locale: 'en', credits: ENGLISH_CREDIT_NAMES },
  });
}

const namesOf = (credits: ShownCredits): readonly string[] =>
  credits.rows.map(({ group }) => group.person.name);

describe('facets', () => {
  it('narrow the sections and the rows, with the words of the filter, until they are cleared', async () => {
    const credits = await open();
    expect(credits.isFiltered).toBe(false);
    credits.toggleFacet({ kind: 'section', value: 'regulars' });
    expect(credits.shown?.counts).toEqual({ regulars: 2, guests: 0, crew: 0, people: 2, credits: 2 });
    credits.filter = 'aaron';
    expect(namesOf(credits)).toEqual(['Aaron Paul']);
    credits.clearFacets();
    expect([credits.isFiltered, credits.filter]).toEqual([true, 'aaron']);
    credits.toggleFacet({ kind: 'section', value: 'crew' });
    expect(namesOf(credits)).toEqual([]);
    credits.clearFilter();
    expect([credits.isFiltered, credits.filter, credits.facets]).toEqual([false, '', []]);
    expect(credits.shown).toBe(credits.visible);
  });

  it('count what the words leave of each section, whichever is chosen', async () => {
    const credits = await open({ seasonMode: 'table' });
    const all = credits.visible?.counts;
    credits.toggleFacet({ kind: 'section', value: 'regulars' });
    expect(credits.sectionCounts).toEqual(all);
    credits.filter = 'nobody is called so';
    expect(credits.sectionCounts).toEqual({ regulars: 0, guests: 0, crew: 0, people: 0, credits: 0 });
  });

  it('are not offered for guests who are hidden', async () => {
    const offered = (credits: ShownCredits) => credits.facetCounts.map(({ facet }) => facetKey(facet));
    expect(offered(await open())).toContain('section/guests');
    expect(offered(await open({}, { guests: true }))).not.toContain('section/guests');
  });
});

describe('the rows', () => {
  it('are in the order that the settings keep', async () => {
    const credits = await open({
      seasonMode: 'table',
      creditSort: 'name',
      creditSortDirection: 'descending',
    });
    expect(namesOf(credits)).toEqual([
      'Vince Gilligan',
      'Vince Gilligan',
      'Vince Gilligan',
      'Ken Watanabe',
      'Bryan Cranston',
      'Aaron Paul',
    ]);
  });

  it('are in the order of the page where there is no table', async () => {
    const credits = await open({ seasonMode: 'portraits', creditSort: 'name' });
    expect(namesOf(credits).slice(0, 3)).toEqual(['Bryan Cranston', 'Aaron Paul', 'Ken Watanabe']);
  });

  it('follow the grid of episodes, which has each person once', async () => {
    const credits = await open({ seasonMode: 'episodes' });
    expect(namesOf(credits), 'no grid yet').toEqual([]);
    const [gilligan, paul] = ['Vince Gilligan', 'Aaron Paul'].map(
      (name) => allGroups(credits.sections).find(({ person }) => person.name === name)!.person.personId,
    );
    credits.grid = {
      people: () => [gilligan!, paul!],
      narrowedTo: () => null,
      gridRows: () => [],
      tableOf: () => [],
      focusFirst: () => undefined,
    };
    expect(namesOf(credits)).toEqual(['Vince Gilligan', 'Vince Gilligan', 'Vince Gilligan', 'Aaron Paul']);
    expect(credits.people.map(({ person }) => person.name)).toEqual(['Vince Gilligan', 'Aaron Paul']);
  });

  it('leave on paper whom the grid shows of an episode', async () => {
    const credits = await open({ seasonMode: 'episodes' });
    const [paul] = credits.sections!.regulars.filter(({ person }) => person.name === 'Aaron Paul');
    credits.grid = {
      people: () => [paul!.person.personId],
      narrowedTo: () => null,
      gridRows: () => [],
      tableOf: () => [],
      focusFirst: () => undefined,
    };
    expect(credits.printed, 'all of the page').toBe(credits.shown);
    credits.grid = {
      people: () => [paul!.person.personId],
      narrowedTo: () => 'Episode 1',
      gridRows: () => [],
      tableOf: () => [],
      focusFirst: () => undefined,
    };
    expect(credits.printed?.counts).toEqual({ regulars: 1, guests: 0, crew: 0, people: 1, credits: 1 });
    credits.mode = 'portraits';
    expect(credits.printed).toBe(credits.shown);
  });

  it('keep the order for all seasons', async () => {
    const credits = await open();
    credits.order = { sort: 'episodes', direction: 'descending' };
    expect(credits.order).toEqual({ sort: 'episodes', direction: 'descending' });
    expect(api.settingsNow).toMatchObject({ creditSort: 'episodes', creditSortDirection: 'descending' });
  });

  it.each([
    ['role', { characters: true }],
    ['episodes', { episodeCounts: true }],
  ] as const)(
    'are in the order of the page where the order by %s would give away what is hidden',
    async (sort, hidden) => {
      const credits = await open(
        { seasonMode: 'table', creditSort: sort, creditSortDirection: 'descending' },
        hidden,
      );
      expect(credits.order).toEqual({ sort: 'billing', direction: 'ascending' });
      expect(namesOf(credits)[0]).toBe('Bryan Cranston');
    },
  );

  it('are not made while nobody reads them, and sorted once however often the filter changes', async () => {
    const credits = await open({ seasonMode: 'table', creditSort: 'name' });
    expect(credits.visible).not.toBeNull();
    const sorting = vi.spyOn(Array.prototype, 'toSorted');
    let isTable = $state(false);
    const rowCounts: number[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        rowCounts.push(isTable ? credits.rows.length : (credits.shown?.counts.crew ?? 0));
      });
    });
    flushSync(() => (credits.filter = 'gilligan'));
    expect(sorting).not.toHaveBeenCalled();
    flushSync(() => (isTable = true));
    flushSync(() => (credits.filter = 'aaron'));
    expect(rowCounts, 'crew of all, crew of one name, rows of each name').toEqual([1, 1, 3, 1]);
    expect(sorting).toHaveBeenCalledOnce();
    stop();
    sorting.mockRestore();
  });
});

it('keeps the way of showing for the next season', async () => {
  const credits = await open();
  expect(credits.mode).toBe('portraits');
  credits.mode = 'table';
  expect(credits.mode).toBe('table');
  expect((await open()).mode).toBe('table');
});
