import type { SeasonKey } from '@shared/domain/season.ts';
import type { Database } from './driver.ts';
import { ImageReferences } from './image-references.ts';
import type { Expired } from './library-api.ts';
import { PersonNames } from './person-names.ts';
import { imagesOfSeries, type SeriesStore } from './series-store.ts';

interface OldSeasonRow {
  readonly id: number;
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly removed_at: string | null;
}

/**
 * The end of what TMDB's terms do not allow to be kept any longer: https://www.themoviedb.org/api-terms-of-use, §1.C.
 * Belongs in a transaction of the caller's.
 */
export class Expiry {
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
   * Deletes the content of seasons fetched before an ISO time, and series and changes from before it. Of such a
   * season its key, its name and the name of its series are left, and when it was fetched; `now` is written down as
   * the time of its expiry. A season that the reader has removed expires too, but is not named in the result.
   */
  purge(before: string, now: string): Expired {
    const old = this.#database
      .prepare<OldSeasonRow>(
        `SELECT id, series_id, season_number, language, removed_at FROM season
         WHERE fetched_at < ? AND expired_at IS NULL ORDER BY series_id, season_number, language`,
      )
      .all(before);
    const seasons = old.map((row) => row.id);
    const images = [
      ...this.#images.ofSeasons(seasons),
      ...this.#series.readBefore(before).flatMap(imagesOfSeries),
    ];
    const people = this.#names.peopleIn(seasons);
    this.#emptySeasons(seasons, now);
    this.#deleteSeries(before);
    this.#database
      .prepare('DELETE FROM change WHERE coalesce(before_fetched_at, changed_at) < ?')
      .run(before);
    this.#dropOldEnglish(before);
    this.#forgetNamesInReceipts(before);
    this.#names.remake(people);
    return {
      seasons: old.filter((row) => row.removed_at === null).map(toKey),
      images: this.#images.unreferenced(images),
    };
  }

  #emptySeasons(seasons: readonly number[], now: string): void {
    const ids = JSON.stringify(seasons);
    // Their changes are no younger than they are, and go with those of other seasons.
    for (const table of ['episode', 'credit', 'packed_credits', 'answer']) {
      this.#database
        .prepare(`DELETE FROM ${table} WHERE season IN (SELECT value FROM json_each(?))`)
        .run(ids);
    }
    this.#database
      .prepare(
        `UPDATE season SET overview = '', air_date = NULL, poster_path = NULL, english = NULL, credit_count = 0,
           has_details = 0, has_aggregate = 0, expired_at = ?
         WHERE id IN (SELECT value FROM json_each(?))`,
      )
      .run(now, ids);
  }

  /** A season may have been refreshed while its English texts could not be: those are older than it is. */
  #dropOldEnglish(before: string): void {
    this.#database
      .prepare(
        `UPDATE season SET english = NULL
         WHERE id IN (SELECT season FROM answer WHERE fetched_at < ?) AND english IS NOT NULL`,
      )
      .run(before);
    this.#database.prepare('DELETE FROM answer WHERE fetched_at < ?').run(before);
  }

  /** A receipt names people whose portraits are missing; its numbers may stay. */
  #forgetNamesInReceipts(before: string): void {
    this.#database
      .prepare(
        `UPDATE trip_pack SET receipt = json_set(receipt, '$.problems', json('[]'))
         WHERE receipt IS NOT NULL AND json_extract(receipt, '$.checkedAt') < ?`,
      )
      .run(before);
  }

  #deleteSeries(before: string): void {
    this.#database
      .prepare(
        `UPDATE season SET series_label = series.name FROM series
         WHERE series.series_id = season.series_id AND series.language = season.language
           AND series.fetched_at < ?`,
      )
      .run(before);
    this.#database.prepare('DELETE FROM series WHERE fetched_at < ?').run(before);
  }
}

function toKey(row: OldSeasonRow): SeasonKey {
  return { seriesId: row.series_id, seasonNumber: row.season_number, language: row.language };
}
