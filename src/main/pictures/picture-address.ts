import { extname } from 'node:path';
import { IMAGE_SIZES, type ImageSize } from '@shared/domain/picture-sizes.ts';

/** The scheme under which the window asks for pictures: `endroll-image://w185/abc.jpg`. */
export const PICTURE_SCHEME = 'endroll-image';

/** A picture of TMDB in one size. */
export interface PictureAddress {
  readonly size: ImageSize;
  /** File name at TMDB, such as `7Jahy5LZX2Fo8fGJltMreAI49hC.jpg`. */
  readonly name: string;
}

/** A name that is safe as a file name everywhere: not hidden, no path, and none of Windows' devices (`nul.jpg`). */
const SAFE_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[\w-]{1,100}\.(?:jpg|png|svg|webp)$/iu;

/** Reads `endroll-image://w185/abc.jpg`; `null` for anything else. */
export function readPictureUrl(url: string): PictureAddress | null {
  const prefix = `${PICTURE_SCHEME}://`;
  return url.startsWith(prefix) ? readPictureAddress(url.slice(prefix.length)) : null;
}

/** Reads `w185/abc.jpg`; `null` for anything else. */
export function readPictureAddress(text: string): PictureAddress | null {
  const match = /^([^/]+)\/([^/]+)$/u.exec(text);
  const size = IMAGE_SIZES.find((known) => known === match?.[1]);
  const name = match?.[2];
  return size !== undefined && name !== undefined && SAFE_NAME.test(name) ? { size, name } : null;
}

/** The file name in one of TMDB's paths, such as `/abc.jpg`; `null` if it cannot be stored. */
export function readPicturePath(path: string): string | null {
  const name = path.startsWith('/') ? path.slice(1) : path;
  return SAFE_NAME.test(name) ? name : null;
}

/** Path below TMDB's image host and below our folder: `w185/abc.jpg`. */
export function pictureAddressText({ size, name }: PictureAddress): string {
  return `${size}/${name}`;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** The content type by a picture's name. */
export function contentTypeOf(name: string): string {
  return CONTENT_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * True if the bytes start like one of TMDB's picture formats. A full disk, or a network that answers in place of TMDB, would
 * leave something else, which must not be kept.
 */
export function looksLikePicture(bytes: Uint8Array): boolean {
  const begin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256)).toString(
    'latin1',
  );
  return (
    begin.startsWith('\xff\xd8\xff') ||
    begin.startsWith('\x89PNG\r\n\x1a\n') ||
    /^RIFF[^]{4}WEBP/u.test(begin) ||
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<svg)/u.test(begin)
  );
}
