import type { Component } from 'svelte';

/** Options under one heading. */
export interface OptionGroup {
  /** Unique in the list; the title is for reading. */
  readonly id: string;
  readonly title: string;
  readonly options: readonly ListOption[];
}

/** An option in a list that a field controls. */
export interface ListOption {
  /** Unique in the whole list, and without spaces: it becomes part of an element's id. */
  readonly id: string;
  readonly name: string;
  /** Distinguishes it from others with the same name. */
  readonly details: readonly string[];
  readonly figure: OptionFigure;
  /** The shortcut for the same action, such as `['Ctrl', 'R']`; usually empty. */
  readonly keys: readonly string[];
  readonly choose: () => void;
  /** Choosing it changes the list, which stays open. */
  readonly staysOpen?: true;
}

/** What stands before a name. */
export type OptionFigure =
  | {
      readonly kind: 'picture';
      readonly src: string | null;
      /** The placeholder for a missing picture. */
      readonly standIn: string;
      /** Any number; the same number always gives the same tint. */
      readonly tint: number;
    }
  | { readonly kind: 'icon'; readonly icon: OptionIcon };

/** An icon of lucide's. */
export type OptionIcon = Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;

/** The groups that have options. */
export function withoutEmptyGroups(groups: readonly OptionGroup[]): readonly OptionGroup[] {
  return groups.filter(({ options }) => options.length > 0);
}
