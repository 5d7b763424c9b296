import type { Density } from '@shared/domain/settings.ts';

/** How large people are shown, in CSS pixels. Row heights hold a gap of 8. */
export interface DensitySizes {
  /** Regulars, with a portrait worth looking at. */
  readonly card: PeopleSizes;
  /** Guests and crew. */
  readonly row: PeopleSizes;
  readonly posterWidth: number;
}

/** The sizes of one kind of list. */
export interface PeopleSizes {
  readonly minColumn: number;
  readonly rowHeight: number;
  readonly picture: { readonly width: number; readonly height: number };
}

/** Sizes by density; app/tokens.css has the type and the gaps that go with them. */
export const DENSITY_SIZES: Readonly<Record<Density, DensitySizes>> = {
  comfortable: {
    card: { minColumn: 148, rowHeight: 290, picture: { width: 132, height: 198 } },
    row: { minColumn: 270, rowHeight: 72, picture: { width: 34, height: 48 } },
    posterWidth: 116,
  },
  compact: {
    card: { minColumn: 108, rowHeight: 226, picture: { width: 92, height: 138 } },
    row: { minColumn: 222, rowHeight: 52, picture: { width: 26, height: 38 } },
    posterWidth: 84,
  },
};
