import { RECENT_SEASONS, type RecentSeason } from '@shared/domain/recent-season.ts';
import * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import { ownAddress } from '../settings/settings-store.ts';
import type { StoreFile } from '../settings/store-file.ts';

/** The schema of a recent season: for the file, which anyone can edit, and for the window. */
export const recentSeasonFields = {
  address: ownAddress,
  title: z
    .string({ error: 'is not text' })
    .check(z.minLength(1, { error: 'is empty' }), z.maxLength(300, { error: 'is too long' })),
};

const recentSeason = z.object(recentSeasonFields);

export interface RecentSeasonsOptions {
  /** recents.json: `{ "seasons": [{ "address": …, "title": … }, …] }`. */
  readonly file: StoreFile;
  readonly logger: Logger;
}

/** The recently opened seasons, newest first and without duplicates, in memory and in recents.json. */
export class RecentSeasons {
  readonly #options: RecentSeasonsOptions;
  readonly #listeners = new Set<(recents: readonly RecentSeason[]) => void>();
  /** Read when first needed: the menu shows it after the first paint. */
  #recents: readonly RecentSeason[] | null = null;

  constructor(options: RecentSeasonsOptions) {
    this.#options = options;
  }

  list(): readonly RecentSeason[] {
    this.#recents ??= this.#read();
    return this.#recents;
  }

  /** Puts a season first. */
  add({ address, title }: RecentSeason): readonly RecentSeason[] {
    const recents = this.list();
    const [first] = recents;
    if (first?.address === address && first.title === title) return recents;
    const others = recents.filter((recent) => recent.address !== address);
    return this.#replace([{ address, title }, ...others].slice(0, RECENT_SEASONS));
  }

  /** Removes seasons by their addresses. */
  remove(addresses: readonly string[]): readonly RecentSeason[] {
    return this.#replace(this.list().filter(({ address }) => !addresses.includes(address)));
  }

  clear(): readonly RecentSeason[] {
    return this.#replace([]);
  }

  /** Calls `listener` after each change. */
  onChanged(listener: (recents: readonly RecentSeason[]) => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves when everything is on disk, as far as the disk lets us. */
  flush(): Promise<void> {
    return this.#options.file.settled();
  }

  #replace(recents: readonly RecentSeason[]): readonly RecentSeason[] {
    const { file, logger } = this.#options;
    this.#recents = recents;
    for (const listener of this.#listeners) listener(recents);
    file.write({ seasons: recents }).catch((error: unknown) => {
      logger.error('recents.json cannot be written', error);
    });
    return recents;
  }

  #read(): readonly RecentSeason[] {
    const { seasons } = this.#options.file.read();
    const kept = Array.isArray(seasons) ? (seasons as readonly unknown[]) : [];
    const valid = kept.flatMap((season) => recentSeason.safeParse(season).data ?? []);
    const isFirst = ({ address }: RecentSeason, index: number): boolean =>
      valid.findIndex((other) => other.address === address) === index;
    return valid.filter(isFirst).slice(0, RECENT_SEASONS);
  }
}
