import { parseAddress } from '@shared/domain/address.ts';
import { RECENT_SEASONS, type VisitedSeason } from '@shared/domain/recent-season.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
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
  fetchedAt: z.iso.datetime({ error: 'is not a time' }),
};

const recentSeason = z.object(recentSeasonFields);

export interface RecentSeasonsOptions {
  /** recents.json: `{ "seasons": [{ "address": …, "title": …, "fetchedAt": … }, …] }`. */
  readonly file: StoreFile;
  readonly logger: Logger;
}

/** The recently opened seasons, newest first and without duplicates, in memory and in recents.json. */
export class RecentSeasons {
  readonly #options: RecentSeasonsOptions;
  readonly #listeners = new Set<(recents: readonly VisitedSeason[]) => void>();
  /** Read when first needed: the menu shows it after the first paint. */
  #recents: readonly VisitedSeason[] | null = null;
  /** Removed in this session, with their places, so that undoing a removal can restore them. */
  #removed: readonly { readonly recent: VisitedSeason; readonly index: number }[] = [];

  constructor(options: RecentSeasonsOptions) {
    this.#options = options;
  }

  list(): readonly VisitedSeason[] {
    this.#recents ??= this.#read();
    return this.#recents;
  }

  /** Puts a season first. */
  add({ address, title, fetchedAt }: VisitedSeason): readonly VisitedSeason[] {
    const recents = this.list();
    const [first] = recents;
    if (first?.address === address && first.title === title && first.fetchedAt === fetchedAt) return recents;
    const others = recents.filter((recent) => recent.address !== address);
    return this.#replace([{ address, title, fetchedAt }, ...others].slice(0, RECENT_SEASONS));
  }

  /** Removes seasons by their addresses. */
  remove(addresses: readonly string[]): readonly VisitedSeason[] {
    return this.#replace(this.list().filter(({ address }) => !addresses.includes(address)));
  }

  /** Forgets seasons that were removed from the library. */
  removeSeasons(keys: readonly SeasonKey[]): void {
    const removed = this.list()
      .map((recent, index) => ({ recent, index }))
      .filter(({ recent }) => isOneOf(recent, keys));
    this.#removed = [...this.#removed, ...removed];
    this.#keepOnly((recent) => !isOneOf(recent, keys));
  }

  /** Puts back those of {@link removeSeasons} that are in the library again, where they were. */
  restoreSeasons(keys: readonly SeasonKey[]): void {
    const back = this.#removed.filter(({ recent }) => isOneOf(recent, keys));
    if (back.length === 0) return;
    this.#removed = this.#removed.filter((removed) => !back.includes(removed));
    const recents = [...this.list()];
    for (const { recent, index } of back.toSorted((a, b) => a.index - b.index))
      if (!recents.some(({ address }) => address === recent.address)) recents.splice(index, 0, recent);
    this.#replace(recents.slice(0, RECENT_SEASONS));
  }

  /** Forgets titles that TMDB gave before an ISO time: its terms allow six months. */
  removeExpired(before: string): void {
    this.#removed = this.#removed.filter(({ recent }) => recent.fetchedAt >= before);
    this.#keepOnly(({ fetchedAt }) => fetchedAt >= before);
  }

  clear(): readonly VisitedSeason[] {
    this.#removed = [];
    return this.#replace([]);
  }

  /** Calls `listener` after each change. */
  onChanged(listener: (recents: readonly VisitedSeason[]) => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves when everything is on disk, as far as the disk lets us. */
  flush(): Promise<void> {
    return this.#options.file.settled();
  }

  #keepOnly(isKept: (recent: VisitedSeason) => boolean): void {
    const kept = this.list().filter(isKept);
    if (kept.length < this.list().length) this.#replace(kept);
  }

  #replace(recents: readonly VisitedSeason[]): readonly VisitedSeason[] {
    const { file, logger } = this.#options;
    this.#recents = recents;
    for (const listener of this.#listeners) listener(recents);
    file.write({ seasons: recents }).catch((error: unknown) => {
      logger.error('recents.json cannot be written', error);
    });
    return recents;
  }

  #read(): readonly VisitedSeason[] {
    const { seasons } = this.#options.file.read();
    const kept = Array.isArray(seasons) ? (seasons as readonly unknown[]) : [];
    const valid = kept.flatMap((season) => recentSeason.safeParse(season).data ?? []);
    const isFirst = ({ address }: VisitedSeason, index: number): boolean =>
      valid.findIndex((other) => other.address === address) === index;
    return valid.filter(isFirst).slice(0, RECENT_SEASONS);
  }
}

function isOneOf({ address }: VisitedSeason, keys: readonly SeasonKey[]): boolean {
  const parsed = parseAddress(address);
  if (parsed.kind !== 'address' || parsed.address.page !== 'season') return false;
  const { seriesId, seasonNumber, language } = parsed.address;
  return keys.some(
    (key) => key.seriesId === seriesId && key.seasonNumber === seasonNumber && key.language === language,
  );
}
