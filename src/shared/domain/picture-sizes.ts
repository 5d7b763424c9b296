import type { ImageSizeChoice } from './settings.ts';

/**
 * The sizes of TMDB that may be asked for (https://developer.themoviedb.org/docs/image-basics): a width or a height in
 * pixels. Never `original`, which may be many megabytes.
 */
export const IMAGE_SIZES = ['w92', 'w154', 'w185', 'w342', 'w500', 'w780', 'h632'] as const;

/** A size of TMDB's pictures. */
export type ImageSize = (typeof IMAGE_SIZES)[number];

/** The sizes used in the window. Only these are kept on disk with a season. */
export interface PictureSizes {
  /** A person in a list. */
  readonly portrait: ImageSize;
  /** A single person. */
  readonly largePortrait: ImageSize;
  /** A single series or season. */
  readonly poster: ImageSize;
  /** A series or a season in a list. */
  readonly thumbnail: ImageSize;
}

// TMDB has no portraits between w185 and h632, and that one is too heavy for a list of hundreds.
const STANDARD: PictureSizes = {
  portrait: 'w185',
  largePortrait: 'w185',
  poster: 'w342',
  thumbnail: 'w92',
};
const LARGE: PictureSizes = { ...STANDARD, largePortrait: 'h632', poster: 'w500' };

/** The sizes for the reader's choice of picture size. */
export function pictureSizes(choice: ImageSizeChoice): PictureSizes {
  return choice === 'large' ? LARGE : STANDARD;
}
