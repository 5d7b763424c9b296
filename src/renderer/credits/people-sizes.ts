import type { Density } from '@shared/domain/settings.ts';

/** Regulars are cards with a large portrait; guest stars and crew are rows in columns. */
export type PeopleKind = 'regulars' | 'guests' | 'crew';

/** Sizes of cards and rows for people, in CSS pixels. Row heights include a gap of 4. */
export interface DensitySizes {
  /** Regulars, with a large portrait. */
  readonly card: PeopleSizes;
  /** Regulars on a page narrower than NARROW_LIST: the text is beside the portrait. */
  readonly narrowCard: PeopleSizes;
  /** Guests and crew. */
  readonly row: PeopleSizes;
  readonly posterWidth: number;
  /** A row of the table of credits. */
  readonly tableRow: number;
  readonly tablePicture: { readonly width: number; readonly height: number };
  /** A row of the grid of episodes. */
  readonly gridRow: number;
}

/** The sizes of one kind of list. */
export interface PeopleSizes {
  readonly minColumn: number;
  readonly rowHeight: number;
  readonly picture: { readonly width: number; readonly height: number };
}

/** Lists narrower than this, in CSS pixels, have no space for cards. */
export const NARROW_LIST = 700;

/** Sizes by density; app/tokens.css has the type and the gaps that go with them. */
export const DENSITY_SIZES: Readonly<Record<Density, DensitySizes>> = {
  comfortable: {
    card: { minColumn: 112, rowHeight: 216, picture: { width: 96, height: 144 } },
    narrowCard: { minColumn: 172, rowHeight: 78, picture: { width: 48, height: 68 } },
    row: { minColumn: 204, rowHeight: 58, picture: { width: 32, height: 46 } },
    posterWidth: 60,
    tableRow: 40,
    tablePicture: { width: 24, height: 34 },
    gridRow: 38,
  },
  compact: {
    card: { minColumn: 88, rowHeight: 176, picture: { width: 72, height: 108 } },
    narrowCard: { minColumn: 132, rowHeight: 57, picture: { width: 30, height: 44 } },
    row: { minColumn: 176, rowHeight: 40, picture: { width: 20, height: 28 } },
    posterWidth: 48,
    tableRow: 24,
    tablePicture: { width: 14, height: 20 },
    gridRow: 26,
  },
};
