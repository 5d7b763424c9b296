import type { Credit } from '@shared/domain/credit.ts';
import { foldText } from '@shared/domain/filter-credits.ts';
import type { Database } from './driver.ts';
import { foldAsBefore } from './old-name-folding.ts';

interface NameRow {
  readonly person_id: number;
  readonly name: string;
  readonly original_name: string | null;
}

const CHOSEN_PEOPLE = 'person_id IN (SELECT value FROM json_each(?))';

// An expired season has no credits, so only removed ones need to be left out.
const IN_KEPT_SEASON = 'season NOT IN (SELECT id FROM season WHERE removed_at IS NOT NULL)';

/** A name, or a part of one, as it is compared: folded, its words one space apart. */
export function nameToFind(name: string): string {
  return oneSpaceApart(foldText(name));
}

/** The same for a name as an earlier Endroll has kept it; `null` where that is no different. */
export function oldNameToFind(name: string): string | null {
  const old = oneSpaceApart(foldAsBefore(name));
  return old === nameToFind(name) ? null : old;
}

function oneSpaceApart(name: string): string {
  return name.replaceAll(/\s+/gu, ' ').trim();
}

/**
 * What the search for people reads: the names under which each person is credited in kept seasons, and in how many.
 * It follows from the credits, and whoever changes these, or hides a season, sees to it. Writes belong in a
 * transaction of the caller's.
 */
export class PersonNames {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds what the credits of a season say, which are in the database already. */
  add(credits: readonly Credit[]): void {
    for (const { person } of credits) this.#insert(person.personId, person.name, person.originalName);
    this.#count(JSON.stringify(credits.map((credit) => credit.person.personId)));
  }

  /** Everyone credited in these seasons, which are named by their rows. */
  peopleIn(seasons: readonly number[]): readonly number[] {
    return this.#database
      .prepare<{ person_id: number }>(
        'SELECT DISTINCT person_id FROM credit WHERE season IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(seasons))
      .map((row) => row.person_id);
  }

  /** Makes the names of these people anew, from their credits as they now are. */
  remake(people: readonly number[]): void {
    const ids = JSON.stringify(people);
    this.#database.prepare(`DELETE FROM person_name WHERE ${CHOSEN_PEOPLE}`).run(ids);
    const rows = this.#database
      .prepare<NameRow>(
        `SELECT DISTINCT person_id, name, original_name FROM credit WHERE ${CHOSEN_PEOPLE} AND ${IN_KEPT_SEASON}`,
      )
      .all(ids);
    for (const row of rows) this.#insert(row.person_id, row.name, row.original_name);
    this.#count(ids);
  }

  #insert(personId: number, name: string, originalName: string | null): void {
    const insert = this.#database.prepare(
      'INSERT OR IGNORE INTO person_name (person_id, folded, season_count) VALUES (?, ?, 0)',
    );
    insert.run(personId, nameToFind(name));
    if (originalName !== null && originalName !== name) insert.run(personId, nameToFind(originalName));
  }

  #count(ids: string): void {
    this.#database
      .prepare(
        `UPDATE person_name SET season_count = (
           SELECT count(DISTINCT season) FROM credit
           WHERE credit.person_id = person_name.person_id AND ${IN_KEPT_SEASON})
         WHERE ${CHOSEN_PEOPLE}`,
      )
      .run(ids);
  }
}
