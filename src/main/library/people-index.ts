import type { CreditKind } from '@shared/domain/credit.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Database } from './driver.ts';
import type { AppearanceRow, PersonRow } from './make-rows.ts';
import { Packer, Unpacker } from './packing.ts';
import { DamagedFileError } from './problem.ts';
import { wordsOf } from './words.ts';

/** The tables of people across seasons. Part of the index's schema: docs/adr/0033-people-and-parts.md. */
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
    -- Their parts: for each series its number and the row of its words, packed (packLinks).
    parts BLOB NOT NULL
  ) STRICT;
  CREATE INDEX person_by_person_id ON person (person_id);

  -- What a person did in one series in one language: all roles and jobs of all its kept seasons.
  CREATE TABLE part (
    id INTEGER PRIMARY KEY,
    -- person.id
    person INTEGER NOT NULL,
    -- The series' number: its TMDB number and the language (PeopleIndex.seriesNumber).
    series INTEGER NOT NULL,
    -- StoredRole, packed.
    credits BLOB NOT NULL
  ) STRICT;

  -- Jobs are few, and written once.
  CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    job TEXT NOT NULL,
    department TEXT,
    -- In how many parts; without any it is deleted.
    uses INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX job_by_name ON job (job, department);

  CREATE TABLE language (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;

  -- The words of names. Rows follow prominence, so that a search may stop at the first twenty. Nothing but which row has
  -- which word: what they say stands in person already. Accents and case are folded before (words.ts).
  CREATE VIRTUAL TABLE person_word USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  );

  -- The words of parts, each with the letter of its field (PartField); rows follow prominence. The first one, two
  -- and three letters of words have lists of their own: without them a search would put together those of all words.
  CREATE VIRTUAL TABLE part_word USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '2 3 4',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  );
`;

export const KINDS = ['regular', 'guest', 'crew'] as const;

/** A searchable field of a part; its words start with this letter. */
export type PartField = 'role' | 'job' | 'department' | 'name' | 'series';
const LETTERS: Readonly<Record<PartField, string>> = {
  role: 'r',
  job: 'j',
  department: 'd',
  name: 'n',
  series: 's',
};

/** The number of rows of one rank or kind in a table of words: the bits above the id hold the prominence. */
export const WORD_ROWS_OF_ONE_RANK = 2 ** 26;
/** A token in every row, so that a query without words matches everything. */
const EVERY_ROW = '\uE000';
/**
 * Unicode's private-use letters from plane 15 on, which form the words for series:
 * https://www.unicode.org/charts/PDF/UF0000.pdf
 */
const FIRST_PRIVATE_LETTER = 0xf0000;
const PRIVATE_LETTERS = 65_000;

/** Prominence is the power of two of a person's seasons, so that it rarely changes. */
const MOST_PROMINENT = 20;
const LOWEST_RANK = 30;
/** A regular ranks above a guest star with three times as many episodes. */
const REGULAR_WEIGHT = 4;
const REGULAR = 0;
const CREW = 2;
const LANGUAGES_OF_A_SERIES = 256;

/** A role, or a job by its number, with its seasons and TMDB's episode counts. */
interface StoredRole {
  readonly role: string | number;
  /** Place in {@link KINDS}. */
  readonly kind: number;
  readonly seasons: readonly StoredSeason[];
}

type StoredSeason = readonly [number: number, episodes: number | null];

/** One credit of a part. */
export interface PartCredit {
  readonly seasonNumber: number;
  readonly kind: CreditKind;
  /** The character, or the job. */
  readonly role: string;
  readonly department: string | null;
  readonly episodes: number | null;
}

/** A person as described by some seasons. */
export interface Description {
  /** `person.id` */
  readonly id: number;
  readonly personId: number;
  readonly name: string;
  /** `null` if it is the same as the name. */
  readonly originalName: string | null;
  readonly portrait: string | null;
  /** In how many kept seasons; one that is kept in several languages counts in each. */
  readonly seasons: number;
}

/** What somebody did in one series in one language. */
export interface Part extends SeriesKey {
  readonly person: Description;
  readonly credits: readonly PartCredit[];
}

/** A person's series, and the row of its words in part_word. */
interface Link {
  readonly series: number;
  readonly words: number;
}

interface DescriptionRow {
  readonly id: number;
  readonly person_id: number;
  readonly name: string;
  readonly original_name: string | null;
  readonly portrait: string | null;
  readonly seasons: number;
  readonly parts: Uint8Array;
}

/** The new state of a description. */
interface ChangedDescription {
  readonly row: DescriptionRow;
  seasons: number;
  links: readonly Link[];
}

/** A season that people are counted in, with the names of its series. */
export interface SeasonOfPeople extends SeasonKey {
  /** Its name and its original name; none if the series is not known. */
  readonly seriesNames: readonly string[];
}

/** People across seasons: their descriptions, what they did, and the search words of both. Runs in the caller's transaction. */
export class PeopleIndex {
  readonly #database: Database;
  /** The highest assigned `person.id` and `part.id`. */
  #lastPerson: number | null = null;
  #lastPart: number | null = null;
  /** The ids as of a version of the file, which other connections write. */
  #jobWords: {
    readonly version: number | undefined;
    readonly job: ReadonlySet<string>;
    readonly department: ReadonlySet<string>;
  } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  // ——— reading

  /**
   * Rows of part_word that match a query, after a given row, by prominence.
   * @param among no others than these
   */
  findParts(
    match: string,
    after: number,
    limit: number,
    among: readonly number[] | null = null,
  ): readonly number[] {
    return this.#find('part_word', match, after, limit, among);
  }

  /** The same for descriptions of people and person_word. */
  findPeople(match: string, after: number, limit: number): readonly number[] {
    return this.#find('person_word', match, after, limit);
  }

  /** Rows of person_word by the seasons of their descriptions, most first: prominence is only a power of two. */
  bySeasons(rows: readonly number[]): readonly number[] {
    const ids = rows.map((words) => words % WORD_ROWS_OF_ONE_RANK);
    const seasons = new Map(
      this.#database
        .prepare<{ id: number; seasons: number }>(
          'SELECT id, seasons FROM person WHERE id IN (SELECT value FROM json_each(?))',
        )
        .all(JSON.stringify(ids))
        .map((row) => [row.id, row.seasons]),
    );
    const seasonsOf = (words: number): number => seasons.get(words % WORD_ROWS_OF_ONE_RANK) ?? 0;
    return rows.toSorted((a, b) => seasonsOf(b) - seasonsOf(a));
  }

  /** The part of a row of words; `null` if it no longer exists. */
  part(words: number): Part | null {
    const row = this.#database
      .prepare<{ person: number; series: number; credits: Uint8Array }>(
        'SELECT person, series, credits FROM part WHERE id = ?',
      )
      .get(words % WORD_ROWS_OF_ONE_RANK);
    const person = row === undefined ? null : this.description(row.person);
    return row === undefined || person === null ? null : this.#toPart(row, person);
  }

  /** The description of a row of person_word, or of that `person.id`. */
  description(words: number): Description | null {
    const row = this.#database
      .prepare<Omit<DescriptionRow, 'parts'>>(
        'SELECT id, person_id, name, original_name, portrait, seasons FROM person WHERE id = ?',
      )
      .get(words % WORD_ROWS_OF_ONE_RANK);
    return row === undefined ? null : toDescription(row);
  }

  /** How much is kept about a person, and the rows of their parts, largest first; only in one series if given. */
  summaryOf(
    personId: number,
    series: SeriesKey | null,
  ): {
    readonly descriptions: readonly Description[];
    readonly seasons: number;
    readonly series: number;
    readonly parts: readonly number[];
  } {
    const rows = this.#descriptions(personId);
    const links = rows.flatMap(({ parts }) => unpackLinks(parts));
    const number = series === null ? null : this.seriesNumber(series);
    const wanted = number === null ? links : links.filter((link) => link.series === number);
    return {
      descriptions: rows.map(toDescription),
      seasons: rows.reduce((sum, { seasons }) => sum + seasons, 0) - this.#keptAgain(links),
      series: new Set(links.map((link) => Math.floor(link.series / LANGUAGES_OF_A_SERIES))).size,
      parts: wanted.map(({ words }) => words).sort((a, b) => a - b),
    };
  }

  /** How many of a person's seasons are also kept in another language. Reads only series that are kept in several. */
  #keptAgain(links: readonly Link[]): number {
    const byId = Map.groupBy(links, ({ series }) => Math.floor(series / LANGUAGES_OF_A_SERIES));
    let count = 0;
    for (const own of byId.values()) {
      if (own.every(({ series }) => series === own[0]?.series)) continue;
      const inLanguages = new Set<string>();
      const numbers = new Set<number>();
      for (const { series, words } of own)
        for (const { seasons } of unpackRoles(this.#creditsOf(words % WORD_ROWS_OF_ONE_RANK)))
          for (const [number] of seasons) {
            inLanguages.add(`${series}/${number}`);
            numbers.add(number);
          }
      count += inLanguages.size - numbers.size;
    }
    return count;
  }

  /** The words of all jobs, or of all departments: few enough that prefixes need not be searched. */
  wordsOfJobs(field: 'job' | 'department'): ReadonlySet<string> {
    const version = this.#database
      .prepare<{ data_version: number }>('PRAGMA data_version')
      .get()?.data_version;
    if (this.#jobWords?.version !== version) {
      const rows = this.#database
        .prepare<{ job: string; department: string | null }>('SELECT job, department FROM job')
        .all();
      this.#jobWords = {
        version,
        job: new Set(rows.flatMap(({ job }) => wordsOf(job))),
        department: new Set(rows.flatMap(({ department }) => wordsOf(department ?? ''))),
      };
    }
    return this.#jobWords?.[field] ?? new Set();
  }

  /** Everything a person did, in no order. */
  partsOf(personId: number): readonly Part[] {
    const read = this.#database.prepare<{ series: number; credits: Uint8Array }>(
      'SELECT series, credits FROM part WHERE id = ?',
    );
    return this.#descriptions(personId).flatMap((row) =>
      unpackLinks(row.parts).flatMap(({ words }) => {
        const part = read.get(words % WORD_ROWS_OF_ONE_RANK);
        return part === undefined ? [] : [this.#toPart(part, toDescription(row))];
      }),
    );
  }

  /** The most prominent parts of a series. */
  mostOfSeries(key: SeriesKey, limit: number): readonly Part[] {
    const rows = this.findParts(`"${seriesWord(this.seriesNumber(key))}"`, -1, limit);
    return rows.flatMap((words) => this.part(words) ?? []);
  }

  /** A number for a series in a language; 0 if nothing was ever written in that language. */
  seriesNumber({ seriesId, language }: SeriesKey): number {
    const row = this.#database
      .prepare<{ id: number }>('SELECT id FROM language WHERE code = ?')
      .get(language);
    return row === undefined ? 0 : seriesId * LANGUAGES_OF_A_SERIES + row.id;
  }

  #find(
    table: 'part_word' | 'person_word',
    match: string,
    after: number,
    limit: number,
    among: readonly number[] | null = null,
  ): readonly number[] {
    return this.#database
      .prepare<{ words: number }>(
        `SELECT rowid AS words FROM ${table} WHERE ${table} MATCH ?1 AND rowid > ?2
           ${among === null ? '' : 'AND rowid IN (SELECT value FROM json_each(?4))'} ORDER BY rowid LIMIT ?3`,
      )
      .all(
        match === '' ? `"${EVERY_ROW}"` : match,
        after,
        limit,
        ...(among === null ? [] : [JSON.stringify(among)]),
      )
      .map(({ words }) => words);
  }

  #toPart({ series, credits }: { series: number; credits: Uint8Array }, person: Description): Part {
    const language = this.#database
      .prepare<{ code: string }>('SELECT code FROM language WHERE id = ?')
      .get(series % LANGUAGES_OF_A_SERIES)?.code;
    return {
      seriesId: Math.floor(series / LANGUAGES_OF_A_SERIES),
      language: language ?? '',
      person,
      credits: unpackRoles(credits).flatMap((stored) => {
        const role = this.#toRole(stored);
        return stored.seasons.map(([seasonNumber, episodes]) => ({ ...role, seasonNumber, episodes }));
      }),
    };
  }

  #toRole({ role, kind }: StoredRole): Pick<PartCredit, 'kind' | 'role' | 'department'> {
    if (typeof role === 'string') return { kind: KINDS[kind] ?? 'guest', role, department: null };
    const { job, department } = this.#job(role);
    return { kind: 'crew', role: job, department };
  }

  #job(id: number): { readonly job: string; readonly department: string | null } {
    const row = this.#database
      .prepare<{ job: string; department: string | null }>('SELECT job, department FROM job WHERE id = ?')
      .get(id);
    if (row === undefined) throw new DamagedFileError(`Job ${id} is not in the index`);
    return row;
  }

  #descriptions(personId: number): readonly DescriptionRow[] {
    return this.#database.prepare<DescriptionRow>('SELECT * FROM person WHERE person_id = ?').all(personId);
  }

  // ——— writing

  /**
   * Replaces the people of a season. Changes only what differs: most people of a season that is kept again are unchanged.
   */
  replace(season: SeasonOfPeople, before: readonly PersonRow[], after: readonly PersonRow[]): void {
    const change = new SeasonChange(this.#seriesNumberToWrite(season), season);
    const old = new Map(before.map((person) => [person.personId, person]));
    for (const person of after) {
      const known = old.get(person.personId);
      old.delete(person.personId);
      if (known === undefined || !isSame(known, person)) this.#replacePerson(change, known, person);
    }
    for (const person of old.values()) this.#replacePerson(change, person, undefined);
    this.#countJobs(change.jobs);
  }

  /** A series has been renamed: updates the words of all its parts. */
  renameSeries(key: SeriesKey, before: readonly string[], after: readonly string[]): void {
    const series = this.seriesNumber(key);
    const old = fieldWords('series', before);
    const now = fieldWords('series', after);
    for (let last = -1; ;) {
      const rows = this.findParts(`"${seriesWord(series)}"`, last, PARTS_IN_A_SLICE);
      for (const words of rows) {
        const part = this.part(words);
        if (part === null) throw new DamagedFileError(`The words of row ${words} belong to no part`);
        const own = [...namesOf(part.person), ...this.#roleWords(part.credits), seriesWord(series)];
        this.#deleteWords('part_word', words, [...own, ...old]);
        this.#addWords('part_word', words, [...own, ...now]);
      }
      last = rows.at(-1) ?? last;
      if (rows.length < PARTS_IN_A_SLICE) return;
    }
  }

  /**
   * Counts a person in a season as described by `after` instead of `before`, moves their words to the row for their
   * prominence, and deletes descriptions without seasons. Reads and writes each row once: a season has about three hundred
   * people.
   */
  #replacePerson(change: SeasonChange, before: PersonRow | undefined, after: PersonRow | undefined): void {
    const personId = (after ?? before)?.personId ?? 0;
    const rows: ChangedDescription[] = this.#descriptions(personId).map((row) => ({
      row,
      seasons: row.seasons,
      links: unpackLinks(row.parts),
    }));
    const old = before === undefined ? undefined : rows.find(({ row }) => describes(row, before));
    if (before !== undefined) {
      if (old === undefined) throw new DamagedFileError(`Person ${personId} is not in the index`);
      old.seasons -= 1;
    }
    let now = after === undefined ? undefined : rows.find(({ row }) => describes(row, after));
    if (after !== undefined && now === undefined) {
      now = { row: this.#newDescription(after), seasons: 0, links: [] };
      rows.push(now);
    }
    if (now !== undefined) now.seasons += 1;
    if (old !== undefined && old !== now) old.links = this.#changePart(change, old, []);
    if (now !== undefined) now.links = this.#changePart(change, now, after?.appearances ?? []);
    const rankBefore = personRank(rows.reduce((sum, { row }) => sum + row.seasons, 0));
    const rank = personRank(rows.reduce((sum, { seasons }) => sum + seasons, 0));
    for (const description of rows) this.#putDescription(description, rankBefore, rank);
  }

  #putDescription({ row, seasons, links }: ChangedDescription, rankBefore: number, rank: number): void {
    if (row.seasons === 0 ? seasons > 0 : seasons === 0 || rank !== rankBefore) {
      const words = [...nameWords(row), EVERY_ROW];
      if (row.seasons > 0)
        this.#deleteWords('person_word', rankBefore * WORD_ROWS_OF_ONE_RANK + row.id, words);
      if (seasons > 0) this.#addWords('person_word', rank * WORD_ROWS_OF_ONE_RANK + row.id, words);
    }
    const parts = packLinks(links);
    if (seasons === 0) {
      this.#database.prepare('DELETE FROM person WHERE id = ?').run(row.id);
    } else if (row.seasons === 0) {
      this.#database
        .prepare(
          'INSERT INTO person (id, person_id, name, original_name, portrait, seasons, parts) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(row.id, row.person_id, row.name, row.original_name, row.portrait, seasons, parts);
    } else if (seasons !== row.seasons || Buffer.compare(parts, row.parts) !== 0) {
      this.#database
        .prepare('UPDATE person SET seasons = ?, parts = ? WHERE id = ?')
        .run(seasons, parts, row.id);
    }
  }

  /** Replaces what a person did in a season, and returns the person's new parts. */
  #changePart(
    change: SeasonChange,
    { row, links }: ChangedDescription,
    appearances: readonly AppearanceRow[],
  ): readonly Link[] {
    const link = links.find(({ series }) => series === change.series);
    const others = links.filter((other) => other !== link);
    const id = link === undefined ? this.#nextPart() : link.words % WORD_ROWS_OF_ONE_RANK;
    const before = link === undefined ? [] : unpackRoles(this.#creditsOf(id));
    const after = this.#withSeason(before, change, appearances);
    const words = partRank(after) * WORD_ROWS_OF_ONE_RANK + id;
    const own = [...namesOf(row), ...change.seriesWords];
    const text = this.#storedWords(after).join(' ');
    const textBefore = this.#storedWords(before).join(' ');
    const isMoved = link?.words !== words || text !== textBefore;
    if (link !== undefined && (isMoved || after.length === 0))
      this.#deleteWords('part_word', link.words, [textBefore, ...own]);
    for (const { role } of before) change.countJob(role, -1);
    for (const { role } of after) change.countJob(role, 1);
    if (after.length === 0) {
      if (link !== undefined) this.#database.prepare('DELETE FROM part WHERE id = ?').run(id);
      return others;
    }
    if (isMoved) this.#addWords('part_word', words, [text, ...own]);
    const credits = packRoles(after);
    if (link === undefined)
      this.#database
        .prepare('INSERT INTO part (id, person, series, credits) VALUES (?, ?, ?, ?)')
        .run(id, row.id, change.series, credits);
    else this.#database.prepare('UPDATE part SET credits = ? WHERE id = ?').run(credits, id);
    return [...others, { series: change.series, words }];
  }

  #withSeason(
    roles: readonly StoredRole[],
    { season: { seasonNumber } }: SeasonChange,
    appearances: readonly AppearanceRow[],
  ): readonly StoredRole[] {
    const all = roles.map(({ role, kind, seasons }) => ({
      role,
      kind,
      seasons: seasons.filter(([number]) => number !== seasonNumber),
    }));
    for (const { kind: name, role: text, department, episodes } of appearances) {
      const kind = KINDS.indexOf(name);
      const role = kind === CREW ? this.#jobNumber(text, department) : text;
      const known = all.find((other) => other.role === role && other.kind === kind);
      if (known === undefined) all.push({ role, kind, seasons: [[seasonNumber, episodes]] });
      else known.seasons.push([seasonNumber, episodes]);
    }
    return all.filter(({ seasons }) => seasons.length > 0);
  }

  #creditsOf(part: number): Uint8Array {
    const row = this.#database
      .prepare<{ credits: Uint8Array }>('SELECT credits FROM part WHERE id = ?')
      .get(part);
    if (row === undefined) throw new DamagedFileError(`Part ${part} is not in the index`);
    return row.credits;
  }

  #jobNumber(job: string, department: string | null): number {
    const known = this.#database
      .prepare<{ id: number }>('SELECT id FROM job WHERE job = ? AND department IS ?')
      .get(job, department);
    // Counted at the end of the change.
    return (
      known?.id ??
      this.#database.prepare('INSERT INTO job (job, department, uses) VALUES (?, ?, 0)').run(job, department)
        .lastInsertRowid
    );
  }

  #countJobs(jobs: ReadonlyMap<number, number>): void {
    for (const [id, by] of jobs) {
      if (by === 0) continue;
      this.#database.prepare('UPDATE job SET uses = uses + ? WHERE id = ?').run(by, id);
      if (by < 0) this.#database.prepare('DELETE FROM job WHERE id = ? AND uses = 0').run(id);
    }
  }

  #storedWords(roles: readonly StoredRole[]): readonly string[] {
    return this.#roleWords(roles.map((role) => this.#toRole(role)));
  }

  #roleWords(credits: readonly Pick<PartCredit, 'kind' | 'role' | 'department'>[]): readonly string[] {
    const crew = credits.filter(({ kind }) => kind === 'crew');
    return [
      ...fieldWords(
        'role',
        credits.filter(({ kind }) => kind !== 'crew').map(({ role }) => role),
      ),
      ...fieldWords(
        'job',
        crew.map(({ role }) => role),
      ),
      ...fieldWords(
        'department',
        crew.map(({ department }) => department ?? ''),
      ),
    ];
  }

  #addWords(table: 'part_word' | 'person_word', row: number, words: readonly string[]): void {
    this.#database.prepare(`INSERT INTO ${table} (rowid, words) VALUES (?, ?)`).run(row, words.join(' '));
  }

  /** A contentless table can delete words only if all of them are given. */
  #deleteWords(table: 'part_word' | 'person_word', row: number, words: readonly string[]): void {
    this.#database
      .prepare(`INSERT INTO ${table} (${table}, rowid, words) VALUES ('delete', ?, ?)`)
      .run(row, words.join(' '));
  }

  #seriesNumberToWrite(key: SeriesKey): number {
    this.#database.prepare('INSERT OR IGNORE INTO language (code) VALUES (?)').run(key.language);
    return this.seriesNumber(key);
  }

  #nextPart(): number {
    this.#lastPart ??=
      this.#database.prepare<{ id: number | null }>('SELECT max(id) AS id FROM part').get()?.id ?? 0;
    this.#lastPart += 1;
    return this.#lastPart;
  }

  /** A new description that is not in the table yet. */
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
      parts: packLinks([]),
    };
  }
}

const PARTS_IN_A_SLICE = 200;

/** What is shared by all people in one change of a season. */
class SeasonChange {
  readonly series: number;
  readonly season: SeasonOfPeople;
  readonly seriesWords: readonly string[];
  /** The change in the number of uses of each job. */
  readonly jobs = new Map<number, number>();

  constructor(series: number, season: SeasonOfPeople) {
    this.series = series;
    this.season = season;
    this.seriesWords = [seriesWord(series), ...fieldWords('series', season.seriesNames)];
  }

  countJob(role: string | number, by: number): void {
    if (typeof role === 'number') this.jobs.set(role, (this.jobs.get(role) ?? 0) + by);
  }
}

/** A word of a part's field, as stored in part_word. */
export function partWord(field: PartField, word: string): string {
  return LETTERS[field] + word;
}

/** The word for a series in all of its parts: made of private letters, so that few have the same prefix. */
function seriesWord(series: number): string {
  let rest = series;
  let word = '';
  do {
    word += String.fromCodePoint(FIRST_PRIVATE_LETTER + (rest % PRIVATE_LETTERS));
    rest = Math.floor(rest / PRIVATE_LETTERS);
  } while (rest > 0);
  return word;
}

function fieldWords(field: PartField, texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap(wordsOf))].map((word) => partWord(field, word));
}

function nameWords({ name, original_name: original }: DescriptionRow): readonly string[] {
  return [...new Set([...wordsOf(name), ...wordsOf(original ?? '')])];
}

/** The words of a person's names as parts have them. */
function namesOf(person: Description | DescriptionRow): readonly string[] {
  const original = 'originalName' in person ? person.originalName : person.original_name;
  return [...fieldWords('name', [person.name, original ?? '']), EVERY_ROW];
}

/** Kind and number of seasons are combined into one number, so that most roles start with a single byte. */
function packRoles(roles: readonly StoredRole[]): Uint8Array {
  const packer = new Packer();
  for (const { role, kind, seasons } of roles) {
    packer.number(kind + KINDS.length * seasons.length);
    if (typeof role === 'number') packer.number(role);
    else packer.text(role);
    for (const [number, episodes] of seasons) {
      packer.number(number);
      packer.number(episodes === null ? 0 : episodes + 1);
    }
  }
  return packer.bytes;
}

function unpackRoles(bytes: Uint8Array): readonly StoredRole[] {
  const unpacker = new Unpacker(bytes);
  const roles: StoredRole[] = [];
  while (!unpacker.isAtEnd) {
    const start = unpacker.number();
    const kind = start % KINDS.length;
    const role = kind === CREW ? unpacker.number() : unpacker.text();
    const seasons = Array.from({ length: Math.floor(start / KINDS.length) }, (): StoredSeason => {
      const number = unpacker.number();
      const episodes = unpacker.number();
      return [number, episodes === 0 ? null : episodes - 1];
    });
    roles.push({ role, kind, seasons });
  }
  return roles;
}

/** Low for people who are in much of a series, so that their rows come first. */
function partRank(roles: readonly StoredRole[]): number {
  const weight = roles.reduce((sum, { kind, seasons }) => {
    const episodes = seasons.reduce((all, [, count]) => all + Math.max(1, count ?? 1), 0);
    return sum + (kind === REGULAR ? REGULAR_WEIGHT : 1) * episodes;
  }, 0);
  return LOWEST_RANK - Math.min(LOWEST_RANK, Math.floor(Math.log2(Math.max(1, weight))));
}

function personRank(seasons: number): number {
  return MOST_PROMINENT - Math.min(MOST_PROMINENT - 1, Math.floor(Math.log2(Math.max(1, seasons))));
}

function packLinks(links: readonly Link[]): Uint8Array {
  const packer = new Packer();
  for (const { series, words } of links) {
    packer.number(series);
    packer.number(words);
  }
  return packer.bytes;
}

function unpackLinks(bytes: Uint8Array): readonly Link[] {
  const unpacker = new Unpacker(bytes);
  const links: Link[] = [];
  while (!unpacker.isAtEnd) links.push({ series: unpacker.number(), words: unpacker.number() });
  return links;
}

function toDescription(row: Omit<DescriptionRow, 'parts'>): Description {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    originalName: row.original_name,
    portrait: row.portrait,
    seasons: row.seasons,
  };
}

function describes(row: DescriptionRow, { name, originalName, portrait }: PersonRow): boolean {
  return row.name === name && row.original_name === originalName && row.portrait === portrait;
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
