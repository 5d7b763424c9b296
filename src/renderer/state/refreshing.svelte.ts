import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { RefreshFailure, RefreshProgress } from '@shared/domain/freshness.ts';
import { isUnfetched, seasonKeyOf, type KeptSeason } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';

/** The refreshing of several kept seasons, requested here or started by main because they are due. */
export class Refreshing {
  readonly #api: Api;
  #progress = $state.raw<RefreshProgress | null>(null);
  #dismissed = $state.raw<RefreshProgress | null>(null);
  /** How many requests main has not answered yet. */
  #requests = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  /** `null` until the first one since the window opened. */
  get progress(): RefreshProgress | null {
    return this.#progress;
  }

  /** The seasons that the last one could not refresh, until they are dismissed; none while one is running. */
  get failures(): readonly RefreshFailure[] {
    return this.isRunning || this.#progress === this.#dismissed ? [] : (this.#progress?.failures ?? []);
  }

  dismissFailures(): void {
    this.#dismissed = this.#progress;
  }

  get isRunning(): boolean {
    return this.#progress?.isRunning === true;
  }

  /** The reader has just asked for something, and main has not answered yet: its progress may not be there either. */
  get isStarting(): boolean {
    return this.#requests > 0;
  }

  /** Follows the progress reported by main. Returns an unsubscribe function. */
  follow(): () => void {
    return this.#api.freshness.onChanged((progress) => {
      this.#progress = progress;
    });
  }

  /** Refreshes these seasons, or fetches them for the first time. Resolves to the error, if any. */
  async start(seasons: readonly KeptSeason[]): Promise<AppError | null> {
    const keys = seasons.map(seasonKeyOf);
    this.#requests += 1;
    try {
      const result = await this.#api.freshness.refresh({ keys, isFirst: seasons.every(isUnfetched) });
      return result.ok ? null : result.error;
    } finally {
      this.#requests -= 1;
    }
  }

  /** Stops refreshing; seasons refreshed so far stay refreshed. */
  async stop(): Promise<AppError | null> {
    const result = await this.#api.freshness.stop();
    return result.ok ? null : result.error;
  }
}

/** The refreshing for the components below; set by App. */
export const [getRefreshing, setRefreshing] = createContext<Refreshing>();
