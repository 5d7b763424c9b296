import type { CreditKind } from './credit.ts';
import type { Person } from './person.ts';
import type { SeasonKey } from './season.ts';
import type { SeriesKey } from './series.ts';
import type { HiddenDetails } from './spoilers.ts';
import type { SubjectKey, SubjectNames } from './yours.ts';

/** The kinds of search results, in the order in which they are shown. */
export const HIT_KINDS = ['person', 'role', 'job', 'series', 'season', 'episode', 'note'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** How many hits of each kind a search shows at first. A longer list begins with them. */
export const FIRST_HITS = 6;

/** Who searches: the page, the palette over it, or a copy or print of all that the page has found. */
export const SEARCH_ASKERS = ['page', 'palette', 'copy'] as const;

/** A search of the library. */
export interface LibrarySearch {
  /** A newer search of the same asker cancels an older one. */
  readonly asker?: (typeof SEARCH_ASKERS)[number];
  /** As the reader typed it: search-query.ts. */
  readonly text: string;
  /** The most hits of each kind. */
  readonly limit: number;
  /** Only one kind; `null` for all. */
  readonly only: HitKind | null;
  /** TMDB's names of the jobs and departments that match in the reader's language. */
  readonly translated: TranslatedNames;
  /** Details the reader has hidden are not searched, and give no order. */
  readonly hidden: HiddenDetails;
  /** Includes what the reader has not seen: they have asked for it. */
  readonly showUnseen: boolean;
}

/** By the part of the search they match: words without a field, `job:` and `dept:`. */
interface NamesByField {
  readonly terms: readonly string[];
  readonly job: readonly string[];
  readonly dept: readonly string[];
}

export interface TranslatedNames extends NamesByField {
  /** Those of the words that results must not have. */
  readonly without: NamesByField;
}

const NO_NAMES: NamesByField = { terms: [], job: [], dept: [] };
export const NO_TRANSLATED_NAMES: TranslatedNames = { ...NO_NAMES, without: NO_NAMES };

/** The hits of each kind; only kinds with hits. */
export interface LibrarySearchResult {
  readonly groups: readonly HitGroup[];
  /** Something may have been left out because the reader has not seen it. */
  readonly hasUnseen: boolean;
}

/** Hits of one kind, best first. */
export interface HitGroup {
  readonly kind: HitKind;
  readonly hits: readonly SearchHit[];
  /** There are more hits than requested. */
  readonly hasMore: boolean;
  /** How many there are; absent if not all were looked at. */
  readonly total?: number;
  /** If not all were looked at, a number below theirs. */
  readonly moreThan?: number;
}

export type SearchHit = PersonHit | CreditHit | TitleHit | NoteHit;

/** Who was found. */
export type HitPerson = Pick<Person, 'personId' | 'name' | 'originalName' | 'profilePath'>;

/** A person found by name, or by where they worked. */
export interface PersonHit {
  readonly kind: 'person';
  readonly person: HitPerson;
  /** The matching name, if only TMDB's page about the person has it. */
  readonly otherName?: string;
  /** The number of kept seasons, of those that were seen, and of series. */
  readonly seasonCount: number;
  readonly seriesCount: number;
  /** What they did most. */
  readonly best: PartOfSeries;
}

/** A person found by a role or a job. */
export interface CreditHit {
  readonly kind: 'role' | 'job';
  readonly person: HitPerson;
  readonly part: PartOfSeries;
}

/** What a person did in a series, over its kept seasons. */
export interface PartOfSeries extends SeriesKey {
  /** `''` when it is not known. */
  readonly seriesName: string;
  readonly credit: CreditKind;
  /** Characters or TMDB's jobs, best match first. Empty if TMDB has none. */
  readonly roles: readonly string[];
  /** The seasons of these roles, ascending. */
  readonly seasonNumbers: readonly number[];
  /** How many of these the reader has seen, at least in part. */
  readonly seasonCount: number;
  /** Episodes of those with any of these roles; `null` if those of one of them are unknown or hidden. */
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
  /** `null` if it is the same as the name. */
  readonly originalName: string | null;
  readonly seriesName: string;
  /** `null`: the series. */
  readonly seasonNumber: number | null;
  /** `null`: the season. */
  readonly episodeNumber: number | null;
  readonly posterPath: string | null;
  /** For a series, how many of its seasons are kept. */
  readonly seasonCount: number;
  /** The year in which the season, or the first kept one, began. */
  readonly year: number | null;
}

/** A note the reader has written. */
export interface NoteHit {
  readonly kind: 'note';
  readonly subject: SubjectKey;
  readonly names: SubjectNames;
  /** The line with the first matching word, and some context. */
  readonly excerpt: string;
}

/** A hit as a string, for list keys. */
export function hitKey(hit: SearchHit): string {
  switch (hit.kind) {
    case 'person':
      return `person/${hit.person.personId}`;
    case 'role':
    case 'job':
      return `${hit.kind}/${hit.person.personId}/${hit.part.seriesId}/${hit.part.language}`;
    case 'note':
      return `note/${hit.subject}`;
    case 'series':
    case 'season':
    case 'episode':
      return [hit.kind, hit.seriesId, hit.language, hit.seasonNumber, hit.episodeNumber].join('/');
  }
}
