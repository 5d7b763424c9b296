import type { Component } from 'svelte';

/** Options under one heading. */
export interface OptionGroup {
  readonly title: string;
  readonly options: readonly ListOption[];
}

/** One line of a list that a field controls. */
export interface ListOption {
  /** Stands once in the whole list and has no spaces: it becomes part of an element's id. */
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the same name. */
  readonly details: readonly string[];
  readonly figure: OptionFigure;
  /** What to press for the same from anywhere, such as `['Ctrl', 'R']`; empty for most. */
  readonly keys: readonly string[];
  readonly choose: () => void;
}

/** What stands before a name. */
export type OptionFigure =
  | {
      readonly kind: 'picture';
      readonly src: string | null;
      /** What stands in the picture's place where there is none. */
      readonly standIn: string;
      /** Any number; the same one always gives the same tint. */
      readonly tint: number;
    }
  | { readonly kind: 'icon'; readonly icon: OptionIcon };

/** An icon of lucide's. */
export type OptionIcon = Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;

/** The groups that have options: a heading alone says nothing. */
export function withoutEmptyGroups(groups: readonly OptionGroup[]): readonly OptionGroup[] {
  return groups.filter(({ options }) => options.length > 0);
}
