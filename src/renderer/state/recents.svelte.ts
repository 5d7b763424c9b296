import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { RecentSeason } from '@shared/domain/recent-season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { Result } from '@shared/result.ts';

/** The seasons the reader has opened lately, as main keeps them. */
export class RecentSeasons {
  readonly #api: Api;
  #all = $state.raw<readonly RecentSeason[]>([]);

  constructor(api: Api) {
    this.#api = api;
  }

  /** Newest first; empty until it has been loaded. */
  get all(): readonly RecentSeason[] {
    return this.#all;
  }

  /** Reads the list; answers what went wrong, or `null`. */
  async load(): Promise<AppError | null> {
    return this.#take(await this.#api.recents.list());
  }

  /** Puts a season first, by its `endroll://` address; answers what went wrong, or `null`. */
  async visit(address: string, title: string): Promise<AppError | null> {
    return this.#take(await this.#api.recents.add({ address, title }));
  }

  /** Forgets them all; answers what went wrong, or `null`. */
  async clear(): Promise<AppError | null> {
    return this.#take(await this.#api.recents.clear());
  }

  #take(result: Result<readonly RecentSeason[], AppError>): AppError | null {
    if (!result.ok) return result.error;
    this.#all = result.value;
    return null;
  }
}

/** The recent seasons for the components below; set by App. */
export const [getRecentSeasons, setRecentSeasons] = createContext<RecentSeasons>();
