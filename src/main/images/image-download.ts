import type { Dispatcher } from 'undici';
import { looksLikeImage } from './image-bytes.ts';

/** No picture of the sizes we ask for comes near this, in bytes. */
const LARGEST_IMAGE = 5 * 1024 * 1024;

/** Milliseconds to wait for the first byte, and between two parts of the body. */
const TIMEOUTS = { headersTimeout: 10_000, bodyTimeout: 15_000 } as const;

/** How long to leave the host alone when it answers 429 without saying for how long, and the longest we obey. */
const PAUSE = { usual: 2_000, longest: 30_000 } as const;

/**
 * What came of asking for a picture. `missing`: TMDB has none of that name. `offline`: no answer. `unavailable`: an
 * answer that may be better later. `invalid`: an answer that is not a picture.
 */
export type ImageResult =
  | { readonly kind: 'image'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' | 'offline' | 'unavailable' | 'invalid' };

/** The host asks for a pause. */
export interface ImagePause {
  readonly kind: 'pause';
  readonly milliseconds: number;
}

/** How to ask. */
export interface DownloadOptions {
  readonly dispatcher: Dispatcher;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** Asks once for a picture, and takes nothing that is not one. Never throws. */
export async function downloadImage(url: URL, options: DownloadOptions): Promise<ImageResult | ImagePause> {
  const answer = await ask(url, options);
  if (answer === null) return { kind: 'offline' };
  const { statusCode, headers, body } = answer;
  try {
    if (statusCode === 200 && isImageType(headers['content-type'])) return await readImage(body);
    await body.dump();
    if (statusCode === 200) return { kind: 'invalid' };
    if (statusCode === 404) return { kind: 'missing' };
    if (statusCode === 429) return { kind: 'pause', milliseconds: pauseOf(headers['retry-after']) };
    return { kind: 'unavailable' };
  } catch {
    // The connection broke in the middle of the body.
    return { kind: 'unavailable' };
  }
}

async function ask(
  url: URL,
  { dispatcher, userAgent, signal }: DownloadOptions,
): Promise<Dispatcher.ResponseData | null> {
  try {
    const headers = { 'user-agent': userAgent, accept: 'image/*' };
    const target = { origin: url.origin, path: url.pathname, method: 'GET' } as const;
    return await dispatcher.request({ ...target, headers, signal, ...TIMEOUTS });
  } catch {
    // No name, no route, refused, reset, timed out or ended by us: there is no answer, whatever the reason.
    return null;
  }
}

async function readImage(body: Dispatcher.ResponseData['body']): Promise<ImageResult> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    // Leaving the loop closes the connection.
    if (size > LARGEST_IMAGE) return { kind: 'invalid' };
    parts.push(part);
  }
  const bytes = Buffer.concat(parts, size);
  return looksLikeImage(bytes) ? { kind: 'image', bytes } : { kind: 'invalid' };
}

function isImageType(contentType: string | string[] | undefined): boolean {
  return typeof contentType === 'string' && contentType.toLowerCase().startsWith('image/');
}

/** Milliseconds by a `Retry-After` in seconds; a date, which TMDB does not send, counts as none. */
function pauseOf(retryAfter: string | string[] | undefined): number {
  const isSeconds = typeof retryAfter === 'string' && /^\d+$/u.test(retryAfter);
  return isSeconds ? Math.min(Number(retryAfter) * 1000, PAUSE.longest) : PAUSE.usual;
}
