import type { Component } from 'svelte';

export type MenuIcon = Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;

/** One line of a menu. */
export interface MenuItem {
  /** Unique in its menu, and the same in every language. */
  readonly id: string;
  readonly label: string;
  /** A word beside the label, to be known before it is chosen. */
  readonly hint?: string;
  readonly icon?: MenuIcon;
  readonly run: () => void;
  readonly isDanger?: boolean;
  /** It cannot be chosen now; its label says why. */
  readonly isDisabled?: boolean;
  /** Starts a group, which a line sets apart. */
  readonly isApart?: boolean;
  /** For an item in a choice: whether it is the chosen one. */
  readonly isChosen?: boolean;
  /** The keys that do the same, as they are shown. */
  readonly keys?: readonly string[];
}
