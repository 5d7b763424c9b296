import { moveOf, nextRow } from './move-keys.ts';
import type { ListOption, OptionGroup } from './option-groups.ts';

/** How many options Page Up and Page Down go over. */
const PAGE = 8;

/**
 * Which option of a list is active, while the focus stays in the field that controls it
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). An option stays active when others are inserted before it.
 */
export class OptionCursor {
  readonly #groups: () => readonly OptionGroup[];
  #activeId = $state<string | null>(null);

  readonly options: readonly ListOption[] = $derived.by(() =>
    this.#groups().flatMap(({ options }) => options),
  );
  readonly #index: number = $derived(
    Math.max(
      0,
      this.options.findIndex(({ id }) => id === this.#activeId),
    ),
  );
  /** The first until the reader moves; `undefined` in an empty list. */
  readonly active: ListOption | undefined = $derived(this.options[this.#index]);

  constructor(groups: () => readonly OptionGroup[]) {
    this.#groups = groups;
  }

  /** The reader has chosen the active option; otherwise it is the first. */
  get hasMoved(): boolean {
    return this.#activeId !== null;
  }

  /** How many options are below the active one. */
  get below(): number {
    return this.options.length - 1 - this.#index;
  }

  /** Makes the first option active again. */
  reset(): void {
    this.#activeId = null;
  }

  /** Handles arrow keys, Page Up and Down, Home and End. `false` for any other key, which is left to the field. */
  move(event: KeyboardEvent): boolean {
    const move = moveOf(event.key);
    if (move === null || move.by === 'column' || isForTheField(event)) return false;
    const next = nextRow(event.key, this.#index, this.options.length, PAGE);
    this.#activeId = this.options[next ?? -1]?.id ?? null;
    return true;
  }
}

/** Keys that select text. */
function isForTheField(event: KeyboardEvent): boolean {
  return event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
}
