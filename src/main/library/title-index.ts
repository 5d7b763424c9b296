import type { SeriesKey } from '@shared/domain/series.ts';
import type { Database } from './driver.ts';
import { WORD_ROWS_OF_ONE_RANK, type SeasonOfPeople } from './people-index.ts';
import { wordsOf } from './words.ts';

/** The tables of titles and their words. Part of the index's schema. */
export const TITLE_SCHEMA = `
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

/** The kinds of rows in title_word, in order. */
export const TITLE_KINDS = ['series', 'season', 'episode'] as const;
export type TitleKind = (typeof TITLE_KINDS)[number];

/** The names of a season and its episodes, as they are searched. */
export interface SeasonTitles {
  readonly season: string;
  readonly episodes: readonly { readonly episodeNumber: number; readonly name: string }[];
}

/** The words of titles, kept up to date with series and seasons. Runs in the caller's transaction. */
export class TitleIndex {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Replaces the names of a season and its episodes. */
  putSeasonTitles(
    season: number,
    { seriesId, language, seriesNames }: SeasonOfPeople,
    titles: SeasonTitles,
  ): void {
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
    const series = wordText(seriesNames);
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

  /** A series has been renamed: updates the words of all its titles. */
  renameSeries(key: SeriesKey, names: readonly string[]): void {
    const { seriesId, language } = key;
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
}

function wordText(texts: readonly string[]): string {
  return [...new Set(texts)].flatMap((text) => [...new Set(wordsOf(text))]).join(' ');
}
