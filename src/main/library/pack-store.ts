import type { SeriesKey } from '@shared/domain/series.ts';
import type { TripPackReceipt } from '@shared/domain/trip-pack.ts';
import type { Database } from './driver.ts';
import type { PackRecord } from './library-api.ts';

interface PackRow {
  readonly series_id: number;
  readonly language: string;
  readonly season_numbers: string | null;
  readonly state: PackRecord['state'];
  readonly started_at: string;
  readonly receipt: string | null;
  readonly absent_pictures: string;
}

/** Trip packs, one for each series and language. Writes belong in a transaction of the caller's. */
export class PackStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All of them, in the order of their keys. */
  readAll(): readonly PackRecord[] {
    return this.#database
      .prepare<PackRow>('SELECT * FROM trip_pack ORDER BY series_id, language')
      .all()
      .map(toPack);
  }

  /** Puts a trip pack in the place of the one with the same key. */
  replace({
    seriesId,
    language,
    seasonNumbers,
    state,
    startedAt,
    receipt,
    absentPictures,
  }: PackRecord): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO trip_pack
           (series_id, language, season_numbers, state, started_at, receipt, absent_pictures)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        seriesId,
        language,
        seasonNumbers === null ? null : JSON.stringify(seasonNumbers),
        state,
        startedAt,
        receipt === null ? null : JSON.stringify(receipt),
        JSON.stringify(absentPictures),
      );
  }

  /** Deletes a trip pack, but none of its seasons. */
  delete({ seriesId, language }: SeriesKey): void {
    this.#database
      .prepare('DELETE FROM trip_pack WHERE series_id = ? AND language = ?')
      .run(seriesId, language);
  }
}

function toPack(row: PackRow): PackRecord {
  return {
    seriesId: row.series_id,
    language: row.language,
    seasonNumbers: row.season_numbers === null ? null : (JSON.parse(row.season_numbers) as readonly number[]),
    state: row.state,
    startedAt: row.started_at,
    receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as TripPackReceipt),
    absentPictures: JSON.parse(row.absent_pictures) as readonly string[],
  };
}
