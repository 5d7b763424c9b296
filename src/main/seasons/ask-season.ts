import type { SeasonKey } from '@shared/domain/season.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import type { LibraryApi, Remote } from '../library/library-api.ts';
import type { WireSeasonCredits, WireSeasonDetails, WireSeries } from '../tmdb/schemas.ts';
import type { TmdbAnswer, TmdbClient } from '../tmdb/tmdb-client.ts';
import { isStale } from './staleness.ts';

/** What the seasons ask of TMDB; main may load the client behind it when it is first needed. */
export type SeasonSource = Pick<TmdbClient, 'seasonCredits' | 'seasonDetails' | 'series'>;

/** An answer, or why there is none. */
export type Outcome<T> = Result<TmdbAnswer<T>, unknown>;

/** The questions about one season, all under way. Only `credits` rejects: nothing is shown without them. */
export interface AskedSeason {
  readonly credits: Promise<TmdbAnswer<WireSeasonCredits>>;
  readonly details: Promise<Outcome<WireSeasonDetails>>;
  /** `null` when the library has the series, younger than a day. */
  readonly series: Promise<Outcome<WireSeries> | null>;
  /** The series' answer if it has come already. */
  readonly seriesSoFar: () => TmdbAnswer<WireSeries> | null;
}

/** What {@link askSeason} needs. */
export interface AskSeasonTools {
  readonly tmdb: SeasonSource;
  readonly library: Pick<Remote<LibraryApi>, 'seriesFetchedAt'>;
  readonly clock: () => Date;
}

/** Asks TMDB for a season's credits, its details and its series, all at the same time. */
export function askSeason(
  { tmdb, library, clock }: AskSeasonTools,
  key: SeasonKey,
  signal: AbortSignal,
): AskedSeason {
  let soFar: TmdbAnswer<WireSeries> | null = null;
  const askSeries = async (): Promise<Outcome<WireSeries> | null> => {
    const { seriesId, language } = key;
    const fetchedAt = await library.seriesFetchedAt(seriesId, language);
    if (fetchedAt !== null && !isStale(fetchedAt, clock())) return null;
    soFar = await tmdb.series(seriesId, language, signal);
    return ok(soFar);
  };
  return {
    credits: tmdb.seasonCredits(key, signal),
    details: tmdb.seasonDetails(key, signal).then(ok, fail),
    series: askSeries().catch(fail),
    seriesSoFar: () => soFar,
  };
}

/** The answer of an outcome, or `null`. */
export function answerOf<T>(outcome: Outcome<T> | null): TmdbAnswer<T> | null {
  return outcome?.ok === true ? outcome.value : null;
}
