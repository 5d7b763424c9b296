import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTmdbServer, type TmdbServer } from '../server.ts';
import { ask, askFor, withServer } from '../testing.ts';
import { readRecordedFiles } from './recorded-files.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/tmdb/real');
const isThere = existsSync(folder);
if (!isThere) console.log('The folder of recorded TMDB answers is not there: nothing is compared with it.');

/** A body from the folder, without the parts that were appended to it. */
function recorded(name: string, ...without: readonly string[]): unknown {
  const body = JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
  if (Array.isArray(body) || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => !without.includes(key)));
}

/** Every key of a body by its path, with the rows of a list combined: `episodes[].crew[].job`. */
function keysOf(body: unknown): readonly string[] {
  const keys = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        keys.add(`${path}.${key}`);
        visit(inner, `${path}.${key}`);
      }
    }
  };
  visit(body, '');
  return [...keys].sort();
}

describe.runIf(isThere)('made-up answers have the keys of recorded ones', () => {
  const pairs: readonly (readonly [path: string, file: string, ...without: string[]])[] = [
    ['tv/90001/season/1', 'season_breaking-bad-s1.json'],
    ['tv/90001/season/1/credits', 'season-credits_breaking-bad-s1_recent.json'],
    ['tv/90001/season/1/aggregate_credits', 'season-aggregate_got-s1_docs.json'],
    ['tv/90001', 'tv_breaking-bad_2026.json'],
    ['tv/90001/aggregate_credits', 'tv-aggregate_got_docs.json'],
    ['tv/90001/credits', 'tv-credits_breaking-bad_2026.json'],
    ['search/tv?query=harbour', 'search-tv_breaking-bad.json'],
    ['person/17419?append_to_response=external_ids', 'person_bryan-cranston_en.json'],
    ['configuration', 'configuration_2025.json'],
    ['configuration/languages', 'configuration-languages_2025.json'],
    ['configuration/jobs', 'configuration-jobs_docs.json'],
    ['authentication', 'authentication_ok_docs.json'],
    ['tv/1', 'error_404_movie-0_2021.json'],
    ['search/tv', 'error_422_errors-array.json'],
    ['search/tv?query=a&page=0', 'error_400_page.json'],
  ];

  it.for(pairs)('/3/%s and %s', async ([path, file], { expect }) => {
    await withServer(async (server) => {
      expect(keysOf(await askFor(server, `/3/${path}`))).toEqual(keysOf(recorded(file)));
    })();
  });

  it(
    'for somebody with parts and jobs',
    withServer(async (server) => {
      const director = server.catalogue.season(1396, 1)?.details.episodes[6]?.crew[0]?.id;
      const made = await askFor(server, `/3/person/${director ?? ''}/tv_credits`);
      expect(keysOf(made)).toEqual(keysOf(recorded('person-tv-credits_tom-hanks_docs.json')));
    }),
  );

  it(
    'for a season with its parts appended',
    withServer(async (server) => {
      const path = '/3/tv/90001/season/1?append_to_response=aggregate_credits,credits,external_ids';
      // Networks are newer than that recording.
      const made = keysOf(await askFor(server, path)).filter((key) => !key.startsWith('.networks'));
      expect(made).toEqual(keysOf(recorded('season_got-s1_credits+aggregate_2025.json')));
    }),
  );
});

describe.runIf(isThere)('recorded answers are served as they are', () => {
  const parts = ['credits', 'aggregate_credits', 'external_ids'];
  const whole: readonly (readonly [path: string, file: string])[] = [
    ['tv/1399', 'tv_got_docs.json'],
    [
      'tv/1399/season/1?append_to_response=aggregate_credits,credits,external_ids',
      'season_got-s1_credits+aggregate_2025.json',
    ],
    ['tv/1399/aggregate_credits', 'tv-aggregate_got_docs.json'],
    ['tv/1399/credits', 'tv-credits_got_docs.json'],
    ['tv/1668?language=en&append_to_response=external_ids,credits', 'tv_friends_credits_en.json'],
    ['tv/1668?language=zh-CN&append_to_response=credits', 'tv_friends_credits_zh_CN.json'],
    ['tv/1668/season/2?append_to_response=external_ids,credits', 'season_friends-s2_credits_en.json'],
    [
      'tv/1668/season/2?language=zh-CN&append_to_response=external_ids,credits',
      'season_friends-s2_credits_zh_CN.json',
    ],
    [
      'tv/1668/season/2?language=zh-HK&append_to_response=external_ids,credits',
      'season_friends-s2_credits_zh_HK.json',
    ],
    ['tv/57243?append_to_response=external_ids,credits', 'tv_doctor-who_credits_en.json'],
    ['tv/57243/season/1?append_to_response=external_ids,credits', 'season_doctor-who-s1_credits_en.json'],
    ['tv/60573', 'tv_silicon-valley.json'],
    ['tv/60573/season/0', 'season_silicon-valley-s0.json'],
    ['tv/60573/season/1', 'season_silicon-valley-s1.json'],
    ['tv/60573/season/3', 'season_silicon-valley-s3.json'],
    ['tv/60573/season/4', 'season_silicon-valley-s4.json'],
    ['tv/60573/aggregate_credits', 'tv-aggregate_silicon-valley.json'],
    ['tv/1396', 'tv_breaking-bad_2026.json'],
    ['tv/1396/season/1', 'season_breaking-bad-s1.json'],
    ['tv/1396/season/1/credits', 'season-credits_breaking-bad-s1_recent.json'],
    ['tv/42009/season/1', 'season_black-mirror-s1.json'],
    ['tv/3572/season/1', 'season_kojak-s1_2022.json'],
    ['tv/3572/season/1/credits', 'season-credits_kojak-s1_2022.json'],
    ['tv/63333/season/1?append_to_response=credits,external_ids', 'season_the-last-kingdom-s1_credits.json'],
    ['tv/225491', 'tv_latest_docs.json'],
    ['search/tv?query=Breaking%20Bad', 'search-tv_breaking-bad.json'],
    ['search/tv?query=batman&page=1', 'search-tv_batman.json'],
    ['search/tv?query=S.W.A.T.', 'search-tv_swat.json'],
    ['search/tv?query=dallas&first_air_date_year=2012', 'search-tv_dallas-2012.json'],
    ['person/17419?append_to_response=external_ids', 'person_bryan-cranston_en.json'],
    ['person/31', 'person_tom-hanks_docs.json'],
    ['person/31/tv_credits', 'person-tv-credits_tom-hanks_docs.json'],
    ['configuration/languages', 'configuration-languages_2025.json'],
    ['configuration/primary_translations', 'configuration-primary-translations_docs.json'],
    ['configuration/jobs', 'configuration-jobs_docs.json'],
  ];

  let shared: TmdbServer;
  beforeAll(async () => {
    shared = await startTmdbServer({ recordedFolder: folder });
  });
  afterAll(() => shared.close());

  it.for(whole)('/3/%s is %s', async ([path, file], { expect }) => {
    const left = parts.filter((part) => !path.includes(part));
    expect((await ask(shared, `/3/${path}`)).json).toEqual(recorded(file, ...left));
  });

  it(
    'and what was not recorded of a series is made up around it, never an error',
    withServer(
      async (server) => {
        expect(readRecordedFiles(folder).length).toBeGreaterThan(60);
        for (const id of server.catalogue.seriesIds.filter(
          (seriesId) => seriesId < 90_001 || seriesId > 92_000,
        )) {
          const series = server.catalogue.series(id);
          for (const { season_number, episode_count } of series?.seasons ?? []) {
            const season = server.catalogue.season(id, season_number, 'de-DE');
            expect([id, season_number, season?.details.episodes.length]).toEqual([
              id,
              season_number,
              episode_count,
            ]);
            const regulars = season?.credits.cast.map(({ credit_id }) => credit_id) ?? [];
            const roles = season?.aggregate.cast.flatMap(({ roles }) =>
              roles.map(({ credit_id }) => credit_id),
            );
            expect(roles).toEqual(expect.arrayContaining(regulars));
          }
        }
        const got = await askFor<{ cast: { name: string }[] }>(server, '/3/tv/1399/season/3/credits');
        expect(got.cast.map(({ name }) => name)).toContain('Peter Dinklage');
        const anthology = await askFor<{ cast: object[] }>(server, '/3/tv/42009/season/1/credits');
        expect(anthology.cast).toEqual([]);
      },
      { recordedFolder: folder },
    ),
  );
});

it(
  'a folder that is not there is no error',
  withServer(
    async (server) => {
      expect((await ask(server, '/3/tv/90001')).status).toBe(200);
    },
    { recordedFolder: resolve(import.meta.dirname, 'no-such-folder') },
  ),
);
