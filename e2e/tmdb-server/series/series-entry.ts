import type {
  AggregateCredits,
  SeasonCredits,
  SeasonDetails,
  SeasonSummary,
  SeriesDetails,
} from '../wire.ts';
import { generateSeason, generateSeriesDetails, seasonSummaryOf } from './generate-series.ts';
import { type GeneratedSeries, seasonNumbersOf, type SeriesTexts } from './series-plan.ts';

export type ExternalIds = Readonly<Record<string, string | number | null>>;

/** A stored season: the answers of its endpoints. An aggregate that was not recorded is calculated. */
export interface SeasonRecord {
  readonly details: SeasonDetails;
  readonly credits: SeasonCredits;
  readonly aggregate?: AggregateCredits;
  readonly externalIds?: ExternalIds;
}

/** A season in English (made when first asked for), and as recorded in other languages. */
export interface SeasonEntry {
  readonly summary: SeasonSummary;
  readonly record: () => SeasonRecord;
  readonly inLanguage?: ReadonlyMap<string, SeasonRecord>;
}

/** What was recorded for a series in one language. */
export interface SeriesInLanguage {
  readonly details: SeriesDetails;
  readonly credits?: SeasonCredits;
}

/** A series in English, as recorded in other languages, and its seasons by number. */
export interface SeriesEntry {
  readonly details: SeriesDetails;
  readonly seasons: ReadonlyMap<number, SeasonEntry>;
  readonly inLanguage?: ReadonlyMap<string, SeriesInLanguage>;
  readonly texts?: Readonly<Record<string, SeriesTexts>>;
  readonly credits?: SeasonCredits;
  readonly aggregate?: AggregateCredits;
  readonly externalIds?: ExternalIds;
}

/** A plan as an entry; its seasons are made when they are first asked for. */
export function entryOf(plan: GeneratedSeries): SeriesEntry {
  const seasons = seasonNumbersOf(plan).map((seasonNumber): [number, SeasonEntry] => [
    seasonNumber,
    { summary: seasonSummaryOf(plan, seasonNumber), record: once(() => generateSeason(plan, seasonNumber)) },
  ]);
  return { details: generateSeriesDetails(plan), seasons: new Map(seasons), texts: plan.texts ?? {} };
}

/** Makes something when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
