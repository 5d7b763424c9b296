import type { Gender } from './person.ts';

/** What TMDB says about a person in one language, with their filmography. */
export interface TmdbPerson {
  readonly personId: number;
  readonly name: string;
  readonly gender: Gender;
  readonly knownForDepartment: string | null;
  /** ISO dates, or `null`. */
  readonly birthday: string | null;
  readonly deathday: string | null;
  readonly placeOfBirth: string | null;
  /** `''` if TMDB has none in this language or in English. */
  readonly biography: string;
  /** TMDB has it only in English. */
  readonly isBiographyEnglish: boolean;
  /** Other names, each once. */
  readonly otherNames: readonly string[];
  readonly profilePath: string | null;
  /** Ids on other sites; only those that TMDB knows. */
  readonly ids: Readonly<Partial<Record<ElsewhereId, string>>>;
  /** Filmography in TMDB's order: series, then films. */
  readonly credits: readonly FilmographyCredit[];
  /** How many rows in TMDB's lists could not be used. */
  readonly leftOutCount: number;
  /** The ISO time at which TMDB was first found to have them no longer; `null` while it has them. */
  readonly goneSince: string | null;
}

/** The other sites for which TMDB has ids. */
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
  /** Series only; `null` if not given. */
  readonly episodeCount: number | null;
}

/** A person looked up on TMDB, for the window. */
export interface TmdbPersonPage {
  readonly person: TmdbPerson;
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
  /** It could not be kept, for example because the disk is full. */
  readonly isKept: boolean;
}

/** The key of a person's record: people are looked up in one language. */
export interface PersonKey {
  readonly personId: number;
  readonly language: string;
}

/** A person who was looked up. */
export interface LookedUpPerson extends PersonKey {
  readonly name: string;
  readonly fetchedAt: string;
}

/** A series or film with everything a person did in it. */
export interface FilmographyTitle {
  readonly media: 'tv' | 'movie';
  readonly titleId: number;
  readonly title: string;
  readonly date: string | null;
  readonly credits: readonly FilmographyCredit[];
  /** The person is in its cast. */
  readonly isCast: boolean;
}

/** The titles a person worked on, newest first; those without a date are upcoming and come before all others. */
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

/** A person's age on the day something of theirs came out (an ISO date); `null` if unknown, or if they had died by then. */
export function ageAtRelease(
  { birthday, deathday }: Pick<TmdbPerson, 'birthday' | 'deathday'>,
  day: string | null,
): number | null {
  return deathday !== null && day !== null && day > deathday ? null : ageOn(birthday, day);
}

/** A person's age in whole years on a day (both ISO dates); `null` if unknown. */
export function ageOn(birthday: string | null, day: string | null): number | null {
  if (birthday === null || day === null || day < birthday) return null;
  const [bornYear = 0, ...born] = birthday.split('-').map(Number);
  const [year = 0, ...then] = day.split('-').map(Number);
  const isBefore = then[0] !== born[0] ? (then[0] ?? 0) < (born[0] ?? 0) : (then[1] ?? 0) < (born[1] ?? 0);
  return year - bornYear - (isBefore ? 1 : 0);
}
