import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { NoteKey } from '@shared/domain/season.ts';
import { toSeenSeries, type SeenSeries, type SeenTo } from '@shared/domain/spoilers.ts';
import {
  isEmptyMark,
  personSubject,
  subjectKey,
  type ItemChange,
  type MarkChange,
  type MarkSummary,
  type OwnMarks,
  type ReaderList,
  type SavedSearch,
  type SubjectKey,
  type YoursChange,
} from '@shared/domain/yours.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { fail, ok, type Result } from '@shared/result.ts';

/** Everything the reader has added: read once, then kept up to date. */
export class Yours {
  readonly #api: Api;
  readonly #compareNames: (a: string, b: string) => number;
  #marks = $state.raw<ReadonlyMap<SubjectKey, MarkSummary>>(new Map());
  #lists = $state.raw<readonly ReaderList[]>([]);
  #searches = $state.raw<readonly SavedSearch[]>([]);
  #seen = $state.raw<SeenSeries | null>(null);
  #isUnreadable = $state(false);
  readonly #loading = Promise.withResolvers<null>();
  /** The last change of a list; the next waits for it. */
  #listChange: Promise<unknown> = Promise.resolve();

  /** Every tag in use, by name. */
  readonly tags: readonly string[] = $derived(
    [...new Set([...this.#marks.values()].flatMap(({ tags }) => tags))].sort((a, b) =>
      this.#compareNames(a, b),
    ),
  );
  /** By name. */
  readonly lists: readonly ReaderList[] = $derived.by(() => this.#byName(this.#lists));
  readonly #listsBySubject: ReadonlyMap<SubjectKey, readonly ReaderList[]> = $derived.by(() => {
    const all = new Map<SubjectKey, ReaderList[]>();
    for (const list of this.lists)
      for (const subject of list.subjects) {
        const own = all.get(subject);
        if (own === undefined) all.set(subject, [list]);
        else own.push(list);
      }
    return all;
  });
  /** By name. */
  readonly searches: readonly SavedSearch[] = $derived.by(() => this.#byName(this.#searches));

  /** @param compareNames the order of names in the language of the window */
  constructor(api: Api, compareNames: (a: string, b: string) => number) {
    this.#api = api;
    this.#compareNames = compareNames;
  }

  /** Resolves when it has been read, or could not be. */
  get loaded(): Promise<null> {
    return this.#loading.promise;
  }

  /** By subject; without subjects that have no marks. */
  get marks(): ReadonlyMap<SubjectKey, MarkSummary> {
    return this.#marks;
  }

  /** How far series have been seen; `null` until the library has said so. */
  get seen(): SeenSeries | null {
    return this.#seen;
  }

  /** It could not be read, so it is unknown how far series have been seen. */
  get isUnreadable(): boolean {
    return this.#isUnreadable;
  }

  /** What the reader has made of a subject. */
  mark(subject: SubjectKey): MarkSummary {
    return (
      this.#marks.get(subject) ?? { subject, hasNote: false, isStarred: false, isReviewed: false, tags: [] }
    );
  }

  /** The lists a subject is in, by name. */
  listsOf(subject: SubjectKey): readonly ReaderList[] {
    return this.#listsBySubject.get(subject) ?? [];
  }

  /** What the reader has made of a person, and of these credits of theirs in a season; `null` for nothing. */
  ofPerson(
    personId: number,
    season?: NoteKey,
    credits: readonly Pick<Credit, 'creditId'>[] = [],
  ): OwnMarks | null {
    if (this.#marks.size === 0 && this.#lists.length === 0) return null;
    const keys = [personSubject(personId)];
    if (season !== undefined) {
      const { seriesId, seasonNumber } = season;
      for (const { creditId } of credits)
        keys.push(subjectKey({ kind: 'credit', seriesId, seasonNumber, personId, creditId }));
    }
    const marks = keys.flatMap((key) => this.#marks.get(key) ?? []);
    const lists = keys.flatMap((key) => this.listsOf(key).map(({ name }) => name));
    const own = {
      isStarred: marks.some(({ isStarred }) => isStarred),
      hasNote: marks.some(({ hasNote }) => hasNote),
      tags: [...new Set(marks.flatMap(({ tags }) => tags))],
      lists: [...new Set(lists)],
    };
    const isAnything = own.isStarred || own.hasNote || own.tags.length > 0 || own.lists.length > 0;
    return isAnything ? own : null;
  }

  /** Reads it and follows its changes. Returns an unsubscribe function. */
  follow(): () => void {
    void this.#load();
    const ends = [
      this.#api.yours.onChanged((change) => {
        if (change === null) void this.#load();
        else this.#take(change);
      }),
      // The library was reopened: it may be a different file.
      this.#api.library.onChanged((change) => {
        if (change === null) void this.#load();
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  /** Changes the marks of some subjects. Resolves to the error, if any. */
  async change(subjects: readonly SubjectKey[], change: MarkChange): Promise<AppError | null> {
    const result = await this.#api.yours.mark({ subjects, change });
    return result.ok ? null : result.error;
  }

  /** Stores a list, a search or how far a series was seen; or deletes it. Resolves to the error, if any. */
  async keep(item: ItemChange): Promise<AppError | null> {
    const result = await this.#api.yours.keep($state.snapshot<ItemChange>(item));
    return result.ok ? null : result.error;
  }

  /** Sets how far a series has been seen; `null` clears it. */
  setSeen(seriesId: number, to: Omit<SeenTo, 'seriesId'> | null): Promise<AppError | null> {
    const content = to === null ? null : { seasonNumber: to.seasonNumber, episodeNumber: to.episodeNumber };
    return this.keep({ kind: 'seen', id: String(seriesId), content });
  }

  /** Stores a list, after the changes before; a new one if the id is new. */
  keepList(list: ReaderList): Promise<AppError | null> {
    return this.#inTurn(() => this.#storeList(list));
  }

  /**
   * Removes a list after the changes before, so that none of them brings it back. Resolves to the list as it was then, `null` if
   * it was gone already.
   */
  removeList(id: string): Promise<Result<ReaderList | null, AppError>> {
    return this.#inTurn(async () => {
      const list = this.#listOf(id);
      const error = await this.keep({ kind: 'list', id, content: null });
      return error === null ? ok(list) : fail(error);
    });
  }

  /**
   * Changes a list as it is when its turn comes, one change after the other, so that none takes back another. A list that was
   * removed meanwhile stays removed. Resolves to the error, if any.
   */
  changeList(
    id: string,
    change: (list: ReaderList) => Partial<Omit<ReaderList, 'id'>>,
  ): Promise<AppError | null> {
    return this.#inTurn(async () => {
      const list = this.#listOf(id);
      return list === null ? null : this.#storeList({ ...list, ...change(list) });
    });
  }

  keepSearch({ id, name, query }: SavedSearch): Promise<AppError | null> {
    return this.keep({ kind: 'search', id, content: { name, query } });
  }

  /** Runs when all changes of lists before have ended, well or not. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#listChange.then(run);
    this.#listChange = turn.catch(() => null);
    return turn;
  }

  #listOf(id: string): ReaderList | null {
    return this.#lists.find((list) => list.id === id) ?? null;
  }

  #storeList({ id, name, subjects }: ReaderList): Promise<AppError | null> {
    return this.keep({ kind: 'list', id, content: { name, subjects } });
  }

  async #load(): Promise<void> {
    const result = await this.#api.yours.all();
    if (result.ok) {
      this.#marks = new Map();
      this.#take(fromJsonText(result.value));
    }
    // A library that cannot be read does not know what was seen: until it can be read, everything counts as unseen.
    this.#isUnreadable = !result.ok && this.#seen === null;
    this.#loading.resolve(null);
  }

  #take({ marks, lists, searches, seen }: NonNullable<YoursChange>): void {
    if (marks !== undefined) {
      const all = new Map(this.#marks);
      for (const mark of marks) {
        const isLeft = mark.hasNote || !isEmptyMark({ ...mark, note: '' });
        if (isLeft) all.set(mark.subject, mark);
        else all.delete(mark.subject);
      }
      this.#marks = all;
    }
    if (lists !== undefined) this.#lists = lists;
    if (searches !== undefined) this.#searches = searches;
    if (seen !== undefined) this.#seen = toSeenSeries(seen);
  }

  #byName<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
    return items.toSorted((a, b) => this.#compareNames(a.name, b.name));
  }
}

/** What the reader has added, for the components below; set by Shell. */
export const [getYours, setYours] = createContext<Yours>();
