/** Version 3 of the library file: the credits of each season packed, for opening it. */
export const CHANGE_TO_VERSION_3 = `
  -- A season of an earlier version has none until it is kept again; its rows say the same.
  CREATE TABLE packed_credits (
    season INTEGER PRIMARY KEY REFERENCES season ON DELETE CASCADE,
    -- JSON of CreditSections (src/shared/domain/opening-sections.ts); NULL for a season that is not long.
    opening TEXT,
    -- Deflated JSON of PackedCredits (src/shared/domain/packed-credits.ts).
    credits BLOB NOT NULL
  ) STRICT;
`;
