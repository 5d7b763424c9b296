import type { Episode, LeftOutRow, SeasonCredits, SeasonKey, SeasonTexts } from '@shared/domain/season.ts';
import { creditsToOpen, type CreditsToOpen } from '../credits-to-open.ts';
import type { Database } from './driver.ts';
import { PackedCreditsStore } from './packed-credits-store.ts';
import { SeasonContent } from './season-content.ts';

/** A season as one row says: all but its episodes and credits. */
export interface SeasonHead {
  /** The row's id in this file. */
  readonly id: number;
  readonly season: Omit<SeasonCredits, 'episodes' | 'credits'>;
  readonly fetchedAt: string;
  /** Neither removed by the reader, which can be taken back, nor emptied at the six-month limit. */
  readonly isKept: boolean;
}

interface SeasonRow {
  readonly id: number;
  readonly tmdb_season_id: number;
  readonly name: string;
  readonly overview: string;
  readonly air_date: string | null;
  readonly poster_path: string | null;
  readonly has_details: number;
  readonly has_aggregate: number;
  readonly has_english?: number;
  readonly left_out?: string;
  readonly fetched_at: string;
  readonly removed_at: string | null;
  readonly expired_at: string | null;
  readonly english: string | null;
}

/** Seasons with their episodes and credits. Writes belong in a transaction of the caller's. */
export class SeasonStore {
  readonly #database: Database;
  readonly #content: SeasonContent;
  readonly #packed: PackedCreditsStore;

  constructor(database: Database) {
    this.#database = database;
    this.#content = new SeasonContent(database);
    this.#packed = new PackedCreditsStore(database);
  }

  /** The season under `key`, removed or expired or neither; `null` when there is none. */
  find(key: SeasonKey): SeasonHead | null {
    const row = this.#database
      .prepare<SeasonRow>('SELECT * FROM season WHERE series_id = ? AND season_number = ? AND language = ?')
      .get(key.seriesId, key.seasonNumber, key.language);
    return row === undefined ? null : toHead(key, row);
  }

  /** Like {@link find}, but `null` for a removed or expired season too. */
  findKept(key: SeasonKey): SeasonHead | null {
    const head = this.find(key);
    return head?.isKept === true ? head : null;
  }

  episodes({ id }: SeasonHead): readonly Episode[] {
    return this.#content.episodes(id);
  }

  /** The credits as the window wants them. */
  creditsToOpen({ id }: SeasonHead): CreditsToOpen {
    return this.#packed.read(id) ?? creditsToOpen(this.#content.credits(id));
  }

  /** The whole season, as it was kept. */
  read({ id, season }: SeasonHead): SeasonCredits {
    return { ...season, episodes: this.#content.episodes(id), credits: this.#content.credits(id) };
  }

  /**
   * Puts a season in the place of the one with the same key, neither removed nor expired any more. Returns the row's
   * id.
   */
  replace(season: SeasonCredits, fetchedAt: string): number {
    const id = this.#putRow(season, fetchedAt);
    this.#content.replaceEpisodes(id, season.episodes);
    this.#content.replaceCredits(id, season.credits);
    this.#packed.replace(id, season.credits);
    return id;
  }

  /** Hides a season from `now` on, unless it is hidden already. */
  remove(key: SeasonKey, now: string): void {
    this.#database
      .prepare(
        `UPDATE season SET removed_at = ?
         WHERE series_id = ? AND season_number = ? AND language = ? AND removed_at IS NULL`,
      )
      .run(now, key.seriesId, key.seasonNumber, key.language);
  }

  /** Takes {@link remove} back. */
  restore(key: SeasonKey): void {
    this.#database
      .prepare(
        'UPDATE season SET removed_at = NULL WHERE series_id = ? AND season_number = ? AND language = ?',
      )
      .run(key.seriesId, key.seasonNumber, key.language);
  }

  #putRow(season: SeasonCredits, fetchedAt: string): number {
    const { key, parts } = season;
    // DO UPDATE keeps the row and the list of changes that hangs on it; REPLACE would delete both.
    const row = this.#database
      .prepare<{ id: number }>(
        `INSERT INTO season (series_id, season_number, language, tmdb_season_id, name, overview, air_date,
           poster_path, english, has_details, has_aggregate, has_english, left_out, fetched_at, credit_count)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (series_id, season_number, language) DO UPDATE SET
           tmdb_season_id = excluded.tmdb_season_id, name = excluded.name, overview = excluded.overview,
           air_date = excluded.air_date, poster_path = excluded.poster_path, english = excluded.english,
           has_details = excluded.has_details, has_aggregate = excluded.has_aggregate,
           has_english = excluded.has_english, left_out = excluded.left_out,
           fetched_at = excluded.fetched_at, credit_count = excluded.credit_count,
           removed_at = NULL, expired_at = NULL
         RETURNING id`,
      )
      .get(
        key.seriesId,
        key.seasonNumber,
        key.language,
        season.tmdbSeasonId,
        season.name,
        season.overview,
        season.airDate,
        season.posterPath,
        season.english === null ? null : JSON.stringify(season.english),
        Number(parts.details),
        Number(parts.aggregate),
        Number(parts.english),
        JSON.stringify(season.leftOut),
        fetchedAt,
        season.credits.length,
      );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    return row.id;
  }
}

function toHead(key: SeasonKey, row: SeasonRow): SeasonHead {
  return {
    id: row.id,
    season: {
      key,
      tmdbSeasonId: row.tmdb_season_id,
      name: row.name,
      overview: row.overview,
      airDate: row.air_date,
      posterPath: row.poster_path,
      english: row.english === null ? null : (JSON.parse(row.english) as SeasonTexts),
      parts: {
        details: row.has_details === 1,
        aggregate: row.has_aggregate === 1,
        english: row.has_english !== 0,
      },
      leftOut: JSON.parse(row.left_out ?? '[]') as readonly LeftOutRow[],
    },
    fetchedAt: row.fetched_at,
    isKept: row.removed_at === null && row.expired_at === null,
  };
}
