import type { Database } from './driver.ts';
import type { CreditChange } from './season-changes.ts';

/** What refreshes changed, season by season. Writes belong in a transaction of the caller's. */
export class ChangeStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds what the answer of `changedAt` changed of the one that was fetched at `beforeFetchedAt`. */
  add(
    season: number,
    changedAt: string,
    changes: readonly CreditChange[],
    beforeFetchedAt: string | null,
  ): void {
    const insert = this.#database.prepare(
      `INSERT INTO change (season, changed_at, before_fetched_at, kind, credit_id, before, after)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { kind, before, after } of changes) {
      const creditId = (after ?? before).creditId;
      insert.run(season, changedAt, beforeFetchedAt, kind, creditId, toJson(before), toJson(after));
    }
  }
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
