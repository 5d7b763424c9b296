import { createContext } from 'svelte';
import type { OwnOf } from '@shared/domain/credit-facets.ts';
import type { CreditGroup } from '@shared/domain/group-credits.ts';

/**
 * What all lists of people on a page share, so that cards, rows and tables need only the people. A page sets it once, with
 * getters for what changes, and wraps its lists in PeopleArea.svelte.
 */
export interface People {
  /** The total in "3 of 7 episodes"; `null` if unknown, or if these are the people of a single episode. */
  readonly episodeTotal: number | null;
  /** The filter text, to highlight; `''` for none. */
  readonly query: string;
  /** The group whose person is open in the panel, by its id; `null` for none. */
  readonly chosenId: string | null;
  /** The scroll container of the page; `undefined` until it exists. */
  readonly scrollRoot: HTMLElement | undefined;
  /** Absent where nobody can be selected. */
  readonly selection?: PeopleSelection | undefined;
  /** Longer lists render only visible items: docs/adr/0007-long-lists.md. */
  readonly longestPlain: number;
  /** The group with that id, in any list of the page. */
  find(id: string): CreditGroup | undefined;
  /** What the reader has made of somebody here; they are marked with it. */
  readonly ownOf: OwnOf;
  /** Opens the person in the panel. */
  open(group: CreditGroup): void;
  /**
   * Where a list begins that has just appeared; `null` to begin as usual. Each place is given once.
   * @param isHere whether the list has those people
   * @param isWhole no other list of the view has anybody else: the next person is taken if it lacks the first
   */
  takePlace?(isHere: (group: CreditGroup) => boolean, isWhole?: boolean): PeoplePlace | null;
}

/** Which people of a page's cards and rows are selected, as the rows of a table are: to be copied, printed, listed. */
export interface PeopleSelection {
  readonly isEmpty: boolean;
  /** Those who are selected, in the order of the page. */
  readonly groups: readonly CreditGroup[];
  has(group: CreditGroup): boolean;
  /** Selects or deselects somebody. */
  toggle(group: CreditGroup): void;
  /** The same with everybody from the last one who was selected, or who was opened since. */
  toggleRange(group: CreditGroup): void;
  /** Selects everybody between two people; see RowSelection. */
  extend(from: CreditGroup, to: CreditGroup): void;
  /** Starts the next range here, without selecting anybody. */
  begin(group: CreditGroup): void;
  /** Selects everybody who is shown. */
  selectAll(): void;
  clear(): void;
  /** Copies those who are selected; if nobody is, this one. */
  copy(group: CreditGroup): void;
  /** Prints what is selected on the page. */
  print(): void;
  /** Saves it as PDF. */
  savePdf(): void;
}

/** Where a list opens if the reader comes from another view: at the people they had in sight there. */
export interface PeoplePlace {
  readonly group: CreditGroup;
  /** As in `scrollIntoView`: `nearest` leaves the page where it is if they are in sight there, too. */
  readonly block: 'start' | 'nearest';
}

/** The people of the page for the components below; set by each page that lists some. */
export const [getPeople, setPeople] = createContext<People>();
