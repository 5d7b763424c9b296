import type { SeasonKey } from './season.ts';

/** What a kept season takes on disk, in bytes. */
export interface SeasonSize extends SeasonKey {
  /** Its part of the library file: TMDB's answers, compressed, and the rows made from them, estimated by their text. */
  readonly dataBytes: number;
  /** Its pictures; one that several seasons show counts for each. */
  readonly pictureBytes: number;
}

/** What everything takes on disk, in bytes. */
export interface StorageSizes {
  /** The library file with its backups. */
  readonly libraryBytes: number;
  readonly pictureBytes: number;
  readonly pictureCount: number;
}
