import type { Database } from './driver.ts';
import type { AppearanceRow, PersonRow } from './make-rows.ts';
import { DamagedFileError } from './problem.ts';
import { WORD_ROWS_OF_ONE_RANK } from './search-index.ts';
import { nameWords } from './words.ts';

/** The tables of people across seasons. Part of the index's schema. */
export const PEOPLE_SCHEMA = `
  -- A person as seasons describe them: a row for each name and portrait, of which most people have one.
  CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- NULL where it is the name.
    original_name TEXT,
    portrait TEXT,
    -- In how many seasons they are described so.
    seasons INTEGER NOT NULL,
    -- The row in person_word.
    words INTEGER
  ) STRICT;
  CREATE INDEX person_by_person_id ON person (person_id);

  CREATE TABLE appearance (
    person INTEGER NOT NULL,
    season INTEGER NOT NULL,
    -- From 0: a person may have several in a season.
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    -- The character, or the job.
    role TEXT NOT NULL,
    department TEXT,
    episodes INTEGER,
    PRIMARY KEY (person, season, number)
  ) STRICT, WITHOUT ROWID;

  -- The words of names; rows follow prominence, so that a search may stop at the first twenty. Without content, for
  -- that stands in person already. Accents and case are folded before (words.ts).
  CREATE VIRTUAL TABLE person_word USING fts5 (
    words, content = '', detail = none, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  );
`;

export const KINDS = ['regular', 'guest', 'crew'] as const;

interface DescriptionRow {
  readonly id: number;
  readonly person_id: number;
  readonly name: string;
  readonly original_name: string | null;
  readonly portrait: string | null;
  readonly seasons: number;
  readonly words: number | null;
}

/** A description and in how many seasons it will be. */
interface Description {
  readonly row: DescriptionRow;
  seasons: number;
}

/** Prominence goes by the power of two of a person's seasons, so that it seldom changes. */
const MOST_PROMINENT = 20;

/** People across seasons: how they are described, what they did, and the words of their names. Within the caller's transaction. */
export class PeopleIndex {
  readonly #database: Database;
  /** The highest `person.id` that was given away. */
  #lastPerson: number | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All descriptions (`person.id`) of these people. */
  *described(personIds: readonly number[]): Generator<number, void, undefined> {
    const describe = this.#database.prepare<{ id: number }>('SELECT id FROM person WHERE person_id = ?');
    for (const personId of new Set(personIds)) for (const { id } of describe.all(personId)) yield id;
  }

  /**
   * Puts people of a season in the place of those before. Changes only what differs: most people of a season that is kept
   * again are as they were. Returns the descriptions (`person.id`) whose appearances are others now.
   */
  replace(season: number, before: readonly PersonRow[], after: readonly PersonRow[]): ReadonlySet<number> {
    const changed = new Set<number>();
    const replace = (known: PersonRow | undefined, person: PersonRow | undefined): void => {
      for (const id of this.#replacePerson(season, known, person)) changed.add(id);
    };
    const old = new Map(before.map((person) => [person.personId, person]));
    for (const person of after) {
      const known = old.get(person.personId);
      old.delete(person.personId);
      if (known === undefined || !isSame(known, person)) replace(known, person);
    }
    for (const person of old.values()) replace(person, undefined);
    return changed;
  }

  /**
   * Counts a person in a season as `after` describes them and no longer as `before` did, puts their words where their
   * prominence belongs, and deletes descriptions that no season has. Reads and writes each row once: a season has some
   * three hundred people.
   */
  #replacePerson(
    season: number,
    before: PersonRow | undefined,
    after: PersonRow | undefined,
  ): readonly number[] {
    const changed: number[] = [];
    const personId = (after ?? before)?.personId ?? 0;
    const descriptions: Description[] = this.#database
      .prepare<DescriptionRow>('SELECT * FROM person WHERE person_id = ?')
      .all(personId)
      .map((row) => ({ row, seasons: row.seasons }));
    if (before !== undefined) {
      const known = descriptions.find(({ row }) => describes(row, before));
      if (known === undefined) throw new DamagedFileError(`Person ${personId} is not in the index`);
      known.seasons -= 1;
      changed.push(known.row.id);
      this.#database
        .prepare('DELETE FROM appearance WHERE person = ? AND season = ?')
        .run(known.row.id, season);
    }
    if (after !== undefined) {
      let known = descriptions.find(({ row }) => describes(row, after));
      if (known === undefined) {
        known = { row: this.#newDescription(after), seasons: 0 };
        descriptions.push(known);
      }
      known.seasons += 1;
      changed.push(known.row.id);
      this.#putAppearances(season, known.row.id, after.appearances);
    }
    const rank = prominence(descriptions.reduce((sum, { seasons }) => sum + seasons, 0));
    for (const description of descriptions) this.#putDescription(description, rank);
    return changed;
  }

  #putAppearances(season: number, person: number, appearances: readonly AppearanceRow[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO appearance (person, season, number, kind, role, department, episodes)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    appearances.forEach(({ kind, role, department, episodes }, number) => {
      insert.run(person, season, number, KINDS.indexOf(kind), role, department, episodes);
    });
  }

  #putDescription({ row, seasons }: Description, rank: number): void {
    const words = seasons === 0 ? null : rank * WORD_ROWS_OF_ONE_RANK + row.id;
    if (words !== row.words) {
      const text = nameWords(row.name, row.original_name);
      if (row.words !== null)
        this.#database
          .prepare("INSERT INTO person_word (person_word, rowid, words) VALUES ('delete', ?, ?)")
          .run(row.words, text);
      if (words !== null)
        this.#database.prepare('INSERT INTO person_word (rowid, words) VALUES (?, ?)').run(words, text);
    }
    if (seasons === 0) {
      this.#database.prepare('DELETE FROM person WHERE id = ?').run(row.id);
    } else if (row.seasons === 0) {
      this.#database
        .prepare(
          'INSERT INTO person (id, person_id, name, original_name, portrait, seasons, words) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(row.id, row.person_id, row.name, row.original_name, row.portrait, seasons, words);
    } else if (seasons !== row.seasons || words !== row.words) {
      this.#database
        .prepare('UPDATE person SET seasons = ?, words = ? WHERE id = ?')
        .run(seasons, words, row.id);
    }
  }

  /** A description that no season had so far, and is not in the table yet. */
  #newDescription({ personId, name, originalName, portrait }: PersonRow): DescriptionRow {
    this.#lastPerson ??=
      this.#database.prepare<{ id: number | null }>('SELECT max(id) AS id FROM person').get()?.id ?? 0;
    this.#lastPerson += 1;
    return {
      id: this.#lastPerson,
      person_id: personId,
      name,
      original_name: originalName,
      portrait,
      seasons: 0,
      words: null,
    };
  }
}

/** The description a row of person_word belongs to. */
export function personOfWordRow(row: number): number {
  return row % WORD_ROWS_OF_ONE_RANK;
}

function describes(row: DescriptionRow, { name, originalName, portrait }: PersonRow): boolean {
  return row.name === name && row.original_name === originalName && row.portrait === portrait;
}

function prominence(seasons: number): number {
  return MOST_PROMINENT - Math.min(MOST_PROMINENT - 1, Math.floor(Math.log2(Math.max(1, seasons))));
}

function isSame(a: PersonRow, b: PersonRow): boolean {
  return (
    a.name === b.name &&
    a.originalName === b.originalName &&
    a.portrait === b.portrait &&
    a.appearances.length === b.appearances.length &&
    a.appearances.every((appearance, index) => isSameAppearance(appearance, b.appearances[index]))
  );
}

function isSameAppearance(a: AppearanceRow, b: AppearanceRow | undefined): boolean {
  return (
    a.kind === b?.kind && a.role === b.role && a.department === b.department && a.episodes === b.episodes
  );
}
