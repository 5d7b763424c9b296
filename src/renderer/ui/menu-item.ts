import type { Component } from 'svelte';

export type MenuIcon = Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  /** Identifies the item where its label may change while the menu is open. Default: the label. */
  readonly id?: string;
  readonly icon?: MenuIcon;
  readonly run: () => void;
  readonly isDanger?: boolean;
  /** It cannot be chosen now; its label says why. */
  readonly isDisabled?: boolean;
  /** Starts a group, which a line sets apart. */
  readonly isApart?: boolean;
  /** The keys that do the same, as they are shown. */
  readonly keys?: readonly string[];
}
