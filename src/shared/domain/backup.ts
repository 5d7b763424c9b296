import type { SeasonKey } from './season.ts';
import type { Settings } from './settings.ts';
import type { ItemContents, ItemKind } from './yours.ts';

/** Identifies a file as an Endroll backup. */
export const BACKUP_FORMAT = 'endroll-backup';

/** A file with a higher number comes from a newer Endroll and is not read. */
export const BACKUP_VERSION = 1;

/** In bytes. Far larger than any real backup: 100,000 notes of a page each. */
export const LARGEST_BACKUP = 100_000_000;

/** One thing the reader has added. */
export type OwnItem = {
  readonly [Kind in ItemKind]: {
    readonly kind: Kind;
    /** For a mark, the key of its subject (yours.ts); for a list or a search, a UUID; otherwise the series' id. */
    readonly id: string;
    readonly content: ItemContents[Kind];
    /** ISO time. */
    readonly changedAt: string;
  };
}[ItemKind];

/** A season the reader keeps. Its name and content are TMDB's and not part of a backup. */
export interface BackedUpSeason extends SeasonKey {
  /** ISO time. */
  readonly addedAt: string;
}

/** Identifies an item. */
export type OwnItemKey = Pick<OwnItem, 'kind' | 'id'>;

/** The part of a library that the reader has made. */
export interface OwnContent {
  readonly items: readonly OwnItem[];
  readonly kept: readonly BackedUpSeason[];
}

/** What is restored from a backup. */
export interface RestorableContent extends OwnContent {
  /** Items of the backup whose content cannot be read: what is here of them stays in any case. */
  readonly unreadable: readonly OwnItemKey[];
}

/** Settings that are meaningful on another computer. */
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

/** How a backup compares with what is here. */
export interface RestoreCounts {
  /** Only in the backup. */
  readonly added: number;
  /** In both, and the backup's is newer. */
  readonly newer: number;
  /** In both, and what is here is newer. */
  readonly older: number;
  /** The same in both. */
  readonly same: number;
  /** Only here, and not among the items that cannot be read: kept when merging, removed when replacing. */
  readonly onlyHere: number;
}

/** Words in the window's language for what is saved as Markdown. */
export interface MarkdownWords {
  readonly title: string;
  readonly reviewed: string;
}

/** What cannot be read: an item as a whole, a season, an entry of a list, a tag, or something of an unknown kind. */
export type LeftOutKind = ItemKind | 'season' | 'entry' | 'tag' | 'other';

/** Something in a backup that cannot be read; everything else of the file is restored without it. */
export interface LeftOutOfBackup {
  readonly what: LeftOutKind;
  /**
   * What it is called, as far as that can be read: the name of a list or search; the key of what a mark, a season or the seen
   * part of a series is about; or `''`. Of a list's entry, the name of the list; of a tag, the key of what is marked.
   */
  readonly name: string;
  /** Where its first problem is: `items.3.content.note`. */
  readonly path: string;
}

/** The most that are named. */
export const MOST_LEFT_OUT_NAMED = 20;

/** What a restore would change. */
export interface RestoreChanges {
  readonly items: RestoreCounts;
  /** How many of each kind are in the backup. */
  readonly kinds: Readonly<Record<ItemKind, number>>;
  /** Seasons in the backup that are not in the list here. */
  readonly newSeasons: number;
  /** Of these, the ones to be fetched: one that was only removed comes back as it was. */
  readonly seasonsToFetch: number;
  /** All seasons in the backup. */
  readonly seasons: number;
}

/** What a restore would do. */
export interface RestorePreview extends RestoreChanges {
  /** ISO time at which the backup was made; `null` if the file does not say. */
  readonly createdAt: string | null;
  readonly hasSettings: boolean;
  /** How much of it cannot be read. */
  readonly leftOutCount: number;
  /** The first {@link MOST_LEFT_OUT_NAMED} of that. */
  readonly leftOut: readonly LeftOutOfBackup[];
}

/** `merge`: what is only here stays, and the newer version wins. `replace`: everything becomes as in the backup. */
export type RestoreMode = 'merge' | 'replace';

/** What a restore did. */
export interface RestoreOutcome {
  /** How many things have changed. */
  readonly changed: number;
  /** Seasons that are being fetched. */
  readonly seasons: number;
}

/** What was written. */
export interface BackupSaved {
  readonly items: number;
  readonly seasons: number;
}

/**
 * Where the data of a library that cannot be opened was read from: its file, or, if that is damaged or missing, its newest
 * intact copy (`copiedAt`: an ISO time) with whatever else could be read, or only such parts. `nothing`: nothing could be read.
 */
export type RescueSource =
  | { readonly kind: 'file' }
  | { readonly kind: 'copy'; readonly copiedAt: string }
  | { readonly kind: 'parts' }
  | { readonly kind: 'nothing' };

/** What was written and where it was read from; for `nothing`, no file was written. */
export interface BackupRescued extends BackupSaved {
  readonly source: RescueSource;
}
