import { readImageUrl, type ImageAddress } from './image-address.ts';
import { contentTypeOf } from './image-bytes.ts';
import type { ImageResult } from './image-download.ts';

/** Tells the window's image element that there is none; it shows initials. */
const STATUS = { missing: 404, offline: 504, unavailable: 503, invalid: 502 } as const;

const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // A picture may be an SVG; opened as a page it still does nothing.
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

/** Finds a picture for a reader who is waiting for it. */
export type FindImage = (address: ImageAddress) => Promise<ImageResult>;

/** Answers `endroll-image://w185/abc.jpg`: from disk, else from TMDB. */
export function createImageResponder(findImage: FindImage): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET') return refuse(405);
    const address = readImageUrl(url);
    if (address === null) return refuse(400);
    const result = await findImage(address);
    if (result.kind !== 'image') return refuse(STATUS[result.kind]);
    return new Response(new Uint8Array(result.bytes), {
      headers: {
        ...COMMON_HEADERS,
        'Content-Type': contentTypeOf(address.name),
        // TMDB gives a changed picture a new name.
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    });
  };
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { ...COMMON_HEADERS, 'Cache-Control': 'no-store' } });
}
