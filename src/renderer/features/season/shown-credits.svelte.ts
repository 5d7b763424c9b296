import { countFacets, type FacetCount } from '@shared/domain/count-facets.ts';
import { toggleFacet, type Facet } from '@shared/domain/credit-facets.ts';
import { creditRows, type CreditRow } from '@shared/domain/credit-rows.ts';
import { filterSections, keepGroups } from '@shared/domain/filter-credits.ts';
import type { GridRow } from '@shared/domain/episode-grid.ts';
import type { CreditGroup, CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonMode } from '@shared/domain/settings.ts';
import { withoutHiddenPeople, type HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Session } from '../../state/session.svelte.ts';
import type { SheetLayout } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { RowSelection } from '../../ui/row-selection.svelte.ts';
import { orderRows, safeOrder, type RowOrder } from '../../credits/credit-table-sort.ts';

/** What {@link ShownCredits} needs. */
export interface ShownCreditsOptions {
  /** What the page must not give away. */
  readonly hidden: () => HiddenDetails;
  /** Where the way of showing and the order are kept. */
  readonly session: Pick<Session, 'settings' | 'update'>;
  /** In whose language names are ordered. */
  readonly texts: Pick<Texts, 'locale' | 'credits'>;
}

/** What shows people in an order of its own. */
export interface PeopleInOrder {
  /** Ids of those on show, in their order. */
  readonly people: () => readonly number[];
  /** Whose people they are, when they are not all; `null` when they are. */
  readonly narrowedTo: () => string | null;
  /** Those on show, with their part in each episode. */
  readonly gridRows: () => readonly GridRow[];
}

/** A season's credits on its page: how they are narrowed, shown and sorted. */
export class ShownCredits {
  readonly #sections: () => CreditSections | null;
  readonly #hidden: () => HiddenDetails;
  readonly #session: Pick<Session, 'settings' | 'update'>;
  readonly #texts: Pick<Texts, 'locale' | 'credits'>;

  /** What the reader typed into the filter. */
  filter = $state('');
  #facets = $state.raw<readonly Facet[]>([]);
  /** The grid of episodes while it is there, which has an order of its own and can show some of the people only. */
  grid = $state.raw<PeopleInOrder | null>(null);

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
      : filterSections(
          this.visible,
          { query: this.filter, facets: this.#facets },
          this.#hidden(),
          this.#texts.credits,
        ),
  );
  /** How many the words leave of each section, whichever of them the reader has chosen. */
  readonly sectionCounts: CreditSections['counts'] | null = $derived.by(() => {
    const others = this.#facets.filter(({ kind }) => kind !== 'section');
    if (this.visible === null || others.length === this.#facets.length) return this.shown?.counts ?? null;
    const query = { query: this.filter, facets: others };
    return filterSections(this.visible, query, this.#hidden(), this.#texts.credits).counts;
  });
  readonly isFiltered: boolean = $derived(this.filter.trim() !== '' || this.#facets.length > 0);
  /** What each facet would leave. Counted only while somebody reads it. */
  readonly facetCounts: readonly FacetCount[] = $derived.by(() =>
    this.visible === null
      ? []
      : countFacets(
          this.visible,
          { query: this.filter, facets: this.#facets },
          this.#hidden(),
          this.#texts.credits,
        ),
  );
  /** All rows in their order. Sorted before they are filtered: the filter changes at every key stroke, the order hardly ever. */
  readonly allRows: readonly CreditRow[] = $derived.by(() =>
    this.visible === null ? [] : orderRows(creditRows(this.visible), this.order, this.#hidden(), this.#texts),
  );
  /** Whom paper shows: those on the page, or those selected. Made only while somebody reads it. */
  readonly printed: CreditSections | null = $derived.by(() => {
    if (this.shown === null) return null;
    if (this.selected.length > 0) {
      const groups = new Set(this.selected.map(({ group }) => group));
      return keepGroups(this.shown, (group) => groups.has(group));
    }
    if (this.narrowedTo === null) return this.shown;
    const people = new Set(this.grid?.people());
    return keepGroups(this.shown, ({ person }) => people.has(person.personId));
  });
  /** How paper shows them: as the page does. */
  readonly layout: SheetLayout = $derived.by(() => {
    switch (this.mode) {
      case 'portraits':
        return { kind: 'people' };
      case 'table':
        return { kind: 'table', rows: this.selected.length > 0 ? this.selected : this.rows };
      case 'episodes':
        return { kind: 'grid', rows: this.grid?.gridRows() ?? [] };
    }
  });
  /** Those who are shown, in the order in which the reader sees them. Made only while somebody reads it. */
  readonly rows: readonly CreditRow[] = $derived.by(() => {
    if (this.shown === null) return [];
    switch (this.mode) {
      case 'table':
        return this.#shownRows(this.shown);
      case 'portraits':
        return creditRows(this.shown);
      case 'episodes':
        return inOrderOf(this.grid?.people() ?? [], creditRows(this.shown));
    }
  });

  /** Everyone the reader sees, in that order: for going from one to the next. Made only while somebody reads it. */
  readonly people: readonly CreditGroup[] = $derived.by(() => {
    if (this.mode === 'portraits') return allGroups(this.shown);
    const groups = this.rows.map(({ group }) => group);
    if (this.mode === 'table') return groups;
    // The grid has one row for a person, whatever they did.
    return groups.filter(({ person }, index) => person.personId !== groups[index - 1]?.person.personId);
  });

  /** The rows that the reader has selected in the table. */
  readonly selection = new RowSelection();
  /** Those of them that are on show, in that order. */
  readonly selected: readonly CreditRow[] = $derived.by(() =>
    this.mode === 'table' ? this.rows.filter(({ id }) => this.selection.has(id)) : [],
  );

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

  /** What the grid of episodes shows alone, "Episode 7: …"; `null` where all are shown. */
  get narrowedTo(): string | null {
    return this.mode === 'episodes' ? (this.grid?.narrowedTo() ?? null) : null;
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

  #shownRows(shown: CreditSections): readonly CreditRow[] {
    if (shown === this.visible) return this.allRows;
    const left = new Set(allGroups(shown));
    return this.allRows.filter(({ group }) => left.has(group));
  }

  /** Narrows the page by a facet, or no longer. */
  toggleFacet(facet: Facet): void {
    this.#facets = toggleFacet(this.#facets, facet);
  }

  /** Narrows the page as it was narrowed before. */
  recall({ filter, facets }: { readonly filter: string; readonly facets: readonly Facet[] }): void {
    this.filter = filter;
    this.#facets = facets;
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

/** The rows of some people, in the order of these. */
function inOrderOf(people: readonly number[], rows: readonly CreditRow[]): readonly CreditRow[] {
  const rowsOf = Map.groupBy(rows, ({ group }) => group.person.personId);
  return people.flatMap((personId) => rowsOf.get(personId) ?? []);
}

/** Everyone of a season in the order of the page, for looking somebody up. */
export function allGroups(sections: CreditSections | null): readonly CreditGroup[] {
  if (sections === null) return [];
  return [...sections.regulars, ...sections.guests, ...sections.crew.flatMap(({ people }) => people)];
}
