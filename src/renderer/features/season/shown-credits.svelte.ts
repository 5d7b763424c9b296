import { countFacets, type FacetCount } from '@shared/domain/count-facets.ts';
import { toggleFacet, type Facet, type OwnOf } from '@shared/domain/credit-facets.ts';
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
import type { ToTable } from '../../credits/copy-credits.ts';
import { orderRows, safeOrder, type RowOrder } from '../../credits/credit-table-sort.ts';

export interface ShownCreditsOptions {
  /** The spoilers of the page. */
  readonly hidden: () => HiddenDetails;
  /** Stores the view and the order. */
  readonly session: Pick<Session, 'settings' | 'choose'>;
  /** The language whose sort order is used for names. */
  readonly texts: Pick<Texts, 'locale' | 'credits'>;
  /** Nothing by default. */
  readonly ownOf?: OwnOf;
}

/** A view that shows people in rows and columns of its own. */
export interface CreditsView {
  /** Rows of credits as the view shows them, as they are copied. */
  readonly tableOf: ToTable;
  /** Moves the focus to the first row, wherever the page is scrolled to. */
  readonly focusFirst: () => void;
}

/** A view that shows people in its own order. */
export interface PeopleInOrder extends CreditsView {
  /** Ids of the people shown, in order. */
  readonly people: () => readonly number[];
  /** What the people are narrowed to; `null` if all are shown. */
  readonly narrowedTo: () => string | null;
  /** The people shown, with their part in each episode. */
  readonly gridRows: () => readonly GridRow[];
}

/** A season's credits on its page: filters, view and order. */
export class ShownCredits {
  readonly #sections: () => CreditSections | null;
  readonly #hidden: () => HiddenDetails;
  readonly #session: Pick<Session, 'settings' | 'choose'>;
  readonly #texts: Pick<Texts, 'locale' | 'credits'>;
  /** What the reader has made of somebody in the season. */
  readonly ownOf: OwnOf;

  /** What the reader typed into the filter. */
  filter = $state('');
  #facets = $state.raw<readonly Facet[]>([]);
  /** The episode grid while it is shown; it has its own order and can be narrowed to some people. */
  grid = $state.raw<PeopleInOrder | null | undefined>(null);
  /** The table while it is shown; it has the columns for which there is room. */
  table = $state.raw<CreditsView | null | undefined>(null);

  /** Everyone in the season; `null` until it has loaded. */
  readonly sections: CreditSections | null = $derived.by(() => this.#sections());
  /** Everyone who is not hidden. */
  readonly visible: CreditSections | null = $derived.by(() =>
    this.sections === null ? null : withoutHiddenPeople(this.sections, this.#hidden()),
  );
  /** Everyone who matches the filter and the facets. */
  readonly shown: CreditSections | null = $derived.by(() =>
    this.visible === null
      ? null
      : filterSections(
          this.visible,
          { query: this.filter, facets: this.#facets },
          this.#hidden(),
          this.#texts.credits,
          this.ownOf,
        ),
  );
  /** How many people in each section match the text, whichever sections are selected. */
  readonly sectionCounts: CreditSections['counts'] | null = $derived.by(() => {
    const others = this.#facets.filter(({ kind }) => kind !== 'section');
    if (this.visible === null || others.length === this.#facets.length) return this.shown?.counts ?? null;
    const query = { query: this.filter, facets: others };
    return filterSections(this.visible, query, this.#hidden(), this.#texts.credits, this.ownOf).counts;
  });
  readonly isFiltered: boolean = $derived(this.filter.trim() !== '' || this.#facets.length > 0);
  /** How many people would remain for each facet. Computed only while it is read. */
  readonly facetCounts: readonly FacetCount[] = $derived.by(() =>
    this.visible === null
      ? []
      : countFacets(
          this.visible,
          { query: this.filter, facets: this.#facets },
          this.#hidden(),
          this.#texts.credits,
          this.ownOf,
        ),
  );
  /** All rows in order. Sorted before filtering: the filter changes at every keystroke, the order hardly ever. */
  readonly allRows: readonly CreditRow[] = $derived.by(() =>
    this.visible === null ? [] : orderRows(creditRows(this.visible), this.order, this.#hidden(), this.#texts),
  );
  /** The people to print: those on the page, or the selected ones. Computed only while it is read. */
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
  /** The print layout: that of the page. */
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
  /** The people shown, in the visible order. Computed only while it is read. */
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

  /** Everyone visible, in that order, for stepping from one to the next. Computed only while it is read. */
  readonly people: readonly CreditGroup[] = $derived.by(() => {
    if (this.mode === 'portraits') return allGroups(this.shown);
    const groups = this.rows.map(({ group }) => group);
    if (this.mode === 'table') return groups;
    // The grid has one row per person, whatever they did.
    return groups.filter(({ person }, index) => person.personId !== groups[index - 1]?.person.personId);
  });

  /** The rows selected in the table, or among the portraits. */
  readonly selection = new RowSelection();
  /** The selected rows that are shown, in order; the grid of episodes has no selection. */
  readonly selected: readonly CreditRow[] = $derived.by(() =>
    this.selection.isEmpty || this.mode === 'episodes'
      ? []
      : this.rows.filter(({ id }) => this.selection.has(id)),
  );
  readonly #selectedGroups: ReadonlySet<string> = $derived.by(
    () => new Set(this.selected.map(({ group }) => group.id)),
  );

  constructor(
    sections: () => CreditSections | null,
    { hidden, session, texts, ownOf = () => null }: ShownCreditsOptions,
  ) {
    this.#sections = sections;
    this.#hidden = hidden;
    this.#session = session;
    this.#texts = texts;
    this.ownOf = ownOf;
  }

  /** The selected facets, in the order of selection. */
  get facets(): readonly Facet[] {
    return this.#facets;
  }

  /** What the episode grid is narrowed to, "Episode 7: …"; `null` if all are shown. */
  get narrowedTo(): string | null {
    return this.mode === 'episodes' ? (this.grid?.narrowedTo() ?? null) : null;
  }

  /** The view on screen; `null` for portraits, and until it has been loaded. */
  get shownView(): CreditsView | null {
    return { portraits: null, table: this.table, episodes: this.grid }[this.mode] ?? null;
  }

  /** Rows with the columns of the view, as they are copied; portraits have no columns. */
  get toTable(): ToTable | undefined {
    const { shownView } = this;
    return shownView === null ? undefined : (rows) => shownView.tableOf(rows);
  }

  /** The view; remembered for all seasons. */
  get mode(): SeasonMode {
    return this.#session.settings.seasonMode;
  }

  set mode(seasonMode: SeasonMode) {
    this.#session.choose({ seasonMode });
  }

  /** The sort order; remembered for all seasons. */
  get order(): RowOrder {
    const { creditSort, creditSortDirection } = this.#session.settings;
    return safeOrder({ sort: creditSort, direction: creditSortDirection }, this.#hidden());
  }

  set order({ sort, direction }: RowOrder) {
    this.#session.choose({ creditSort: sort, creditSortDirection: direction });
  }

  /** Somebody is among the selected rows. */
  isSelected({ id }: CreditGroup): boolean {
    return this.#selectedGroups.has(id);
  }

  #shownRows(shown: CreditSections): readonly CreditRow[] {
    if (shown === this.visible) return this.allRows;
    const left = new Set(allGroups(shown));
    return this.allRows.filter(({ group }) => left.has(group));
  }

  /** Adds or removes a facet. */
  toggleFacet(facet: Facet): void {
    this.#facets = toggleFacet(this.#facets, facet);
  }

  /** Restores earlier filters. */
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

/** The rows of some people, in their order. */
function inOrderOf(people: readonly number[], rows: readonly CreditRow[]): readonly CreditRow[] {
  const rowsOf = Map.groupBy(rows, ({ group }) => group.person.personId);
  return people.flatMap((personId) => rowsOf.get(personId) ?? []);
}

/** Everyone in a season in the order of the page, to look up a person. */
export function allGroups(sections: CreditSections | null): readonly CreditGroup[] {
  if (sections === null) return [];
  return [...sections.regulars, ...sections.guests, ...sections.crew.flatMap(({ people }) => people)];
}
