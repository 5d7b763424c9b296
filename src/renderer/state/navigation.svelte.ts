import { createContext } from 'svelte';
import { formatAddress } from '@shared/domain/address.ts';
import { isSameSeason, type SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';

/** Where the reader is. */
export type Place =
  | { readonly page: 'welcome' }
  | { readonly page: 'sample' }
  | { readonly page: 'library' }
  | { readonly page: 'settings' }
  | { readonly page: 'series'; readonly key: SeriesKey }
  | { readonly page: 'season'; readonly key: SeasonKey };

const LONGEST_HISTORY = 100;

/** The places visited, with back and forward as in a browser. */
export class Navigation {
  #entries = $state.raw<readonly Place[]>([{ page: 'welcome' }]);
  #index = $state(0);

  readonly current: Place = $derived(this.#entries[this.#index] ?? { page: 'welcome' });
  readonly canGoBack: boolean = $derived(this.#index > 0);
  readonly canGoForward: boolean = $derived(this.#index < this.#entries.length - 1);

  /** Goes to a place; what lay ahead is forgotten. Going where the reader is changes nothing. */
  go(place: Place): void {
    if (isSamePlace(place, this.current)) return;
    const past = this.#entries.slice(0, this.#index + 1).slice(1 - LONGEST_HISTORY);
    this.#entries = [...past, place];
    this.#index = past.length;
  }

  back(): void {
    if (this.canGoBack) this.#index -= 1;
  }

  forward(): void {
    if (this.canGoForward) this.#index += 1;
  }
}

/** The place as an `endroll://` address; `null` for one that has none. */
export function addressOf(place: Place): string | null {
  if (place.page === 'season') return formatAddress({ page: 'season', ...place.key });
  return place.page === 'series' ? formatAddress({ page: 'series', ...place.key }) : null;
}

/** True when both are the same page. */
function isSamePlace(a: Place, b: Place): boolean {
  if (a.page === 'season' && b.page === 'season') return isSameSeason(a.key, b.key);
  if (a.page === 'series' && b.page === 'series') {
    return a.key.seriesId === b.key.seriesId && a.key.language === b.key.language;
  }
  return a.page === b.page;
}

/** Navigation for the components below; set by App. */
export const [getNavigation, setNavigation] = createContext<Navigation>();
