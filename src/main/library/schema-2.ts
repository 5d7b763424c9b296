import type { Database } from './driver.ts';
import { nameToFind } from './person-names.ts';

const CHANGE_LIBRARY = `
  -- JSON of SeasonTexts (src/shared/domain/season.ts).
  ALTER TABLE season ADD COLUMN english TEXT;
  -- When its content was deleted at TMDB's six-month limit; only what the list shows is left.
  ALTER TABLE season ADD COLUMN expired_at TEXT;
  -- The series' name, for the list, from when the series itself was deleted.
  ALTER TABLE season ADD COLUMN series_label TEXT;

  -- When what was replaced had been fetched: from then on TMDB's six months run for it.
  ALTER TABLE change ADD COLUMN before_fetched_at TEXT;

  UPDATE series SET document = json_set(document, '$.english', NULL);

  -- With the season in the index, a person's seasons are counted without reading a credit.
  DROP INDEX credit_by_person;
  CREATE INDEX credit_by_person ON credit (person_id, season);

  -- Every name and original name of everyone in kept seasons, folded (person-names.ts): a search reads these, and
  -- not the credits, of which there are many more.
  CREATE TABLE person_name (
    person_id INTEGER NOT NULL,
    folded TEXT NOT NULL,
    -- In how many kept seasons the person is; the same with each of the names.
    season_count INTEGER NOT NULL,
    PRIMARY KEY (person_id, folded)
  ) STRICT, WITHOUT ROWID;

  -- What the reader wrote about a season, in whatever language it is kept, or not at all.
  CREATE TABLE note (
    series_id INTEGER NOT NULL,
    season_number INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_at TEXT NOT NULL,
    PRIMARY KEY (series_id, season_number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE trip_pack (
    series_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- JSON: an array of numbers; NULL until the seasons are known.
    season_numbers TEXT,
    state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done')),
    started_at TEXT NOT NULL,
    -- JSON of TripPackReceipt (src/shared/domain/trip-pack.ts).
    receipt TEXT,
    -- JSON: an array of paths.
    absent_pictures TEXT NOT NULL,
    PRIMARY KEY (series_id, language)
  ) STRICT, WITHOUT ROWID;
`;

// By person, so that the names are inserted in the order of their table.
const NAMES = `
  WITH kept AS (
    SELECT person_id, name, original_name, season FROM credit
    WHERE season NOT IN (SELECT id FROM season WHERE removed_at IS NOT NULL)
  ), counted AS (
    SELECT person_id, count(DISTINCT season) AS season_count FROM kept GROUP BY person_id
  )
  SELECT person_id, name, season_count FROM kept JOIN counted USING (person_id)
  UNION
  SELECT person_id, original_name, season_count FROM kept JOIN counted USING (person_id)
  WHERE original_name IS NOT NULL
  ORDER BY person_id`;

interface NameRow {
  readonly person_id: number;
  readonly name: string;
  readonly season_count: number;
}

/**
 * Version 2 of the library file: English texts, expiry, notes, trip packs, and a search for people. The names are
 * filled in here and not by PersonNames, which will come to write what a later version has.
 */
export function changeToVersion2(database: Database): void {
  database.exec(CHANGE_LIBRARY);
  const insert = database.prepare(
    'INSERT OR IGNORE INTO person_name (person_id, folded, season_count) VALUES (?, ?, ?)',
  );
  for (const row of database.prepare<NameRow>(NAMES).all()) {
    insert.run(row.person_id, nameToFind(row.name), row.season_count);
  }
}
