import type { Database } from './driver.ts';
import { imagesOfSeries, type SeriesStore } from './series-store.ts';

interface RemovedRow {
  readonly series_id: number;
  readonly language: string;
}

const REMOVED = '(SELECT id FROM season WHERE removed_at IS NOT NULL)';

/**
 * Deletes removed seasons for good, and each series of which no season is left. Returns the paths of the pictures
 * that nothing refers to any more. Belongs in a transaction of the caller's.
 */
export function purgeRemoved(database: Database, seriesStore: SeriesStore): readonly string[] {
  const removed = database
    .prepare<RemovedRow>('SELECT DISTINCT series_id, language FROM season WHERE removed_at IS NOT NULL')
    .all();
  if (removed.length === 0) return [];
  const images = new Set(imagesOfRemoved(database));
  database.prepare('DELETE FROM season WHERE removed_at IS NOT NULL').run();
  for (const { series_id: seriesId, language } of removed) {
    if (hasSeason(database, seriesId, language)) continue;
    const kept = seriesStore.read(seriesId, language);
    if (kept === null) continue;
    for (const path of imagesOfSeries(kept.series)) images.add(path);
    seriesStore.delete(seriesId, language);
  }
  const namedBySeries = new Set(seriesStore.readAll().flatMap(imagesOfSeries));
  return [...images].filter((path) => !namedBySeries.has(path) && !isNamedBySeason(database, path));
}

function imagesOfRemoved(database: Database): readonly string[] {
  return database
    .prepare<{ path: string }>(
      `SELECT poster_path AS path FROM season WHERE removed_at IS NOT NULL AND poster_path IS NOT NULL
       UNION SELECT profile_path FROM credit WHERE season IN ${REMOVED} AND profile_path IS NOT NULL`,
    )
    .all()
    .map((row) => row.path);
}

function hasSeason(database: Database, seriesId: number, language: string): boolean {
  const row = database
    .prepare('SELECT 1 FROM season WHERE series_id = ? AND language = ? LIMIT 1')
    .get(seriesId, language);
  return row !== undefined;
}

function isNamedBySeason(database: Database, path: string): boolean {
  const row = database
    .prepare(
      `SELECT 1 FROM credit WHERE profile_path = ?
       UNION ALL SELECT 1 FROM season WHERE poster_path = ? LIMIT 1`,
    )
    .get(path, path);
  return row !== undefined;
}
