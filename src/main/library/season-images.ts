import type { Database } from './driver.ts';
import type { SeasonPictures } from './library-api.ts';

/** The pictures of a season: its poster (else the series'), and its credits' portraits, each once, in their order. */
export function imagesOfSeason(database: Database, season: number): SeasonPictures {
  const poster = database
    .prepare<{ path: string | null }>(
      `SELECT coalesce(season.poster_path, series.poster_path) AS path
       FROM season LEFT JOIN series USING (series_id, language) WHERE season.id = ?`,
    )
    .get(season);
  const portraits = database
    .prepare<{ path: string }>(
      `SELECT profile_path AS path FROM credit WHERE season = ? AND profile_path IS NOT NULL
       GROUP BY profile_path ORDER BY min(id)`,
    )
    .all(season);
  return { posterPath: poster?.path ?? null, profilePaths: portraits.map((row) => row.path) };
}
