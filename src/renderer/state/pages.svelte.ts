import { createContext, onMount, type Component } from 'svelte';
import { isPlainPage, type PageName, type Place, type PlaceOf } from '@shared/domain/address.ts';
import { isSamplePerson, isSampleSeries } from '@shared/domain/sample.ts';
import { subjectPlace, type Subject } from '@shared/domain/yours.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import type { PageCommand } from '@shared/shortcuts.ts';
import type { Texts } from '../text/texts.svelte.ts';
import type { ExportChoice } from './exporting.svelte.ts';
import type { KeptSeasons } from './kept-seasons.svelte.ts';
import type { SelectedPerson } from './selected-person.ts';

/** The props of a page component. Everything else comes from contexts. */
export interface PageProps<P extends Place, Memory extends object = object> {
  /** Never changes: each visit creates a new component. */
  readonly place: P;
  /** The state of the page when it was last left, and where it stores its state: an object of optional fields, empty at first. */
  readonly memory: Memory;
}

/** A page of the window: everything the shell, the menu, the palette and the history know about it. */
export interface PageEntry<P extends Place, Memory extends object = object> {
  /** Loads its component, when it is first opened. */
  readonly load: () => Promise<{
    readonly default: Component<PageProps<P, Memory>> | Component<Record<string, never>>;
  }>;
  /** Its title, as far as it is known without the page; the page itself may know better ({@link PageOffer}). */
  readonly title: (place: P, known: PageKnowledge) => string;
  /**
   * The initial memory of a visit, from that of the last visit to a page of this name; without it, empty. What the place
   * itself specifies is not part of it. The scroll position is remembered in any case.
   */
  readonly remember?: (last: Memory, place: P) => Memory;
  /** Whether the next start opens here; otherwise it opens where the reader was before. */
  readonly reopens: boolean;
  /** Where the command of the same name in menu and palette leads from a page about this, if that takes more than the name. */
  readonly opens?: (language: string, about: PageSubject | null) => P;
  /**
   * What it is about: marked in the library, opened on TMDB's site, and what the reader organizes or marks as seen from
   * here. Without it, the page is about nothing in particular.
   */
  readonly subject?: (place: P) => PageSubject;
}

/** What a page can be about. */
export type PageSubject = Exclude<Subject, { readonly kind: 'credit' }>;

/** What titles are made of. */
export interface PageKnowledge {
  readonly texts: Texts;
  readonly kept: KeptSeasons;
}

/** All pages of the window. A missing one does not compile. */
export type PageEntries = { readonly [Name in PageName]: PageEntry<PlaceOf<Name>, never> };

/** The memory of one visit. */
export interface VisitMemory {
  readonly scroll: { top: number };
  readonly own: object;
}

/** An entry without the type of its place. */
type AnyEntry = PageEntry<never>;

/** Creates an entry; a function, so that the memory type is checked against the component. */
export function definePage<Name extends PageName, Memory extends object>(
  entry: PageEntry<PlaceOf<Name>, Memory>,
): PageEntry<PlaceOf<Name>, never> {
  // Only `memoryOf` creates memories, for the same entry that receives them.
  return entry as unknown as PageEntry<PlaceOf<Name>, never>;
}

/** The pages of the window, the memories of visits, and what the current page offers. */
export class Pages {
  readonly #entries: PageEntries;
  readonly #visits = new WeakMap<Place, VisitMemory>();
  readonly #newest = new Map<PageName, object>();
  #offer = $state.raw<(() => PageOffer) | null>(null);

  /** What the current page offers; empty until it has loaded. */
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

  /** What the page is about; `null` if that is nothing in particular. */
  subjectOf(place: Place): PageSubject | null {
    return this.#entryOf(place).subject?.(place as never) ?? null;
  }

  /** The page of what the page is about: for the end roll of a season, that season. `null` if there is none. */
  mainPlaceOf(place: Place): Place | null {
    const subject = this.subjectOf(place);
    return subject === null ? null : subjectPlace(subject, 'language' in place ? place.language : '');
  }

  /** The page on TMDB's site about the same; `null` if there is none. */
  webPageOf(place: Place): WebPage | null {
    const subject = this.subjectOf(place);
    return subject === null ? null : toWebPage(subject);
  }

  /** True for the name of a page; a command of that name leads there. */
  isPage(name: string): name is PageName {
    return Object.hasOwn(this.#entries, name);
  }

  /** Where the command that has the name of a page leads from another one; `null` if no command can lead there. */
  placeFor(page: PageName, language: string, from: Place): Place | null {
    return isPlainPage(page)
      ? { page }
      : (this.#entries[page].opens?.(language, this.subjectOf(from)) ?? null);
  }

  /** The memory of one visit: each history entry has its own. */
  memoryOf(place: Place): VisitMemory {
    const known = this.#visits.get(place);
    if (known !== undefined) return known;
    const own = this.#entryOf(place).remember?.(this.#newest.get(place.page) ?? {}, place as never) ?? {};
    const memory = { scroll: { top: 0 }, own };
    this.#visits.set(place, memory);
    this.#newest.set(place.page, own);
    return memory;
  }

  /** Shows a section of the page at the current place: at once if the page is on screen, else when it is. */
  showSection(place: Place, section: string): void {
    if (this.offered.showSection === undefined) Object.assign(this.memoryOf(place).own, { section });
    else this.offered.showSection(section);
  }

  /** Registers what the current page offers, until the returned function is called. */
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

/** TMDB's page; `null` for the built-in sample, which TMDB does not know. */
function toWebPage(subject: PageSubject): WebPage | null {
  if (subject.kind === 'person')
    return isSamplePerson(subject.personId) ? null : { page: 'person', personId: subject.personId };
  const { seriesId } = subject;
  if (isSampleSeries(seriesId)) return null;
  if (subject.kind === 'series') return { page: 'series', seriesId };
  const { seasonNumber } = subject;
  return subject.kind === 'season'
    ? { page: 'season', seriesId, seasonNumber }
    : { page: 'episode', seriesId, seasonNumber, episodeNumber: subject.episodeNumber };
}

/** What a page offers while it is on screen. */
export interface PageOffer {
  /** Its name, when it knows more than its entry. */
  readonly title?: string | null;
  /** The actions it can perform now, for menu, palette and keys. Absent ones are unavailable. */
  readonly actions?: Readonly<Partial<Record<PageCommand, () => void>>>;
  /** What can be exported from it now, the most likely first. */
  readonly exports?: () => readonly ExportChoice[];
  /** Scrolls to one of its sections. */
  readonly showSection?: (section: string) => void;
  /** The people on it, for the panel beside it. */
  readonly people?: PagePeople;
}

/** The people of a page, in the order in which they are shown. */
export interface PagePeople {
  /** Selects a person, if they are on the page. */
  readonly select: (personId: number) => void;
  /** The person before or after the selected one; `null` for none. */
  readonly beside: (direction: -1 | 1) => SelectedPerson | null;
}

/**
 * Registers what the page offers while it is on screen. Call it during component initialization; `offer` runs again
 * whenever its dependencies change.
 */
export function offerPage(offer: () => PageOffer): void {
  const pages = getPages();
  onMount(() => pages.take(offer));
}

/** The pages for the components below; set by Shell. */
export const [getPages, setPages] = createContext<Pages>();
