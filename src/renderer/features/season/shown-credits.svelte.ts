import { countFacets, type FacetCount } from '@shared/domain/count-facets.ts';
import { toggleFacet, type Facet } from '@shared/domain/credit-facets.ts';
import { creditRows, type CreditRow } from '@shared/domain/credit-rows.ts';
import { filterSections } from '@shared/domain/filter-credits.ts';
import type { CreditGroup, CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonMode } from '@shared/domain/settings.ts';
import { withoutHiddenPeople, type HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Session } from '../../state/session.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { orderRows, safeOrder, type RowOrder } from './credit-table-sort.ts';

/** What {@link ShownCredits} needs. */
export interface ShownCreditsOptions {
  /** What the page must not give away. */
  readonly hidden: () => HiddenDetails;
  /** Where the way of showing and the order are kept. */
  readonly session: Pick<Session, 'settings' | 'update'>;
  /** In whose language names are ordered. */
  readonly texts: Pick<Texts, 'locale'>;
}

/** A season's credits on its page: how they are narrowed, shown and sorted. */
export class ShownCredits {
  readonly #sections: () => CreditSections | null;
  readonly #hidden: () => HiddenDetails;
  readonly #session: Pick<Session, 'settings' | 'update'>;
  readonly #texts: Pick<Texts, 'locale'>;

  /** What the reader typed into the filter. */
  filter = $state('');
  #facets = $state.raw<readonly Facet[]>([]);

  /** Everyone of the season; `null` before it is there. */
  readonly sections: CreditSections | null = $derived.by(() => this.#sections());
  /** All but those who are hidden. */
  readonly visible: CreditSections | null = $derived.by(() =>
    this.sections === null ? null : withoutHiddenPeople(this.sections, this.#hidden()),
  );
  /** What the filter and the facets leave of them. */
  readonly shown: CreditSections | null = $derived.by(() =>
    this.visible === null
      ? null
      : filterSections(this.visible, { query: this.filter, facets: this.#facets }, this.#hidden()),
  );
  readonly isFiltered: boolean = $derived(this.filter.trim() !== '' || this.#facets.length > 0);
  /** What each facet would leave. Counted only while somebody reads it. */
  readonly facetCounts: readonly FacetCount[] = $derived.by(() =>
    this.visible === null
      ? []
      : countFacets(this.visible, { query: this.filter, facets: this.#facets }, this.#hidden()),
  );
  /** Sorted before they are filtered: the filter changes at every key stroke, the order hardly ever. */
  readonly #orderedRows: readonly CreditRow[] = $derived.by(() =>
    this.visible === null
      ? []
      : orderRows(creditRows(this.visible), this.order, this.#hidden(), this.#texts.locale),
  );
  /** Those who are shown as rows, sorted. Made only while somebody reads it. */
  readonly rows: readonly CreditRow[] = $derived.by(() => {
    if (this.shown === null || this.shown === this.visible) return this.#orderedRows;
    const left = new Set(allGroups(this.shown));
    return this.#orderedRows.filter(({ group }) => left.has(group));
  });

  constructor(sections: () => CreditSections | null, { hidden, session, texts }: ShownCreditsOptions) {
    this.#sections = sections;
    this.#hidden = hidden;
    this.#session = session;
    this.#texts = texts;
  }

  /** The facets that the reader has chosen, in that order. */
  get facets(): readonly Facet[] {
    return this.#facets;
  }

  /** How the season is shown; kept for all seasons. */
  get mode(): SeasonMode {
    return this.#session.settings.seasonMode;
  }

  set mode(seasonMode: SeasonMode) {
    void this.#session.update({ seasonMode });
  }

  /** What the rows are sorted by; kept for all seasons. */
  get order(): RowOrder {
    const { creditSort, creditSortDirection } = this.#session.settings;
    return safeOrder({ sort: creditSort, direction: creditSortDirection }, this.#hidden());
  }

  set order({ sort, direction }: RowOrder) {
    void this.#session.update({ creditSort: sort, creditSortDirection: direction });
  }

  /** Narrows the page by a facet, or no longer. */
  toggleFacet(facet: Facet): void {
    this.#facets = toggleFacet(this.#facets, facet);
  }

  clearFacets(): void {
    this.#facets = [];
  }

  /** Shows everyone again. */
  clearFilter(): void {
    this.filter = '';
    this.#facets = [];
  }
}

/** Everyone of a season in the order of the page, for looking somebody up. */
export function allGroups(sections: CreditSections | null): readonly CreditGroup[] {
  if (sections === null) return [];
  return [...sections.regulars, ...sections.guests, ...sections.crew.flatMap(({ people }) => people)];
}
