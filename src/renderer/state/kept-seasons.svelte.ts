import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import {
  seasonKeyOf,
  isUnfetched,
  seasonKeyText,
  seriesNameByNumber,
  type KeptChange,
  type KeptSeason,
  type SeasonKey,
} from '@shared/domain/season.ts';
import type { LibraryOrder } from '@shared/domain/settings.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { prepareIndex, type SeasonNames } from './kept-index.ts';
import { KnownNames } from './known-names.ts';
import { compareSeries, toKeptSeries, type KeptSeries } from './kept-series.ts';
import { runOnceMore } from './run-once-more.ts';

/** The interface's names of seasons, and its order of names. */
interface ListNames extends SeasonNames {
  compare(a: string, b: string): number;
}

/**
 * The list of kept seasons. The cost of a change depends on the change, not on the size of the library: nothing is sorted
 * again, and an unchanged series stays the same object.
 */
export class KeptSeasons {
  readonly #api: Api;
  readonly #seasonNames: ListNames;
  readonly #seasons = new Map<string, KeptSeason>();
  readonly #series = new Map<number, KeptSeries>();
  /** The sorted lists in the language of `#sortedIn`, each created when it is first needed. */
  readonly #sorted = new Map<LibraryOrder, readonly KeptSeries[]>();
  #sortedIn = '';
  /** Counts the changes; 0 until the library has first answered. */
  #version = $state(0);
  #error = $state.raw<AppError | null>(null);
  #removed = $state.raw<readonly KeptSeason[]>([]);
  #endPreparing: () => void = () => undefined;

  /** By series name and season number; `null` until the library has first answered. */
  readonly all: readonly KeptSeason[] | null = $derived.by(() =>
    this.#version === 0 ? null : this.inOrder('name').flatMap(({ seasons }) => seasons),
  );

  readonly #waiting: (() => void)[] = [];
  /** How many removals wait for their answer, and the changes that wait with them. */
  #removals = 0;
  readonly #held: (() => void)[] = [];

  /** Names of series and seasons, kept or not. */
  readonly names = new KnownNames(this);

  /** @param names the interface's names for seasons without their own, so that they can be found, and its order of names */
  constructor(api: Api, names: ListNames) {
    this.#api = api;
    this.#seasonNames = names;
  }

  get error(): AppError | null {
    return this.#error;
  }

  get isLoaded(): boolean {
    return this.#version > 0;
  }

  /** Resolves when the list has been read, or could not be. */
  loaded(): Promise<void> {
    if (this.isLoaded || this.#error !== null) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** How many seasons are in the library, with content or still to be fetched. */
  get count(): number {
    return this.#version === 0 ? 0 : this.#seasons.size;
  }

  /** All series by name. */
  get series(): readonly KeptSeries[] {
    return this.inOrder('name');
  }

  /** All series in an order. */
  inOrder(order: LibraryOrder): readonly KeptSeries[] {
    if (this.#version === 0) return [];
    // Every language has its own order: "Ö" after "Z", or with "O".
    if (this.#sortedIn !== this.#seasonNames.locale) this.#sorted.clear();
    this.#sortedIn = this.#seasonNames.locale;
    const known = this.#sorted.get(order);
    if (known !== undefined) return known;
    const sorted = [...this.#series.values()].sort(this.#comparison(order));
    this.#sorted.set(order, sorted);
    return sorted;
  }

  /** The kept season of that key. */
  find(key: SeasonKey): KeptSeason | undefined {
    return this.#version === 0 ? undefined : this.#seasons.get(seasonKeyText(key));
  }

  /** The series with that id, if a season of it is kept. */
  findSeries(seriesId: number): KeptSeries | undefined {
    return this.#version === 0 ? undefined : this.#series.get(seriesId);
  }

  /** Reads the list and follows its changes. Returns an unsubscribe function. */
  follow(): () => void {
    let isLoading = false;
    const load = runOnceMore(async () => {
      isLoading = true;
      await this.load();
      isLoading = false;
    });
    void load();
    const take = (change: KeptChange): void => {
      if (change !== null && this.isLoaded) this.#apply(change);
      // A list that has been requested may or may not include the change already.
      if (change === null || isLoading || !this.isLoaded) void load();
    };
    const stop = this.#api.library.onChanged((change) => {
      if (this.#removals === 0) take(change);
      else this.#held.push(() => take(change));
    });
    return () => {
      stop();
      this.#endPreparing();
    };
  }

  /**
   * Removes seasons, all or none. The list changes when this resolves, so that the message with Undo comes with it and not
   * after it. Resolves to the error, if any.
   */
  async remove(...keys: readonly SeasonKey[]): Promise<AppError | null> {
    this.#removals += 1;
    const result = await this.#api.library.remove({ keys: keys.map(seasonKeyOf) }).finally(() => {
      this.#removals -= 1;
      if (this.#removals === 0) for (const take of this.#held.splice(0)) take();
    });
    if (!result.ok) return result.error;
    // Nobody waits for that to be told what has been removed.
    void this.loadRemoved();
    return null;
  }

  /** Undoes a removal. Resolves to the error, if any. */
  async restore(...keys: readonly SeasonKey[]): Promise<AppError | null> {
    const result = await this.#api.library.restore({ keys: keys.map(seasonKeyOf) });
    if (!result.ok) return result.error;
    await this.loadRemoved();
    return null;
  }

  /** Removed seasons that can be put back, newest first; as of {@link loadRemoved}, and later removals. */
  get removed(): readonly KeptSeason[] {
    return this.#removed;
  }

  /** Loads the removed seasons that can be put back. Without an answer, the list stays as it is. */
  async loadRemoved(): Promise<void> {
    const result = await this.#api.library.removed();
    if (result.ok) this.#removed = fromJsonText(result.value);
  }

  /** Reads the list. */
  async load(): Promise<void> {
    const result = await this.#api.library.list();
    this.#error = result.ok ? null : result.error;
    if (result.ok) this.#replace(fromJsonText(result.value));
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #replace(listed: readonly KeptSeason[]): void {
    this.#seasons.clear();
    this.#series.clear();
    this.#sorted.clear();
    const named = listed.map((season) => this.#named(season));
    for (const season of named) this.#seasons.set(seasonKeyText(season), season);
    for (const [seriesId, seasons] of Map.groupBy(named, (season) => season.seriesId)) {
      this.#series.set(seriesId, toKeptSeries(seasons));
    }
    this.#version += 1;
    this.#endPreparing();
    this.#endPreparing = prepareIndex(this.inOrder('name'), this.#seasonNames);
  }

  /** A season of a backup whose series has never been fetched here has a name in the reader's language. */
  #named(season: KeptSeason): KeptSeason {
    return isUnfetched(season) && season.seriesName === seriesNameByNumber(season.seriesId)
      ? { ...season, seriesName: this.#seasonNames.unknownSeries(season.seriesId) }
      : season;
  }

  #apply({ changed, gone }: NonNullable<KeptChange>): void {
    const back = new Set(changed.map(seasonKeyText));
    this.#removed = this.#removed.filter((season) => !back.has(seasonKeyText(season)));
    for (const key of gone) this.#seasons.delete(seasonKeyText(key));
    for (const season of changed) this.#seasons.set(seasonKeyText(season), this.#named(season));
    const before = new Set<KeptSeries>();
    const after: KeptSeries[] = [];
    const touched = Map.groupBy([...gone, ...changed], ({ seriesId }) => seriesId);
    for (const [seriesId, keys] of touched) {
      const old = this.#series.get(seriesId);
      if (old !== undefined) before.add(old);
      const names = new Set([...(old?.seasons ?? []), ...keys].map(seasonKeyText));
      const seasons = [...names].flatMap((name) => this.#seasons.get(name) ?? []);
      if (seasons.length === 0) this.#series.delete(seriesId);
      else {
        const series = toKeptSeries(seasons);
        this.#series.set(seriesId, series);
        after.push(series);
      }
    }
    for (const [order, sorted] of this.#sorted) {
      this.#sorted.set(order, withChanges(sorted, before, after, this.#comparison(order)));
    }
    this.#version += 1;
  }

  #comparison(order: LibraryOrder): (a: KeptSeries, b: KeptSeries) => number {
    return compareSeries(order, (a, b) => this.#seasonNames.compare(a, b));
  }
}

/** A sorted list without some items, and with others inserted in order. */
function withChanges<Item>(
  sorted: readonly Item[],
  gone: ReadonlySet<Item>,
  added: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  const items = sorted.filter((item) => !gone.has(item));
  for (const item of added) {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = items[middle];
      if (other !== undefined && compare(other, item) < 0) low = middle + 1;
      else high = middle;
    }
    items.splice(low, 0, item);
  }
  return items;
}

/** The kept seasons for the components below; set by App. */
export const [getKeptSeasons, setKeptSeasons] = createContext<KeptSeasons>();
