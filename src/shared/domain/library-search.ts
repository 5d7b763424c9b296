import type { CreditKind } from './credit.ts';
import type { Person } from './person.ts';
import type { SeasonKey } from './season.ts';
import type { SeriesKey } from './series.ts';
import type { SubjectKey, SubjectNames } from './yours.ts';

/** What can be found in the library, in the order in which it is shown. */
export const HIT_KINDS = ['person', 'role', 'job', 'series', 'season', 'episode', 'note'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** What is asked of the library. */
export interface LibrarySearch {
  /** As the reader typed it: search-query.ts. */
  readonly text: string;
  /** The most hits of each kind. */
  readonly limit: number;
  /** One kind alone; `null` for all. */
  readonly only: HitKind | null;
  /** TMDB's names of jobs and departments that fit by their name in the reader's language. */
  readonly translated: TranslatedNames;
  /** What the reader does not want to know is not searched. */
  readonly hidden: { readonly characters: boolean; readonly guests: boolean };
  /** What the reader has not seen is searched, too: they have asked for it. */
  readonly showUnseen: boolean;
}

/** By which part of the search they fit: the words that stand anywhere, `job:` and `dept:`. */
export interface TranslatedNames {
  readonly terms: readonly string[];
  readonly job: readonly string[];
  readonly dept: readonly string[];
}

export const NO_TRANSLATED_NAMES: TranslatedNames = { terms: [], job: [], dept: [] };

/** What was found of each kind: only kinds of which there is something. */
export interface LibrarySearchResult {
  readonly groups: readonly HitGroup[];
  /** Something may have been left out because the reader has not seen it. */
  readonly hasUnseen: boolean;
}

/** Hits of one kind, best first. */
export interface HitGroup {
  readonly kind: HitKind;
  readonly hits: readonly SearchHit[];
  /** There are more than were asked for. */
  readonly hasMore: boolean;
}

export type SearchHit = PersonHit | CreditHit | TitleHit | NoteHit;

/** Who was found. */
export type HitPerson = Pick<Person, 'personId' | 'name' | 'originalName' | 'profilePath'>;

/** Somebody found by name, or by where they worked. */
export interface PersonHit {
  readonly kind: 'person';
  readonly person: HitPerson;
  /** The name by which they were found, where only TMDB's own page of them has it. */
  readonly otherName?: string;
  /** In how many kept seasons, and of how many series. */
  readonly seasonCount: number;
  readonly seriesCount: number;
  /** What they did most. */
  readonly best: PartOfSeries;
}

/** Somebody found by a role or a job. */
export interface CreditHit {
  readonly kind: 'role' | 'job';
  readonly person: HitPerson;
  readonly part: PartOfSeries;
}

/** What somebody did in a series, over its kept seasons. */
export interface PartOfSeries extends SeriesKey {
  /** `''` when it is not known. */
  readonly seriesName: string;
  readonly credit: CreditKind;
  /** Characters, or TMDB's jobs; what fits the search first. None where TMDB has none. */
  readonly roles: readonly string[];
  /** Of these roles, ascending. */
  readonly seasonNumbers: readonly number[];
  /** `null` while TMDB has not counted. */
  readonly episodeCount: number | null;
  /** The newest season. */
  readonly season: SeasonKey;
  /** Its year; `null` when it is not known. */
  readonly year: number | null;
}

/** A series, a season or an episode. */
export interface TitleHit extends SeriesKey {
  readonly kind: 'series' | 'season' | 'episode';
  readonly name: string;
  /** `null` where it is the name. */
  readonly originalName: string | null;
  readonly seriesName: string;
  /** `null`: the series. */
  readonly seasonNumber: number | null;
  /** `null`: the season. */
  readonly episodeNumber: number | null;
  readonly posterPath: string | null;
  /** Of a series: how many of its seasons are kept. */
  readonly seasonCount: number;
  /** In which the season, or the first kept one, began. */
  readonly year: number | null;
}

/** A note of the reader's. */
export interface NoteHit {
  readonly kind: 'note';
  readonly subject: SubjectKey;
  readonly names: SubjectNames;
  /** The line in which the first word stands, and what is around it. */
  readonly excerpt: string;
}

/** A hit as one string, for the keys of lists. */
export function hitKey(hit: SearchHit): string {
  switch (hit.kind) {
    case 'person':
      return `person/${hit.person.personId}`;
    case 'role':
    case 'job':
      return `${hit.kind}/${hit.person.personId}/${hit.part.seriesId}`;
    case 'note':
      return `note/${hit.subject}`;
    case 'series':
    case 'season':
    case 'episode':
      return [hit.kind, hit.seriesId, hit.language, hit.seasonNumber, hit.episodeNumber].join('/');
  }
}
