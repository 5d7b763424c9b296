import { seasonKeyOf, seasonKeyText, type SeasonKey, type Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { PersonKey, TmdbPerson } from '@shared/domain/tmdb-person.ts';
import type { LibraryMaking } from '@shared/ipc/contract.ts';
import { isEndrollError } from '@shared/app-error.ts';
import {
  isPersonKey,
  oldestOf,
  seasonOf,
  seriesRecordKey,
  type AnswerFiles,
  type AnswerRecord,
  type NamedRecord,
  type RecordKey,
} from './answer-files.ts';
import type { Slices } from './calls.ts';
import type { IndexDatabase } from './index-database.ts';
import type { SeasonRows } from './make-rows.ts';
import type { Own } from './own.ts';
import { isDamage, isUnwritable } from './problem.ts';

export interface MakingOptions {
  readonly answers: AnswerFiles;
  readonly index: () => IndexDatabase;
  readonly own: Own;
  /** There may be answers that are not in the index. */
  readonly isIncomplete: boolean;
  readonly isReadOnly: boolean;
  readonly now: () => string;
  /** Called with the progress. */
  readonly emit: (making: LibraryMaking) => void;
  /** Called for each season that the list shows differently: made again, lost, or of a series with another name. */
  readonly onMade: (key: SeasonKey) => void;
}

interface MadeSeason {
  readonly rows: SeasonRows;
  readonly fetchedAt: string;
}

/**
 * Derives the rows of the index from the answers: those that an older version derived, or all of them if the index is new. A
 * season is derived as soon as it is opened, the others in slices, newest first. The index itself shows what is left, so this
 * continues after a kill.
 */
export class Making {
  readonly #options: MakingOptions;
  readonly #folders: Generator<readonly NamedRecord[], void, undefined> | null;
  #isScanning: boolean;
  /** What is left to do, by key; `null` until it is needed. */
  #queue: Map<string, NamedRecord> | null = null;
  /** How many seasons it held at first, and how many it still holds. */
  #total = 0;
  #seasonsLeft = 0;
  /** How many seasons were made when the progress was last reported. */
  #reported: number | null = null;
  #lost: SeasonKey[] = [];
  /** The last progress that was reported was not the end. */
  #isEndDue = false;
  /** Seasons that are on disk but could not be put into the index, for lack of room. */
  readonly #unindexed = new Set<string>();
  /** Series and people whose answers are damaged or whose rows could not be written, by key. */
  readonly #unmade = new Set<string>();

  constructor(options: MakingOptions) {
    this.#options = options;
    this.#isScanning = options.isIncomplete;
    this.#folders = options.isIncomplete ? options.answers.all() : null;
  }

  /** There may be answers that have not been found yet. */
  get isScanning(): boolean {
    return this.#isScanning;
  }

  get hasUnindexed(): boolean {
    return this.#unindexed.size > 0 || this.#isScanning;
  }

  /** The progress, in seasons: series and people are made beside them. `null` if there is nothing to do. */
  progress(): LibraryMaking | null {
    if (!this.#isScanning && this.#total === 0) return null;
    return {
      done: this.#total - this.#seasonsLeft,
      total: this.#total,
      isRunning: this.#isScanning || (this.#queue?.size ?? 0) > 0,
      lost: this.#lost,
    };
  }

  /** Whether a season that is not in the index is not lost: it is still to be made, or on disk and opened from its answers. */
  isWaiting(key: SeasonKey): boolean {
    const id = seasonKeyText(key);
    return this.#isScanning || this.#work().has(id) || this.#unindexed.has(id);
  }

  isUnindexed(key: SeasonKey): boolean {
    return this.#unindexed.has(seasonKeyText(key));
  }

  notIndexed(key: SeasonKey): void {
    this.#unindexed.add(seasonKeyText(key));
  }

  /** A season was kept, so its rows are up to date. */
  indexed(key: SeasonKey): void {
    this.#unindexed.delete(seasonKeyText(key));
    this.#done(key);
  }

  #done(key: RecordKey): void {
    if (this.#queue?.delete(keyText(key)) === true && seasonOf(key) !== null) this.#seasonsLeft -= 1;
  }

  /** Does one slice. Returns whether there is more to do. */
  step(): boolean {
    if (this.#isScanning) {
      this.#scanFolder();
      return true;
    }
    const queue = this.#work();
    const next = queue.entries().next();
    if (next.done === true) {
      // The last ones may have been made because they were opened.
      if (this.#isEndDue) this.#report(true);
      this.#noteAllMade();
      return false;
    }
    const [id, record] = next.value;
    this.#report();
    if (this.make(record.key) === null) {
      const season = seasonOf(record.key);
      if (season === null) this.#unmade.add(id);
      else if (this.#options.index().findSeason(season) === null) this.#lose(season);
      else this.#lost.push(season);
    }
    this.#done(record.key);
    if (queue.size === 0) this.#report(true);
    return true;
  }

  /** Finds all answers, in slices. */
  *scanToEnd(): Slices<void> {
    while (this.#isScanning) {
      this.#scanFolder();
      yield;
    }
  }

  /** Makes what a record is about from its newest readable answers; `null` if there are none. */
  make(key: RecordKey): { readonly fetchedAt: string } | null {
    if (isPersonKey(key)) return this.makePerson(key);
    const season = seasonOf(key);
    return season === null ? this.makeSeries(key) : this.makeSeason(season, null);
  }

  /**
   * Makes a season from its newest readable answers, and puts it into the index where that can be written.
   * @param series as it is kept, when the caller has it
   */
  makeSeason(key: SeasonKey, series: Series | null): MadeSeason | null {
    const { isReadOnly, own } = this.#options;
    const index = this.#options.index();
    for (const { name, record } of this.#readable(key)) {
      const known = series ?? this.#keptSeries(key);
      const rows = makeOrNull(() => index.maker.season(key, record.answers, known));
      if (rows === null) continue;
      const { fetchedAt, content } = record;
      if (!isReadOnly) {
        this.#write(() => {
          index.database.transaction(() => {
            index.putRecord({ name, key, fetchedAt, oldestAt: oldestOf(record), bytes: record.bytes });
            index.putSeason(rows, { record: name, content, fetchedAt });
            const entry = own.entry(key);
            const found = index.findSeason(key);
            if (entry?.removedAt != null && found !== null) index.hideSeason(found);
          });
          const entry = own.entry(key);
          if (entry?.seasonName === '' || (entry !== null && entry.lostAt !== null))
            own.putEntry(
              key,
              { seriesName: known?.name ?? '', seasonName: rows.season.name, fetchedAt },
              fetchedAt,
            );
          this.indexed(key);
          this.#options.onMade(key);
        }, key);
      }
      return { rows, fetchedAt };
    }
    return null;
  }

  /** Does the same for a series. */
  makeSeries(seriesKey: SeriesKey): { readonly series: Series; readonly fetchedAt: string } | null {
    const key = seriesRecordKey(seriesKey);
    const { isReadOnly } = this.#options;
    const index = this.#options.index();
    for (const { name, record } of this.#readable(key)) {
      const series = makeOrNull(() => index.maker.series(record.answers));
      if (series === null) continue;
      const { fetchedAt, content } = record;
      if (!isReadOnly) {
        this.#write(() => {
          index.database.transaction(() => {
            index.putRecord({ name, key, fetchedAt, oldestAt: oldestOf(record), bytes: record.bytes });
            index.putSeries(series, key.language, { record: name, content, fetchedAt });
          });
          this.#nameSeries(key, series.name);
        }, key);
      }
      this.#done(key);
      return { series, fetchedAt };
    }
    return null;
  }

  /** The list has the name of the series with each season, also with those that are not made again themselves. */
  #nameSeries(key: SeriesKey, name: string): void {
    const { own, onMade } = this.#options;
    const renamed = own
      .entriesOfSeries(key)
      .filter(({ language, seriesName }) => language === key.language && seriesName !== name);
    own.nameSeries(key, name);
    for (const entry of renamed) if (entry.removedAt === null) onMade(seasonKeyOf(entry));
  }

  /** Does the same for a person. */
  makePerson({
    personId,
    language,
  }: PersonKey): { readonly person: TmdbPerson; readonly fetchedAt: string } | null {
    const key: PersonKey = { personId, language };
    const index = this.#options.index();
    for (const { name, record } of this.#readable(key)) {
      const person = makeOrNull(() => index.maker.person(record.answers));
      if (person === null) continue;
      const { fetchedAt, bytes } = record;
      if (!this.#options.isReadOnly) {
        this.#write(() => {
          index.database.transaction(() => {
            index.putRecord({ name, key, fetchedAt, oldestAt: oldestOf(record), bytes });
            index.putTmdbPerson(person, language, { record: name, fetchedAt });
          });
        }, key);
      }
      this.#done(key);
      return { person, fetchedAt };
    }
    return null;
  }

  #keptSeries(key: SeriesKey): Series | null {
    const index = this.#options.index();
    const row = index.findSeries(key);
    return (row === null ? null : index.seriesPage(row.id)) ?? this.makeSeries(key)?.series ?? null;
  }

  /** All records of a key, newest first, also those that the index does not know yet. */
  recordsOf(key: RecordKey): readonly NamedRecord[] {
    const { answers, index, isReadOnly } = this.#options;
    const isSearched = this.hasUnindexed || this.#unmade.size > 0 || isReadOnly;
    return isSearched
      ? answers.besides(key).filter((record) => keyText(record.key) === keyText(key))
      : index().recordsOf(key);
  }

  /** The records of a key that can be read, newest first. */
  *#readable(
    key: RecordKey,
  ): Generator<{ readonly name: string; readonly record: AnswerRecord & { readonly bytes: number } }> {
    const { answers } = this.#options;
    for (const { name } of this.recordsOf(key)) {
      try {
        yield { name, record: answers.read(name) };
      } catch (error) {
        if (!isDamage(error)) throw error;
      }
    }
  }

  #work(): Map<string, NamedRecord> {
    if (this.#queue !== null) return this.#queue;
    const index = this.#options.index();
    const records = this.#options.isReadOnly || index.isAllMade ? [] : index.recordsToMake();
    this.#queue = new Map(records.map((record) => [keyText(record.key), record]));
    this.#total = records.filter(({ key }) => seasonOf(key) !== null).length;
    this.#seasonsLeft = this.#total;
    return this.#queue;
  }

  #scanFolder(): void {
    this.#report();
    const next = this.#folders?.next();
    if (next === undefined || next.done === true || this.#options.isReadOnly) {
      this.#isScanning = false;
      return;
    }
    try {
      this.#addFound(next.value);
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      // They are opened from their answers, and the next start looks for them again.
      for (const { key } of next.value) this.#notWritten(key);
    }
  }

  /** Adds the answers of one folder that the index does not know, and lists their seasons. */
  #addFound(records: readonly NamedRecord[]): void {
    const { own } = this.#options;
    const index = this.#options.index();
    const found = records.filter(({ name }) => !index.hasRecord(name));
    if (found.length > 0) {
      index.database.transaction(() => {
        index.setAllMade(false);
        for (const record of found)
          index.putRecord({ ...record, oldestAt: this.#oldestIn(record, found), bytes: 0 });
      });
      this.#queue = null;
    }
    for (const { key, fetchedAt } of records) {
      const season = seasonOf(key);
      if (season === null) continue;
      const entry = own.entry(season);
      const made = index.findSeason(season);
      if (entry !== null) {
        const isRemoved = entry.removedAt !== null;
        if (made === null || made.isHidden === isRemoved) continue;
        // The last session ended between removing or restoring it and doing the same in the index.
        index.database.transaction(() => {
          if (isRemoved) index.hideSeason(made);
          else index.showSeason(made);
        });
        if (!isRemoved) this.#options.onMade(season);
        continue;
      }
      // The season may be in the index and only missing from the list.
      // First, so that if this is interrupted, the next scan finds the season unlisted again.
      if (made?.isHidden === true)
        index.database.transaction(() => {
          index.showSeason(made);
        });
      const names = { seriesName: index.findSeries(season)?.name ?? '', seasonName: made?.name ?? '' };
      own.putEntry(season, { ...names, fetchedAt: made?.fetchedAt ?? fetchedAt }, fetchedAt);
      if (made !== null) this.#options.onMade(season);
    }
  }

  /** The newest record of a key is read later, when its rows are made; the others are read only here. */
  #oldestIn({ name, key, fetchedAt }: NamedRecord, found: readonly NamedRecord[]): string {
    const isNewest = !found.some(
      (other) => keyText(other.key) === keyText(key) && other.fetchedAt > fetchedAt,
    );
    if (isNewest) return fetchedAt;
    try {
      return oldestOf(this.#options.answers.read(name));
    } catch (error) {
      if (!isDamage(error)) throw error;
      return fetchedAt;
    }
  }

  /** Otherwise, the next start tries again what could not be made. */
  #noteAllMade(): void {
    const index = this.#options.index();
    const hasUnmade = this.#lost.length > 0 || this.#unmade.size > 0 || this.hasUnindexed;
    if (this.#options.isReadOnly || hasUnmade || index.isAllMade) return;
    this.#write(() => {
      index.setAllMade(true);
    }, null);
  }

  #lose(key: SeasonKey): void {
    this.#lost.push(key);
    this.#unindexed.delete(seasonKeyText(key));
    if (!this.#options.isReadOnly) this.#options.own.setLost(key, this.#options.now());
    this.#options.onMade(key);
  }

  /** Writes what was made from `key`, if any. A full disk is no reason not to open what can be read. */
  #write(work: () => void, key: RecordKey | null): void {
    try {
      work();
      if (key !== null) this.#unmade.delete(keyText(key));
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      if (key !== null) this.#notWritten(key);
    }
  }

  #notWritten(key: RecordKey): void {
    const season = seasonOf(key);
    if (season === null) this.#unmade.add(keyText(key));
    else this.notIndexed(season);
  }

  /** Reports the progress, if there is anything to do. */
  #report(isEnd = false): void {
    const progress = this.progress();
    if (progress === null || progress.total === 0) return;
    const isNews = this.#reported === null || (progress.done !== this.#reported && progress.done % 10 === 0);
    if (isEnd || isNews) {
      this.#options.emit(progress);
      this.#reported = progress.done;
    }
    this.#isEndDue = progress.isRunning;
  }
}

function makeOrNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    // An answer that an older version accepted, or that was not written by Endroll.
    if (isDamage(error) || isEndrollError(error, 'invalid-response')) return null;
    throw error;
  }
}

function keyText(key: RecordKey): string {
  if (isPersonKey(key)) return `person-${key.personId}/${key.language}`;
  const { seriesId, seasonNumber, language } = key;
  return seasonNumber === null
    ? `${seriesId}/${language}`
    : seasonKeyText({ seriesId, seasonNumber, language });
}
