import type { Facet } from '@shared/domain/credit-facets.ts';
import type { Place } from './navigation.svelte.ts';

/** How a page was left, for coming back to it. */
export interface PlaceMemory {
  /** In CSS pixels. */
  scrollTop: number;
  filter: string;
  facets: readonly Facet[];
}

const memories = new WeakMap<Place, PlaceMemory>();

/** What is remembered of one visit: each entry of the history is a place of its own. */
export function memoryOf(place: Place): PlaceMemory {
  const known = memories.get(place);
  if (known !== undefined) return known;
  const memory: PlaceMemory = { scrollTop: 0, filter: '', facets: [] };
  memories.set(place, memory);
  return memory;
}
