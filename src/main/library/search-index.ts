import { crc32 } from 'node:zlib';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Database } from './driver.ts';
import { wordsOf } from './words.ts';

/** The tables of the search over the whole library, beside that of people's names. Part of the index's schema. */
export const SEARCH_SCHEMA = `
  -- What a person did in one series in one language: all roles and jobs of all its kept seasons.
  CREATE TABLE part (
    -- The row in part_word.
    words INTEGER PRIMARY KEY,
    -- person.id
    person INTEGER NOT NULL,
    series_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- A CRC-32 of what stands in part_word.
    content INTEGER NOT NULL,
    UNIQUE (person, series_id, language)
  ) STRICT;

  -- Rows follow prominence, as in person_word. detail = column: which of them a word stands in, and not where.
  CREATE VIRTUAL TABLE part_word USING fts5 (
    role, job, department, name, series,
    content = '', contentless_delete = 1, detail = column, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  );

  -- Names of series, seasons and episodes.
  CREATE TABLE title (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- season.id; NULL: the series itself.
    season INTEGER,
    -- NULL: the season itself.
    episode INTEGER,
    name TEXT NOT NULL,
    -- The row in title_word.
    words INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX title_by_season ON title (season);
  CREATE INDEX title_by_series ON title (series_id, language);

  CREATE VIRTUAL TABLE title_word USING fts5 (
    name, series,
    content = '', contentless_delete = 1, detail = column, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  );
`;

/** The tables of words, in the order in which what was deleted from them is swept out of the file. */
export const WORD_TABLES = ['person_word', 'part_word', 'title_word'] as const;

/** What stands in title_word: the kinds follow each other by row. */
export const TITLE_KINDS = ['series', 'season', 'episode'] as const;
export type TitleKind = (typeof TITLE_KINDS)[number];

/** Rows of a table of words of one rank, or one kind: above its id a row says how prominent it is. */
export const WORD_ROWS_OF_ONE_RANK = 2 ** 40;

const LOWEST_RANK = 30;
/** A regular stands before a guest of three times as many episodes. */
const REGULAR_WEIGHT = 4;
const REGULAR = 0;
const CREW = 2;

/** The names of a season and its episodes, as they are searched. */
export interface SeasonTitles {
  readonly season: string;
  readonly episodes: readonly { readonly episodeNumber: number; readonly name: string }[];
}

interface AppearanceOfPart {
  readonly kind: number;
  readonly role: string;
  readonly department: string | null;
  readonly episodes: number | null;
}

interface PartRow {
  readonly words: number;
  readonly content: number;
}

/** The words of roles, jobs and titles, kept up to date with people and seasons. Within the caller's transaction. */
export class SearchIndex {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Brings what people (`person.id`) did in a series up to date with their appearances. */
  updateParts(people: Iterable<number>, key: SeriesKey): void {
    const seriesNames = this.#seriesNames(key);
    for (const person of people) this.#updatePart(person, key, seriesNames);
  }

  /** Puts the names of a season and its episodes in the place of those before. */
  putSeasonTitles(season: number, { seriesId, language }: SeasonKey, titles: SeasonTitles): void {
    const wanted = [
      { episode: null, name: titles.season },
      ...titles.episodes.map(({ episodeNumber, name }) => ({ episode: episodeNumber, name })),
    ].filter(({ name }) => name !== '');
    const there = this.#database
      .prepare<{ episode: number | null; name: string }>(
        'SELECT episode, name FROM title WHERE season = ? ORDER BY id',
      )
      .all(season);
    const isSame = ({ episode, name }: (typeof wanted)[number], index: number): boolean =>
      there[index]?.episode === episode && there[index].name === name;
    if (there.length === wanted.length && wanted.every(isSame)) return;
    this.deleteSeasonTitles(season);
    const series = wordText(this.#seriesNames({ seriesId, language }));
    for (const { episode, name } of wanted)
      this.#addTitle(
        episode === null ? 'season' : 'episode',
        { seriesId, language },
        { season, episode, name, series },
      );
  }

  deleteSeasonTitles(season: number): void {
    this.#deleteTitles('season = ?', season);
  }

  /**
   * A series is called otherwise now: so are the words of all that stands under it.
   * @param people `person.id` of everybody in its seasons
   */
  renameSeries(key: SeriesKey, people: Iterable<number>): void {
    const { seriesId, language } = key;
    const names = this.#seriesNames(key);
    const series = wordText(names);
    this.#deleteTitles('series_id = ? AND language = ? AND season IS NULL', seriesId, language);
    const [name] = names;
    if (name !== undefined)
      this.#addTitle('series', key, { season: null, episode: null, name, words: series, series });
    const titles = this.#database
      .prepare<{ words: number; name: string }>(
        'SELECT words, name FROM title WHERE series_id = ? AND language = ? AND season IS NOT NULL',
      )
      .all(seriesId, language);
    for (const title of titles) {
      this.#database.prepare('DELETE FROM title_word WHERE rowid = ?').run(title.words);
      this.#database
        .prepare('INSERT INTO title_word (rowid, name, series) VALUES (?, ?, ?)')
        .run(title.words, wordText([title.name]), series);
    }
    this.updateParts(people, key);
  }

  #updatePart(person: number, { seriesId, language }: SeriesKey, seriesNames: readonly string[]): void {
    const row = this.#database
      .prepare<PartRow>('SELECT words, content FROM part WHERE person = ? AND series_id = ? AND language = ?')
      .get(person, seriesId, language);
    const appearances = this.#database
      .prepare<AppearanceOfPart>(
        `SELECT kind, role, department, episodes FROM appearance
         WHERE person = ? AND season IN (SELECT id FROM season WHERE series_id = ? AND language = ?)`,
      )
      .all(person, seriesId, language);
    if (appearances.length === 0) {
      if (row !== undefined) this.#deletePart(row);
      return;
    }
    const description = this.#database
      .prepare<{ name: string; original_name: string | null }>(
        'SELECT name, original_name FROM person WHERE id = ?',
      )
      .get(person);
    const columns = [
      wordText(appearances.filter(({ kind }) => kind !== CREW).map(({ role }) => role)),
      wordText(appearances.filter(({ kind }) => kind === CREW).map(({ role }) => role)),
      wordText(appearances.map(({ department }) => department ?? '')),
      wordText([description?.name ?? '', description?.original_name ?? '']),
      wordText(seriesNames),
    ];
    const content = crc32(columns.join('\n'));
    const rank = partRank(appearances);
    if (row?.content === content && rankOf(row.words) === rank) return;
    if (row !== undefined) this.#deletePart(row);
    const words = this.#freeRow(rank);
    this.#database
      .prepare('INSERT INTO part (words, person, series_id, language, content) VALUES (?, ?, ?, ?, ?)')
      .run(words, person, seriesId, language, content);
    this.#database
      .prepare('INSERT INTO part_word (rowid, role, job, department, name, series) VALUES (?, ?, ?, ?, ?, ?)')
      .run(words, ...columns);
  }

  /** The first row of a rank that is behind all that are there. */
  #freeRow(rank: number): number {
    const first = rank * WORD_ROWS_OF_ONE_RANK;
    const last = this.#database
      .prepare<{ words: number | null }>(
        'SELECT max(words) AS words FROM part WHERE words >= ? AND words < ?',
      )
      .get(first, first + WORD_ROWS_OF_ONE_RANK)?.words;
    return (last ?? first) + 1;
  }

  /** The name of a series and its original name; none when the series is not known. */
  #seriesNames({ seriesId, language }: SeriesKey): readonly string[] {
    const row = this.#database
      .prepare<{ name: string; original_name: string | null }>(
        'SELECT name, original_name FROM series WHERE series_id = ? AND language = ?',
      )
      .get(seriesId, language);
    return row === undefined ? [] : [row.name, row.original_name ?? ''];
  }

  #addTitle(
    kind: TitleKind,
    { seriesId, language }: SeriesKey,
    title: {
      readonly season: number | null;
      readonly episode: number | null;
      readonly name: string;
      readonly words?: string;
      readonly series: string;
    },
  ): void {
    const { season, episode, name, series } = title;
    const id = this.#database
      .prepare(
        'INSERT INTO title (series_id, language, season, episode, name, words) VALUES (?, ?, ?, ?, ?, 0)',
      )
      .run(seriesId, language, season, episode, name).lastInsertRowid;
    const words = TITLE_KINDS.indexOf(kind) * WORD_ROWS_OF_ONE_RANK + id;
    this.#database.prepare('UPDATE title SET words = ? WHERE id = ?').run(words, id);
    this.#database
      .prepare('INSERT INTO title_word (rowid, name, series) VALUES (?, ?, ?)')
      .run(words, title.words ?? wordText([name]), series);
  }

  #deleteTitles(where: string, ...values: readonly (string | number)[]): void {
    const rows = this.#database
      .prepare<{ words: number }>(`SELECT words FROM title WHERE ${where}`)
      .all(...values);
    for (const { words } of rows) this.#database.prepare('DELETE FROM title_word WHERE rowid = ?').run(words);
    this.#database.prepare(`DELETE FROM title WHERE ${where}`).run(...values);
  }

  #deletePart({ words }: PartRow): void {
    this.#database.prepare('DELETE FROM part_word WHERE rowid = ?').run(words);
    this.#database.prepare('DELETE FROM part WHERE words = ?').run(words);
  }
}

function wordText(texts: readonly string[]): string {
  return [...new Set(texts)].flatMap((text) => [...new Set(wordsOf(text))]).join(' ');
}

/** Low for those who are in much of a series: its rows come first. */
function partRank(appearances: readonly AppearanceOfPart[]): number {
  const weight = appearances.reduce(
    (sum, { kind, episodes }) => sum + (kind === REGULAR ? REGULAR_WEIGHT : 1) * Math.max(1, episodes ?? 1),
    0,
  );
  return LOWEST_RANK - Math.min(LOWEST_RANK, Math.floor(Math.log2(weight)));
}

function rankOf(words: number): number {
  return Math.floor(words / WORD_ROWS_OF_ONE_RANK);
}
