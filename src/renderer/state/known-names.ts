import { seasonKeyText, type KeptSeason, type SeasonKey, type Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';

/** What the header of a page shows before the rest arrives. */
export interface KnownName {
  readonly name: string;
  readonly posterPath: string | null;
}

/** A series as it is known: complete, or from a search result. */
type SeriesNews = Pick<Series, 'seriesId' | 'name' | 'posterPath'> & Partial<Pick<Series, 'seasons'>>;

/** Names of at least this many series, and of as many people, are remembered. */
const MANY = 500;

/** The kept seasons, as far as names need them. */
interface KeptNames {
  readonly find: (key: SeasonKey) => KeptSeason | undefined;
  readonly findSeries: (seriesId: number) => { readonly seasons: readonly KeptSeason[] } | undefined;
}

/**
 * Names of people, and of series and seasons by language: of kept ones, and of those the window knows only from a search, or
 * from the page of a series or of another of its seasons. The page of a season can then open with its title, and nothing
 * moves when TMDB's answer arrives.
 */
export class KnownNames {
  readonly #kept: KeptNames;
  readonly #series = new Map<string, KnownName>();
  readonly #seasons = new Map<string, KnownName>();
  readonly #people = new Map<number, string>();

  constructor(kept: KeptNames) {
    this.#kept = kept;
  }

  /** Remembers the names of a series. */
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

  /** Remembers the name of a person whose page may know nothing of them. */
  notePerson(personId: number, name: string): void {
    if (this.#people.size > MANY) this.#people.clear();
    this.#people.set(personId, name);
  }

  /** The name of a person, if the window has come across them; `null` if unknown. */
  person(personId: number): string | null {
    return this.#people.get(personId) ?? null;
  }

  /** The name of a series in that language, otherwise in one it is kept in; `null` if unknown. */
  series(key: SeriesKey): KnownName | null {
    const seasons = this.#kept.findSeries(key.seriesId)?.seasons ?? [];
    const [first] = seasons;
    const own = seasons.find(({ language }) => language === key.language);
    const kept = own ?? (this.#series.has(seriesText(key)) ? undefined : first);
    if (kept !== undefined) return { name: kept.seriesName, posterPath: kept.posterPath };
    return this.#series.get(seriesText(key)) ?? null;
  }

  /** The name of a season, never empty; `null` if unknown. */
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
