import { rmSync, writeFileSync } from 'node:fs';
import { EndrollError, isEndrollError, type LibraryProblem } from '@shared/app-error.ts';
import { ageInDays, DUE_DAYS, LIMIT_DAYS } from '@shared/domain/freshness.ts';
import {
  NO_CHANGES,
  seasonKeyOf,
  seasonKeyText,
  type KeptSeason,
  type SeasonKey,
  type Series,
} from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import type {
  OwnContent,
  OwnItem,
  RestorableContent,
  RestoreChanges,
  RestoreMode,
} from '@shared/domain/backup.ts';
import { NOTHING_SAID } from '@shared/domain/spoilers.ts';
import {
  MOST_TAGS,
  parseSubject,
  type ItemChange,
  type MarkChange,
  type SubjectKey,
  type Yours,
} from '@shared/domain/yours.ts';
import type { PersonKey, TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import type { LibraryMaking, LibraryNotice } from '@shared/ipc/contract.ts';
import { joinJsonTexts, toJsonText, type JsonText } from '@shared/json-text.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import { lacksBiography } from '../answers/person.ts';
import { lacksSeasonText } from '../answers/season.ts';
import type { Body } from '../answers/schemas.ts';
import { AnswerFiles, contentOf, isPersonKey, type RecordKey } from './answer-files.ts';
import type {
  Answer,
  DatedSeason,
  EmitLibraryEvent,
  Expired,
  KeptOutcome,
  KeptSeriesOutcome,
  LibraryMethods,
  OpenedSeason,
  OpenedSeries,
  PackContents,
  PackRecord,
  PersonAnswers,
  SeasonAnswers,
  SeasonImages,
  SeriesAnswers,
  Slices,
} from './calls.ts';
import { compareSeasons, countChanges, lacksPartOf } from '@shared/domain/season-changes.ts';
import { openDatabase, type OpenDatabase } from './driver.ts';
import { libraryPlace, pause, removeDatabase, type LibraryPlace, type Pause } from './files.ts';
import type { IndexDatabase, IndexedRecord, IndexedSeason } from './index-database.ts';
import { keptSeasons, openAsMade, openSeriesAsMade, toKeptSeason, toOpenedSeries } from './kept.ts';
import {
  englishAnswer,
  mainAnswer,
  makeSeriesRows,
  ROW_MAKER,
  toPage,
  type RowMaker,
  type SeasonRows,
  readableSeries,
  isGone,
  seasonNumbersOf,
  withGone,
} from './make-rows.ts';
import { Making } from './making.ts';
import { openFiles, openIndex, type OpenedFiles } from './open-files.ts';
import {
  copyOwn,
  copyOwnBeforeRestore,
  isCopiedToday,
  readOwnBeforeRestore,
  thinOutCopies,
} from './own-copies.ts';
import { openOwn } from './own-file.ts';
import type { KeptEntry, Own } from './own.ts';
import { isDamage, isUnwritable, libraryProblem, toLibraryError } from './problem.ts';
import { isFile, type OpeningTools } from './sqlite-file.ts';
import { SubjectNaming, toMarkSummary, yoursOf } from './yours.ts';

export interface LibraryOptions {
  /** The folder with its files; created if missing. */
  readonly folder: string;
  readonly clock: () => Date;
  readonly emit?: EmitLibraryEvent;
  /**
   * Neither reads nor makes an index, because that has ended the process before: what is asked for is made from TMDB's answers,
   * in memory. The next start makes the index anew.
   */
  readonly isUnindexed?: boolean;
  /** For tests. */
  readonly openDatabase?: OpenDatabase;
  /** For tests. */
  readonly wait?: Pause;
  /** For tests. */
  readonly maker?: RowMaker;
}

/** The age, in days, up to which an English answer is kept with newer answers: they are refreshed before it must be deleted. */
const LONGEST_REUSE_DAYS = LIMIT_DAYS - DUE_DAYS;
/** The number of records deleted in one slice. */
const RECORDS_IN_A_SLICE = 10;

/**
 * The library, in this process: TMDB's answers in files, an index derived from them, and the reader's own data in a small file.
 * The constructor opens them, and throws an EndrollError of kind `library-unavailable` if that is not possible. Only one library
 * may write to a folder.
 */
export class Library implements LibraryMethods {
  readonly #place: LibraryPlace;
  readonly #tools: OpeningTools;
  readonly #emit: EmitLibraryEvent;
  readonly #answers: AnswerFiles;
  readonly #isReadOnly: boolean;
  readonly #isUnindexed: boolean;
  #own: Own;
  #index: IndexDatabase;
  #notice: LibraryNotice | null;
  #making: Making;
  #isCopyDue = true;
  /** At each start, and when there is one more copy. */
  #isThinningDue = true;
  /** What is left of thinning out the copies of the reader's own data. */
  #thinning: Generator<undefined, void, undefined> | null = null;
  /** Something was deleted permanently and is still in the index's log. */
  #isLogDue = false;
  /** False after a damaged index was closed and before a new one could be opened. */
  #isIndexOpen = true;
  #isClosed = false;

  constructor(options: LibraryOptions) {
    const {
      folder,
      clock,
      emit = () => undefined,
      isUnindexed = false,
      openDatabase: open = openDatabase,
      wait = pause,
      maker = ROW_MAKER,
    } = options;
    this.#place = libraryPlace(folder);
    this.#tools = { clock, openDatabase: open, wait, maker };
    this.#emit = emit;
    this.#isUnindexed = isUnindexed;
    this.#answers = new AnswerFiles(this.#place.answers);
    try {
      const opened = this.#openFiles();
      this.#own = opened.own;
      this.#index = opened.index;
      this.#notice = opened.notice;
      this.#isReadOnly = opened.isReadOnly;
      // If the last session was killed, deleted content may still be in the log.
      this.#isLogDue = opened.wasLeftOpen;
      const isRestored = opened.notice !== null && !opened.isReadOnly;
      this.#making = this.#createMaking(
        (opened.isIndexNew || opened.isOwnNew || opened.wasLeftOpen || isRestored) &&
          !this.#answers.isEmpty(),
      );
      // Whoever reads beside may have the one from before that.
      if (opened.isIndexNew) this.#emit({ event: 'indexReplaced', payload: null });
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  // ——— seasons

  *list(): Slices<JsonText<readonly KeptSeason[]>> {
    const read = <T>(work: (files: { readonly own: Own; readonly index: IndexDatabase }) => T): T =>
      this.#run(() => this.#withIndex((index) => work({ own: this.#own, index })));
    const isWaiting = (entry: KeptEntry): boolean => {
      const waiting = this.#making.waiting();
      return waiting === 'all' || waiting.has(seasonKeyText(entry));
    };
    const parts: JsonText<readonly KeptSeason[]>[] = [];
    for (const part of keptSeasons(read, isWaiting)) {
      parts.push(toJsonText(part));
      yield;
    }
    return joinJsonTexts(parts);
  }

  fetchedBetween(after: string, until: string): readonly DatedSeason[] {
    return this.#run(() => this.#own.fetchedBetween(after, until));
  }

  open(key: SeasonKey): OpenedSeason | null {
    return this.#run(() => {
      const opened = this.#peek(key);
      if (opened !== null) this.#noteOpened(key);
      return opened;
    });
  }

  peek(key: SeasonKey): OpenedSeason | null {
    return this.#run(() => this.#peek(key));
  }

  noteOpened(key: SeasonKey): void {
    this.#run(() => {
      this.#noteOpened(key);
    });
  }

  makeSeasonPage({ key, answers, series: came }: SeasonAnswers): PackedSeasonPage {
    return this.#run(() => {
      const series =
        came === undefined
          ? this.#withIndex((index) => this.#seriesOf(index, key)?.series ?? null)
          : readableSeries(came.answers);
      const rows = this.#tools.maker.season(key, answers, series);
      return toPage(rows, {
        series,
        source: 'network',
        fetchedAt: mainAnswer(answers).fetchedAt,
        isArriving: true,
        notKept: null,
        goneSince: null,
      });
    });
  }

  lacksEnglish(language: string, details: Body): boolean {
    return lacksSeasonText(language, details);
  }

  lacksEnglishOverview(series: Body): boolean {
    return makeSeriesRows([{ endpoint: '', fetchedAt: '', body: series }]).overview === '';
  }

  /**
   * If an answer is missing that the kept season has (for example because the details failed this time), the kept season stays
   * unchanged, with its own date: a mixture of both would be a season that TMDB never described, and old guests with a new date
   * would be kept for longer than six months. A removed season is restored, because the reader has just opened it.
   */
  keepSeason({ key, answers, reuseEnglish = false, series: came }: SeasonAnswers): KeptOutcome {
    return this.#run(() => {
      const keptSeries =
        came === undefined || readableSeries(came.answers) === null
          ? null
          : this.keepSeries({ key, ...came });
      const seriesPosterPath = keptSeries?.posterPath ?? null;
      const all = reuseEnglish ? this.#withKeptEnglish(seasonRecordKey(key), answers) : answers;
      const series = this.#withIndex((index) => this.#seriesOf(index, key)?.series ?? null);
      const rows = this.#tools.maker.season(key, all, series);
      const before = this.#keptSeason(key);
      if (before !== null && lacksPartOf(rows.season.parts, before.parts)) {
        this.#own.setRemoved(key, null);
        this.#show(key);
        const kept = this.#withIndex((index) => this.#openKept(index, key));
        if (kept !== null)
          return {
            page: kept.page,
            notKept: null,
            changes: NO_CHANGES,
            parts: rows.season.parts,
            seriesPosterPath,
          };
      }
      const content = contentOf(all);
      const isSame = before !== null && before.content === content;
      const changes =
        before === null || isSame || before.isHidden
          ? NO_CHANGES
          : countChanges(
              compareSeasons({ credits: this.#index.credits(before.id), parts: before.parts }, rows.season),
            );
      const notKept = this.#problemOf(() => {
        this.#keep(rows, {
          answers: all,
          content,
          replaced: isSame ? before.record : null,
          series,
        });
      });
      const page = toPage(rows, {
        series,
        source: 'network',
        fetchedAt: mainAnswer(all).fetchedAt,
        isArriving: false,
        notKept,
        goneSince: null,
      });
      return { page, notKept, changes, parts: rows.season.parts, seriesPosterPath };
    });
  }

  noteGone(key: SeasonKey): boolean {
    return this.#run(() => {
      const entry = this.#own.entry(key);
      if (entry?.removedAt !== null || entry.goneAt !== null) return false;
      this.#withOwn((own) => {
        own.setGone(key, this.#now());
      });
      this.#tellKeys([key]);
      return true;
    });
  }

  noteSeriesGone(key: SeriesKey): readonly SeasonKey[] | null {
    return this.#run(() => {
      const entries = this.#own.entriesOfSeries(key).filter(({ removedAt }) => removedAt === null);
      const isKept = entries.length > 0 || this.#withIndex((index) => index.findSeries(key)) !== null;
      if (!isKept || this.#own.seriesGoneAt(key) !== null) return null;
      const isNews = entries.filter(({ goneAt }) => goneAt === null);
      this.#withOwn((own) => {
        own.database.transaction(() => {
          own.setSeriesGone(key, this.#now());
          for (const entry of isNews) own.setGone(entry, this.#now());
        });
      });
      this.#tellKeys(isNews);
      return isNews.map(seasonKeyOf);
    });
  }

  answers(key: SeasonKey): readonly Answer[] {
    return this.#run(() => {
      const season = this.#keptSeason(key);
      return season === null || season.isHidden ? [] : this.#answers.read(season.record).answers;
    });
  }

  // ——— series

  openSeries(key: SeriesKey): OpenedSeries | null {
    return this.#run(() => {
      return this.#withIndex((index) => {
        const made = openSeriesAsMade(this.#own, index, key);
        if (made !== null) return made;
        const kept = this.#seriesOf(index, key);
        return kept === null ? null : toOpenedSeries(this.#own, key, kept);
      });
    });
  }

  keepSeries({ key, answers, reuseEnglish = false }: SeriesAnswers): KeptSeriesOutcome {
    return this.#run(() => {
      const recordKey = seriesRecordKey(key);
      const all = reuseEnglish ? this.#withKeptEnglish(recordKey, answers) : answers;
      const series = this.#tools.maker.series(all);
      const { fetchedAt } = mainAnswer(all);
      const before = this.#withIndex((index) => this.#seriesOf(index, key));
      const isBack = this.#own.seriesGoneAt(key) !== null;
      const isChanged =
        before !== null && (isBack || JSON.stringify(before.series) !== JSON.stringify(series));
      const notKept = this.#problemOf(() => {
        const older = this.#withIndex((index) => index.recordsOf(recordKey));
        const content = contentOf(all);
        const record = this.#answers.write({ key: recordKey, fetchedAt, answers: all, content });
        try {
          this.#inIndex((index) => {
            index.putRecord({ ...record, oldestAt: oldestOf(all) });
            index.putSeries(series, key.language, { record: record.name, content, fetchedAt });
            // Earlier answers of a series are not shown.
            for (const { name } of older) if (name !== record.name) index.deleteRecord(name);
          });
        } catch (error) {
          if (older.every(({ name }) => name !== record.name)) this.#answers.delete(record.name);
          throw error;
        }
        for (const { name } of older) if (name !== record.name) this.#answers.delete(name);
        this.#own.nameSeries(key, series.name);
        if (isBack) this.#own.setSeriesGone(key, null);
      });
      if (notKept === null && (before === null || isChanged)) this.#tellEntries(this.#own.entriesOf(key));
      const page: SeriesPage = { series, fetchedAt, source: 'network', goneSince: null };
      return {
        page: toJsonText(page),
        notKept,
        isChanged,
        posterPath: series.posterPath,
        seasonNumbers: seasonNumbersOf(series),
      };
    });
  }

  // ——— people looked up on TMDB

  openTmdbPerson(key: PersonKey): JsonText<TmdbPersonPage | null> {
    return this.#run(() => {
      const kept = this.#withIndex((index) => {
        const row = index.tmdbPerson(key);
        return row?.madeBy === index.maker.version ? row : (this.#making.makePerson(key) ?? row);
      });
      return toJsonText<TmdbPersonPage | null>(
        kept === null ? null : { person: kept.person, fetchedAt: kept.fetchedAt, isKept: true },
      );
    });
  }

  keepTmdbPerson({ key, answers, reuseEnglish = false }: PersonAnswers): JsonText<TmdbPersonPage> {
    return this.#run(() => {
      const all = reuseEnglish ? this.#withKeptEnglish(key, answers) : answers;
      const person = this.#tools.maker.person(all);
      const { fetchedAt } = mainAnswer(all);
      const notKept = this.#problemOf(() => {
        const older = this.#withIndex((index) => index.recordsOf(key));
        const record = this.#answers.write({ key, fetchedAt, answers: all, content: contentOf(all) });
        this.#inIndex((index) => {
          index.putRecord({ ...record, oldestAt: oldestOf(all) });
          index.putTmdbPerson(person, key.language, { record: record.name, fetchedAt });
          for (const { name } of older) if (name !== record.name) index.deleteRecord(name);
        });
        for (const { name } of older) if (name !== record.name) this.#answers.delete(name);
      });
      return toJsonText<TmdbPersonPage>({ person, fetchedAt, isKept: notKept === null });
    });
  }

  noteTmdbPersonGone(key: PersonKey): JsonText<TmdbPersonPage | null> {
    return this.#run(() => {
      const kept = this.#withIndex((index) => index.tmdbPeople());
      for (const { personId, language } of kept)
        if (personId === key.personId) this.#notePersonGone({ personId, language });
      return this.openTmdbPerson(key);
    });
  }

  forgetTmdbPerson(key: PersonKey): readonly string[] {
    return this.#run(() => {
      const pictures: Picture[] = [];
      this.#delete(key, pictures);
      this.#beginSweep();
      return this.#unreferenced(pictures);
    });
  }

  lacksBiography(person: Body): boolean {
    return lacksBiography(person);
  }

  // ——— removing

  /** Removes seasons from the list at once and from the index in slices; if interrupted, the next start completes it. */
  *remove(keys: readonly SeasonKey[]): Slices<void> {
    this.#run(() => {
      this.#own.database.transaction(() => {
        for (const key of keys) this.#own.setRemoved(key, this.#now());
      });
      if (keys.length > 0)
        this.#emit({ event: 'changed', payload: { changed: [], gone: keys.map(seasonKeyOf) } });
    });
    for (const key of keys) {
      this.#run(() => {
        this.#inIndex((index) => {
          const season = index.findSeason(key);
          // It may have been restored in the meantime.
          if (season !== null && this.#own.entry(key)?.removedAt !== null) index.hideSeason(season);
        });
      });
      yield;
    }
  }

  removed(): JsonText<readonly KeptSeason[]> {
    return this.#run(() => {
      const entries = this.#own.removedEntries().toSorted((a, b) => compareTimes(b.removedAt, a.removedAt));
      return toJsonText(this.#toKeptSeasons(entries));
    });
  }

  *restore(keys: readonly SeasonKey[]): Slices<void> {
    const removed = this.#run(() => {
      const entries = keys.filter((key) => this.#own.entry(key)?.removedAt != null);
      this.#own.database.transaction(() => {
        for (const key of entries) this.#own.setRemoved(key, null);
      });
      return entries;
    });
    for (const key of removed) {
      this.#run(() => {
        this.#show(key);
      });
      yield;
    }
  }

  *purgeRemoved(): Slices<readonly string[]> {
    const pictures: Picture[] = [];
    let hasDeleted = false;
    // Otherwise, answers of a removed season that are not in the index yet would bring it back.
    yield* this.#making.scanToEnd();
    const removed = this.#run(() => this.#own.removedEntries());
    for (const entry of removed) {
      this.#run(() => {
        // It may have been restored or opened in the meantime.
        if (this.#own.entry(entry)?.removedAt !== entry.removedAt) return;
        hasDeleted = true;
        this.#delete(seasonRecordKey(entry), pictures);
        this.#own.deleteEntry(entry);
        if (this.#own.entriesOf(entry).length === 0) this.#delete(seriesRecordKey(entry), pictures);
      });
      yield;
    }
    return this.#run(() => {
      if (hasDeleted) this.#beginSweep();
      return this.#unreferenced(pictures);
    });
  }

  *purgeExpired(before: string): Slices<Expired> {
    const pictures: Picture[] = [];
    const seasons: SeasonKey[] = [];
    let hasDeleted = false;
    // This finds what an interrupted session left behind.
    yield* this.#making.scanToEnd();
    for (;;) {
      const due = this.#run(() =>
        this.#withIndex((index) => index.recordsBefore(before, RECORDS_IN_A_SLICE)),
      );
      if (due.length === 0) break;
      hasDeleted = true;
      for (const record of due) {
        const expired = this.#run(() => this.#expire(record, before, pictures));
        if (expired !== null) seasons.push(expired);
        yield;
      }
    }
    return this.#run(() => {
      if (hasDeleted) this.#beginSweep();
      this.#own.forgetNamesInReceipts(before);
      this.#own.forgetNames(before);
      if (seasons.length > 0) this.#tellKeys(seasons);
      return { seasons, images: this.#unreferenced(pictures) };
    });
  }

  *redate(after: string, to: string): Slices<void> {
    yield* this.#making.scanToEnd();
    for (;;) {
      const wrong = this.#run(() =>
        this.#withIndex((index) => index.recordsAfter(after, RECORDS_IN_A_SLICE)),
      );
      if (wrong.length === 0) break;
      for (const record of wrong) {
        this.#run(() => {
          this.#redate(record, after, to);
        });
        yield;
      }
    }
    this.#run(() => {
      this.#own.redate(after, to);
    });
  }

  deleteEverything(): void {
    this.#run(() => {
      // If this is interrupted, the next start finds the mark and completes it.
      writeFileSync(this.#place.clearMark, '', { mode: 0o600 });
      this.#clear();
      this.#emit({ event: 'changed', payload: null });
    });
  }

  // ——— pictures and packs

  imagesOf(key: SeasonKey): SeasonImages | null {
    return this.#run(() => {
      const season = this.#keptSeason(key);
      if (season === null || season.isHidden) return null;
      const { poster, portraits } = this.#withIndex((index) => index.picturesOf(season));
      return { posterPath: poster, profilePaths: portraits };
    });
  }

  packs(): readonly PackRecord[] {
    return this.#run(() => this.#own.packs());
  }

  keepPack(record: PackRecord): void {
    this.#run(() => {
      this.#own.putPack(record);
    });
  }

  deletePack(key: SeriesKey): void {
    this.#run(() => {
      this.#own.deletePack(key);
    });
  }

  packContents(key: SeriesKey, seasonNumbers: readonly number[]): PackContents {
    return this.#run(() =>
      this.#withIndex((index) => {
        const wanted = new Set(seasonNumbers);
        const seasons = index.seasonsOf(key).filter(({ seasonNumber }) => wanted.has(seasonNumber));
        const poster = index.findSeries(key)?.poster ?? null;
        const people = new Map<number, PackContents['people'][number]>();
        // As in the newest answer, with the newest portrait of any answer.
        for (const { id } of seasons.toSorted((a, b) => (a.fetchedAt < b.fetchedAt ? -1 : 1))) {
          for (const { person } of index.credits(id)) {
            const profilePath = person.profilePath ?? people.get(person.personId)?.profilePath ?? null;
            people.set(person.personId, { name: person.name, profilePath });
          }
        }
        return {
          seasons: seasons.map((season) => ({
            seasonNumber: season.seasonNumber,
            fetchedAt: season.fetchedAt,
            isWhole: season.isWhole,
            creditCount: season.counts.creditCount,
            posterPath: season.poster ?? poster,
          })),
          people: [...people.values()],
        };
      }),
    );
  }

  // ——— what the reader has made

  yours(): Yours {
    return this.#run(() => this.#withOwn(yoursOf));
  }

  note(subject: SubjectKey): string {
    return this.#run(() => this.#withOwn((own) => own.mark(subject).note));
  }

  mark(subjects: readonly SubjectKey[], { addTag, removeTag, ...change }: MarkChange): void {
    this.#run(() => {
      const noted = this.#withOwn((own) => {
        const before = subjects.filter((subject) => own.mark(subject).note !== '');
        own.database.transaction(() => {
          for (const subject of subjects) {
            const { tags } = own.mark(subject);
            const left = tags.filter((tag) => tag !== removeTag);
            const isNew = addTag !== undefined && !left.includes(addTag) && left.length < MOST_TAGS;
            own.changeMark(subject, { ...change, tags: isNew ? [...left, addTag] : left }, this.#now());
          }
        });
        return new Set(before);
      });
      this.#rememberNames(subjects);
      this.#isCopyDue = true;
      this.#emit({
        event: 'yoursChanged',
        payload: {
          marks: subjects.map((id) => toMarkSummary({ id, content: this.#own.mark(id) })),
        },
      });
      // The list of seasons shows which ones have a note.
      for (const subject of subjects) {
        const season = parseSubject(subject);
        if (season?.kind !== 'season') continue;
        if (noted.has(subject) !== this.#own.hasNote(season))
          this.#tellEntries(this.#own.entriesOfSeason(season));
      }
    });
  }

  writeItem({ kind, id, content }: ItemChange): void {
    this.#run(() => {
      const known = this.#withOwn((own) => {
        const before = kind === 'list' ? own.item('list', id)?.content.subjects : undefined;
        if (content === null) own.deleteItem(kind, id);
        else own.putItem({ kind, id, content, changedAt: this.#now() } as OwnItem);
        return new Set(before);
      });
      if (kind === 'list' && content !== null)
        this.#rememberNames(content.subjects.filter((subject) => !known.has(subject)));
      this.#isCopyDue = true;
      const { lists, searches, seen } = this.yours();
      this.#emit({
        event: 'yoursChanged',
        payload: kind === 'list' ? { lists } : kind === 'search' ? { searches } : { seen },
      });
    });
  }

  ownContent(): OwnContent {
    return this.#run(() => this.#withOwn((own) => own.content()));
  }

  previewRestore({ items, kept, unreadable }: RestorableContent): RestoreChanges {
    return this.#run(() => {
      const ofKind = (kind: OwnItem['kind']): number => items.filter((item) => item.kind === kind).length;
      return {
        items: this.#withOwn((own) => own.compare({ items, unreadable })),
        kinds: { mark: ofKind('mark'), list: ofKind('list'), search: ofKind('search'), seen: ofKind('seen') },
        newSeasons: kept.filter((key) => this.#own.entry(key)?.removedAt !== null).length,
        seasons: kept.length,
      };
    });
  }

  restoreOwn(
    content: RestorableContent,
    mode: RestoreMode,
  ): { readonly changed: number; readonly missing: readonly SeasonKey[] } {
    return this.#run(() => {
      // One to undo this, which is deleted then, and one that stays.
      this.#copyOwn();
      copyOwnBeforeRestore(this.#place, this.#own, this.#tools);
      const isNew = (key: SeasonKey): boolean => this.#own.entry(key)?.removedAt !== null;
      const entered = content.kept.filter(isNew).map(seasonKeyOf);
      const changed = this.#withOwn((own) => own.restore(content, mode));
      for (const key of entered) this.#show(key);
      this.#isCopyDue = true;
      this.#emit({ event: 'yoursChanged', payload: null });
      this.#emit({ event: 'changed', payload: null });
      return { changed, missing: entered.filter((key) => !this.#isShown(key)) };
    });
  }

  undoRestore(): boolean {
    return this.#run(() => {
      const isUndone = readOwnBeforeRestore(this.#place, this.#tools, (copy) => {
        this.#withOwn((own) => {
          own.putBack(copy, (key) => this.#isShown(key));
        });
      });
      if (!isUndone) return false;
      this.#isCopyDue = true;
      this.#emit({ event: 'yoursChanged', payload: null });
      this.#emit({ event: 'changed', payload: null });
      return true;
    });
  }

  /** True if the season has content that can be read. */
  #isShown(key: SeasonKey): boolean {
    return this.#withIndex((index) => index.findSeason(key)?.isHidden === false);
  }

  /** Remembers names, so that a note can still name its subject after the season was removed, for as long as TMDB allows. */
  #rememberNames(subjects: readonly SubjectKey[]): void {
    this.#withIndex((index) => {
      const naming = new SubjectNaming({ index, own: this.#own }, NOTHING_SAID);
      const all = subjects.flatMap((key) => {
        const subject = parseSubject(key);
        const found = subject === null ? null : naming.find(subject);
        return found === null ? [] : [{ key, ...found }];
      });
      if (all.length === 0) return;
      this.#own.database.transaction(() => {
        for (const { key, names, fetchedAt } of all) this.#own.rememberNames(key, names, fetchedAt);
      });
    });
  }

  // ——— life

  notice(): LibraryNotice | null {
    return this.#notice;
  }

  making(): LibraryMaking | null {
    // Without an index, nothing is made ahead.
    return this.#isUnindexed ? null : this.#making.progress();
  }

  /**
   * Does a slice of the background work: updating the index, erasing deleted words from its file, the daily copy. Takes about
   * 10 ms for a season of 300 credits. Returns whether there is more to do.
   */
  work(): boolean {
    if (this.#isClosed) return false;
    return this.#run(() => {
      if (!this.#isUnindexed && this.#withIndex(() => this.#making.step())) return true;
      if (this.#isReadOnly) return false;
      if (this.#inIndex((index) => index.sweepWords())) return true;
      if (this.#isLogDue) this.#emptyLog();
      if (this.#isCopyDue) this.#copyDaily();
      return this.#thinning?.next().done === false;
    });
  }

  /** The first copy of a day is made at once, the last one when the library is closed. */
  #copyDaily(): void {
    if (!isCopiedToday(this.#place, this.#tools.clock())) this.#copyOwn();
    if (this.#isThinningDue) this.#thinning = thinOutCopies(this.#place, this.#tools);
    this.#isThinningDue = false;
    this.#isCopyDue = false;
  }

  #copyOwn(): void {
    if (copyOwn(this.#place, this.#own, this.#tools)) this.#isThinningDue = true;
  }

  /** Writes everything to disk and closes the files. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      if (!this.#isReadOnly) {
        this.#own.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        this.#copyOwn();
        if (this.#isLogDue) this.#emptyLog();
      }
      // The index's log is kept: the next start reads it, and SQLite empties it when it is full.
    } catch (error) {
      // If the disk is full, everything is in the logs, which the next start reads.
      if (!isUnwritable(error)) throw toLibraryError(error);
    } finally {
      this.#own.database.close();
      this.#index.database.close();
    }
    // Otherwise, the next start looks for answers that are not in the index yet.
    const isIndexed = !this.#isUnindexed && !this.#making.hasUnindexed;
    if (!this.#isReadOnly && isIndexed) rmSync(this.#place.openMark, { force: true });
  }

  // ——— inside

  #openFiles(): OpenedFiles {
    if (isFile(this.#place.clearMark)) this.#finishClearing();
    else this.#answers.finishDeleting();
    return openFiles(this.#place, this.#tools, this.#isUnindexed);
  }

  #createMaking(isIncomplete: boolean): Making {
    return new Making({
      answers: this.#answers,
      index: () => this.#index,
      own: this.#own,
      isIncomplete,
      isReadOnly: this.#isReadOnly,
      now: () => this.#now(),
      emit: (making) => {
        this.#emit({ event: 'making', payload: making });
      },
      onMade: (key) => {
        this.#tellKeys([key]);
      },
    });
  }

  /** A listed season with its page; `null` if nothing can be read, which is noted. */
  #peek(key: SeasonKey): OpenedSeason | null {
    const entry = this.#own.entry(key);
    if (entry?.removedAt !== null || entry.expiredAt !== null) return null;
    const opened = this.#withIndex((index) => this.#openKept(index, key));
    if (opened === null) this.#noteLost(entry);
    return opened;
  }

  /** A season with its page, derived again if it is outdated; `null` if nothing can be read. */
  #openKept(index: IndexDatabase, key: SeasonKey): OpenedSeason | null {
    const made = openAsMade(this.#own, index, key);
    if (made !== null) return made;
    const series = this.#seriesOf(index, key);
    const rest = {
      series: series?.series ?? null,
      source: 'library',
      isArriving: false,
      notKept: null,
      goneSince: this.#own.entry(key)?.goneAt ?? null,
    } as const;
    const found = this.#currentSeason(index, key, series?.series ?? null);
    if (found === null) return null;
    const { season, page } = found;
    return {
      page: toPage(page, { ...rest, fetchedAt: season.fetchedAt }),
      fetchedAt: season.fetchedAt,
      parts: season.parts,
      seriesFetchedAt: series?.fetchedAt ?? null,
    };
  }

  #currentSeason(
    index: IndexDatabase,
    key: SeasonKey,
    series: Series | null,
  ): {
    readonly season: Pick<IndexedSeason, 'fetchedAt' | 'parts'>;
    readonly page: Pick<SeasonRows, 'head' | 'credits'>;
  } | null {
    const season = index.findSeason(key);
    const page = season === null ? null : index.page(season.id);
    if (
      season !== null &&
      page !== null &&
      season.madeBy === index.maker.version &&
      !this.#making.isUnindexed(key)
    )
      return { season, page };
    const made = this.#making.makeSeason(key, series);
    if (made !== null)
      return { season: { fetchedAt: made.fetchedAt, parts: made.rows.season.parts }, page: made.rows };
    // Its answers are damaged, but the rows that an older version derived from them can still be read.
    return season !== null && page !== null ? { season, page } : null;
  }

  #seriesOf(
    index: IndexDatabase,
    key: SeriesKey,
  ): { readonly series: Series; readonly fetchedAt: string } | null {
    const row = index.findSeries(key);
    const series = row === null ? null : index.seriesPage(row.id);
    if (row !== null && series !== null && row.madeBy === index.maker.version)
      return { series, fetchedAt: row.fetchedAt };
    return (
      this.#making.makeSeries(key) ??
      (row !== null && series !== null ? { series, fetchedAt: row.fetchedAt } : null)
    );
  }

  /** The season's row in the index, updated if necessary; `null` if the season is not kept. */
  #keptSeason(key: SeasonKey): IndexedSeason | null {
    const entry = this.#own.entry(key);
    if (entry?.expiredAt !== null) return null;
    return this.#withIndex((index) => {
      if (this.#currentSeason(index, key, this.#seriesOf(index, key)?.series ?? null) === null) return null;
      return index.findSeason(key);
    });
  }

  #keep(
    rows: SeasonRows,
    from: {
      readonly answers: readonly Answer[];
      readonly content: number;
      /** The record with the same content, if any. */
      readonly replaced: string | null;
      readonly series: Series | null;
    },
  ): void {
    const { key, name } = rows.season;
    const { answers, content, replaced, series } = from;
    const { fetchedAt } = mainAnswer(answers);
    const known = this.#withIndex((index) => index.recordsOf(seasonRecordKey(key)));
    const record = this.#answers.write({ key: seasonRecordKey(key), fetchedAt, answers, content });
    try {
      const names = { seriesName: series?.name ?? '', seasonName: name, fetchedAt };
      this.#withOwn((own) => {
        own.putEntry(key, names, this.#now());
      });
    } catch (error) {
      // Nothing would refer to the file, so it would not be deleted at the limit.
      if (known.every(({ name: other }) => other !== record.name)) this.#answers.delete(record.name);
      throw error;
    }
    this.#isCopyDue = true;
    try {
      this.#inIndex((index) => {
        if (replaced !== null && replaced !== record.name) index.deleteRecord(replaced);
        index.putRecord({ ...record, oldestAt: oldestOf(answers) });
        index.putSeason(rows, { record: record.name, content, fetchedAt });
      });
      this.#making.indexed(key);
    } catch (error) {
      // The answers are on disk: the season is derived from them when it is opened, or at the next start.
      this.#making.notIndexed(key);
      if (!isUnwritable(error)) throw error;
    }
    if (replaced !== null && replaced !== record.name) this.#answers.delete(replaced);
    this.#tellKeys([key]);
  }

  #withKeptEnglish(key: RecordKey, answers: readonly Answer[]): readonly Answer[] {
    if (englishAnswer(answers) !== undefined) return answers;
    try {
      const [newest] = this.#withIndex((index) => index.recordsOf(key));
      const kept = newest === undefined ? undefined : englishAnswer(this.#answers.read(newest.name).answers);
      if (kept === undefined || ageInDays(kept.fetchedAt, this.#tools.clock()) > LONGEST_REUSE_DAYS)
        return answers;
      // It was dated with a wrong clock, so its age is unknown.
      if (kept.fetchedAt > mainAnswer(answers).fetchedAt) return answers;
      return [...answers, kept];
    } catch (error) {
      if (!isDamage(error)) throw error;
      return answers;
    }
  }

  /** Deletes everything kept of a season or series, and adds the pictures it showed to `pictures`. */
  #delete(key: RecordKey, pictures: Picture[]): void {
    const records = this.#withIndex(() => this.#making.recordsOf(key));
    // The files first: leftover rows are found again, leftover files would not be.
    for (const { name } of records) this.#answers.delete(name);
    this.#inIndex((index) => {
      this.#deleteRows(index, key, pictures);
      for (const { name } of records) index.deleteRecord(name);
    });
  }

  /** The pictures that nothing refers to any more. Without an index nobody knows, and they are deleted with their age. */
  #unreferenced(pictures: readonly Picture[]): readonly string[] {
    return this.#isUnindexed ? [] : this.#withIndex((index) => index.unreferenced(pictures));
  }

  #deleteRows(index: IndexDatabase, key: RecordKey, pictures: Picture[]): void {
    if (isPersonKey(key)) {
      const path = index.tmdbPerson(key)?.person.profilePath ?? null;
      index.deleteTmdbPerson(key);
      if (path !== null) pictures.push({ path, personId: key.personId });
      return;
    }
    if (key.seasonNumber === null) {
      const series = index.findSeries(key);
      if (series === null) return;
      for (const path of index.seriesPictures(series.id)) pictures.push({ path, personId: null });
      index.deleteSeries(series);
      return;
    }
    const season = index.findSeason({ ...key, seasonNumber: key.seasonNumber });
    if (season === null) return;
    if (season.poster !== null) pictures.push({ path: season.poster, personId: null });
    for (const { person } of index.credits(season.id)) {
      if (person.profilePath !== null) pictures.push({ path: person.profilePath, personId: person.personId });
    }
    index.deleteSeason(season);
  }

  /** Deletes a record at the limit. Returns its season if that was listed and has lost its content. */
  #expire(record: IndexedRecord, before: string, pictures: Picture[]): SeasonKey | null {
    const { key, name, fetchedAt } = record;
    if (fetchedAt >= before && this.#dropOldAnswers(record, before)) return null;
    // The page comes from the newest record, or from an older one if that is damaged.
    const isShown = this.#withIndex((index) => shownRecord(index, key) === name);
    // The file first: a leftover row is found again, a leftover file would not be.
    this.#answers.delete(name);
    this.#inIndex((index) => {
      if (isShown) this.#deleteRows(index, key, pictures);
      index.deleteRecord(name);
    });
    let expired: SeasonKey | null = null;
    if (isShown && !isPersonKey(key) && key.seasonNumber !== null) {
      const season = { ...key, seasonNumber: key.seasonNumber };
      const entry = this.#own.entry(season);
      this.#own.setExpired(season, this.#now());
      if (entry?.removedAt === null) expired = season;
    }
    return expired;
  }

  /**
   * Deletes only the old answers of a record: English texts that a refresh could not replace. False if all of its answers are
   * too old or it cannot be read; then the whole record must be deleted.
   */
  #dropOldAnswers({ key, name }: IndexedRecord, before: string): boolean {
    let answers: readonly Answer[];
    try {
      answers = this.#answers.read(name).answers.filter((answer) => answer.fetchedAt >= before);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return false;
    }
    if (answers.length === 0) return false;
    const { fetchedAt } = mainAnswer(answers);
    const record = this.#answers.write({ key, fetchedAt, answers, content: contentOf(answers) });
    this.#inIndex((index) => {
      index.putRecord({ ...record, oldestAt: oldestOf(answers) });
    });
    if (isPersonKey(key)) this.#making.makePerson(key);
    else if (key.seasonNumber === null) this.#making.makeSeries(key);
    else this.#making.makeSeason({ ...key, seasonNumber: key.seasonNumber }, null);
    return true;
  }

  /** Writes a record anew with answers that are not from the future, and derives from it again what was made of it. */
  #redate({ key, name }: IndexedRecord, after: string, to: string): void {
    let answers: readonly Answer[];
    try {
      answers = this.#answers.read(name).answers;
    } catch (error) {
      if (!isDamage(error)) throw error;
      const isShown = this.#withIndex((index) => shownRecord(index, key) === name);
      this.#answers.delete(name);
      this.#inIndex((index) => {
        // Without its record, what was made from it would never be deleted.
        if (isShown) this.#deleteRows(index, key, []);
        index.deleteRecord(name);
      });
      if (isShown) this.#remake(key);
      return;
    }
    const older = this.#withIndex((index) => index.recordsOf(key)).map(({ fetchedAt }) => fetchedAt);
    // The newest comes first; the ones before it stay older than it, and none takes the place of another.
    let time = to;
    while (older.includes(time)) time = new Date(Date.parse(time) - 1).toISOString();
    const right = answers
      // Since when somebody is gone is shown, and nobody knows it now: TMDB will say so again.
      .filter((answer) => answer.fetchedAt <= after || !isGone(answer))
      .map((answer) => (answer.fetchedAt > after ? { ...answer, fetchedAt: time } : answer));
    const { fetchedAt } = mainAnswer(right);
    const record = this.#answers.write({ key, fetchedAt, answers: right, content: contentOf(right) });
    this.#inIndex((index) => {
      index.deleteRecord(name);
      index.putRecord({ ...record, oldestAt: oldestOf(right) });
    });
    if (record.name !== name) this.#answers.delete(name);
    this.#remake(key);
  }

  /** Makes again what is shown, from the newest record that can be read; a season without one is lost. */
  #remake(key: RecordKey): void {
    if (isPersonKey(key)) this.#making.makePerson(key);
    else if (key.seasonNumber === null) this.#making.makeSeries(key);
    else {
      const season = { ...key, seasonNumber: key.seasonNumber };
      const made = this.#making.makeSeason(season, null);
      if (made === null) this.#own.setLost(season, this.#now());
      else this.#own.setFetched(season, made.fetchedAt);
      this.#tellKeys([season]);
    }
  }

  #notePersonGone(key: PersonKey): void {
    const [newest] = this.#withIndex((index) => index.recordsOf(key));
    if (newest === undefined) return;
    let answers: readonly Answer[];
    try {
      answers = withGone(this.#answers.read(newest.name).answers, this.#now());
    } catch (error) {
      if (!isDamage(error)) throw error;
      return;
    }
    const { fetchedAt } = mainAnswer(answers);
    const record = this.#answers.write({ key, fetchedAt, answers, content: contentOf(answers) });
    this.#inIndex((index) => {
      index.putRecord({ ...record, oldestAt: oldestOf(answers) });
    });
    this.#making.makePerson(key);
  }

  /** Starts erasing permanently deleted content from the bytes of the files. */
  #beginSweep(): void {
    this.#inIndex((index) => {
      index.beginSweep();
    });
    this.#isLogDue = true;
  }

  #emptyLog(): void {
    const isEmpty = [this.#index, this.#own].map(({ database }) => {
      const [row] = database.prepare<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
      return row?.busy === 0;
    });
    // While the other process reads, the log cannot be emptied: the next slice of work tries again, and so does closing.
    this.#isLogDue = isEmpty.includes(false);
  }

  #clear(): void {
    this.#emit({ event: 'indexReplaced', payload: null });
    this.#index.database.close();
    try {
      this.#finishClearing();
    } finally {
      // Also if deleting failed, which the next start completes: until then, calls must be answered.
      this.#index = openIndex(this.#place, this.#tools).index;
      this.#making = this.#createMaking(false);
      // Whoever reads beside may have opened the old one once more.
      this.#emit({ event: 'indexReplaced', payload: null });
    }
  }

  /** Deletes the answers first: they take up most of the space, which helps if the disk is full. */
  #finishClearing(): void {
    this.#answers.deleteAll();
    const { own } =
      (this.#own as Own | undefined) === undefined ? openOwn(this.#place, this.#tools) : { own: this.#own };
    own.clear();
    if ((this.#own as Own | undefined) === undefined) own.database.close();
    removeDatabase(this.#place.index);
    rmSync(this.#place.clearMark, { force: true });
  }

  /** Replaces a damaged index by a new one, which is filled from the answers; requested seasons come first. */
  #replaceIndex(): void {
    try {
      this.#copyOwn();
    } catch (error) {
      // The copy is only a precaution, so a full disk must not prevent the repair.
      if (!isUnwritable(error)) throw error;
    }
    this.#emit({ event: 'indexReplaced', payload: null });
    this.#isIndexOpen = false;
    this.#index.database.close();
    removeDatabase(this.#place.index);
    this.#openNewIndex();
    this.#emit({ event: 'changed', payload: null });
  }

  /** Also called after a failed attempt, so that the library works again once there is space on the disk. */
  #openNewIndex(): void {
    this.#index = openIndex(this.#place, this.#tools).index;
    this.#isIndexOpen = true;
    this.#making = this.#createMaking(true);
    // Whoever reads beside may have opened the old one once more.
    this.#emit({ event: 'indexReplaced', payload: null });
  }

  #withIndex<T>(work: (index: IndexDatabase) => T): T {
    if (!this.#isIndexOpen) this.#openNewIndex();
    try {
      return work(this.#index);
    } catch (error) {
      if (!isDamage(error) || this.#isReadOnly) throw error;
      this.#replaceIndex();
      return work(this.#index);
    }
  }

  /** One transaction of the index. */
  #inIndex<T>(work: (index: IndexDatabase) => T): T {
    return this.#withIndex((index) => index.database.transaction(() => work(index)));
  }

  #withOwn<T>(work: (own: Own) => T): T {
    try {
      return work(this.#own);
    } catch (error) {
      if (!isDamage(error) || this.#isReadOnly) throw error;
      this.#own.database.close();
      const { own, notice } = openOwn(this.#place, this.#tools);
      this.#emit({ event: 'indexReplaced', payload: null });
      this.#own = own;
      this.#notice = notice;
      this.#making = this.#createMaking(true);
      return work(own);
    }
  }

  #show(key: SeasonKey): void {
    this.#inIndex((index) => {
      const season = index.findSeason(key);
      if (season !== null) index.showSeason(season);
    });
    this.#tellKeys([key]);
  }

  #noteOpened(key: SeasonKey): void {
    if (this.#isReadOnly) return;
    try {
      this.#own.noteOpened(key, this.#now());
    } catch (error) {
      // A season can be opened even if the disk is full.
      if (!isUnwritable(error)) throw error;
    }
  }

  #noteLost(entry: KeptEntry): void {
    if (this.#isReadOnly || entry.lostAt !== null || this.#making.isScanning) return;
    this.#own.setLost(entry, this.#now());
    this.#tellKeys([entry]);
  }

  #tellKeys(keys: readonly SeasonKey[]): void {
    this.#tellEntries(keys.flatMap((key) => this.#own.entry(key) ?? []));
  }

  #tellEntries(entries: readonly KeptEntry[]): void {
    const shown = entries.filter(({ removedAt }) => removedAt === null);
    if (shown.length === 0) return;
    this.#emit({ event: 'changed', payload: { changed: this.#toKeptSeasons(shown), gone: [] } });
  }

  #toKeptSeasons(entries: readonly KeptEntry[]): readonly KeptSeason[] {
    const waiting = this.#making.waiting();
    return entries.map((entry) => {
      const season = this.#index.findSeason(entry);
      return toKeptSeason({
        entry,
        // It was restored, but the index does not show it yet.
        season: season?.isHidden === true && entry.removedAt === null ? null : season,
        series: this.#index.findSeries(entry),
        hasNote: this.#own.hasNote(entry),
        isWaiting: waiting === 'all' || waiting.has(seasonKeyText(entry)),
      });
    });
  }

  /** Runs `work`. Returns why it could not write, or `null` if it could. */
  #problemOf(work: () => void): LibraryProblem | null {
    if (this.#isReadOnly) return 'read-only';
    try {
      work();
      return null;
    } catch (error) {
      const problem = problemIn(error);
      if (problem === null) throw error;
      return problem;
    }
  }

  #run<T>(work: () => T): T {
    if (this.#isClosed) throw new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
    try {
      return work();
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  #now(): string {
    return this.#tools.clock().toISOString();
  }
}

/** A picture and, for a portrait, the person. */
interface Picture {
  readonly path: string;
  readonly personId: number | null;
}

/** The record that the page of a season, series or person comes from, or the newest one if no page has been derived yet. */
function shownRecord(index: IndexDatabase, key: RecordKey): string | undefined {
  const row = shownRow(index, key);
  return row?.record ?? index.recordsOf(key)[0]?.name;
}

function shownRow(index: IndexDatabase, key: RecordKey): { readonly record: string } | null {
  if (isPersonKey(key)) return index.tmdbPerson(key);
  const { seasonNumber, ...series } = key;
  return seasonNumber === null ? index.findSeries(series) : index.findSeason({ ...series, seasonNumber });
}

function oldestOf(answers: readonly Answer[]): string {
  return answers.map(({ fetchedAt }) => fetchedAt).reduce((oldest, time) => (time < oldest ? time : oldest));
}

function seasonRecordKey({ seriesId, seasonNumber, language }: SeasonKey): RecordKey {
  return { seriesId, seasonNumber, language };
}

function seriesRecordKey({ seriesId, language }: SeriesKey): RecordKey {
  return { seriesId, seasonNumber: null, language };
}

function compareTimes(a: string | null, b: string | null): number {
  return (a ?? '').localeCompare(b ?? '');
}

function problemIn(error: unknown): LibraryProblem | null {
  if (isEndrollError(error))
    return error.appError.kind === 'library-unavailable' ? error.appError.reason : null;
  return libraryProblem(error);
}
