import type { CreditRow } from '@shared/domain/credit-rows.ts';
import type { GridRow } from '@shared/domain/episode-grid.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';

/** The layout of a sheet: that of the page, with its rows in order. */
export type SheetLayout =
  | { readonly kind: 'people' }
  | { readonly kind: 'table'; readonly rows: readonly CreditRow[] }
  | { readonly kind: 'grid'; readonly rows: readonly GridRow[] };

/** What a credits sheet shows. */
export interface SheetContent {
  readonly page: SeasonPage;
  /** The people the page shows: all of the season, or those who match the filter. */
  readonly sections: CreditSections;
  readonly layout: SheetLayout;
  /** The active filters, as text: `“director”`, "Department: Directing", "Episode 7". */
  readonly narrowedBy: readonly string[];
  /** What must not be shown on the page or on paper. */
  readonly hidden: HiddenDetails;
  /** What is left out for that, in words: a sheet never looks as if there were nobody. */
  readonly leftOut: readonly string[];
}

/**
 * A list of people that is not one season: a comparison, a series by seasons, the results of a search. It consists of text
 * as the page shows it, so it does not contain what is hidden there.
 */
export interface ListSheet {
  readonly title: string;
  /** How many there are, and how they were chosen: lines below the title. */
  readonly facts: readonly string[];
  readonly parts: readonly SheetPart[];
  readonly source: SheetSource;
}

/**
 * Where a list comes from: all of it from the built-in sample, or from TMDB, with the ISO time at which the oldest of its
 * answers arrived; `null` if that is not known of everything in it.
 */
export type SheetSource = 'sample' | { readonly fetchedAt: string | null };

/**
 * A table in a list; one with a single column is set in two columns instead. Parts one after another with the same columns
 * are one table.
 */
export interface SheetPart {
  /** `''` for none. */
  readonly heading: string;
  /** The heading is not followed by how many rows there are: they are not what the reader counts. */
  readonly isUncounted?: boolean;
  /** Text below the heading. */
  readonly paragraphs?: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly string[])[];
}

export interface SheetColumn {
  /** If all are `''`, the table has no head. */
  readonly label: string;
  /** `name` is what the row is about; `count` is a number, and `mark` is symbols, as narrow as possible. */
  readonly kind: 'name' | 'text' | 'count' | 'mark';
  /** An empty column says something, so it stays. */
  readonly isKept?: boolean;
  /**
   * Such as a season or an episode: as many of these columns as are readable stand beside the names on paper, and the others
   * in tables of their own.
   */
  readonly isOneOfMany?: boolean;
}

/** The most seasons in one document: about five hundred pages. */
export const MOST_SHEETS = 200;
/**
 * The most credits in one document. Laid out for paper, one takes some fifty kilobytes, and Chromium ends a page that needs four
 * gigabytes.
 */
const MOST_CREDITS = 60_000;

/** Seasons in as few documents as hold them, in their order; `creditsOf`: as many as the season has, 0 if that is not known. */
export function divideSheets<Season>(
  seasons: readonly Season[],
  creditsOf: (season: Season) => number,
): readonly (readonly Season[])[] {
  const documents: Season[][] = [];
  let credits = 0;
  for (const season of seasons) {
    const own = creditsOf(season);
    const last = documents.at(-1);
    if (last !== undefined && last.length < MOST_SHEETS && credits + own <= MOST_CREDITS) {
      last.push(season);
      credits += own;
    } else {
      documents.push([season]);
      credits = own;
    }
  }
  return documents;
}

/** Whatever can be printed. */
export type Sheet = SheetContent | ListSheet;

export function isListSheet(sheet: Sheet): sheet is ListSheet {
  return 'parts' in sheet;
}
