import { describe, expect, it } from 'vitest';
import { isLanguageTag } from '@shared/domain/address.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { errorOfRefusal } from '../tmdb/errors.ts';
import { authentication, parseAnswer, primaryTranslations } from './schemas.ts';
import { ENGLISH, makeSeason } from './season.ts';
import { makeSearchPage, makeSeries } from './series.ts';
import { answerFiles, recordedFiles, type AnswerFile } from './test/answer-files.ts';
import { wireSeason } from './test/wire-rows.ts';

/** A row of a raw answer, read without our schemas. */
type Raw = Readonly<Record<string, unknown>>;

function rows(json: unknown, ...path: readonly string[]): readonly Raw[] {
  let value = json;
  for (const name of path) value = (value as Raw | undefined)?.[name];
  return (value ?? []) as readonly Raw[];
}

/** Everything a season's answers say about each credit, gathered the plain way. */
function rawCredits(json: unknown): ReadonlyMap<string, Raw> {
  const everyone = [
    ...rows(json, 'credits', 'cast'),
    ...rows(json, 'credits', 'crew'),
    ...rows(json, 'episodes').flatMap((episode) => [
      ...rows(episode, 'guest_stars'),
      ...rows(episode, 'crew'),
    ]),
    ...rows(json, 'aggregate_credits', 'cast').flatMap((row) =>
      rows(row, 'roles').map((role) => ({ ...row, ...role })),
    ),
    ...rows(json, 'aggregate_credits', 'crew').flatMap((row) =>
      rows(row, 'jobs').map((job) => ({ ...row, ...job })),
    ),
  ];
  return new Map(everyone.reverse().map((row) => [String(row['credit_id']), row]));
}

function joinRecorded(json: Raw): SeasonCredits {
  const own = json['credits'] ?? { cast: json['cast'] ?? [], crew: json['crew'] ?? [] };
  const bodies = wireSeason({
    credits: { id: json['id'], ...(own as Raw) },
    details: 'episodes' in json ? json : null,
  });
  const { season, unreadable } = makeSeason({ seriesId: 1, seasonNumber: 1, language: 'en-US' }, bodies);
  expect({ unreadable, leftOut: season.leftOut }).toEqual({ unreadable: [], leftOut: [] });
  return season;
}

/** A season whose credits are in this file, and its episodes and episode counts in two others of the same name. */
function joinThree(credits: AnswerFile): SeasonCredits {
  const other = (kind: string): Raw => {
    const name = credits.name.replace(/^season-credits/u, kind);
    return read(answerFiles(/^season/u).find((file) => file.name === name)!);
  };
  const json = { ...other('season'), credits: read(credits), aggregate_credits: other('season-aggregate') };
  const season = joinRecorded(json);
  expect(season.credits.map(({ creditId }) => creditId).sort()).toEqual([...rawCredits(json).keys()].sort());
  return season;
}

function asRow(credit: Credit): Raw {
  const { person } = credit;
  return {
    id: person.personId,
    name: person.name,
    original_name: person.originalName,
    popularity: person.popularity,
    profile_path: person.profilePath,
    known_for_department: person.knownForDepartment,
    ...(credit.kind === 'crew'
      ? { job: credit.job, department: credit.department }
      : { character: credit.character, order: credit.order }),
  };
}

function expected(credit: Credit, raw: Raw): Raw {
  return Object.fromEntries(Object.keys(asRow(credit)).map((name) => [name, raw[name] ?? null]));
}

function read({ body }: AnswerFile): Raw {
  return JSON.parse(body) as Raw;
}

const seasons = answerFiles(/^season_/u);
const seasonCreditAnswers = answerFiles(/^season-credits_/u);

describe('every recorded or made-up season', () => {
  it('holds each of its credits once, unchanged', () => {
    for (const file of [...seasons, ...seasonCreditAnswers]) {
      const json = read(file);
      const raw = rawCredits('episodes' in json ? json : { credits: json });
      const { credits } = joinRecorded(json);
      expect(credits.map(({ creditId }) => creditId).sort(), file.name).toEqual([...raw.keys()].sort());
      for (const credit of credits) {
        expect(asRow(credit), file.name).toEqual(expected(credit, raw.get(credit.creditId)!));
      }
    }
  });

  it('knows in which episodes each credit is', () => {
    for (const file of seasons) {
      const json = read(file);
      for (const credit of joinRecorded(json).credits) {
        const episodes = rows(json, 'episodes').filter((episode) =>
          [...rows(episode, 'guest_stars'), ...rows(episode, 'crew')].some(
            (row) => row['credit_id'] === credit.creditId,
          ),
        );
        const numbers = episodes.map((episode) => Number(episode['episode_number'])).sort((a, b) => a - b);
        expect(credit.episodeNumbers, file.name).toEqual(numbers);
      }
    }
  });

  it('keeps its name and every episode', () => {
    for (const file of seasons) {
      const json = read(file);
      const { episodes, name } = joinRecorded(json);
      expect(name, file.name).toBe(json['name']);
      expect(
        episodes.map((episode) => episode.name),
        file.name,
      ).toEqual(rows(json, 'episodes').map((episode) => episode['name']));
    }
  });
});

describe('the first season of Game of Thrones', () => {
  function count(credits: readonly Credit[], kind: Credit['kind']): number {
    return credits.filter((credit) => credit.kind === kind).length;
  }

  it('as TMDB documents it joins from three answers', () => {
    for (const file of recordedFiles(/^season-credits_got-s1_docs/u))
      expect(count(joinThree(file).credits, 'regular')).toBe(18);
  });

  it('as it was recorded has 18 regulars, 116 guests and 36 crew, each with an episode count', () => {
    for (const file of recordedFiles(/^season_got-s1_credits\+aggregate/u)) {
      const json = read(file);
      const { credits } = joinRecorded(json);
      expect((['regular', 'guest', 'crew'] as const).map((kind) => count(credits, kind))).toEqual([
        18, 116, 36,
      ]);
    }
  });
});

describe('a season of several answers', () => {
  it('joins three that came apart', () => {
    const apart = answerFiles(/^season-credits_(?:got-s1_docs|.*_made-up)/u);
    for (const file of apart) {
      const { parts } = joinThree(file);
      expect(parts, file.name).toEqual({ details: true, aggregate: true, english: true });
    }
  });

  it('has an episode count for each credit, TMDB’s own where it gives one', () => {
    for (const file of answerFiles(/^season_.*credits\+aggregate/u)) {
      const json = read(file);
      const counts = recordedCounts(json);
      expect(counts.size, file.name).toBeGreaterThan(0);
      for (const { creditId, episodeCount, episodeNumbers } of joinRecorded(json).credits)
        expect(episodeCount, file.name).toBe(counts.get(creditId) ?? episodeNumbers.length);
    }
  });

  function recordedCounts(json: Raw): ReadonlyMap<string, number> {
    const credits = [
      ...rows(json, 'aggregate_credits', 'cast').flatMap((row) => rows(row, 'roles')),
      ...rows(json, 'aggregate_credits', 'crew').flatMap((row) => rows(row, 'jobs')),
    ];
    return new Map(credits.map((row) => [String(row['credit_id']), Number(row['episode_count'])]));
  }
});

it('every language is a tag that can be asked for', () => {
  for (const file of answerFiles(/^configuration-primary-translations_/u)) {
    const tags = parseAnswer(primaryTranslations, JSON.parse(file.body));
    expect(tags.filter((tag) => !isLanguageTag(tag))).toEqual([]);
    expect(tags).toContain(ENGLISH);
  }
});

it('every series keeps its text, seasons and creators', () => {
  for (const file of answerFiles(/^tv_/u)) {
    const json = read(file);
    const mapped = makeSeries({ series: file.body, english: null });
    expect(mapped, file.name).toMatchObject({
      seriesId: json['id'],
      name: json['name'],
      originalName: json['original_name'],
      overview: String(json['overview']).trim(),
      posterPath: json['poster_path'],
      firstAirDate: json['first_air_date'] === '' ? null : json['first_air_date'],
      genres: rows(json, 'genres').map(({ name }) => name),
    });
    expect(mapped.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual(
      rows(json, 'seasons').map((season) => season['season_number']),
    );
    expect(mapped.creators.map(({ creditId }) => creditId)).toEqual(
      rows(json, 'created_by').map((creator) => creator['credit_id']),
    );
  }
});

it('a yes to a token is a yes', () => {
  for (const file of answerFiles(/^authentication_ok/u)) {
    expect(parseAnswer(authentication, read(file))).toEqual({ success: true });
  }
});

it.each([
  [400, 'error_400_page', { kind: 'tmdb-unavailable', status: 400 }],
  [401, 'authentication_401', { kind: 'unauthorized', reason: 'rejected' }],
  [404, 'error_404', { kind: 'not-found', what: 'season' }],
  [422, 'error_422', { kind: 'tmdb-unavailable', message: 'query must be provided' }],
])('the %i is understood', (status, name, appError) => {
  for (const file of answerFiles(new RegExp(`^${name}`, 'u'))) {
    const answer = { status, json: read(file), isHtml: false, retryAfterMs: null };
    expect(errorOfRefusal(answer, 'season', 'token')).toMatchObject({ appError });
  }
});

it('every search keeps every result in its place', () => {
  for (const file of answerFiles(/^search-tv_/u)) {
    const json = read(file);
    const page = makeSearchPage(file.body);
    const raw = rows(json, 'results');
    expect(
      page.results.map(({ seriesId, name }) => [seriesId, name]),
      file.name,
    ).toEqual(raw.map((row) => [row['id'], (row['name'] as string).trim()]));
    expect(
      page.results.map(({ firstAirDate }) => firstAirDate ?? ''),
      file.name,
    ).toEqual(raw.map((row) => row['first_air_date'] ?? ''));
  }
});
