import { packBody, unpackBody } from './answer-body.ts';
import type { Database } from './driver.ts';
import type { Answer } from './library-api.ts';

interface AnswerRow {
  readonly endpoint: string;
  readonly fetched_at: string;
  readonly body: Uint8Array;
}

/** The verbatim answers that seasons were made from. Writes belong in a transaction of the caller's. */
export class AnswerStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The answers of a season, in the order in which they were given. */
  read(season: number): readonly Answer[] {
    return this.#database
      .prepare<AnswerRow>('SELECT endpoint, fetched_at, body FROM answer WHERE season = ? ORDER BY id')
      .all(season)
      .map((row) => ({ endpoint: row.endpoint, fetchedAt: row.fetched_at, body: unpackBody(row.body) }));
  }

  /** Puts these answers in the place of the season's old ones. */
  replace(season: number, answers: readonly Answer[]): void {
    this.#database.prepare('DELETE FROM answer WHERE season = ?').run(season);
    const insert = this.#database.prepare(
      'INSERT INTO answer (season, endpoint, fetched_at, body) VALUES (?, ?, ?, ?)',
    );
    for (const { endpoint, fetchedAt, body } of answers)
      insert.run(season, endpoint, fetchedAt, packBody(body));
  }
}
