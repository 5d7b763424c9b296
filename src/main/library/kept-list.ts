import { compareKeptSeasons, type KeptCredit, type KeptSeason } from '@shared/domain/season.ts';
import { CREDIT_COLUMNS, toCredit, type CreditRow } from './credit-row.ts';
import type { Database } from './driver.ts';

interface KeptSeasonRow {
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly series_name: string;
  readonly season_name: string;
  readonly air_date: string | null;
  readonly poster_path: string | null;
  readonly is_whole: number;
  readonly fetched_at: string;
  readonly credit_count: number;
  readonly is_expired: number;
}

// Names of their own: a query that joins the table credit has a `name` and a `poster_path` already.
const COLUMNS = `
  season.series_id, season.season_number, season.language,
  coalesce(series.name, season.series_label, '') AS series_name, season.name AS season_name, season.air_date,
  iif(season.expired_at IS NULL, coalesce(season.poster_path, series.poster_path), NULL) AS poster_path,
  season.has_details AND season.has_aggregate AS is_whole, season.fetched_at, season.credit_count,
  season.expired_at IS NOT NULL AS is_expired`;

const KEPT = `season LEFT JOIN series USING (series_id, language)`;

/** What is kept, across seasons. */
export class KeptList {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Kept seasons, and the entries of those that have expired, by series name and season number. */
  seasons(): readonly KeptSeason[] {
    return this.#database
      .prepare<KeptSeasonRow>(`SELECT ${COLUMNS} FROM ${KEPT} WHERE season.removed_at IS NULL`)
      .all()
      .map(toKeptSeason)
      .sort(compareKeptSeasons);
  }

  /** Every kept credit of a person, newest season first; seasons without a date last. */
  creditsOfPerson(personId: number): readonly KeptCredit[] {
    return this.#database
      .prepare<KeptSeasonRow & CreditRow>(
        `SELECT ${COLUMNS}, ${CREDIT_COLUMNS}
         FROM credit JOIN season ON season.id = credit.season LEFT JOIN series USING (series_id, language)
         WHERE credit.person_id = ? AND season.removed_at IS NULL
         ORDER BY season.air_date DESC NULLS LAST, season.series_id, season.season_number DESC, credit.id`,
      )
      .all(personId)
      .map((row) => ({ season: toKeptSeason(row), credit: toCredit(row) }));
  }
}

function toKeptSeason(row: KeptSeasonRow): KeptSeason {
  return {
    seriesId: row.series_id,
    seasonNumber: row.season_number,
    language: row.language,
    seriesName: row.series_name,
    seasonName: row.season_name,
    airDate: row.air_date,
    posterPath: row.poster_path,
    isWhole: row.is_whole === 1,
    fetchedAt: row.fetched_at,
    creditCount: row.credit_count,
    isExpired: row.is_expired === 1,
    isLost: false,
    hasNote: false,
    addedAt: row.fetched_at,
    openedAt: null,
    episodeCount: 0,
    regularCount: 0,
    guestCount: 0,
    crewCount: 0,
    peopleCount: 0,
    withoutPortraitCount: 0,
  };
}
