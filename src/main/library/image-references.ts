import type { Database } from './driver.ts';
import { imagesOfSeries, type SeriesStore } from './series-store.ts';

/** Which pictures the library's seasons and series name, so that those that nobody names any more can go. */
export class ImageReferences {
  readonly #database: Database;
  readonly #series: SeriesStore;

  constructor(database: Database, series: SeriesStore) {
    this.#database = database;
    this.#series = series;
  }

  /** The posters and portraits of seasons, which are named by their rows. */
  ofSeasons(seasons: readonly number[]): readonly string[] {
    return this.#database
      .prepare<{ path: string }>(
        `WITH chosen AS (SELECT value AS id FROM json_each(?))
         SELECT poster_path AS path FROM season WHERE id IN chosen AND poster_path IS NOT NULL
         UNION SELECT profile_path FROM credit WHERE season IN chosen AND profile_path IS NOT NULL`,
      )
      .all(JSON.stringify(seasons))
      .map((row) => row.path);
  }

  /** Those of these paths that nothing names, each once. */
  unreferenced(paths: readonly string[]): readonly string[] {
    if (paths.length === 0) return [];
    const ofSeries = new Set(this.#series.readAll().flatMap(imagesOfSeries));
    return this.#unnamedBySeasons([...new Set(paths)].filter((path) => !ofSeries.has(path)));
  }

  #unnamedBySeasons(paths: readonly string[]): readonly string[] {
    return this.#database
      .prepare<{ path: string }>(
        `SELECT value AS path FROM json_each(?)
         WHERE NOT EXISTS (SELECT 1 FROM credit WHERE profile_path = value)
           AND value NOT IN (SELECT poster_path FROM season WHERE poster_path IS NOT NULL)`,
      )
      .all(JSON.stringify(paths))
      .map((row) => row.path);
  }
}
