/** Version 3 of the library file: the credits of each season packed, for opening it. */
export const CHANGE_TO_VERSION_3 = `
  -- A season of an earlier version has none until it is kept again; its rows say the same.
  CREATE TABLE packed_credits (
    season INTEGER PRIMARY KEY REFERENCES season ON DELETE CASCADE,
    -- JSON of CreditSections (src/shared/domain/opening-sections.ts); NULL for a season that is not long.
    opening TEXT,
    -- Deflated JSON of PackedCredits (src/shared/domain/packed-credits.ts), and the CRC-32 of it.
    credits BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  ALTER TABLE season ADD COLUMN has_english INTEGER NOT NULL DEFAULT 1;
  -- JSON of LeftOutRow[] (src/shared/domain/season.ts).
  ALTER TABLE season ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';
`;

/** The same table, empty and beside the file: a file of version 2 that cannot be changed is read with it. */
export const STAND_IN_FOR_VERSION_3 = `
  CREATE TEMP TABLE packed_credits (season INTEGER PRIMARY KEY, opening TEXT, credits BLOB, checksum INTEGER);
`;
