import { seasonKeyText, type KeptSeason } from '@shared/domain/season.ts';
import { foldText } from '@shared/domain/fold-text.ts';
import { filterKept, type SeasonNames } from '../../state/kept-index.ts';
import type { KeptSeries } from '../../state/kept-series.ts';
import { moveOf, nextRow } from '../../ui/move-keys.ts';

/** A line of the library pane. */
export type TreeRow = SeriesRow | SeasonRow;

interface Row {
  /** Identifies the row as long as the window is open; also part of its element's id. */
  readonly id: string;
  readonly series: KeptSeries;
  /** The position on its level within the same series, from 1, as for `aria-posinset`. */
  readonly position: number;
  readonly siblings: number;
}

export interface SeriesRow extends Row {
  readonly kind: 'series';
  readonly isUnfolded: boolean;
}

export interface SeasonRow extends Row {
  readonly kind: 'season';
  readonly season: KeptSeason;
}

/** What the reader has open; it is expanded and highlighted. */
export interface OpenPage {
  readonly seriesId: number;
  /** `null` on the page of the series. */
  readonly season: string | null;
}

/** A pause of this length, in milliseconds, ends typing ahead to a name. */
const TYPING_PAUSE = 700;

/**
 * The rows of the library pane: one for each series, with the seasons of expanded series below
 * (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/). One of them is active for the keyboard, rendered or not.
 */
export class LibraryTree {
  readonly #all: () => readonly KeptSeries[];
  readonly #names: SeasonNames;
  readonly #open: () => OpenPage | null;
  #filter = $state('');
  /** Which series the reader has collapsed or expanded. All others are collapsed, except the last opened one. */
  #folds = $state.raw<ReadonlyMap<number, boolean>>(new Map());
  /** The last opened kept series: it stays expanded while the reader is on a page that belongs to no series. */
  #openedLast: number | null = null;
  #activeId = $state.raw<string | null>(null);
  /** The position of the active row, for the row that replaces it if it disappears. */
  #lastIndex = 0;
  #typed = '';
  #typedAt = 0;

  readonly rows: readonly TreeRow[] = $derived.by(() => this.#toRows());
  readonly #indexes: ReadonlyMap<string, number> = $derived(
    new Map(this.rows.map(({ id }, index) => [id, index])),
  );
  /** The row of what is open: the season, or its series if that is collapsed; -1 for none. */
  readonly openIndex: number = $derived.by(() => {
    const open = this.#open();
    if (open === null) return -1;
    const season = open.season === null ? undefined : this.#indexes.get(`season-${open.season}`);
    return season ?? this.#indexes.get(seriesRowId(open.seriesId)) ?? -1;
  });
  /** The active row: the one last active, otherwise what is open, otherwise the first; -1 for none. */
  readonly activeIndex: number = $derived.by(() => {
    const last = this.rows.length - 1;
    if (this.#activeId === null) return Math.min(last, Math.max(0, this.openIndex));
    return this.#indexes.get(this.#activeId) ?? Math.min(this.#lastIndex, last);
  });

  /** `all` in the order wanted. */
  constructor(all: () => readonly KeptSeries[], open: () => OpenPage | null, names: SeasonNames) {
    this.#all = all;
    this.#open = open;
    this.#names = names;
  }

  get filter(): string {
    return this.#filter;
  }

  set filter(text: string) {
    this.#filter = text;
    this.#activeId = null;
    this.#lastIndex = 0;
  }

  get active(): TreeRow | undefined {
    return this.rows[this.activeIndex];
  }

  /** True if the row is that of what is open. */
  isOpen(row: TreeRow): boolean {
    const open = this.#open();
    if (open === null) return false;
    return row.kind === 'series'
      ? open.season === null && open.seriesId === row.series.seriesId
      : open.season === seasonKeyText(row.season);
  }

  /** Puts the keyboard on a row. */
  activate(index: number): void {
    const next = Math.max(0, Math.min(index, this.rows.length - 1));
    this.#activeId = this.rows[next]?.id ?? null;
    this.#lastIndex = next;
  }

  /** Expands or collapses a series. If the active season is collapsed, its series becomes active. */
  setFold(series: KeptSeries, isUnfolded: boolean): void {
    const { active } = this;
    if (!isUnfolded && active?.kind === 'season' && active.series === series) {
      this.#activeId = seriesRowId(series.seriesId);
    }
    this.#folds = new Map(this.#folds).set(series.seriesId, isUnfolded);
  }

  /** Expands what the reader has opened; the previous series collapses, unless they expanded it themselves. */
  follow(open: OpenPage | null): void {
    this.#activeId = null;
    if (open === null || this.#folds.get(open.seriesId) !== false) return;
    const folds = new Map(this.#folds);
    folds.delete(open.seriesId);
    this.#folds = folds;
  }

  /** Handles keys that move, expand or collapse; false for any other. `pageRows`: how many rows are visible. */
  move(key: string, isRightToLeft: boolean, pageRows: number): boolean {
    const move = moveOf(key, isRightToLeft);
    if (move?.by === 'column') {
      if (move.step === 1) this.#moveIn();
      else this.#moveOut();
      return true;
    }
    const next = nextRow(key, this.activeIndex, this.rows.length, pageRows);
    if (next !== null) this.activate(next);
    return next !== null;
  }

  /** Moves to the next row whose name starts with the typed letters. */
  type(character: string, now: number): void {
    this.#typed = now - this.#typedAt > TYPING_PAUSE ? character : this.#typed + character;
    this.#typedAt = now;
    const wanted = foldText(this.#typed);
    const { rows, activeIndex } = this;
    // Repeating a letter moves to the next name that starts with it.
    const isRepeated = Array.from(wanted).every((letter) => letter === wanted[0]);
    const text = isRepeated ? wanted.slice(0, 1) : wanted;
    const from = isRepeated ? activeIndex + 1 : activeIndex;
    for (let step = 0; step < rows.length; step += 1) {
      const index = (from + step) % rows.length;
      const row = rows[index];
      if (row !== undefined && this.#namesOf(row).some((name) => foldText(name).startsWith(text))) {
        this.activate(index);
        return;
      }
    }
  }

  /** With and without an article: both are searched. */
  #namesOf(row: TreeRow): readonly string[] {
    if (row.kind === 'series') return [row.series.name, row.series.sortedAs];
    return [this.#names.seasonName(row.season.seasonName, row.season.seasonNumber)];
  }

  /** True while a name is being typed, so that a space is part of it. */
  isTyping(now: number): boolean {
    return this.#typed !== '' && now - this.#typedAt <= TYPING_PAUSE;
  }

  /** Expands a series; if it is expanded, moves to its first season. */
  #moveIn(): void {
    const { active, activeIndex } = this;
    if (active?.kind !== 'series') return;
    if (active.isUnfolded) this.activate(activeIndex + 1);
    else this.setFold(active.series, true);
  }

  /** Moves from a season to its series; collapses a series. */
  #moveOut(): void {
    const { active } = this;
    if (active === undefined) return;
    if (active.kind === 'series') {
      if (active.isUnfolded) this.setFold(active.series, false);
      return;
    }
    this.activate(this.#indexes.get(seriesRowId(active.series.seriesId)) ?? 0);
  }

  #toRows(): readonly TreeRow[] {
    const open = this.#open()?.seriesId;
    const all = this.#all();
    if (open !== undefined && all.some(({ seriesId }) => seriesId === open)) this.#openedLast = open;
    const matches = filterKept(all, this.#filter, this.#names);
    const rows: TreeRow[] = [];
    for (const [index, { series, seasons }] of matches.entries()) {
      // Seasons found by their own names are shown.
      const isUnfolded =
        seasons !== null || (this.#folds.get(series.seriesId) ?? series.seriesId === this.#openedLast);
      const id = seriesRowId(series.seriesId);
      rows.push({ kind: 'series', id, series, isUnfolded, position: index + 1, siblings: matches.length });
      if (!isUnfolded) continue;
      const shown = seasons ?? series.seasons;
      for (const [at, season] of shown.entries()) {
        rows.push({
          kind: 'season',
          id: `season-${seasonKeyText(season)}`,
          series,
          season,
          position: at + 1,
          siblings: shown.length,
        });
      }
    }
    return rows;
  }
}

function seriesRowId(seriesId: number): string {
  return `series-${seriesId}`;
}
