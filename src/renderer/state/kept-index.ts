import type { KeptSeason } from '@shared/domain/season.ts';
import { NameQuery, toSearchText, type SearchText } from './name-index.ts';
import { keptNames, type KeptSeries } from './kept-series.ts';

/** A kept series or one of its seasons: what can be opened by name. */
export type KeptTarget =
  | { readonly kind: 'series'; readonly series: KeptSeries }
  | { readonly kind: 'season'; readonly series: KeptSeries; readonly season: KeptSeason };

/** A matching series, with its matching seasons; `seasons` is `null` if the series itself matches. */
export interface KeptMatch {
  readonly series: KeptSeries;
  readonly seasons: readonly KeptSeason[] | null;
}

/** The interface's names for seasons without a name of their own, and for series whose name is unknown. */
export interface SeasonNames {
  readonly locale: string;
  unknownSeries(seriesId: number): string;
  seasonName(name: string | null, seasonNumber: number): string;
}

interface Entry {
  readonly locale: string;
  readonly text: SearchText;
  readonly seasons: readonly SearchText[];
  readonly targets: readonly { readonly target: KeptTarget; readonly text: SearchText }[];
}

/** A changed series is a new object; only then, or in another language, are its names normalized again. */
const entries = new WeakMap<KeptSeries, Entry>();

/** How many series are prepared at a time: about a millisecond. */
const TOGETHER = 100;

/** Series by name, best first. */
export function findKeptSeries(
  all: readonly KeptSeries[],
  query: string,
  names: SeasonNames,
): readonly KeptSeries[] {
  return new NameQuery(query).best(all, (series) => entryOf(series, names).text);
}

/** Series and their seasons by name, best first; each series before its seasons. */
export function findKeptTargets(
  all: readonly KeptSeries[],
  query: string,
  names: SeasonNames,
): readonly KeptTarget[] {
  const targets = all.flatMap((series) => entryOf(series, names).targets);
  return new NameQuery(query).best(targets, ({ text }) => text).map(({ target }) => target);
}

/** Matching series, in the order of the list; all of them for an empty query. */
export function filterKept(
  all: readonly KeptSeries[],
  query: string,
  names: SeasonNames,
): readonly KeptMatch[] {
  const wanted = new NameQuery(query);
  if (wanted.isEmpty) return all.map((series) => ({ series, seasons: null }));
  return all.flatMap((series): readonly KeptMatch[] => {
    const entry = entryOf(series, names);
    if (wanted.rank(entry.text) !== null) return [{ series, seasons: null }];
    const seasons = series.seasons.filter((_, index) => {
      const text = entry.seasons[index];
      return text !== undefined && wanted.rank(text) !== null;
    });
    return seasons.length === 0 ? [] : [{ series, seasons }];
  });
}

/** Prepares series for searching whenever the browser is idle. Returns a function that stops it. */
export function prepareIndex(all: readonly KeptSeries[], names: SeasonNames): () => void {
  let next = 0;
  let turn = 0;
  const prepare = (): void => {
    for (const series of all.slice(next, next + TOGETHER)) entryOf(series, names);
    next += TOGETHER;
    if (next < all.length) turn = requestIdleCallback(prepare);
  };
  turn = requestIdleCallback(prepare);
  return () => cancelIdleCallback(turn);
}

function entryOf(series: KeptSeries, names: SeasonNames): Entry {
  const known = entries.get(series);
  if (known?.locale === names.locale) return known;
  const text = toSearchText(keptNames(series));
  // With a comma, as it is shown, and without, as it is typed; in TMDB's words and in those of the interface.
  const seasons = series.seasons.map(({ seriesName, seasonName, seasonNumber }) => {
    const both = new Set([seasonName, names.seasonName(seasonName, seasonNumber)]);
    return toSearchText([...both].flatMap((name) => [`${seriesName} ${name}`, `${seriesName}, ${name}`]));
  });
  const entry: Entry = {
    locale: names.locale,
    text,
    seasons,
    targets: [
      { target: { kind: 'series', series }, text },
      ...series.seasons.map((season, index) => ({
        target: { kind: 'season', series, season } as const,
        text: seasons[index] ?? text,
      })),
    ],
  };
  entries.set(series, entry);
  return entry;
}
