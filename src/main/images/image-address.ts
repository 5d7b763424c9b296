/** The scheme under which the window asks for pictures: `endroll-image://w185/abc.jpg`. */
export const IMAGE_SCHEME = 'endroll-image';

/**
 * The sizes of TMDB that may be asked for (https://developer.themoviedb.org/docs/image-basics); never `original`, which
 * may be many megabytes.
 */
const IMAGE_SIZES = ['w92', 'w154', 'w185', 'w342', 'w500', 'w780', 'h632'] as const;

/** A size of TMDB's pictures. */
export type ImageSize = (typeof IMAGE_SIZES)[number];

/** The sizes kept on disk with a season: what the season page and the library pane show. */
export const KEPT_SIZES = {
  portrait: ['w185'],
  poster: ['w342', 'w92'],
} as const satisfies Readonly<Record<string, readonly ImageSize[]>>;

/** A picture of TMDB in one size. */
export interface ImageAddress {
  readonly size: ImageSize;
  /** File name at TMDB, such as `7Jahy5LZX2Fo8fGJltMreAI49hC.jpg`. */
  readonly name: string;
}

/** A name that is safe as a file name everywhere: not hidden, no path, and none of Windows' devices (`nul.jpg`). */
const SAFE_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[\w-]{1,100}\.(?:jpg|png|svg|webp)$/iu;

/** Reads `endroll-image://w185/abc.jpg`; `null` for anything else. */
export function readImageUrl(url: string): ImageAddress | null {
  const match = /^endroll-image:\/\/([^/]+)\/([^/]+)$/u.exec(url);
  const size = IMAGE_SIZES.find((known) => known === match?.[1]);
  const name = match?.[2];
  return size !== undefined && name !== undefined && SAFE_NAME.test(name) ? { size, name } : null;
}

/** The file name in a path that TMDB gives, such as `/abc.jpg`; `null` when it is not one that can be kept. */
export function readImagePath(path: string): string | null {
  const name = path.startsWith('/') ? path.slice(1) : path;
  return SAFE_NAME.test(name) ? name : null;
}

/** Path below TMDB's image host and below our folder: `w185/abc.jpg`. */
export function imageAddressText({ size, name }: ImageAddress): string {
  return `${size}/${name}`;
}
