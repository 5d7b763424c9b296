import type { SeasonKey } from './season.ts';

/** The size of a kept season on disk, in bytes. */
export interface SeasonSize extends SeasonKey {
  /** Its part of the library: TMDB's answers, compressed, and the rows built from them, estimated by their text. */
  readonly dataBytes: number;
  /** Its pictures; a shared picture counts for each season. */
  readonly pictureBytes: number;
}

/** The size of everything on disk, in bytes. */
export interface StorageSizes {
  /** The library file with its backups. */
  readonly libraryBytes: number;
  readonly pictureBytes: number;
  readonly pictureCount: number;
}
