import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { RecentSeason, VisitedSeason } from '@shared/domain/recent-season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { Result } from '@shared/result.ts';

/** The recently opened seasons. */
export class RecentSeasons {
  readonly #api: Api;
  #all = $state.raw<readonly RecentSeason[]>([]);

  constructor(api: Api) {
    this.#api = api;
  }

  /** Newest first; empty until loaded. */
  get all(): readonly RecentSeason[] {
    return this.#all;
  }

  /** Reads the list. Resolves to the error, if any. */
  async load(): Promise<AppError | null> {
    return this.#take(await this.#api.recents.list());
  }

  /** Moves a season to the top. Resolves to the error, if any. */
  async visit(season: VisitedSeason): Promise<AppError | null> {
    return this.#take(await this.#api.recents.add(season));
  }

  /** Clears the list. Resolves to the error, if any. */
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
