import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './endpoints/answers.ts';

/** Bytes ready to send, with TMDB's headers. */
export interface Payload {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** The headers that TMDB sends with every answer: it varies by encoding, not by client. */
const vary = 'accept-encoding, Origin';
const nothing = Buffer.alloc(0);

/** A JSON answer: gzipped for clients that accept it, a 304 for those that already have it. */
export function jsonPayload({ status, body, maxAge }: Answer, request: IncomingHttpHeaders): Payload {
  const json = Buffer.from(JSON.stringify(body));
  const caching = maxAge === undefined ? {} : { 'cache-control': `public, max-age=${maxAge}` };
  const etag = `W/"${digestOf(json)}"`;
  const headers = { vary, ...caching, ...(status === 200 ? { etag } : {}) };
  if (status === 200 && holdsTag(request['if-none-match'], etag))
    return { status: 304, headers, body: nothing };
  const typed = { ...headers, 'content-type': 'application/json;charset=utf-8' };
  if (!takesGzip(request)) return sized(status, typed, json);
  return sized(status, { ...typed, 'content-encoding': 'gzip' }, gzipSync(json, { level: 4 }));
}

/** A picture as TMDB's image host sends it: cacheable for a year. */
export function imagePayload(image: Buffer | undefined, request: IncomingHttpHeaders): Payload {
  if (!image) return textPayload(404, 'File Not Found');
  const etag = `"${digestOf(image)}"`;
  const headers = { etag, 'cache-control': 'public, max-age=31536000' };
  if (holdsTag(request['if-none-match'], etag)) return { status: 304, headers, body: nothing };
  return sized(200, { ...headers, 'content-type': 'image/png' }, image);
}

/** Text that is not JSON: an image host's error, a gateway's page. */
export function textPayload(status: number, text: string, type = 'text/plain;charset=utf-8'): Payload {
  return sized(status, { 'content-type': type }, Buffer.from(text));
}

/** The same with additional headers. */
export function withHeaders(payload: Payload, headers: OutgoingHttpHeaders): Payload {
  return { ...payload, headers: { ...payload.headers, ...headers } };
}

function sized(status: number, headers: OutgoingHttpHeaders, body: Buffer): Payload {
  return { status, headers: { ...headers, 'content-length': body.length }, body };
}

function takesGzip(request: IncomingHttpHeaders): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(request['accept-encoding'] ?? '');
}

/** Weak comparison: `W/` makes no difference, and `*` matches every answer. */
function holdsTag(ifNoneMatch: string | undefined, etag: string): boolean {
  const plain = etag.replace('W/', '');
  return (ifNoneMatch ?? '').split(',').some((tag) => ['*', plain].includes(tag.trim().replace('W/', '')));
}

function digestOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}
