import { seasonKeyText, type KeptSeason, type SeasonKey, type Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';

/** What the head of a page shows before the rest is there. */
export interface KnownName {
  readonly name: string;
  readonly posterPath: string | null;
}

/** What is told of a series: all of it, or what a search has found. */
type SeriesNews = Pick<Series, 'seriesId' | 'name' | 'posterPath'> & Partial<Pick<Series, 'seasons'>>;

/** Of so many series names are kept at least. */
const MANY = 500;

/** The kept seasons, as far as names need them. */
interface KeptNames {
  readonly find: (key: SeasonKey) => KeptSeason | undefined;
  readonly findSeries: (seriesId: number) => { readonly seasons: readonly KeptSeason[] } | undefined;
}

/**
 * Names of series and seasons by language: of those that are kept, and of those the window has only read about, in a
 * search, on the page of a series or of another of its seasons. The page of a season opens under its name then, and
 * nothing moves when TMDB's answer comes.
 */
export class KnownNames {
  readonly #kept: KeptNames;
  readonly #series = new Map<string, KnownName>();
  readonly #seasons = new Map<string, KnownName>();

  constructor(kept: KeptNames) {
    this.#kept = kept;
  }

  /** Remembers what has been read of a series. */
  note({ seriesId, name, posterPath, seasons = [] }: SeriesNews, language: string): void {
    if (this.#series.size > MANY) {
      this.#series.clear();
      this.#seasons.clear();
    }
    this.#series.set(seriesText({ seriesId, language }), { name, posterPath });
    for (const { seasonNumber, ...season } of seasons) {
      this.#seasons.set(seasonKeyText({ seriesId, seasonNumber, language }), season);
    }
  }

  /** A series by its name in that language, else in one in which it is kept; `null` for one never heard of. */
  series(key: SeriesKey): KnownName | null {
    const seasons = this.#kept.findSeries(key.seriesId)?.seasons ?? [];
    const [first] = seasons;
    const own = seasons.find(({ language }) => language === key.language);
    const kept = own ?? (this.#series.has(seriesText(key)) ? undefined : first);
    if (kept !== undefined) return { name: kept.seriesName, posterPath: kept.posterPath };
    return this.#series.get(seriesText(key)) ?? null;
  }

  /** A season by its own name, which is not empty; `null` for one never heard of. */
  season(key: SeasonKey): KnownName | null {
    const kept = this.#kept.find(key);
    if (kept !== undefined) return { name: kept.seasonName, posterPath: kept.posterPath };
    const seen = this.#seasons.get(seasonKeyText(key));
    return seen === undefined || seen.name === '' ? null : seen;
  }
}

function seriesText({ seriesId, language }: SeriesKey): string {
  return `${seriesId}/${language}`;
}
