import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Respond, SchemeAnswer } from './answer-scheme.ts';

/** The file types that are served, by extension. Everything else is not found. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * The page runs its own scripts and styles, shows its own pictures and the TMDB pictures that main has fetched, and has access
 * to nothing else: no `connect-src`, because all its requests go through the bridge. Svelte sets styles and text without
 * `unsafe-inline`, and its templates through the one named policy.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' endroll-image:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

const COMMON_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * The path of a file inside the application's folder that an `app://endroll/` address names, such as
 * `assets/index-1a2b.js`, or `null`. The build's file names consist of letters, digits, `.`, `-` and `_`, so nothing else is
 * accepted: no `..`, encoded or not, no `\`, no drive, no empty part.
 */
export function readAppPath(address: string): string | null {
  const match = /^app:\/\/endroll\/([^?#]*)(?:[?#].*)?$/u.exec(address);
  if (match === null) return null;
  const path = match[1] === '' ? 'index.html' : match[1];
  return path !== undefined && /^[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*$/u.test(path) ? path : null;
}

/** Serves the built page from `folder`. */
export function createAppResponder(folder: string): Respond {
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return refuse(405);
    const path = readAppPath(url);
    const contentType = path === null ? undefined : CONTENT_TYPES[extname(path)];
    if (path === null || contentType === undefined) return refuse(404);
    try {
      const content = await readFile(join(folder, path));
      return {
        status: 200,
        headers: { ...COMMON_HEADERS, 'Content-Type': contentType, 'Cache-Control': cacheControl(path) },
        body: method === 'HEAD' ? null : content,
      };
    } catch {
      // Missing, or a folder. The answer has no body, so the path is not exposed.
      return refuse(404);
    }
  };
}

/** The build adds a content hash to the names of assets. */
function cacheControl(path: string): string {
  return path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function refuse(status: number): SchemeAnswer {
  return { status, headers: COMMON_HEADERS, body: null };
}
