import type { ComparedAddress } from '@shared/domain/address.ts';
import { isReadable, type KeptSeason, type SeasonKey } from '@shared/domain/season.ts';
import type { LibraryReader } from '../library/reader.ts';
import { idOf, seasonsOfWords, type NamedSeason } from './arguments.ts';

/** What was asked for is not there: in a sentence for each thing. */
export class NotFound extends Error {
  readonly sentences: readonly string[];

  constructor(...sentences: readonly string[]) {
    super(sentences.join(' '));
    this.sentences = sentences;
  }
}

/** What is there of what was asked for, in that order, and a sentence about each that is not. */
export interface Found<Item> {
  readonly found: readonly Item[];
  readonly missing: readonly string[];
}

/** A side of a comparison: a kept season, or all kept seasons of a series. */
export interface NamedSide {
  readonly address: ComparedAddress;
  /** As it is typed: `1396/1`, or `1396`. */
  readonly word: string;
  readonly seasons: readonly KeptSeason[];
  /** Of a series, those whose content is gone: deleted at the six-month limit, or lost. */
  readonly gone: readonly KeptSeason[];
}

interface SelectionOptions {
  readonly library: Pick<LibraryReader, 'kept'>;
  /** The language whose order of names is used. */
  readonly locale: string;
  /** The only language in which seasons are wanted; `null`: preferably the usual one. */
  readonly language: string | null;
  readonly usualLanguage: string;
  /** True if the library has credits of a person, or cannot read a season that has. */
  readonly hasCredits: (personId: number) => boolean;
}

/** Finds in the library what the words of a command name. */
export class Selection {
  readonly #options: SelectionOptions;

  constructor(options: SelectionOptions) {
    this.#options = options;
  }

  /** The kept season in the wanted language, or else in the usual one, or else in any. */
  season(asked: NamedSeason): KeptSeason | null {
    return this.#preferred(this.#readable().filter((season) => isSame(season, asked)));
  }

  /** The kept season in the very language of the key. */
  seasonIn(key: SeasonKey): KeptSeason | null {
    const isWanted = (season: KeptSeason): boolean => isSame(season, key) && season.language === key.language;
    return this.#readable().find(isWanted) ?? null;
  }

  /** Kept seasons, written as 1396/1 or 1396/1..3. */
  seasons(words: readonly string[]): Found<KeptSeason> {
    const all = seasonsOfWords(words).map((asked) => ({ asked, season: this.season(asked) }));
    return {
      found: all.flatMap(({ season }) => season ?? []),
      missing: all.filter(({ season }) => season === null).map(({ asked }) => this.notKept(asked)),
    };
  }

  /** The sides of a comparison, with their kept seasons, each in one language, ascending. */
  sides(addresses: readonly ComparedAddress[]): Found<NamedSide> {
    const kept = Map.groupBy(this.#inAskedLanguage(), ({ seriesId }) => seriesId);
    const found: NamedSide[] = [];
    const missing: string[] = [];
    for (const address of addresses) {
      const { seriesId, seasonNumber: asked } = address;
      const all = (kept.get(seriesId) ?? []).filter(
        ({ seasonNumber }) => asked === null || seasonNumber === asked,
      );
      const byNumber = [...Map.groupBy(all, ({ seasonNumber }) => seasonNumber)].toSorted(
        ([a], [b]) => a - b,
      );
      const seasons = byNumber.flatMap(([, same]) => this.#preferred(same.filter(isReadable)) ?? []);
      const gone = byNumber.flatMap(([, same]) =>
        same.some(isReadable) ? [] : (this.#preferred(same) ?? []),
      );
      const word = asked === null ? String(seriesId) : `${seriesId}/${asked}`;
      if (seasons.length > 0) found.push({ address, word, seasons, gone });
      else
        missing.push(
          asked === null ? this.#noneKept(seriesId) : this.notKept({ seriesId, seasonNumber: asked }),
        );
    }
    return { found, missing };
  }

  /** All kept seasons of these series. */
  seasonsOfSeries(words: readonly string[]): Found<KeptSeason> {
    const kept = this.#readable();
    const all = words.map((word) => {
      const id = idOf(word, 'The series');
      return { id, seasons: kept.filter(({ seriesId }) => seriesId === id) };
    });
    return {
      found: all.flatMap(({ seasons }) => seasons),
      missing: all.filter(({ seasons }) => seasons.length === 0).map(({ id }) => this.#noneKept(id)),
    };
  }

  /** People of whom there are credits, each once. */
  people(ids: readonly number[]): Found<number> {
    const asked = [...new Set(ids)];
    const found = asked.filter((id) => this.#options.hasCredits(id));
    return {
      found,
      missing: asked
        .filter((id) => !found.includes(id))
        .map((id) => `Nobody with the id ${id} is in a kept season.`),
    };
  }

  /** Says that a season is not kept. */
  notKept({ seriesId, seasonNumber }: NamedSeason): string {
    return `Season ${seasonNumber} of series ${seriesId} is not kept${this.#inLanguage}.`;
  }

  #noneKept(seriesId: number): string {
    return `No season of series ${seriesId} is kept${this.#inLanguage}.`;
  }

  /** Of one season in several languages, preferably that in the usual one. */
  #preferred(same: readonly KeptSeason[]): KeptSeason | null {
    return same.find(({ language }) => language === this.#options.usualLanguage) ?? same[0] ?? null;
  }

  get #inLanguage(): string {
    const { language } = this.#options;
    return language === null ? '' : ` in ${language}`;
  }

  /** What is kept, in the wanted language, and can be read. */
  #readable(): readonly KeptSeason[] {
    return this.#inAskedLanguage().filter(isReadable);
  }

  #inAskedLanguage(): readonly KeptSeason[] {
    const { library, locale, language } = this.#options;
    return library.kept(locale).filter((season) => language === null || season.language === language);
  }
}

function isSame(season: NamedSeason, asked: NamedSeason): boolean {
  return season.seriesId === asked.seriesId && season.seasonNumber === asked.seasonNumber;
}
