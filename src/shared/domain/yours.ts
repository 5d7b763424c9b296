import { LARGEST_ID, type Place } from './address.ts';
import type { CreditKind } from './credit.ts';
import type { SeenTo } from './spoilers.ts';

/** What the reader can write about, mark, and put into lists. Identified only by TMDB's ids, whatever the language. */
export type Subject =
  | { readonly kind: 'series'; readonly seriesId: number }
  | { readonly kind: 'season'; readonly seriesId: number; readonly seasonNumber: number }
  | {
      readonly kind: 'episode';
      readonly seriesId: number;
      readonly seasonNumber: number;
      readonly episodeNumber: number;
    }
  | { readonly kind: 'person'; readonly personId: number }
  | {
      readonly kind: 'credit';
      readonly seriesId: number;
      readonly seasonNumber: number;
      readonly personId: number;
      readonly creditId: string;
    };

/** A subject as a key: `tv/1396/season/1`; see {@link subjectKey}. */
export type SubjectKey = string;

/**
 * A subject as a string, which is how it is stored: `tv/1396`, `tv/1396/season/1`, `tv/1396/season/1/episode/2`,
 * `person/17419`, `tv/1396/season/1/person/17419/credit/52542282760ee313280017f9`.
 */
export function subjectKey(subject: Subject): SubjectKey {
  switch (subject.kind) {
    case 'person':
      return `person/${subject.personId}`;
    case 'series':
      return `tv/${subject.seriesId}`;
    case 'season':
      return seasonSubject(subject);
    case 'episode':
      return `${seasonSubject(subject)}/episode/${subject.episodeNumber}`;
    case 'credit':
      return `${seasonSubject(subject)}/person/${subject.personId}/credit/${subject.creditId}`;
  }
}

/** The key of a season. */
export function seasonSubject(season: {
  readonly seriesId: number;
  readonly seasonNumber: number;
}): SubjectKey {
  return `tv/${season.seriesId}/season/${season.seasonNumber}`;
}

/** The key of a person. */
export function personSubject(personId: number): SubjectKey {
  return `person/${personId}`;
}

const SUBJECT =
  /^(?:person\/(?<person>\d+)|tv\/(?<series>\d+)(?:\/season\/(?<season>\d+)(?:\/episode\/(?<episode>\d+)|\/person\/(?<of>\d+)\/credit\/(?<credit>[\w-]{1,60}))?)?)$/u;

/** The subject of a key; `null` for an invalid key. */
export function parseSubject(key: SubjectKey): Subject | null {
  const groups = SUBJECT.exec(key)?.groups;
  if (groups === undefined) return null;
  const number = (name: string): number => Number(groups[name] ?? Number.NaN);
  const [personId, seriesId, seasonNumber] = [number('person'), number('series'), number('season')];
  const parsed = ((): Subject => {
    if (groups['person'] !== undefined) return { kind: 'person', personId };
    if (groups['season'] === undefined) return { kind: 'series', seriesId };
    if (groups['credit'] !== undefined)
      return { kind: 'credit', seriesId, seasonNumber, personId: number('of'), creditId: groups['credit'] };
    if (groups['episode'] !== undefined)
      return { kind: 'episode', seriesId, seasonNumber, episodeNumber: number('episode') };
    return { kind: 'season', seriesId, seasonNumber };
  })();
  // `007` is not an id, and each key has only one form.
  const isPlain = subjectKey(parsed) === key;
  const numbers = Object.values(parsed).filter((value): value is number => typeof value === 'number');
  return isPlain && numbers.every((value) => value <= LARGEST_ID) ? parsed : null;
}

/** The page of a subject; for a credit, its season. */
export function subjectPlace(subject: Subject, language: string): Place {
  switch (subject.kind) {
    case 'person':
      return { page: 'person', personId: subject.personId };
    case 'series':
      return { page: 'series', seriesId: subject.seriesId, language };
    case 'season':
    case 'credit':
      return { page: 'season', seriesId: subject.seriesId, seasonNumber: subject.seasonNumber, language };
    case 'episode':
      return {
        page: 'episode',
        seriesId: subject.seriesId,
        seasonNumber: subject.seasonNumber,
        episodeNumber: subject.episodeNumber,
        language,
      };
  }
}

/** The path of the page of a subject, here and on TMDB; for a credit, that of its season. */
export function pageOfSubject(key: SubjectKey): string {
  const subject = parseSubject(key);
  return subject?.kind === 'credit' ? seasonSubject(subject) : key;
}

/** The reader's marks on a subject. */
export interface Mark {
  /** `''` for none. */
  readonly note: string;
  readonly isStarred: boolean;
  /** Seasons only: the reader has reviewed it. */
  readonly isReviewed: boolean;
  /** Each once, as the reader wrote them, in the order they were added. */
  readonly tags: readonly string[];
}

export const NO_MARK: Mark = { note: '', isStarred: false, isReviewed: false, tags: [] };

/** True if there is nothing left to store. */
export function isEmptyMark({ note, isStarred, isReviewed, tags }: Mark): boolean {
  return note === '' && !isStarred && !isReviewed && tags.length === 0;
}

/** A mark without the text of its note, for all places that do not show it. */
export interface MarkSummary extends Omit<Mark, 'note'> {
  readonly subject: SubjectKey;
  readonly hasNote: boolean;
}

/** What the reader has made of somebody or something, as lists of people mark it. */
export interface OwnMarks {
  readonly isStarred: boolean;
  readonly hasNote: boolean;
  readonly tags: readonly string[];
  /** The names of the lists it is in. */
  readonly lists: readonly string[];
}

/** A list the reader has made, such as "Casting 2026". */
export interface ReaderList {
  /** A UUID, so that lists from two computers can be merged. */
  readonly id: string;
  readonly name: string;
  /** In the reader's order, each once. */
  readonly subjects: readonly SubjectKey[];
}

/** A search the reader has saved under a name. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** Changes to marks; tags are added and removed one by one, so that each of several subjects keeps its others. */
export interface MarkChange extends Partial<Omit<Mark, 'tags'>> {
  readonly addTag?: string;
  readonly removeTag?: string;
}

/** The content of each kind of item: one thing the reader has added. */
export interface ItemContents {
  readonly mark: Mark;
  readonly list: Omit<ReaderList, 'id'>;
  readonly search: Omit<SavedSearch, 'id'>;
  /** Its id is that of the series. */
  readonly seen: Omit<SeenTo, 'seriesId'>;
}
export type ItemKind = keyof ItemContents;

/** An item to store, or to delete with `null`. Marks are changed with {@link MarkChange}. */
export type ItemChange = {
  readonly [Kind in Exclude<ItemKind, 'mark'>]: {
    readonly kind: Kind;
    readonly id: string;
    readonly content: ItemContents[Kind] | null;
  };
}[Exclude<ItemKind, 'mark'>];

/** Everything the reader has added, except the texts of notes. */
export interface Yours {
  readonly marks: readonly MarkSummary[];
  readonly lists: readonly ReaderList[];
  readonly searches: readonly SavedSearch[];
  readonly seen: readonly SeenTo[];
}

/**
 * What has changed: only the changed marks, an empty one where nothing is left; lists, searches and viewing progress
 * either complete or not at all. `null` if everything may have changed.
 */
export type YoursChange = Partial<Yours> | null;

/** TMDB's names for a subject, as far as the reader may know them: from the library, or remembered for at most six months. */
export interface SubjectNames {
  readonly seriesName: string | null;
  readonly seasonName: string | null;
  /** Also `null` for an episode that the reader has not seen. */
  readonly episodeName: string | null;
  readonly personName: string | null;
  /** Character or job of a credit; also `null` if the reader has not seen the season. */
  readonly role: string | null;
  /** Whether `role` is TMDB's name for a job. */
  readonly isJob: boolean;
  /** A portrait for a person, otherwise a poster. */
  readonly picturePath: string | null;
  /** The language it is kept in; `null` if it is not kept. */
  readonly language: string | null;
}

/** No name is known yet, or it is no longer known. */
export const NO_NAMES: SubjectNames = {
  seriesName: null,
  seasonName: null,
  episodeName: null,
  personName: null,
  role: null,
  isJob: false,
  picturePath: null,
  language: null,
};

/** What a person did in a kept series, as far as the reader may know it. */
export interface PersonWork {
  readonly seriesId: number;
  /** `''` when it is not known. */
  readonly seriesName: string;
  /** Each once: regular roles, those of a guest star, TMDB's jobs. `''` for a role that TMDB lacks or that was not seen yet. */
  readonly roles: readonly { readonly kind: CreditKind; readonly role: string }[];
}

/** The most works that are named of a person. */
export const MOST_WORKS = 3;

/** A subject on the page of notes and lists. */
export interface YoursEntry extends Mark {
  readonly subject: SubjectKey;
  readonly names: SubjectNames;
  /** Of a person: the newest {@link MOST_WORKS}; of anything else none. */
  readonly works: readonly PersonWork[];
  /** ISO time of TMDB's answer that names and works are from; `null` if there are none. */
  readonly fetchedAt: string | null;
  /** ISO time of the last change; `null` for one that is only in lists. */
  readonly changedAt: string | null;
}

/** Everything the reader has marked or put into lists, most recently changed first. */
export interface YoursPage {
  readonly entries: readonly YoursEntry[];
  /** Names or titles are left out, because the reader has not seen that far. */
  readonly hasUnseen: boolean;
}

/** In UTF-16 code units. */
export const LONGEST_TAG = 60;
export const LONGEST_LIST_NAME = 120;
/** Far more than anyone writes. */
export const MOST_TAGS = 50;
export const MOST_IN_LIST = 5_000;

/** A list with what was added to it. */
export interface ListAddition extends ReaderList {
  /** How many subjects found no room: a list holds at most {@link MOST_IN_LIST}. */
  readonly leftOut: number;
}

/** Adds subjects to the end of a list, each once. */
export function addToList(list: ReaderList, keys: readonly SubjectKey[]): ListAddition {
  const all = [...new Set([...list.subjects, ...keys])];
  const subjects = all.slice(0, MOST_IN_LIST);
  return { ...list, subjects, leftOut: all.length - subjects.length };
}

/** Moves a subject of a list by one place; no further than the ends. */
export function moveInList(
  subjects: readonly SubjectKey[],
  subject: SubjectKey,
  by: -1 | 1,
): readonly SubjectKey[] {
  const at = subjects.indexOf(subject);
  if (at === -1) return subjects;
  return subjects.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, subject);
}

/** Puts a subject back into a list it was taken out of: after the nearest of those that were before it. */
export function putBackIntoList(
  subjects: readonly SubjectKey[],
  subject: SubjectKey,
  before: readonly SubjectKey[],
): readonly SubjectKey[] {
  if (subjects.includes(subject)) return subjects;
  const neighbour = before.findLast((key) => subjects.includes(key));
  const at = neighbour === undefined ? 0 : subjects.indexOf(neighbour) + 1;
  return subjects.toSpliced(at, 0, subject);
}

/** A tag as it is stored: trimmed, and without a leading `#`; `''` for nothing. */
export function cleanTag(text: string): string {
  return text
    .replace(/^[#\s]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TAG);
}
