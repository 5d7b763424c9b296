import { describe, expect, it } from 'vitest';
import { ask, askFor, statusOf, withServer } from '../testing.ts';
import type { SearchPage } from '../wire.ts';
import { toPage, toSeriesRow } from './search.ts';

describe('a search', () => {
  it(
    'wants to be told for what',
    withServer(async (server) => {
      for (const path of ['/3/search/tv', '/3/search/tv?query=', '/3/search/tv?query=%20']) {
        const { status, json } = await ask(server, path);
        expect([status, json]).toEqual([422, { errors: ['query must be provided'] }]);
      }
    }),
  );

  it(
    'finds names in any case, without accents, translated or original',
    withServer(async (server) => {
      const found = async (query: string): Promise<readonly string[]> =>
        (await askFor<SearchPage>(server, `/3/search/tv?query=${encodeURIComponent(query)}`)).results.map(
          ({ name }) => name,
        );
      expect(await found('BREAKING')).toEqual(['Breaking Bad']);
      expect(await found('senora ocana')).toEqual(['Señora Ocaña']);
      expect(await found('grossenwahn')).toEqual(['Größenwahn']);
      expect(await found('hafenlichter')).toEqual(['Harbour Lights']);
      expect(await found('提灯')).toEqual(['The Lantern Bearer']);
      expect(await found('no such series')).toEqual([]);
    }),
  );

  it(
    'gives twenty rows a page, and refuses pages that cannot be',
    withServer(async (server) => {
      const pages = await Promise.all(
        [1, 2, 3].map((page) => askFor<SearchPage>(server, `/3/search/tv?query=the&page=${page}`)),
      );
      const total = pages[0]?.total_results ?? 0;
      expect(total).toBeGreaterThan(20);
      expect(pages.map(({ results }) => results.length)).toEqual([20, total - 20, 0]);
      expect(new Set(pages.flatMap(({ results }) => results.map(({ id }) => id))).size).toBe(total);
      expect(pages[0]?.total_pages).toBe(2);
      for (const page of ['0', '501', '-1', '1.5', 'x', '']) {
        expect(await statusOf(server, `/3/search/tv?query=the&page=${page}`)).toEqual([400, 22]);
      }
    }),
  );

  it(
    'says one page when there is nothing, and five hundred at most',
    withServer(async (server) => {
      const none = await askFor<SearchPage>(server, '/3/search/tv?query=zzzz');
      expect(none).toEqual({ page: 1, results: [], total_pages: 1, total_results: 0 });
      const row = toSeriesRow(server.catalogue.series(90001)!);
      const crowd = toPage(
        Array.from({ length: 10_021 }, () => row),
        500,
      );
      expect([crowd.total_pages, crowd.total_results, crowd.results.length]).toEqual([500, 10_021, 20]);
    }),
  );

  it(
    'keeps to a year',
    withServer(async (server) => {
      const rows = async (parameters: string): Promise<number> =>
        (await askFor<SearchPage>(server, `/3/search/tv?query=breaking&${parameters}`)).total_results;
      expect(await rows('first_air_date_year=2008')).toBe(1);
      expect(await rows('first_air_date_year=2009')).toBe(0);
    }),
  );
});
