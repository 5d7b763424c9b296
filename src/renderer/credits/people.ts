import { createContext } from 'svelte';
import type { CreditGroup } from '@shared/domain/group-credits.ts';

/**
 * What all lists of people on one page share, so that a card, a row or a table needs no more than the people. A page
 * sets it once, with getters for what changes, and wraps its lists in PeopleArea.svelte.
 */
export interface People {
  /** Episodes that "3 of 7 episodes" counts in; `null` while unknown, or where the people are those of one episode. */
  readonly episodeTotal: number | null;
  /** The reader's words, to be marked; `''` for none. */
  readonly query: string;
  /** The group whose person is open in the panel, by its id; `null` for none. */
  readonly chosenId: string | null;
  /** What scrolls the page; `undefined` until it is there. */
  readonly scrollRoot: HTMLElement | undefined;
  /** A longer list draws only what is in sight: docs/adr/0007-long-lists.md. */
  readonly longestPlain: number;
  /** The group with that id, in whatever list of the page it is. */
  find(id: string): CreditGroup | undefined;
  /** Opens the person in the panel. */
  open(group: CreditGroup): void;
}

/** The people of the page for the components below; set by each page that lists some. */
export const [getPeople, setPeople] = createContext<People>();
