import type { ExportColumn } from './credit-export.ts';
import type { CreditSort, SortDirection } from './credit-rows.ts';
import type { UpdateChoice } from './update.ts';

/** What the reader has chosen. Kept in settings.json; each field has a default, so a new one never breaks an old file. */
export interface Settings {
  /** TMDB language tag for new seasons, such as `en-US`. */
  readonly language: string;
  readonly theme: Theme;
  /** Width of the library pane in CSS pixels. */
  readonly sidebarWidth: number;
  /** The library pane is hidden. */
  readonly isSidebarFolded: boolean;
  /** What the series of the library pane are sorted by. */
  readonly libraryOrder: LibraryOrder;
  /** Where the reader was, to open there again; an `endroll://` address or `null`. */
  readonly lastAddress: string | null;
  /** ISO time up to which the reader has read the changes; `null` if they never have. */
  readonly changesSeenAt: string | null;
  /** Language of the window's own texts. */
  readonly interfaceLanguage: InterfaceLanguage;
  readonly density: Density;
  /** What the window hides until the reader shows it; each can be shown separately. */
  readonly hideEpisodeCounts: boolean;
  readonly hideCharacters: boolean;
  readonly hideGuests: boolean;
  /** J, K, `[` and `]` work without a modifier (WCAG 2.1.4: they can be turned off). */
  readonly singleKeys: boolean;
  readonly imageSize: ImageSizeChoice;
  /** The most disk space pictures may use, in megabytes (1,000,000 bytes); `null` for no limit. */
  readonly pictureLimit: number | null;
  readonly seasonMode: SeasonMode;
  /** What the rows of a season's credits are sorted by. */
  readonly creditSort: CreditSort;
  readonly creditSortDirection: SortDirection;
  readonly updates: UpdateChoice;
  /** The columns of an export in addition to the fixed ones; `null` for all. */
  readonly exportColumns: readonly ExportColumn[] | null;
  /** The text size of the end roll, relative to the normal one. */
  readonly rollSize: (typeof ROLL_SIZES)[number];
  /** How fast the end roll moves, in lines per second. */
  readonly rollSpeed: (typeof ROLL_SPEEDS)[number];
}

/** The text sizes of the end roll. */
export const ROLL_SIZES = [0.75, 1, 1.25, 1.5, 2] as const;

/** The speeds of the end roll. */
export const ROLL_SPEEDS = [0.5, 0.8, 1.2, 2, 3.5] as const;

/** The languages of the interface. */
export const INTERFACE_LOCALES = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const;

/** In the order in which they are offered. */
export const LIBRARY_ORDERS = ['name', 'opened', 'added'] as const;

/** A language of the interface. */
export type InterfaceLocale = (typeof INTERFACE_LOCALES)[number];

/** What the series of the library pane are sorted by: times newest first. */
export type LibraryOrder = (typeof LIBRARY_ORDERS)[number];

/** `system` follows the operating system; English if it uses none of ours. */
export type InterfaceLanguage = 'system' | InterfaceLocale;

/** `compact` shows more at once. */
export type Density = 'comfortable' | 'compact';

/** How a season is shown: as cards and lists, as a table of all credits, or as people by episode. */
export type SeasonMode = 'portraits' | 'table' | 'episodes';

/** `large` keeps and shows sharper pictures, at about four times the space. */
export type ImageSizeChoice = 'standard' | 'large';

/** `system` follows the operating system, live. */
export type Theme = 'system' | 'light' | 'dark';

/** The narrowest and widest library pane, in CSS pixels. */
export const SIDEBAR_WIDTH = { min: 220, max: 460 } as const;

/** The smallest and largest limit for pictures, in megabytes. */
export const PICTURE_LIMIT = { min: 50, max: 1_000_000 } as const;

/** The defaults. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'en-US',
  theme: 'system',
  sidebarWidth: 288,
  isSidebarFolded: false,
  libraryOrder: 'name',
  lastAddress: null,
  changesSeenAt: null,
  interfaceLanguage: 'system',
  density: 'comfortable',
  hideEpisodeCounts: false,
  hideCharacters: false,
  hideGuests: false,
  singleKeys: true,
  imageSize: 'standard',
  pictureLimit: null,
  seasonMode: 'portraits',
  creditSort: 'billing',
  creditSortDirection: 'ascending',
  updates: 'tell',
  exportColumns: null,
  rollSize: 1,
  rollSpeed: 0.8,
};
