/** Options under one heading. */
export interface SearchSelectGroup {
  /** Unique in the list. */
  readonly id: string;
  readonly title: string;
  readonly options: readonly SearchSelectOption[];
}

/** One line of the list. */
export interface SearchSelectOption {
  /** Unique in the whole list. */
  readonly value: string;
  readonly label: string;
  /** Fainter, behind the label. */
  readonly detail: string;
}
