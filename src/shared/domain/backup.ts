import type { SeasonKey } from './season.ts';
import type { Settings } from './settings.ts';
import type { ItemContents, ItemKind } from './yours.ts';

/** What names a file as a backup of Endroll's. */
export const BACKUP_FORMAT = 'endroll-backup';

/** A newer number is a newer Endroll's, whose file is not read. */
export const BACKUP_VERSION = 1;

/** No backup is nearly as large: 100,000 notes of a page each. In bytes. */
export const LARGEST_BACKUP = 100_000_000;

/** One thing the reader has made. */
export type OwnItem = {
  readonly [Kind in ItemKind]: {
    readonly kind: Kind;
    /** Of a mark, the key of its subject (yours.ts); of a list or a search, a UUID; else the series' id. */
    readonly id: string;
    readonly content: ItemContents[Kind];
    /** ISO time. */
    readonly changedAt: string;
  };
}[ItemKind];

/** A season the reader has kept: what it is called and what is in it is TMDB's, and not in a backup. */
export interface BackedUpSeason extends SeasonKey {
  /** ISO time. */
  readonly addedAt: string;
}

/** What of a library is the reader's own. */
export interface OwnContent {
  readonly items: readonly OwnItem[];
  readonly kept: readonly BackedUpSeason[];
}

/** Settings that mean something on another computer. */
export type BackedUpSettings = Partial<Omit<Settings, 'lastAddress' | 'sidebarWidth' | 'isSidebarFolded'>>;

/** A backup file: JSON in UTF-8. docs/backup.md describes it. */
export interface Backup extends OwnContent {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: number;
  /** ISO time. */
  readonly createdAt: string;
  /** Version of the Endroll that wrote it. */
  readonly madeBy: string;
  readonly settings: BackedUpSettings;
}

/** How a backup meets what is here. */
export interface RestoreCounts {
  /** Only in the backup. */
  readonly added: number;
  /** In both, and the backup's is newer. */
  readonly newer: number;
  /** In both, and what is here is newer. */
  readonly older: number;
  /** The same in both. */
  readonly same: number;
  /** Only here: it stays when merging, and goes when replacing. */
  readonly onlyHere: number;
}

/** What a restore would do. */
export interface RestorePreview {
  /** ISO time at which the backup was made. */
  readonly createdAt: string;
  readonly items: RestoreCounts;
  /** How many of each kind are in the backup. */
  readonly kinds: Readonly<Record<ItemKind, number>>;
  /** Seasons in the backup that are not kept here, and will be fetched again. */
  readonly newSeasons: number;
  readonly seasons: number;
  readonly hasSettings: boolean;
}

/** `merge`: what is only here stays, and of what is in both the newer. `replace`: all is as in the backup. */
export type RestoreMode = 'merge' | 'replace';

/** What a restore did. */
export interface RestoreOutcome {
  /** Things that are different now. */
  readonly changed: number;
  /** Seasons that are being fetched. */
  readonly seasons: number;
}

/** What was written. */
export interface BackupSaved {
  readonly items: number;
  readonly seasons: number;
}
