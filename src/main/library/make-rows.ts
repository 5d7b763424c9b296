import { deflateSync } from 'node:zlib';
import { isEndrollError } from '@shared/app-error.ts';
import type { Deflated } from '@shared/deflated.ts';
import type { Credit, CreditKind } from '@shared/domain/credit.ts';
import { countSeason } from '@shared/domain/group-credits.ts';
import { openingSections } from '@shared/domain/opening-sections.ts';
import { packCredits, type PackedCredits } from '@shared/domain/packed-credits.ts';
import type { KeptCounts, SeasonCredits, SeasonKey, Series } from '@shared/domain/season.ts';
import type { TmdbPerson } from '@shared/domain/tmdb-person.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { PackedSeasonPage, SeasonPageHead } from '@shared/packed-season-page.ts';
import { makeSeason, SEASON_MAKER, type SeasonBodies } from '../answers/season.ts';
import { makePerson, PERSON_MAKER } from '../answers/person.ts';
import { makeSeries, SERIES_MAKER, type SeriesBodies } from '../answers/series.ts';
import type { Answer } from './calls.ts';
import { DamagedFileError } from './problem.ts';

/**
 * How everything in the index is derived from TMDB's answers. Rows know the version that derived them, and are derived again by
 * another one. There is one; tests keep seasons by an older one.
 */
export interface RowMaker {
  readonly version: number;
  readonly season: typeof makeSeasonRows;
  readonly series: typeof makeSeriesRows;
  readonly person: typeof makePersonRows;
}

/** The versions of the functions that take part. */
export interface MakerVersions {
  /** Raise it when this file produces different results from the same season, series or person. */
  readonly rows: number;
  readonly season: number;
  readonly series: number;
  readonly person: number;
}

/** One number for all, which no other combination has. */
export function versionOf({ rows, season, series, person }: MakerVersions): number {
  return rows + season * 1_000 + series * 1_000_000 + person * 1_000_000_000;
}

const VERSIONS: MakerVersions = {
  rows: 1,
  season: SEASON_MAKER,
  series: SERIES_MAKER,
  person: PERSON_MAKER,
};

export const ROW_MAKER: RowMaker = {
  version: versionOf(VERSIONS),
  season: makeSeasonRows,
  series: makeSeriesRows,
  person: makePersonRows,
};

/** The stored page of a season: everything except its series and its age. */
export interface SeasonPageParts {
  readonly head: Pick<SeasonPageHead, 'season' | 'opening'>;
  readonly credits: Deflated<PackedCredits>;
}

/** A person as one season describes them, and what they did there. */
export interface PersonRow {
  readonly personId: number;
  readonly name: string;
  readonly originalName: string | null;
  readonly portrait: string | null;
  readonly appearances: readonly AppearanceRow[];
}

/** One role or job of a person in one season. */
export interface AppearanceRow {
  readonly kind: CreditKind;
  /** The character, or the job. */
  readonly role: string;
  readonly department: string | null;
  readonly episodes: number | null;
}

/** Everything that is derived from a season's answers. */
export interface SeasonRows extends SeasonPageParts {
  readonly season: SeasonCredits;
  readonly counts: KeptCounts;
  readonly people: readonly PersonRow[];
}

/**
 * Builds everything that is derived from a season's answers.
 * @param series provides the season's name and poster if there are no details
 * @throws `invalid-response` if the credits cannot be read
 */
export function makeSeasonRows(
  key: SeasonKey,
  answers: readonly Answer[],
  series: Series | null,
): SeasonRows {
  const { season } = makeSeason(key, seasonBodies(answers), series);
  const { credits: all, ...rest } = season;
  return {
    season,
    head: { season: rest, opening: openingSections(all) },
    credits: deflateJson(packCredits(all)),
    counts: countCredits(season),
    people: peopleOf(all),
  };
}

/** Builds a series from its answers. Throws `invalid-response`. */
export function makeSeriesRows(answers: readonly Answer[]): Series {
  return makeSeries(seriesBodies(answers));
}

/** Builds a person from TMDB's answers. Throws `invalid-response`. */
export function makePersonRows(answers: readonly Answer[]): TmdbPerson {
  const own = answers.find(({ endpoint }) => !isEnglishEndpoint(endpoint));
  if (own === undefined) throw new DamagedFileError('A record has no answer');
  return {
    ...makePerson({ person: own.body, english: englishAnswer(answers)?.body ?? null }),
    goneSince: answers.find(isGone)?.fetchedAt ?? null,
  };
}

/** The answers about a person, with TMDB's latest: that it has them no longer. The first such answer stays. */
export function withGone(answers: readonly Answer[], fetchedAt: string): readonly Answer[] {
  const { endpoint } = mainAnswer(answers);
  if (answers.some(isGone)) return answers;
  return [...answers, { endpoint: `${endpoint}${GONE}`, fetchedAt, body: '' }];
}

/** True for TMDB's answer that it has somebody no longer. */
export function isGone({ endpoint }: Answer): boolean {
  return endpoint.endsWith(GONE);
}

/** Assembles a page for the window. */
export function toPage(
  { head, credits }: SeasonPageParts,
  rest: Omit<SeasonPageHead, 'season' | 'opening'>,
): PackedSeasonPage {
  return { head: toJsonText({ ...rest, ...head }), credits };
}

/** Each person once, as the first of their credits describes them. */
export function peopleOf(credits: readonly Credit[]): readonly PersonRow[] {
  return [...Map.groupBy(credits, ({ person }) => person.personId).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { personId, name, originalName, profilePath } = first.person;
    return [
      {
        personId,
        name,
        originalName: originalName === name ? null : originalName,
        portrait:
          profilePath ?? own.find(({ person }) => person.profilePath !== null)?.person.profilePath ?? null,
        appearances: own.map(({ kind, character, job, department, episodeCount }) => ({
          kind,
          role: (kind === 'crew' ? job : character) ?? '',
          department: kind === 'crew' ? department : null,
          episodes: episodeCount,
        })),
      },
    ];
  });
}

/** Deflates data for the window. */
export function deflateJson<T>(value: T): Deflated<T> {
  // A copy, because a small Buffer is a view of shared memory, all of which would be sent.
  return new Uint8Array(deflateSync(JSON.stringify(value))) as Deflated<T>;
}

/** The English answer among these, if any. */
export function englishAnswer(answers: readonly Answer[]): Answer | undefined {
  return answers.find(({ endpoint }) => isEnglishEndpoint(endpoint));
}

/** The answer that determines a record's date: a season's credits, or a series' or person's own answer. */
export function mainAnswer(answers: readonly Answer[]): Answer {
  const main = answers.find(({ endpoint }) => endpoint.endsWith('/credits')) ?? answers[0];
  if (main === undefined) throw new Error('A record needs an answer');
  return main;
}

/** The numbers of all seasons that have episodes, ascending. */
export function seasonNumbersOf({ seasons }: Series): readonly number[] {
  return seasons
    .filter(({ episodeCount }) => episodeCount > 0)
    .map(({ seasonNumber }) => seasonNumber)
    .sort((a, b) => a - b);
}

/** The series; `null` if its answer cannot be read, which does not affect the season. */
export function readableSeries(answers: readonly Answer[]): Series | null {
  try {
    return makeSeriesRows(answers);
  } catch (error) {
    if (!isEndrollError(error, 'invalid-response')) throw error;
    return null;
  }
}

function countCredits({ episodes, credits }: SeasonCredits): KeptCounts {
  const counts = countSeason(credits);
  const withPortrait = new Set(
    credits.filter(({ person }) => person.profilePath !== null).map(({ person }) => person.personId),
  );
  return {
    episodeCount: episodes.length,
    regularCount: counts.regulars,
    guestCount: counts.guests,
    crewCount: counts.crew,
    peopleCount: counts.people,
    withoutPortraitCount: counts.people - withPortrait.size,
    creditCount: counts.credits,
  };
}

function seasonBodies(answers: readonly Answer[]): SeasonBodies {
  const bodyOf = (is: (endpoint: string) => boolean): Answer['body'] | null =>
    answers.find(({ endpoint }) => is(endpoint))?.body ?? null;
  const credits = bodyOf((endpoint) => endpoint.endsWith('/credits'));
  if (credits === null) throw new DamagedFileError('A record has no credits');
  return {
    credits,
    details: bodyOf((endpoint) => /\/season\/\d+$/u.test(endpoint)),
    aggregate: bodyOf((endpoint) => endpoint.endsWith('/aggregate_credits')),
    english: bodyOf(isEnglishEndpoint),
  };
}

function seriesBodies(answers: readonly Answer[]): SeriesBodies {
  const own = answers.find(({ endpoint }) => !isEnglishEndpoint(endpoint));
  if (own === undefined) throw new DamagedFileError('A record has no answer');
  return { series: own.body, english: englishAnswer(answers)?.body ?? null };
}

/** The name of an English request, to distinguish it from the same one in the reader's language. */
function isEnglishEndpoint(endpoint: string): boolean {
  return endpoint.includes('?language=');
}

/** The end of the name of a request that TMDB has answered with HTTP 404. Nothing of that answer is kept but its time. */
const GONE = '?status=404';
