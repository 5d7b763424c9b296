import type { SeriesKey } from '@shared/domain/series.ts';
import type { Database } from './driver.ts';
import type { PackContents } from './library-api.ts';

interface PackSeasonRow {
  readonly id: number;
  readonly season_number: number;
  readonly fetched_at: string;
  readonly is_whole: number;
  readonly credit_count: number;
  readonly poster_path: string | null;
}

interface PackPersonRow {
  readonly person_id: number;
  readonly name: string;
  readonly profile_path: string | null;
}

type PackPerson = PackContents['people'][number];

/** What is kept of these seasons of a series. A season without a poster has the series', as in the list. */
export function packContents(
  database: Database,
  { seriesId, language }: SeriesKey,
  seasonNumbers: readonly number[],
): PackContents {
  const seasons = database
    .prepare<PackSeasonRow>(
      `SELECT season.id, season.season_number, season.fetched_at, season.credit_count,
         season.has_details AND season.has_aggregate AS is_whole,
         coalesce(season.poster_path, series.poster_path) AS poster_path
       FROM season LEFT JOIN series USING (series_id, language)
       WHERE season.series_id = ? AND season.language = ?
         AND season.season_number IN (SELECT value FROM json_each(?))
         AND season.removed_at IS NULL AND season.expired_at IS NULL
       ORDER BY season.season_number`,
    )
    .all(seriesId, language, JSON.stringify(seasonNumbers));
  return {
    seasons: seasons.map((row) => ({
      seasonNumber: row.season_number,
      fetchedAt: row.fetched_at,
      isWhole: row.is_whole === 1,
      creditCount: row.credit_count,
      posterPath: row.poster_path,
    })),
    people: peopleOf(
      database,
      seasons.map((row) => row.id),
    ),
  };
}

/** Each person once, as the answer that came last describes them, with the last portrait that any of them names. */
function peopleOf(database: Database, seasons: readonly number[]): readonly PackPerson[] {
  const rows = database
    .prepare<PackPersonRow>(
      `SELECT credit.person_id, credit.name, credit.profile_path
       FROM season JOIN credit ON credit.season = season.id
       WHERE season.id IN (SELECT value FROM json_each(?))
       ORDER BY season.fetched_at, season.season_number, credit.id`,
    )
    .all(JSON.stringify(seasons));
  const people = new Map<number, PackPerson>();
  for (const { person_id: personId, name, profile_path: path } of rows) {
    people.set(personId, { name, profilePath: path ?? people.get(personId)?.profilePath ?? null });
  }
  return [...people.values()];
}
