import { isReadable, isUnfetched, type KeptSeason, type SeasonSummary } from '@shared/domain/season.ts';
import { sortName } from '@shared/domain/sort-name.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { LibraryOrder } from '@shared/domain/settings.ts';

/** The kept seasons of one series. Immutable: a series with other seasons is a new object. */
export interface KeptSeries {
  readonly seriesId: number;
  readonly name: string;
  /** The sort key of the series: its name without an article. */
  readonly sortedAs: string;
  readonly posterPath: string | null;
  /** In the order of their numbers; at least one. */
  readonly seasons: readonly KeptSeason[];
  /** How many of them have content to read: what a backup has listed counts once it is fetched. */
  readonly readableCount: number;
  /** None of them has ever been fetched here. */
  readonly isUnfetched: boolean;
  /** ISO time at which a season of it was last added. */
  readonly addedAt: string;
  /** ISO time at which a season of it was last opened; `''` if none was. */
  readonly openedAt: string;
}

type Compare<Item> = (a: Item, b: Item) => number;

/**
 * A comparison function for kept series, never 0 for two different series.
 * @param compareNames the order of names in the language of the window
 */
export function compareSeries(order: LibraryOrder, compareNames: Compare<string>): Compare<KeptSeries> {
  const byName: Compare<KeptSeries> = (a, b) =>
    compareNames(a.sortedAs, b.sortedAs) || compareNames(a.name, b.name) || a.seriesId - b.seriesId;
  if (order === 'name') return byName;
  const timeOf = ({ openedAt, addedAt }: KeptSeries): string => (order === 'opened' ? openedAt : addedAt);
  return (a, b) => {
    // Newest first. ISO times sort as strings.
    const [first, second] = [timeOf(a), timeOf(b)];
    if (first === second) return byName(a, b);
    return first > second ? -1 : 1;
  };
}

/** The same in every language of the window, so that a series does not change its name with it. */
const collator = new Intl.Collator('en');

/** Combines the kept seasons of one series; at least one. */
export function toKeptSeries(seasons: readonly KeptSeason[]): KeptSeries {
  const sorted = seasons.toSorted(
    (a, b) => a.seasonNumber - b.seasonNumber || collator.compare(a.language, b.language),
  );
  // A series kept in two languages has two names: the alphabetically first is used. One that is not fetched may have none.
  const fetched = sorted.filter((season) => !isUnfetched(season));
  const named = fetched.length === 0 ? sorted : fetched;
  const first = named.toSorted((a, b) => collator.compare(a.seriesName, b.seriesName))[0];
  return {
    seriesId: sorted[0]?.seriesId ?? 0,
    name: first?.seriesName ?? '',
    sortedAs: sortName(first?.seriesName ?? '', first?.language ?? ''),
    posterPath: sorted.find(({ posterPath }) => posterPath !== null)?.posterPath ?? null,
    seasons: sorted,
    readableCount: sorted.filter(isReadable).length,
    isUnfetched: sorted.every(isUnfetched),
    addedAt: latest(sorted.map(({ addedAt }) => addedAt)),
    openedAt: latest(sorted.map(({ openedAt }) => openedAt ?? '')),
  };
}

/** The languages its seasons are kept in, each once. */
export function keptLanguages({ seasons }: KeptSeries): readonly string[] {
  return [...new Set(seasons.map(({ language }) => language))];
}

/** Its names in the languages it is kept in, each once. */
export function keptNames({ seasons }: KeptSeries): readonly string[] {
  return [...new Set(seasons.map(({ seriesName }) => seriesName))];
}

/**
 * The place of its page: in the reader's language if it is kept in that, otherwise in one it is kept in, since that page
 * may be available offline.
 */
export function keptSeriesKey(series: KeptSeries, preferred: string): SeriesKey {
  const languages = keptLanguages(series);
  const [first = preferred] = languages;
  return { seriesId: series.seriesId, language: languages.includes(preferred) ? preferred : first };
}

/**
 * The seasons that TMDB lists, and the kept ones that it does not list, or no longer, in the order of their numbers.
 * @param kept in one language
 */
export function withUnlisted(
  listed: readonly SeasonSummary[],
  kept: readonly KeptSeason[],
): readonly SeasonSummary[] {
  const numbers = new Set(listed.map(({ seasonNumber }) => seasonNumber));
  const unlisted = kept
    .filter(({ seasonNumber }) => !numbers.has(seasonNumber))
    .map(({ seasonNumber, seasonName, airDate, episodeCount, posterPath }) => ({
      seasonNumber,
      name: seasonName,
      airDate,
      episodeCount,
      posterPath,
      overview: '',
    }));
  return unlisted.length === 0
    ? listed
    : [...listed, ...unlisted].toSorted((a, b) => a.seasonNumber - b.seasonNumber);
}

function latest(times: readonly string[]): string {
  return times.reduce((newest, time) => (time > newest ? time : newest), '');
}
