import { createContext } from 'svelte';
import { isSamePlace, type Place } from '@shared/domain/address.ts';

const LONGEST_HISTORY = 100;

/** The places visited, with back and forward as in a browser. Each entry is one visit, with its own object. */
export class Navigation {
  #entries = $state.raw<readonly Place[]>([{ page: 'welcome' }]);
  #index = $state(0);

  readonly current: Place = $derived(this.#entries[this.#index] ?? { page: 'welcome' });
  readonly canGoBack: boolean = $derived(this.#index > 0);
  readonly canGoForward: boolean = $derived(this.#index < this.#entries.length - 1);

  /** Goes to a place and drops the forward history. Going to the current place changes nothing. */
  go(place: Place): void {
    if (isSamePlace(place, this.current)) return;
    const past = this.#entries.slice(0, this.#index + 1).slice(1 - LONGEST_HISTORY);
    this.#entries = [...past, { ...place }];
    this.#index = past.length;
  }

  back(): void {
    if (this.canGoBack) this.#index -= 1;
  }

  forward(): void {
    if (this.canGoForward) this.#index += 1;
  }
}

/** Navigation for the components below; set by Shell. */
export const [getNavigation, setNavigation] = createContext<Navigation>();
