import type { SeasonSize } from '@shared/domain/storage.ts';
import type { Database } from './driver.ts';

interface SizeRow {
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly bytes: number;
}

/**
 * What each kept season takes in the file: its answers and its packed credits as they are stored, and of its rows
 * the text in them, in UTF-8. Numbers, indexes and half-empty pages are not counted, so all of it together is
 * somewhat less than the file. An expired season is left out: it takes nothing worth telling.
 */
export function dataSizes(database: Database): readonly Omit<SeasonSize, 'pictureBytes'>[] {
  return database
    .prepare<SizeRow>(
      `SELECT series_id, season_number, language,
         octet_length(concat(name, overview, english))
         + (SELECT coalesce(sum(octet_length(concat(opening)) + length(credits)), 0)
            FROM packed_credits WHERE season = season.id)
         + (SELECT coalesce(sum(octet_length(endpoint) + length(body)), 0) FROM answer WHERE season = season.id)
         + (SELECT coalesce(sum(octet_length(name) + octet_length(overview)), 0)
            FROM episode WHERE season = season.id)
         + (SELECT coalesce(sum(octet_length(concat(credit_id, name, original_name, known_for_department,
              profile_path, character, job, department))), 0) FROM credit WHERE season = season.id) AS bytes
       FROM season WHERE removed_at IS NULL AND expired_at IS NULL`,
    )
    .all()
    .map((row) => ({
      seriesId: row.series_id,
      seasonNumber: row.season_number,
      language: row.language,
      dataBytes: row.bytes,
    }));
}
