import { createContext, onMount, type Component } from 'svelte';
import type { PageName, Place, PlaceOf } from '@shared/domain/address.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import type { PageCommand } from '@shared/shortcuts.ts';
import type { Texts } from '../text/texts.svelte.ts';
import type { ExportChoice } from './exporting.svelte.ts';
import type { KeptSeasons } from './kept-seasons.svelte.ts';
import type { SelectedPerson } from './selected-person.ts';

/** What a page's component is given. Everything else it takes from contexts. */
export interface PageProps<P extends Place, Memory extends object = object> {
  /** Fixed for the life of the component: each visit makes it anew. */
  readonly place: P;
  /** How the page was left, and where it notes how it is to be left: an object of optional fields, empty at first. */
  readonly memory: Memory;
}

/** One page of the window: all that the shell, the menu, the palette and the history know of it. */
export interface PageEntry<P extends Place, Memory extends object = object> {
  /** Loads its component, when a reader first goes there. */
  readonly load: () => Promise<{
    readonly default: Component<PageProps<P, Memory>> | Component<Record<string, never>>;
  }>;
  /** Its name, as far as it is known without the page; the page itself may know better ({@link PageOffer}). */
  readonly title: (place: P, known: PageKnowledge) => string;
  /**
   * What a visit begins with, of what the newest visit to a page of this name has left; without it, nothing. What the
   * place itself asks for is no matter of memory. How far the page is scrolled is remembered anyway.
   */
  readonly remember?: (last: Memory, place: P) => Memory;
  /** Whether the next start opens here; otherwise it opens where the reader was before. */
  readonly reopens: boolean;
  /** The page on TMDB's site that shows the same. */
  readonly webPage?: (place: P) => WebPage | null;
}

/** What titles are made of. */
export interface PageKnowledge {
  readonly texts: Texts;
  readonly kept: KeptSeasons;
}

/** Every page of the window. One that is missing does not compile. */
export type PageEntries = { readonly [Name in PageName]: PageEntry<PlaceOf<Name>, never> };

/** What is remembered of one visit. */
export interface VisitMemory {
  readonly scroll: { top: number };
  readonly own: object;
}

/** An entry whose place is not known by its type. */
type AnyEntry = PageEntry<never>;

/** Makes an entry; here so that what a page remembers is checked against its component. */
export function definePage<Name extends PageName, Memory extends object>(
  entry: PageEntry<PlaceOf<Name>, Memory>,
): PageEntry<PlaceOf<Name>, never> {
  // Only `memoryOf` makes memories, by the same entry that is given them.
  return entry as unknown as PageEntry<PlaceOf<Name>, never>;
}

/** The pages of the window, what is remembered of visits to them, and what the one on screen offers. */
export class Pages {
  readonly #entries: PageEntries;
  readonly #visits = new WeakMap<Place, VisitMemory>();
  readonly #newest = new Map<PageName, object>();
  #offer = $state.raw<(() => PageOffer) | null>(null);

  /** What the page on screen offers; nothing before it is there. */
  readonly offered: PageOffer = $derived(this.#offer?.() ?? {});

  constructor(entries: PageEntries) {
    this.#entries = entries;
  }

  /** Loads the component of a place. */
  async load(place: Place): Promise<Component<{ place: Place; memory: object }>> {
    const { default: component } = await this.#entryOf(place).load();
    return component as unknown as Component<{ place: Place; memory: object }>;
  }

  /** The name of the page at a place. */
  titleOf(place: Place, known: PageKnowledge): string {
    return this.#entryOf(place).title(place as never, known);
  }

  /** Whether the next start opens there. */
  reopens(place: Place): boolean {
    return this.#entryOf(place).reopens;
  }

  /** TMDB's page of the same; `null` where there is none. */
  webPageOf(place: Place): WebPage | null {
    return this.#entryOf(place).webPage?.(place as never) ?? null;
  }

  /** What is remembered of one visit: each entry of the history is a place of its own. */
  memoryOf(place: Place): VisitMemory {
    const known = this.#visits.get(place);
    if (known !== undefined) return known;
    const own = this.#entryOf(place).remember?.(this.#newest.get(place.page) ?? {}, place as never) ?? {};
    const memory = { scroll: { top: 0 }, own };
    this.#visits.set(place, memory);
    this.#newest.set(place.page, own);
    return memory;
  }

  /** Takes what the page on screen offers, until the function it returns is called. */
  take(offer: () => PageOffer): () => void {
    this.#offer = offer;
    return () => {
      if (this.#offer === offer) this.#offer = null;
    };
  }

  #entryOf({ page }: Place): AnyEntry {
    return this.#entries[page] as unknown as AnyEntry;
  }
}

/** What a page offers while it is on screen. */
export interface PageOffer {
  /** Its name, when it knows more than its entry. */
  readonly title?: string | null;
  /** What it can do now, for the menu, the palette and keys. What is absent cannot be chosen. */
  readonly actions?: Readonly<Partial<Record<PageCommand, () => void>>>;
  /** What of it can be exported now, the likeliest first. */
  readonly exports?: () => readonly ExportChoice[];
  /** The people on it, for the panel beside it. */
  readonly people?: PagePeople;
}

/** The people of a page, in the order the reader sees. */
export interface PagePeople {
  /** Chooses somebody, if they are there. */
  readonly select: (personId: number) => void;
  /** Who stands before or after the chosen person; `null` for nobody. */
  readonly beside: (direction: -1 | 1) => SelectedPerson | null;
}

/**
 * Tells the window what the page offers, for as long as it is on screen. To be called while the page's component is
 * made; `offer` is read again whenever what it reads changes.
 */
export function offerPage(offer: () => PageOffer): void {
  const pages = getPages();
  onMount(() => pages.take(offer));
}

/** The pages for the components below; set by Shell. */
export const [getPages, setPages] = createContext<Pages>();
