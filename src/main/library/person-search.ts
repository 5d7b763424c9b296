import type { KeptPerson } from '@shared/domain/season.ts';
import type { Database } from './driver.ts';
import { nameToFind, oldNameToFind } from './person-names.ts';

/** Fewer letters would find nearly everyone. */
const SHORTEST_QUERY = 2;
const MOST_PEOPLE = 20;

interface FoundRow {
  readonly person_id: number;
  readonly season_count: number;
}

interface PersonRow {
  readonly name: string;
  readonly original_name: string | null;
  readonly profile_path: string | null;
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
}

// 0: a name begins with it; 1: a later word does; 2: it is somewhere else.
// ?2 is for names kept by an earlier Endroll, and mostly NULL, which is nowhere.
const FIND = `
  SELECT person_id, season_count
  FROM person_name WHERE instr(folded, ?1) > 0 OR instr(folded, ?2) > 0
  GROUP BY person_id
  ORDER BY
    min(CASE
      WHEN instr(folded, ?1) = 1 OR instr(folded, ?2) = 1 THEN 0
      WHEN instr(folded, ' ' || ?1) > 0 OR instr(folded, '-' || ?1) > 0
        OR instr(folded, ' ' || ?2) > 0 OR instr(folded, '-' || ?2) > 0 THEN 1
      ELSE 2
    END),
    season_count DESC, folded
  LIMIT ${String(MOST_PEOPLE)}`;

const DESCRIBE = `
  SELECT credit.name, credit.original_name, credit.profile_path,
    season.series_id, season.season_number, season.language
  FROM credit JOIN season ON season.id = credit.season
  WHERE credit.person_id = ? AND season.removed_at IS NULL
  ORDER BY season.air_date DESC NULLS LAST, season.series_id, season.season_number DESC, credit.id LIMIT 1`;

/** Finds people in kept seasons by a part of their name. */
export class PersonSearch {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Up to 20 people in whose name or original name the text stands, whatever its case, accents and apostrophes: first
   * those whose name begins with it, then those of whom a later word does, then the others; among these, whoever is in
   * the most kept seasons first. Nobody for fewer than two letters.
   */
  find(query: string): readonly KeptPerson[] {
    const text = nameToFind(query);
    // Letters are counted as typed: folding takes a Korean syllable apart into several.
    if (Array.from(query.trim()).length < SHORTEST_QUERY || text === '') return [];
    return this.#database
      .prepare<FoundRow>(FIND)
      .all(text, oldNameToFind(query))
      .flatMap((row) => this.#describe(row));
  }

  /** The person as the newest kept season has them. */
  #describe({ person_id: personId, season_count: seasonCount }: FoundRow): readonly KeptPerson[] {
    return this.#database
      .prepare<PersonRow>(DESCRIBE)
      .all(personId)
      .map((row) => ({
        personId,
        name: row.name,
        originalName: row.original_name,
        profilePath: row.profile_path,
        seasonCount,
        season: { seriesId: row.series_id, seasonNumber: row.season_number, language: row.language },
      }));
  }
}
