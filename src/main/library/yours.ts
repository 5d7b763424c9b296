import type { Credit } from '@shared/domain/credit.ts';
import type { OwnItem, RestorableContent, RestoreChanges, RestoreMode } from '@shared/domain/backup.ts';
import { seasonKeyOf, type SeasonKey } from '@shared/domain/season.ts';
import {
  isUnseenEpisode,
  NO_PROGRESS,
  seenCredits,
  unseenOf,
  type SeenSeries,
} from '@shared/domain/spoilers.ts';
import {
  MOST_TAGS,
  NO_MARK,
  NO_NAMES,
  parseSubject,
  type ItemChange,
  type MarkChange,
  type MarkSummary,
  type Subject,
  type SubjectKey,
  type SubjectNames,
  type Yours,
  type YoursEntry,
} from '@shared/domain/yours.ts';
import type { LibraryMethods, Slices } from './calls.ts';
import type { IndexDatabase, IndexedSeason } from './index-database.ts';
import type { LibraryFiles } from './library-files.ts';
import { copyOwnBeforeRestore, readOwnBeforeRestore } from './own-copies.ts';
import type { FoundNames, Own, OwnState } from './own.ts';
import { creditsOf, olderOf, Summaries, worksOf, type CreditRow, type PersonWorks } from './person.ts';
import { isDamage } from './problem.ts';

/**
 * What TMDB calls the subjects of notes and lists. Names come from what is kept, in the language that was opened last;
 * where nothing is kept any more, from what was remembered. Made for one question, for it remembers pages.
 */
export class SubjectNaming {
  readonly #index: IndexDatabase;
  readonly #own: Own;
  readonly #seen: SeenSeries;
  readonly #summaries: Summaries;
  readonly #credits = new Map<number, readonly Credit[]>();
  /** The credits of the last person that was asked about. */
  #rows: { readonly personId: number; readonly rows: readonly CreditRow[] } | null = null;
  /** Something was left out because it is unseen. */
  hasUnseen = false;

  /** @param seen episodes and roles beyond are not named */
  constructor({ index, own }: { readonly index: IndexDatabase; readonly own: Own }, seen: SeenSeries) {
    this.#index = index;
    this.#own = own;
    this.#seen = seen;
    this.#summaries = new Summaries(index, seen);
  }

  /** Names of a subject, as far as they are known. */
  names(key: SubjectKey): SubjectNames {
    return this.named(key)?.names ?? NO_NAMES;
  }

  /** Names of a subject, as far as they are known, and their date; `null` if nothing is. */
  named(key: SubjectKey): FoundNames | null {
    const subject = parseSubject(key);
    const found = subject === null ? null : (this.find(subject) ?? this.#remembered(key, subject));
    return subject === null || found === null
      ? null
      : { ...found, names: this.#withoutUnseen(subject, found.names) };
  }

  /** What a person did in the kept series, as far as the reader may know it; nothing for anything else. */
  works(key: SubjectKey): Pick<PersonWorks, 'works' | 'fetchedAt'> {
    const subject = parseSubject(key);
    if (subject?.kind !== 'person') return { works: [], fetchedAt: null };
    const { hasUnseen, ...found } = worksOf(
      this.#index,
      this.#rowsOf(subject.personId),
      this.#summaries,
      this.#seen,
    );
    this.hasUnseen ||= hasUnseen;
    return found;
  }

  /** What the library knows of a subject now; `null` when nothing that names it is kept. */
  find(subject: Subject): FoundNames | null {
    switch (subject.kind) {
      case 'person':
        return this.#person(subject.personId);
      case 'series':
        return this.#series(subject.seriesId);
      case 'season':
      case 'episode':
      case 'credit':
        return this.#inSeason(subject);
    }
  }

  /** What was remembered of something that is not kept; its series may be, and may have another name by now. */
  #remembered(key: SubjectKey, subject: Subject): FoundNames | null {
    const remembered = this.#own.rememberedNames(key);
    const series = 'seriesId' in subject ? this.#series(subject.seriesId) : null;
    if (series === null) return remembered;
    const { seriesName, picturePath } = series.names;
    if (remembered === null)
      return { names: { ...NO_NAMES, seriesName, picturePath }, fetchedAt: series.fetchedAt };
    return {
      names: {
        ...remembered.names,
        seriesName,
        picturePath: remembered.names.picturePath ?? picturePath,
      },
      fetchedAt: remembered.fetchedAt < series.fetchedAt ? remembered.fetchedAt : series.fetchedAt,
    };
  }

  #rowsOf(personId: number): readonly CreditRow[] {
    if (this.#rows?.personId !== personId) this.#rows = { personId, rows: creditsOf(this.#index, personId) };
    return this.#rows.rows;
  }

  #person(personId: number): FoundNames | null {
    const [newest] = this.#rowsOf(personId);
    if (newest === undefined) return null;
    const { person, season } = newest;
    return {
      names: { ...NO_NAMES, personName: person.name, picturePath: person.portrait },
      fetchedAt: season.fetchedAt,
    };
  }

  /** In the language that was opened last; if no season is kept, in any in which the series itself is. */
  #series(seriesId: number): FoundNames | null {
    const opened = this.#own.openedOf(seriesId);
    for (const { language } of [...opened, ...this.#index.languagesOfSeries(seriesId)]) {
      const series = this.#index.findSeries({ seriesId, language });
      if (series === null) continue;
      return {
        names: { ...NO_NAMES, seriesName: series.name, picturePath: series.poster, language },
        fetchedAt: series.fetchedAt,
      };
    }
    // TMDB's answer about the series is gone, and a kept season still knows its name.
    const named = opened.find(({ seriesName }) => seriesName !== '');
    if (named === undefined) return null;
    const { seriesName, language, fetchedAt } = named;
    return { names: { ...NO_NAMES, seriesName, language }, fetchedAt };
  }

  #inSeason(subject: Extract<Subject, { readonly seasonNumber: number }>): FoundNames | null {
    const { seriesId, seasonNumber } = subject;
    for (const { language } of this.#own.openedOf(seriesId, seasonNumber)) {
      const season = this.#index.findSeason({ seriesId, seasonNumber, language });
      if (season === null || season.isHidden) continue;
      const series = this.#index.findSeries({ seriesId, language });
      const names = {
        ...NO_NAMES,
        seriesName: series?.name ?? this.#series(seriesId)?.names.seriesName ?? null,
        seasonName: season.name,
        picturePath: season.poster ?? series?.poster ?? null,
        language,
      };
      return { names: { ...names, ...this.#part(subject, season) }, fetchedAt: season.fetchedAt };
    }
    return null;
  }

  #part(subject: Subject, season: IndexedSeason): Partial<SubjectNames> {
    if (subject.kind === 'episode') {
      const row = this.#index.database
        .prepare<{ name: string }>('SELECT name FROM title WHERE season = ? AND episode = ?')
        .get(season.id, subject.episodeNumber);
      return { episodeName: row?.name ?? null };
    }
    if (subject.kind !== 'credit') return {};
    const credit = this.#creditsOf(season).find(({ creditId }) => creditId === subject.creditId);
    if (credit === undefined) return { personName: this.#person(subject.personId)?.names.personName ?? null };
    return {
      personName: credit.person.name,
      role: credit.character ?? credit.job,
      isJob: credit.kind === 'crew',
      picturePath: credit.person.profilePath,
    };
  }

  #withoutUnseen(subject: Subject, names: SubjectNames): SubjectNames {
    if (subject.kind !== 'episode' && subject.kind !== 'credit') return names;
    const unseen = unseenOf(this.#seen, subject);
    const isUnseen =
      subject.kind === 'episode'
        ? isUnseenEpisode(unseen, subject.episodeNumber)
        : unseen !== 'nothing' && !names.isJob && !this.#isSeenCredit(subject);
    if (!isUnseen) return names;
    this.hasUnseen = true;
    return { ...names, episodeName: null, role: null };
  }

  #isSeenCredit(subject: Extract<Subject, { readonly kind: 'credit' }>): boolean {
    const { language } = this.#inSeason({ ...subject, kind: 'season' })?.names ?? NO_NAMES;
    const season = language === null ? null : this.#index.findSeason({ ...subject, language });
    if (season === null) return false;
    const own = this.#creditsOf(season).filter(({ creditId }) => creditId === subject.creditId);
    return seenCredits(own, unseenOf(this.#seen, subject)).some(({ character }) => character !== '');
  }

  #creditsOf({ id }: IndexedSeason): readonly Credit[] {
    const known = this.#credits.get(id);
    if (known !== undefined) return known;
    let credits: readonly Credit[] = [];
    try {
      credits = this.#index.credits(id);
    } catch (error) {
      // Opening the season rebuilds it.
      if (!isDamage(error)) throw error;
    }
    this.#credits.set(id, credits);
    return credits;
  }
}

/**
 * What the reader has marked, most recently changed first, then what is only in lists, with names; or these subjects in their
 * order. One by one, because each is looked up.
 */
export function* yoursEntries(
  own: Own,
  naming: SubjectNaming,
  subjects: readonly SubjectKey[] | null,
): Generator<YoursEntry, void, undefined> {
  const marks = new Map(own.items('mark').map((item) => [item.id, item]));
  const listed = subjects === null ? own.items('list').flatMap(({ content }) => content.subjects) : [];
  for (const subject of new Set(subjects ?? [...marks.keys(), ...listed])) {
    const found = naming.named(subject);
    const mark = marks.get(subject);
    const { works, fetchedAt } = naming.works(subject);
    yield {
      subject,
      names: found?.names ?? NO_NAMES,
      works,
      fetchedAt: olderOf(found?.fetchedAt ?? null, fetchedAt),
      ...(mark?.content ?? NO_MARK),
      changedAt: mark?.changedAt ?? null,
    };
  }
}

/** What the reader has made: marks, lists, searches, how far series have been seen; and the backup of it. */
export function yoursCalls(files: LibraryFiles) {
  /** The reader's own data right after the last restore, which can be undone; `null` if there is none. */
  let restored: OwnState | null = null;
  return {
    yours: () => files.withOwn(yoursOf),
    note: (subject) => files.withOwn((own) => own.mark(subject).note),
    mark: (subjects, change) => {
      mark(files, subjects, change);
    },
    writeItem: (item) => {
      writeItem(files, item);
    },
    ownContent: () => files.withOwn((own) => own.content()),
    previewRestore: (content) => previewRestore(files, content),
    *restoreOwn(content, mode) {
      restored = null;
      return yield* restoreOwn(files, content, mode, (state) => {
        restored = state;
      });
    },
    *undoRestore() {
      if (restored === null) return false;
      const removed = putBack(files, restored);
      // Not before: what has failed, on a full disk for example, can be tried again.
      restored = null;
      if (removed === null) return false;
      yield* files.showAllAsListed(removed);
      reportRestored(files);
      return true;
    },
  } satisfies Partial<LibraryMethods>;
}

function yoursOf(own: Own): Yours {
  return {
    marks: own.items('mark').map(toMarkSummary),
    lists: own.items('list').map(({ id, content }) => ({ id, ...content })),
    searches: own.items('search').map(({ id, content }) => ({ id, ...content })),
    seen: own.seen(),
  };
}

function toMarkSummary({
  id,
  content,
}: Pick<OwnItem & { readonly kind: 'mark' }, 'id' | 'content'>): MarkSummary {
  const { note, ...rest } = content;
  return { subject: id, hasNote: note !== '', ...rest };
}

function mark(
  files: LibraryFiles,
  subjects: readonly SubjectKey[],
  { addTag, removeTag, ...change }: MarkChange,
): void {
  const noted = files.withOwn((own) => {
    const before = subjects.filter((subject) => own.mark(subject).note !== '');
    own.database.transaction(() => {
      for (const subject of subjects) {
        const { tags } = own.mark(subject);
        const left = tags.filter((tag) => tag !== removeTag);
        const isNew = addTag !== undefined && !left.includes(addTag) && left.length < MOST_TAGS;
        own.changeMark(subject, { ...change, tags: isNew ? [...left, addTag] : left }, files.now());
      }
    });
    return new Set(before);
  });
  rememberNames(files, subjects);
  files.noteOwnChanged();
  const { own } = files;
  const marks = subjects.map((id) => toMarkSummary({ id, content: own.mark(id) }));
  files.emit({ event: 'yoursChanged', payload: { marks } });
  // The list of seasons shows which ones have a note.
  for (const subject of subjects) {
    const season = parseSubject(subject);
    if (season?.kind !== 'season') continue;
    if (noted.has(subject) !== own.hasNote(season)) files.reportEntries(own.entriesOfSeason(season));
  }
}

function writeItem(files: LibraryFiles, { kind, id, content }: ItemChange): void {
  const known = files.withOwn((own) => {
    const before = kind === 'list' ? own.item('list', id)?.content.subjects : undefined;
    if (content === null) own.deleteItem(kind, id);
    else own.putItem({ kind, id, content, changedAt: files.now() } as OwnItem);
    return new Set(before);
  });
  if (kind === 'list' && content !== null)
    rememberNames(
      files,
      content.subjects.filter((subject) => !known.has(subject)),
    );
  files.noteOwnChanged();
  const { lists, searches, seen } = files.withOwn(yoursOf);
  files.emit({
    event: 'yoursChanged',
    payload: kind === 'list' ? { lists } : kind === 'search' ? { searches } : { seen },
  });
}

/** Remembers names, so that a note can still name its subject after the season was removed, for as long as TMDB allows. */
function rememberNames(files: LibraryFiles, subjects: readonly SubjectKey[]): void {
  files.withIndex((index) => {
    const { own } = files;
    const naming = new SubjectNaming({ index, own }, NO_PROGRESS);
    const all = subjects.flatMap((key) => {
      const subject = parseSubject(key);
      const found = subject === null ? null : naming.find(subject);
      return found === null ? [] : [{ key, ...found }];
    });
    if (all.length === 0) return;
    own.database.transaction(() => {
      for (const { key, names, fetchedAt } of all) own.rememberNames(key, names, fetchedAt);
    });
  });
}

// ——— restoring a backup

function previewRestore(files: LibraryFiles, { items, kept, unreadable }: RestorableContent): RestoreChanges {
  const ofKind = (kind: OwnItem['kind']): number => items.filter((item) => item.kind === kind).length;
  const unlisted = kept.filter((key) => !isListed(files, key));
  return {
    items: files.withOwn((own) => own.compare({ items, unreadable })),
    kinds: { mark: ofKind('mark'), list: ofKind('list'), search: ofKind('search'), seen: ofKind('seen') },
    newSeasons: unlisted.length,
    seasonsToFetch: files.withIndex((index) => unlisted.filter((key) => index.findSeason(key) === null))
      .length,
    seasons: kept.length,
  };
}

function* restoreOwn(
  files: LibraryFiles,
  content: RestorableContent,
  mode: RestoreMode,
  onRestored: (state: OwnState) => void,
): Slices<{ readonly changed: number; readonly missing: readonly SeasonKey[] }> {
  // One to undo this, which is deleted then, and one that stays.
  files.copyOwn();
  copyOwnBeforeRestore(files.place, files.own, files.tools);
  const entered = content.kept.filter((key) => !isListed(files, key)).map(seasonKeyOf);
  const changed = files.withOwn((own) => {
    const count = own.restore(content, mode);
    // At once, so that it can be undone even if showing the seasons fails.
    onRestored(own.state());
    return count;
  });
  yield* files.showAllAsListed(entered);
  reportRestored(files);
  return { changed, missing: entered.filter((key) => !hasContent(files, key)) };
}

/** The seasons that are removed again; `null` if the copy from before the restore is gone or damaged. */
function putBack(files: LibraryFiles, restored: OwnState): readonly SeasonKey[] | null {
  return readOwnBeforeRestore(files.place, files.tools, (copy) =>
    files.withOwn((own) => own.putBack(copy, restored, (key) => hasContent(files, key))),
  );
}

function reportRestored(files: LibraryFiles): void {
  files.noteOwnChanged();
  files.emit({ event: 'yoursChanged', payload: null });
  files.emit({ event: 'changed', payload: null });
}

function isListed({ own }: LibraryFiles, key: SeasonKey): boolean {
  return own.entry(key)?.removedAt === null;
}

/** True if the season has content that can be read. */
function hasContent(files: LibraryFiles, key: SeasonKey): boolean {
  return files.withIndex((index) => index.findSeason(key)?.isHidden === false);
}
