import type { SeasonKey, Series } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { makeSeries } from '../answers/series.ts';
import type { LibraryApi, OpenedSeries, Remote, SeriesRecord } from '../library/library-api.ts';
import type { Logger } from '../logging/logger.ts';
import { withEnglishOverview } from '../series/english-overview.ts';
import type { TmdbAnswer, TmdbClient } from '../tmdb/client.ts';
import { askEnglish } from './ask-english.ts';
import { isStale } from './staleness.ts';
import { verbatim } from './verbatim.ts';

/** What the seasons ask of TMDB; main may load the client behind it when it is first needed. */
export type SeasonSource = Pick<TmdbClient, 'seasonCredits' | 'seasonDetails' | 'englishSeason' | 'series'>;

/** What is asked for, or why there is none. */
export type Outcome<T> = Result<T, unknown>;

/** The questions about one season, all under way. Only `credits` rejects: nothing is shown without them. */
export interface AskedSeason {
  readonly credits: Promise<TmdbAnswer>;
  readonly details: Promise<Outcome<TmdbAnswer>>;
  /** The texts that the details lack, in English; `null` when none is lacking, or they are not to be had. */
  readonly english: Promise<TmdbAnswer | null>;
  /** `null` when the library has the series, younger than a day. */
  readonly series: Promise<Outcome<SeriesRecord> | null>;
  /** The series as it is known while TMDB is being asked: its answer if that has come already, else the kept one. */
  readonly seriesSoFar: () => Promise<Series | null>;
}

/** What {@link askSeason} needs. */
export interface AskSeasonTools {
  readonly tmdb: SeasonSource;
  readonly library: Pick<Remote<LibraryApi>, 'openSeries' | 'answers'>;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/** Asks TMDB for a season's credits, its details and its series, all at the same time. */
export function askSeason(tools: AskSeasonTools, key: SeasonKey, signal: AbortSignal): AskedSeason {
  const { tmdb, library, clock } = tools;
  const { seriesId, language } = key;
  const keptSeries = library.openSeries({ seriesId, language });
  let answered: Series | null = null;

  const askSeries = async (): Promise<Outcome<SeriesRecord> | null> => {
    const kept = await keptSeries;
    if (kept !== null && !isStale(kept.fetchedAt, clock())) return null;
    const answer = await tmdb.series(seriesId, language, signal);
    answered = makeSeries({ series: answer.body, english: null });
    const series = await withEnglishOverview(
      tools,
      { series: answered, language, kept: seriesOf(kept) },
      signal,
    );
    return ok({ series, language, answer: verbatim(answer) });
  };

  const details = tmdb.seasonDetails(key, signal).then(ok, fail);
  return {
    credits: tmdb.seasonCredits(key, signal),
    details,
    english: details.then((outcome) =>
      outcome.ok ? askEnglish(tools, key, outcome.value.body, signal) : null,
    ),
    series: askSeries().catch(fail),
    seriesSoFar: async () => answered ?? seriesOf(await keptSeries.catch(() => null)),
  };
}

function seriesOf(opened: OpenedSeries | null): Series | null {
  return opened === null ? null : fromJsonText(opened.page).series;
}

/** What was asked for, or `null`. */
export function valueOf<T>(outcome: Outcome<T> | null): T | null {
  return outcome?.ok === true ? outcome.value : null;
}
