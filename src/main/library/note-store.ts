import type { NoteKey } from '@shared/domain/season.ts';
import type { Database } from './driver.ts';

/** What the reader wrote about seasons, kept or not. Writes belong in a transaction of the caller's. */
export class NoteStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The note; `''` when there is none. */
  read({ seriesId, seasonNumber }: NoteKey): string {
    const row = this.#database
      .prepare<{ text: string }>('SELECT text FROM note WHERE series_id = ? AND season_number = ?')
      .get(seriesId, seasonNumber);
    return row?.text ?? '';
  }

  /** Puts a note in the place of the old one; an empty text deletes it. */
  write({ seriesId, seasonNumber }: NoteKey, text: string, now: string): void {
    if (text === '') {
      this.#database
        .prepare('DELETE FROM note WHERE series_id = ? AND season_number = ?')
        .run(seriesId, seasonNumber);
      return;
    }
    this.#database
      .prepare(
        `INSERT INTO note (series_id, season_number, text, written_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (series_id, season_number) DO UPDATE SET
           text = excluded.text, written_at = excluded.written_at`,
      )
      .run(seriesId, seasonNumber, text, now);
  }
}
