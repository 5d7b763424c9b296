import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import {
  applyKeptChange,
  isSameSeason,
  seasonKeyOf,
  type KeptSeason,
  type SeasonKey,
} from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { runOnceMore } from './run-once-more.ts';

/** The kept seasons of one series, in the order of their numbers. */
export interface KeptSeries {
  readonly seriesId: number;
  readonly name: string;
  readonly posterPath: string | null;
  readonly seasons: readonly KeptSeason[];
}

/** The list of kept seasons, as main has it. */
export class KeptSeasons {
  readonly #api: Api;
  #seasons = $state.raw<readonly KeptSeason[] | null>(null);
  #error = $state.raw<AppError | null>(null);

  readonly series: readonly KeptSeries[] = $derived(groupBySeries(this.#seasons ?? []));

  constructor(api: Api) {
    this.#api = api;
  }

  /** `null` until the library has answered once. */
  get all(): readonly KeptSeason[] | null {
    return this.#seasons;
  }

  get error(): AppError | null {
    return this.#error;
  }

  /** The kept season of that key. */
  find(key: SeasonKey): KeptSeason | undefined {
    return this.#seasons?.find((kept) => isSameSeason(kept, key));
  }

  /** Reads the list, and follows what main says has changed in it. Returns an unsubscribe function. */
  follow(): () => void {
    const load = runOnceMore(() => this.#load());
    void load();
    return this.#api.library.onChanged((change) => {
      // Before the list is there it is on its way, and may or may not hold the change already.
      if (change === null || this.#seasons === null) void load();
      else this.#seasons = applyKeptChange(this.#seasons, change);
    });
  }

  /** Removes seasons, all or none. Resolves to the error, if any. */
  async remove(...keys: readonly SeasonKey[]): Promise<AppError | null> {
    const result = await this.#api.library.remove({ keys: keys.map(seasonKeyOf) });
    return result.ok ? null : result.error;
  }

  /** Takes a removal back. Resolves to the error, if any. */
  async restore(...keys: readonly SeasonKey[]): Promise<AppError | null> {
    const result = await this.#api.library.restore({ keys: keys.map(seasonKeyOf) });
    return result.ok ? null : result.error;
  }

  async #load(): Promise<void> {
    const result = await this.#api.library.list();
    this.#error = result.ok ? null : result.error;
    if (result.ok) this.#seasons = fromJsonText(result.value);
  }
}

function groupBySeries(seasons: readonly KeptSeason[]): readonly KeptSeries[] {
  return [...Map.groupBy(seasons, ({ seriesId }) => seriesId)].map(([seriesId, own]) => ({
    seriesId,
    name: own[0]?.seriesName ?? '',
    posterPath: own.find(({ posterPath }) => posterPath !== null)?.posterPath ?? null,
    seasons: own,
  }));
}

/** The kept seasons for the components below; set by App. */
export const [getKeptSeasons, setKeptSeasons] = createContext<KeptSeasons>();
