/**
 * Version 1 of the library file. SQLite 3.45 or older SQL only. STRICT, so that a column holds its type and a row
 * can be read without checking it. A season's content is replaced as a whole; its row, and with it the list of
 * what refreshes changed, stays.
 */
export const CREATE_LIBRARY = `
  CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- What lists need, so that they do not read the document.
    name TEXT NOT NULL,
    poster_path TEXT,
    fetched_at TEXT NOT NULL,
    -- JSON of Series (src/shared/domain/season.ts).
    document TEXT NOT NULL,
    -- The verbatim answer, as in the table answer.
    endpoint TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (series_id, language)
  ) STRICT;

  CREATE TABLE season (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL,
    season_number INTEGER NOT NULL,
    language TEXT NOT NULL,
    tmdb_season_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    overview TEXT NOT NULL,
    air_date TEXT,
    poster_path TEXT,
    has_details INTEGER NOT NULL CHECK (has_details IN (0, 1)),
    has_aggregate INTEGER NOT NULL CHECK (has_aggregate IN (0, 1)),
    fetched_at TEXT NOT NULL,
    -- Counted when kept, so that a list of a thousand seasons reads no credits.
    credit_count INTEGER NOT NULL,
    -- When the reader removed it; it can be restored until it is purged.
    removed_at TEXT,
    UNIQUE (series_id, season_number, language)
  ) STRICT;

  CREATE TABLE episode (
    season INTEGER NOT NULL REFERENCES season ON DELETE CASCADE,
    position INTEGER NOT NULL,
    episode_number INTEGER NOT NULL,
    name TEXT NOT NULL,
    air_date TEXT,
    runtime INTEGER,
    overview TEXT NOT NULL,
    PRIMARY KEY (season, position)
  ) STRICT, WITHOUT ROWID;

  -- One row for each TMDB credit_id, with the person as that answer described them.
  -- Rows of a season are inserted in its order, so id orders them.
  CREATE TABLE credit (
    id INTEGER PRIMARY KEY,
    season INTEGER NOT NULL REFERENCES season ON DELETE CASCADE,
    credit_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('regular', 'guest', 'crew')),
    person_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    original_name TEXT,
    gender TEXT NOT NULL CHECK (gender IN ('not-set', 'female', 'male', 'non-binary')),
    known_for_department TEXT,
    popularity REAL,
    profile_path TEXT,
    adult INTEGER NOT NULL CHECK (adult IN (0, 1)),
    character TEXT,
    job TEXT,
    department TEXT,
    billing_order INTEGER,
    episode_count INTEGER
  ) STRICT;
  CREATE INDEX credit_by_season ON credit (season);
  CREATE INDEX credit_by_person ON credit (person_id);
  CREATE INDEX credit_by_portrait ON credit (profile_path) WHERE profile_path IS NOT NULL;

  CREATE TABLE episode_credit (
    credit INTEGER NOT NULL REFERENCES credit ON DELETE CASCADE,
    episode_number INTEGER NOT NULL,
    PRIMARY KEY (credit, episode_number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    season INTEGER NOT NULL REFERENCES season ON DELETE CASCADE,
    endpoint TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    -- The body as TMDB sent it: UTF-8, deflated.
    body BLOB NOT NULL
  ) STRICT;
  CREATE INDEX answer_by_season ON answer (season);

  -- What a refresh changed. before and after are JSON of Credit; one is NULL where there was or is none.
  CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    season INTEGER NOT NULL REFERENCES season ON DELETE CASCADE,
    changed_at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'removed', 'changed')),
    credit_id TEXT NOT NULL,
    before TEXT,
    after TEXT
  ) STRICT;
  CREATE INDEX change_by_season ON change (season);
`;
