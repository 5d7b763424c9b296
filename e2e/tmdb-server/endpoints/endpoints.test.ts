import { describe, expect, it } from 'vitest';
import { sampleCredits } from '../series/sample-series.ts';
import { askFor, statusOf, withServer } from '../testing.ts';
import type { AggregateCredits, SeasonCredits, SeasonDetails, SeriesDetails } from '../wire.ts';

type WithId<T> = T & { readonly id: number };
type SeasonWithParts = SeasonDetails & { credits?: SeasonCredits; aggregate_credits?: AggregateCredits };

describe('a season', () => {
  it(
    'has the sample’s credits, under the season’s id',
    withServer(async (server) => {
      const credits = await askFor<WithId<SeasonCredits>>(
        server,
        '/3/tv/1396/season/1/credits?language=en-US',
      );
      expect(credits).toEqual({ ...sampleCredits, id: 3572 });
    }),
  );

  it(
    'appends its credits without an id, in the order asked for',
    withServer(async (server) => {
      const parts = 'aggregate_credits,credits,external_ids,nonsense';
      const season = await askFor<SeasonWithParts>(server, `/3/tv/1396/season/1?append_to_response=${parts}`);
      expect(Object.keys(season).slice(-3)).toEqual(['aggregate_credits', 'credits', 'external_ids']);
      expect(season.credits).toEqual(sampleCredits);
      expect(season.episodes).toHaveLength(7);
      const { id, ...alone } = await askFor<WithId<AggregateCredits>>(
        server,
        '/3/tv/1396/season/1/aggregate_credits',
      );
      expect(id).toBe(3572);
      expect(season.aggregate_credits).toEqual(alone);
    }),
  );

  it(
    'can be season 0, and can have no cast',
    withServer(async (server) => {
      const season = await askFor<SeasonWithParts>(server, '/3/tv/90001/season/0?append_to_response=credits');
      expect([season.name, season.season_number, season.credits?.cast]).toEqual(['Specials', 0, []]);
      expect(season.episodes.flatMap(({ guest_stars }) => guest_stars).length).toBeGreaterThan(0);
    }),
  );

  it(
    'can be one that nobody has seen',
    withServer(async (server) => {
      const season = await askFor<SeasonDetails>(server, '/3/tv/90005/season/2');
      expect(season).toMatchObject({ air_date: null, poster_path: null, episodes: [], overview: '' });
    }),
  );

  it(
    'refuses more than twenty parts with code 27',
    withServer(async (server) => {
      const parts = Array.from({ length: 21 }, () => 'credits').join(',');
      expect(await statusOf(server, `/3/tv/90001/season/1?append_to_response=${parts}`)).toEqual([400, 27]);
    }),
  );

  it(
    'is not found under a wrong number, a wrong series, or its own id',
    withServer(async (server) => {
      for (const path of [
        'tv/1396/season/9',
        'tv/7/season/1/credits',
        'tv/1396/season/3572',
        'tv/1396/season/1/cast',
      ]) {
        expect(await statusOf(server, `/3/${path}`)).toEqual([404, 34]);
      }
      for (const path of ['tv/x', 'tv/1396/season/one/credits', 'tv/-1', 'tv/1396/season/', 'person/1.5']) {
        expect(await statusOf(server, `/3/${path}`)).toEqual([404, 6]);
      }
    }),
  );

  it(
    'can change and can go away',
    withServer(async (server) => {
      server.catalogue.update(1396, 1, ({ cast, crew }) => ({ cast: cast.slice(1), crew }));
      const credits = await askFor<SeasonCredits>(server, '/3/tv/1396/season/1/credits');
      expect(credits.cast).toEqual(sampleCredits.cast.slice(1));
      const aggregate = await askFor<AggregateCredits>(server, '/3/tv/1396/season/1/aggregate_credits');
      expect(aggregate.cast.some(({ name }) => name === 'Bryan Cranston')).toBe(false);
      server.catalogue.removeSeason(1396, 1);
      expect(await statusOf(server, '/3/tv/1396/season/1')).toEqual([404, 34]);
      const series = await askFor<SeriesDetails>(server, '/3/tv/1396');
      expect(series.seasons.map(({ season_number }) => season_number)).toEqual([0, 2, 3, 4, 5]);
    }),
  );
});

describe('a person', () => {
  it(
    'is the same in every series',
    withServer(async (server) => {
      const credits = await askFor<
        WithId<{ cast: { id: number; episode_count: number; character: string }[] }>
      >(server, '/3/person/17419/tv_credits');
      expect(credits.id).toBe(17419);
      expect(credits.cast.map(({ id }) => id)).toEqual([1396, 90002, 90006]);
      expect(credits.cast[0]).toMatchObject({ character: 'Walter White', episode_count: 62 });
      const person = await askFor<{ name: string }>(server, '/3/person/17419?append_to_response=tv_credits');
      expect(person).toMatchObject({ name: 'Bryan Cranston', id: 17419 });
      expect(person).toHaveProperty('tv_credits.cast.length', 3);
    }),
  );

  it(
    'nobody has heard of is not found',
    withServer(async (server) => {
      expect(await statusOf(server, '/3/person/999999999')).toEqual([404, 34]);
      expect(await statusOf(server, '/3/person/999999999/tv_credits')).toEqual([404, 34]);
    }),
  );
});

describe('a series', () => {
  it(
    'has an aggregate of all its seasons, and the credits of its latest',
    withServer(async (server) => {
      const aggregate = await askFor<WithId<AggregateCredits>>(server, '/3/tv/1396/aggregate_credits');
      expect(aggregate.id).toBe(1396);
      expect(aggregate.cast[0]).toMatchObject({ name: 'Bryan Cranston', total_episode_count: 62 });
      const credits = await askFor<SeasonCredits>(server, '/3/tv/90006/credits');
      expect(credits.cast).toEqual(
        (await askFor<SeasonCredits>(server, '/3/tv/90006/season/8/credits')).cast,
      );
      const appended = await askFor<SeriesDetails & { aggregate_credits: AggregateCredits }>(
        server,
        '/3/tv/1396?append_to_response=aggregate_credits',
      );
      expect(appended.aggregate_credits.cast).toEqual(aggregate.cast);
    }),
  );
});

describe('the configuration', () => {
  it(
    'names sizes, languages, translations and jobs, and sends nobody to TMDB’s pictures',
    withServer(async (server) => {
      const { images } = await askFor<{ images: Record<string, unknown> }>(server, '/3/configuration');
      expect(images['secure_base_url']).toBe(`${server.imageUrl}/`);
      expect(images['profile_sizes']).toEqual(['w45', 'w185', 'h632', 'original']);
      const languages = await askFor<object[]>(server, '/3/configuration/languages');
      expect(languages).toContainEqual({ iso_639_1: 'de', english_name: 'German', name: 'Deutsch' });
      expect(await askFor(server, '/3/configuration/primary_translations')).toContain('ar-AE');
      const jobs = await askFor<{ department: string; jobs: string[] }[]>(server, '/3/configuration/jobs');
      expect(jobs.find(({ department }) => department === 'Directing')?.jobs).toContain('Director');
      expect(await statusOf(server, '/3/configuration/nonsense')).toEqual([404, 34]);
    }),
  );
});

it(
  'answers what it does not know with 404 and code 34, and other methods with 405 and code 42',
  withServer(async (server) => {
    for (const path of ['/3/movie/1', '/3/', '/4/list/1', '/']) {
      expect(await statusOf(server, path)).toEqual([404, 34]);
    }
    const posted = await fetch(`${server.url}/3/tv/1396`, { method: 'POST' });
    expect([posted.status, await posted.json()]).toMatchObject([405, { status_code: 42 }]);
  }),
);
