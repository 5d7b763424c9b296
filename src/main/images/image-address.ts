import { IMAGE_SIZES, type ImageSize } from '@shared/domain/picture-sizes.ts';

/** The scheme under which the window asks for pictures: `endroll-image://w185/abc.jpg`. */
export const IMAGE_SCHEME = 'endroll-image';

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
  const prefix = `${IMAGE_SCHEME}://`;
  return url.startsWith(prefix) ? readImageAddress(url.slice(prefix.length)) : null;
}

/** Reads `w185/abc.jpg`; `null` for anything else. */
export function readImageAddress(text: string): ImageAddress | null {
  const match = /^([^/]+)\/([^/]+)$/u.exec(text);
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
