import { foldText } from '@shared/domain/fold-text.ts';
import {
  filmographyOf,
  type FilmographyCredit,
  type FilmographyTitle,
  type TmdbPerson,
} from '@shared/domain/tmdb-person.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** Which titles are shown: all, series, films, or what is kept. */
export const FILMOGRAPHY_CHOICES = ['all', 'tv', 'movie', 'kept'] as const;
export type FilmographyChoice = (typeof FILMOGRAPHY_CHOICES)[number];

/** How a filmography was left. */
export interface FilmographyMemory {
  titles?: FilmographyChoice;
  titleFilter?: string;
}

/** What is shown of a filmography. */
export interface ShownFilmography {
  readonly titles: readonly FilmographyTitle[];
  /** By what it is narrowed, in words; none for all titles. */
  readonly facts: readonly string[];
}

/** A filmography in words, on the page and on paper, without what the reader has not seen or has hidden. */
export class FilmographyWords {
  readonly #spoilers: Pick<Spoilers, 'hidden' | 'showsUnseen' | 'seenTo'>;
  readonly #texts: Texts;

  constructor(spoilers: Pick<Spoilers, 'hidden' | 'showsUnseen' | 'seenTo'>, texts: Texts) {
    this.#spoilers = spoilers;
    this.#texts = texts;
  }

  /**
   * The titles, newest first. For a series not seen to the end, TMDB does not say who appears later: only crew and known
   * people are shown.
   * @param knownSeries kept series in which the person's appearance is not a spoiler
   */
  titles(person: TmdbPerson, knownSeries: ReadonlySet<number>): readonly FilmographyTitle[] {
    return filmographyOf(person).flatMap((title): readonly FilmographyTitle[] => {
      if (!this.#isGuarded(title) || knownSeries.has(title.titleId)) return [title];
      const credits = title.credits.filter(({ job }) => job !== null);
      return credits.length === 0 ? [] : [{ ...title, credits }];
    });
  }

  /** Roles and jobs; `''` if they are hidden or not known. */
  work(title: FilmographyTitle): string {
    const isRoleHidden = this.#spoilers.hidden.characters || this.#isGuarded(title);
    const works = title.credits.map(({ character, job }: FilmographyCredit) =>
      job !== null ? this.#texts.credits.job(job) : isRoleHidden ? '' : (character ?? ''),
    );
    return this.#texts.row([...new Set(works)].filter((work) => work !== ''));
  }

  /** What a filter looks through, folded: the title, and roles and jobs that are shown. */
  searched(title: FilmographyTitle): string {
    const jobs = title.credits.flatMap(({ job }) => job ?? []);
    return foldText([title.title, this.work(title), ...jobs].join('\n'));
  }

  /** In how many episodes; `null` if that is hidden or not known. */
  episodes(title: FilmographyTitle): number | null {
    if (this.#spoilers.hidden.episodeCounts || this.#isGuarded(title)) return null;
    const counts = title.credits.flatMap(({ episodeCount }) => (episodeCount === null ? [] : [episodeCount]));
    return counts.length === 0 ? null : Math.max(...counts);
  }

  /** `''` if it is not known. */
  year({ date }: FilmographyTitle): string {
    return date === null ? '' : this.#texts.year(date);
  }

  /** For a series not seen to the end, nothing reveals how long a person stays, or in which role. */
  #isGuarded({ media, titleId }: FilmographyTitle): boolean {
    return media === 'tv' && !this.#spoilers.showsUnseen && this.#spoilers.seenTo(titleId) !== null;
  }
}
