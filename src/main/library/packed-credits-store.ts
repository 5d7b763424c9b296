import { crc32 } from 'node:zlib';
import type { Deflated } from '@shared/deflated.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { PackedCredits } from '@shared/domain/packed-credits.ts';
import { creditsToOpen, type CreditsToOpen } from '../credits-to-open.ts';
import type { Database } from './driver.ts';

interface PackedRow {
  readonly opening: string | null;
  readonly credits: Deflated<PackedCredits>;
  readonly checksum: number;
}

/**
 * The credits of each season once more, packed as the window wants them: a season opens without reading its rows.
 * Writes belong in a transaction of the caller's.
 */
export class PackedCreditsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The credits of a season; `null` where they are damaged, or were kept by an earlier version and not since. */
  read(season: number): CreditsToOpen | null {
    const row = this.#database
      .prepare<PackedRow>('SELECT opening, credits, checksum FROM packed_credits WHERE season = ?')
      .get(season);
    if (row === undefined) return null;
    if (crc32(row.credits) !== row.checksum) return null;
    const opening = row.opening === null ? null : (JSON.parse(row.opening) as CreditSections);
    return { opening, credits: row.credits };
  }

  /** Puts these credits in the place of the season's old ones. */
  replace(season: number, all: readonly Credit[]): void {
    const { opening, credits } = creditsToOpen(all);
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO packed_credits (season, opening, credits, checksum) VALUES (?, ?, ?, ?)',
      )
      .run(season, opening === null ? null : JSON.stringify(opening), credits, crc32(credits));
  }
}
