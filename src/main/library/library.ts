import { EndrollError } from '@shared/app-error.ts';
import type { KeptCredit, KeptSeason, SeasonChanges, SeasonKey, SeasonPage } from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import { AnswerStore } from './answer-store.ts';
import { ChangeStore } from './change-store.ts';
import { closeLibrary } from './close-library.ts';
import { openDatabase, type OpenDatabase } from './driver.ts';
import { KeptList } from './kept-list.ts';
import type {
  Answer,
  LibraryApi,
  OpenedSeason,
  OpenedSeries,
  SeasonImages,
  SeasonRecord,
  SeriesRecord,
} from './library-api.ts';
import { libraryPlace, type LibraryPlace } from './library-place.ts';
import { libraryProblem, toLibraryError } from './library-problem.ts';
import { openLibrary, type OpenedLibrary } from './open-library.ts';
import { pause, type Pause } from './pause.ts';
import { purgeRemoved } from './removal.ts';
import { compareSeasons, countChanges, lacksPartOf, NO_CHANGES } from './season-changes.ts';
import { imagesOfSeason } from './season-images.ts';
import { SeasonStore } from './season-store.ts';
import { SeriesStore } from './series-store.ts';

/** What a library needs from outside. */
export interface LibraryOptions {
  /** Where its files are, made when missing. */
  readonly folder: string;
  readonly clock: () => Date;
  /** For tests. */
  readonly openDatabase?: OpenDatabase;
  /** For tests. */
  readonly wait?: Pause;
}

/**
 * The kept seasons, in this process. The constructor opens the file and throws an EndrollError of kind
 * `library-unavailable` when that is not possible. One library for each folder: nothing else may hold the file.
 */
export class Library implements LibraryApi {
  readonly #clock: () => Date;
  readonly #place: LibraryPlace;
  readonly #opened: OpenedLibrary;
  readonly #seasons: SeasonStore;
  readonly #series: SeriesStore;
  readonly #answers: AnswerStore;
  readonly #changes: ChangeStore;
  readonly #keptList: KeptList;
  #isClosed = false;
  #isDamaged = false;

  constructor({ folder, clock, openDatabase: open = openDatabase, wait = pause }: LibraryOptions) {
    this.#clock = clock;
    this.#place = libraryPlace(folder);
    try {
      this.#opened = openLibrary(this.#place, { openDatabase: open, clock, wait });
    } catch (error) {
      throw toLibraryError(error);
    }
    const { database } = this.#opened;
    this.#seasons = new SeasonStore(database);
    this.#series = new SeriesStore(database);
    this.#answers = new AnswerStore(database);
    this.#changes = new ChangeStore(database);
    this.#keptList = new KeptList(database);
  }

  list(): JsonText<readonly KeptSeason[]> {
    return this.#read(() => toJsonText(this.#keptList.seasons()));
  }

  open(key: SeasonKey): OpenedSeason | null {
    return this.#read(() => {
      const head = this.#seasons.findKept(key);
      if (head === null) return null;
      const kept = this.#series.read(key.seriesId, key.language);
      const page: SeasonPage = {
        season: this.#seasons.read(head),
        series: kept?.series ?? null,
        source: 'library',
        fetchedAt: head.fetchedAt,
        isArriving: false,
      };
      return {
        page: toJsonText(page),
        fetchedAt: head.fetchedAt,
        parts: head.season.parts,
        seriesFetchedAt: kept?.fetchedAt ?? null,
      };
    });
  }

  /**
   * A season that lacks an answer which the kept one has (the details failed this time) changes nothing: the kept
   * one stays as it is, with its own date, and there are no changes to report. Mixing both would give a season that
   * TMDB never described, and old guests under a new date would outlive TMDB's six months.
   * If the kept season had been removed, it comes back: the reader has just opened it.
   */
  keepSeason({ season, fetchedAt, answers }: SeasonRecord): SeasonChanges {
    return this.#write(() => {
      const head = this.#seasons.find(season.key);
      if (head !== null && lacksPartOf(season.parts, head.season.parts)) {
        this.#seasons.restore(season.key);
        return NO_CHANGES;
      }
      const changes = head?.isRemoved === false ? compareSeasons(this.#seasons.read(head), season) : [];
      const id = this.#seasons.replace(season, fetchedAt);
      this.#answers.replace(id, answers);
      this.#changes.add(id, fetchedAt, changes);
      return countChanges(changes);
    });
  }

  keepSeries(record: SeriesRecord): void {
    this.#write(() => {
      this.#series.replace(record);
    });
  }

  openSeries({ seriesId, language }: SeriesKey): OpenedSeries | null {
    return this.#read(() => {
      const kept = this.#series.read(seriesId, language);
      if (kept === null) return null;
      const page: SeriesPage = { ...kept, source: 'library' };
      return { page: toJsonText(page), fetchedAt: kept.fetchedAt };
    });
  }

  seriesFetchedAt(seriesId: number, language: string): string | null {
    return this.#read(() => this.#series.read(seriesId, language)?.fetchedAt ?? null);
  }

  answers(key: SeasonKey): readonly Answer[] {
    return this.#read(() => {
      const head = this.#seasons.findKept(key);
      return head === null ? [] : this.#answers.read(head.id);
    });
  }

  remove(key: SeasonKey): void {
    this.#write(() => {
      this.#seasons.remove(key, this.#clock().toISOString());
    });
  }

  restore(key: SeasonKey): void {
    this.#write(() => {
      this.#seasons.restore(key);
    });
  }

  purgeRemoved(): readonly string[] {
    return this.#write(() => purgeRemoved(this.#opened.database, this.#series));
  }

  creditsOfPerson(personId: number): JsonText<readonly KeptCredit[]> {
    return this.#read(() => toJsonText(this.#keptList.creditsOfPerson(personId)));
  }

  imagesOf(key: SeasonKey): SeasonImages | null {
    return this.#read(() => {
      const head = this.#seasons.findKept(key);
      return head === null ? null : imagesOfSeason(this.#opened.database, head.id);
    });
  }

  notice(): LibraryNotice | null {
    return this.#opened.notice;
  }

  /**
   * After an error that says that the file is damaged, the backup is left alone, so that the next start, which
   * checks the file, finds it.
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#opened.isReadOnly || this.#isDamaged) {
      this.#opened.database.close();
      return;
    }
    try {
      closeLibrary(this.#place, this.#opened, this.#clock());
    } catch (error) {
      throw toLibraryError(error);
    }
  }

  #read<T>(work: () => T): T {
    if (this.#isClosed) throw new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
    try {
      return work();
    } catch (error) {
      if (libraryProblem(error) === 'damaged') this.#isDamaged = true;
      throw toLibraryError(error);
    }
  }

  #write<T>(work: () => T): T {
    return this.#read(() => this.#opened.database.transaction(work));
  }
}
