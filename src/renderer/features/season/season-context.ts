import { createContext } from 'svelte';
import type { Facet } from '@shared/domain/credit-facets.ts';
import type { SeasonPeople } from './season-people.svelte.ts';
import type { SeasonView } from './season-view.svelte.ts';

/** How a season's page was left. */
export interface SeasonMemory {
  filter?: string;
  facets?: readonly Facet[];
}

/** The season on screen, for the components of its page. */
export interface SeasonOnPage {
  readonly view: SeasonView;
  readonly people: SeasonPeople;
  /** Refreshes and reports the outcome. */
  readonly refresh: () => Promise<void>;
  /** Saves what the page shows as PDF. */
  readonly savePdf: () => void;
}

/** Set by SeasonPage.svelte. */
export const [getSeason, setSeason] = createContext<SeasonOnPage>();
