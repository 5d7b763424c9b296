import type { Database } from './driver.ts';
import { ImageReferences } from './image-references.ts';
import { PersonNames } from './person-names.ts';
import { imagesOfSeries, type SeriesStore } from './series-store.ts';

interface RemovedRow {
  readonly id: number;
  readonly series_id: number;
  readonly language: string;
}

/** The end of what the reader has removed. Belongs in a transaction of the caller's. */
export class Removal {
  readonly #database: Database;
  readonly #series: SeriesStore;
  readonly #images: ImageReferences;
  readonly #names: PersonNames;

  constructor(database: Database, series: SeriesStore) {
    this.#database = database;
    this.#series = series;
    this.#images = new ImageReferences(database, series);
    this.#names = new PersonNames(database);
  }

  /**
   * Deletes removed seasons for good, and each series of which no season is left. Returns the paths of the pictures
   * that nothing refers to any more.
   */
  purge(): readonly string[] {
    const removed = this.#database
      .prepare<RemovedRow>('SELECT id, series_id, language FROM season WHERE removed_at IS NOT NULL')
      .all();
    if (removed.length === 0) return [];
    const seasons = removed.map((row) => row.id);
    const images = [...this.#images.ofSeasons(seasons)];
    const people = this.#names.peopleIn(seasons);
    this.#database.prepare('DELETE FROM season WHERE removed_at IS NOT NULL').run();
    this.#names.remake(people);
    for (const { series_id: seriesId, language } of removed) {
      if (this.#hasSeason(seriesId, language)) continue;
      const kept = this.#series.read(seriesId, language);
      if (kept === null) continue;
      images.push(...imagesOfSeries(kept.series));
      this.#series.delete(seriesId, language);
    }
    return this.#images.unreferenced(images);
  }

  #hasSeason(seriesId: number, language: string): boolean {
    const row = this.#database
      .prepare('SELECT 1 FROM season WHERE series_id = ? AND language = ? LIMIT 1')
      .get(seriesId, language);
    return row !== undefined;
  }
}
