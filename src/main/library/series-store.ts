import type { Series } from '@shared/domain/season.ts';
import { packBody } from './answer-body.ts';
import type { Database } from './driver.ts';
import type { SeriesRecord } from './library-api.ts';

/** A series and when TMDB described it so. */
export interface KeptSeries {
  readonly series: Series;
  readonly fetchedAt: string;
}

interface SeriesRow {
  readonly document: string;
  readonly fetched_at: string;
}

/** Series, one for each language. Writes belong in a transaction of the caller's. */
export class SeriesStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The series in this language, or `null`. */
  read(seriesId: number, language: string): KeptSeries | null {
    const row = this.#database
      .prepare<SeriesRow>('SELECT document, fetched_at FROM series WHERE series_id = ? AND language = ?')
      .get(seriesId, language);
    return row === undefined ? null : { series: toSeries(row), fetchedAt: row.fetched_at };
  }

  /** Every series, in every language. */
  readAll(): readonly Series[] {
    return this.#database.prepare<SeriesRow>('SELECT document, fetched_at FROM series').all().map(toSeries);
  }

  /** Every series that was fetched before an ISO time. */
  readBefore(time: string): readonly Series[] {
    return this.#database
      .prepare<SeriesRow>('SELECT document, fetched_at FROM series WHERE fetched_at < ?')
      .all(time)
      .map(toSeries);
  }

  /** Puts a series in the place of the kept one. */
  replace({ series, language, answer }: SeriesRecord): void {
    this.#database
      .prepare(
        `INSERT INTO series (series_id, language, name, poster_path, fetched_at, document, endpoint, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (series_id, language) DO UPDATE SET
           name = excluded.name, poster_path = excluded.poster_path, fetched_at = excluded.fetched_at,
           document = excluded.document, endpoint = excluded.endpoint, body = excluded.body`,
      )
      .run(
        series.seriesId,
        language,
        series.name,
        series.posterPath,
        answer.fetchedAt,
        JSON.stringify(series),
        answer.endpoint,
        packBody(answer.body),
      );
  }

  /** Deletes a series in this language. */
  delete(seriesId: number, language: string): void {
    this.#database.prepare('DELETE FROM series WHERE series_id = ? AND language = ?').run(seriesId, language);
  }
}

/** Every picture a series' answer names: its poster, its seasons' posters and its creators' portraits. */
export function imagesOfSeries(series: Series): readonly string[] {
  return [
    series.posterPath,
    ...series.seasons.map((season) => season.posterPath),
    ...series.creators.map((creator) => creator.profilePath),
  ].filter((path) => path !== null);
}

function toSeries({ document }: SeriesRow): Series {
  return JSON.parse(document) as Series;
}
