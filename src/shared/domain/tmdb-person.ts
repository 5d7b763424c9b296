import type { Gender } from './person.ts';

/** What TMDB's own page of a person says in one language, with everything they did. */
export interface TmdbPerson {
  readonly personId: number;
  readonly name: string;
  readonly gender: Gender;
  readonly knownForDepartment: string | null;
  /** ISO dates, or `null`. */
  readonly birthday: string | null;
  readonly deathday: string | null;
  readonly placeOfBirth: string | null;
  /** `''` where TMDB has none, in this language nor in English. */
  readonly biography: string;
  /** TMDB has it in English only. */
  readonly isBiographyEnglish: boolean;
  /** Names they are also known by, each once. */
  readonly otherNames: readonly string[];
  readonly profilePath: string | null;
  /** Ids elsewhere; only those that TMDB knows. */
  readonly ids: Readonly<Partial<Record<ElsewhereId, string>>>;
  /** Everything they did, in TMDB's order: series, then films. */
  readonly credits: readonly FilmographyCredit[];
  /** How many rows of TMDB's lists could not be used. */
  readonly leftOutCount: number;
}

/** Where else TMDB knows an id of somebody. */
export const ELSEWHERE = [
  'imdb',
  'wikidata',
  'facebook',
  'instagram',
  'twitter',
  'tiktok',
  'youtube',
] as const;
export type ElsewhereId = (typeof ELSEWHERE)[number];

/** One role or job in a series or a film. */
export interface FilmographyCredit {
  readonly creditId: string;
  readonly media: 'tv' | 'movie';
  /** TMDB's id of the series or the film. */
  readonly titleId: number;
  readonly title: string;
  readonly posterPath: string | null;
  /** ISO date of the first broadcast or release; `null` when not known. */
  readonly date: string | null;
  /** `''` where TMDB has none; `null` for crew. */
  readonly character: string | null;
  /** `null` for cast. */
  readonly job: string | null;
  readonly department: string | null;
  /** Of a series; `null` where it is not said. */
  readonly episodeCount: number | null;
}

/** A person looked up on TMDB, for the window. */
export interface TmdbPersonPage {
  readonly person: TmdbPerson;
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
  /** It could not be kept: a full disk, for one. */
  readonly isKept: boolean;
}

/** What names a person's answer: people are looked up in one language. */
export interface PersonKey {
  readonly personId: number;
  readonly language: string;
}

/** Somebody who was looked up. */
export interface LookedUpPerson extends PersonKey {
  readonly name: string;
  readonly fetchedAt: string;
}

/** A series or a film with all that somebody did in it. */
export interface FilmographyTitle {
  readonly media: 'tv' | 'movie';
  readonly titleId: number;
  readonly title: string;
  readonly date: string | null;
  readonly credits: readonly FilmographyCredit[];
  /** They are in its cast. */
  readonly isCast: boolean;
}

/** The titles somebody worked on, newest first; those without a date are still to come, and stand before all. */
export function filmographyOf({ credits }: Pick<TmdbPerson, 'credits'>): readonly FilmographyTitle[] {
  const byTitle = Map.groupBy(credits, ({ media, titleId }) => `${media}/${titleId}`);
  return [...byTitle.values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      const { media, titleId, title } = first;
      const date = own.find((credit) => credit.date !== null)?.date ?? null;
      return [{ media, titleId, title, date, credits: own, isCast: own.some(({ job }) => job === null) }];
    })
    .sort((a, b) => (b.date ?? '9999').localeCompare(a.date ?? '9999'));
}

/** How many whole years somebody was old on a day (both ISO dates); `null` when that cannot be told. */
export function ageOn(birthday: string | null, day: string | null): number | null {
  if (birthday === null || day === null || day < birthday) return null;
  const [bornYear = 0, ...born] = birthday.split('-').map(Number);
  const [year = 0, ...then] = day.split('-').map(Number);
  const isBefore = then[0] !== born[0] ? (then[0] ?? 0) < (born[0] ?? 0) : (then[1] ?? 0) < (born[1] ?? 0);
  return year - bornYear - (isBefore ? 1 : 0);
}
