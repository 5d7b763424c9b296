import type {
  KeptCredit,
  KeptPerson,
  KeptSeason,
  NoteKey,
  SeasonChanges,
  SeasonKey,
} from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import { dataSizes } from './data-sizes.ts';
import { deleteEverything } from './delete-everything.ts';
import { Expiry } from './expiry.ts';
import { KeptList } from './kept-list.ts';
import type {
  Answer,
  Expired,
  LibraryApi,
  OpenedSeason,
  OpenedSeries,
  PackContents,
  PackRecord,
  SeasonPictures,
  SeasonRecord,
  SeriesRecord,
} from './library-api.ts';
import { LibraryFile, type LibraryOptions } from './library-file.ts';
import { NoteStore } from './note-store.ts';
import { packContents } from './pack-contents.ts';
import { PackStore } from './pack-store.ts';
import { PersonSearch } from './person-search.ts';
import { Removal } from './removal.ts';
import { SeasonShelf } from './season-shelf.ts';
import { SeriesStore } from './series-store.ts';

/**
 * The kept seasons, in this process: each method hands its work to the class that does it, inside of what
 * {@link LibraryFile} does around it. The constructor opens the file and throws an EndrollError of kind
 * `library-unavailable` when that is not possible. One library for each folder: nothing else may hold the file.
 */
export class Library implements LibraryApi {
  readonly #clock: () => Date;
  readonly #file: LibraryFile;
  readonly #shelf: SeasonShelf;
  readonly #series: SeriesStore;
  readonly #keptList: KeptList;
  readonly #people: PersonSearch;
  readonly #packs: PackStore;
  readonly #notes: NoteStore;
  readonly #removal: Removal;
  readonly #expiry: Expiry;

  constructor(options: LibraryOptions) {
    this.#clock = options.clock;
    this.#file = new LibraryFile(options);
    const { database } = this.#file;
    this.#series = new SeriesStore(database);
    this.#shelf = new SeasonShelf(database, this.#series);
    this.#keptList = new KeptList(database);
    this.#people = new PersonSearch(database);
    this.#packs = new PackStore(database);
    this.#notes = new NoteStore(database);
    this.#removal = new Removal(database, this.#series);
    this.#expiry = new Expiry(database, this.#series);
  }

  list(): JsonText<readonly KeptSeason[]> {
    return this.#file.read(() => toJsonText(this.#keptList.seasons()));
  }

  open(key: SeasonKey): OpenedSeason | null {
    return this.#file.read(() => this.#shelf.open(key));
  }

  keepSeason(record: SeasonRecord): SeasonChanges {
    return this.#file.write(() => this.#shelf.keep(record));
  }

  keepSeries(record: SeriesRecord): void {
    this.#file.write(() => {
      this.#series.replace(record);
    });
  }

  openSeries(key: SeriesKey): OpenedSeries | null {
    return this.#file.read(() => this.#shelf.openSeries(key));
  }

  seriesFetchedAt(seriesId: number, language: string): string | null {
    return this.#file.read(() => this.#series.read(seriesId, language)?.fetchedAt ?? null);
  }

  answers(key: SeasonKey): readonly Answer[] {
    return this.#file.read(() => this.#shelf.answers(key));
  }

  remove(key: SeasonKey): void {
    this.#file.write(() => {
      this.#shelf.remove(key, this.#now());
    });
  }

  restore(key: SeasonKey): void {
    this.#file.write(() => {
      this.#shelf.restore(key);
    });
  }

  purgeRemoved(): readonly string[] {
    return this.#file.write(() => this.#removal.purge());
  }

  creditsOfPerson(personId: number): JsonText<readonly KeptCredit[]> {
    return this.#file.read(() => toJsonText(this.#keptList.creditsOfPerson(personId)));
  }

  imagesOf(key: SeasonKey): SeasonPictures | null {
    return this.#file.read(() => this.#shelf.images(key));
  }

  searchPeople(query: string): JsonText<readonly KeptPerson[]> {
    return this.#file.read(() => toJsonText(this.#people.find(query)));
  }

  dataSizes(): readonly Omit<SeasonSize, 'pictureBytes'>[] {
    return this.#file.read(() => dataSizes(this.#file.database));
  }

  packs(): readonly PackRecord[] {
    return this.#file.read(() => this.#packs.readAll());
  }

  keepPack(record: PackRecord): void {
    this.#file.write(() => {
      this.#packs.replace(record);
    });
  }

  deletePack(key: SeriesKey): void {
    this.#file.write(() => {
      this.#packs.delete(key);
    });
  }

  packContents(key: SeriesKey, seasonNumbers: readonly number[]): PackContents {
    return this.#file.read(() => packContents(this.#file.database, key, seasonNumbers));
  }

  note(key: NoteKey): string {
    return this.#file.read(() => this.#notes.read(key));
  }

  writeNote(key: NoteKey, text: string): void {
    this.#file.write(() => {
      this.#notes.write(key, text, this.#now());
    });
  }

  /** The old copies go first: if one cannot be deleted, nothing else has been changed either. */
  purgeExpired(before: string): Expired {
    this.#file.deleteCopiesBefore(new Date(before));
    const expired = this.#file.write(() => this.#expiry.purge(before, this.#now()));
    this.#file.settle();
    return expired;
  }

  deleteEverything(): void {
    this.#file.write(() => {
      deleteEverything(this.#file.database);
    });
    this.#file.shrink();
  }

  notice(): LibraryNotice | null {
    return this.#file.notice;
  }

  close(): void {
    this.#file.close();
  }

  #now(): string {
    return this.#clock().toISOString();
  }
}
