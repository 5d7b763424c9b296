import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Respond, SchemeAnswer } from './answer-scheme.ts';
import { createAppResponder, readAppPath } from './app-protocol.ts';

let outer: string;
let respond: Respond;

beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'endroll-app-'));
  const folder = join(outer, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outer, 'secret.json'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {}');
  writeFileSync(join(folder, 'assets', 'notes.txt'), 'not served');
  respond = createAppResponder(folder);
});

afterAll(() => {
  rmSync(outer, { recursive: true });
});

const get = (url: string, method = 'GET'): Promise<SchemeAnswer> => respond({ url, method });
const textOf = ({ body }: SchemeAnswer): string => new TextDecoder().decode(body ?? undefined);

describe('the application’s own pages', () => {
  it('are served with their type and a content security policy', async () => {
    const response = await get('app://endroll/');
    expect(response.status).toBe(200);
    expect(textOf(response)).toBe('<!doctype html>');
    expect(response.headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect(response.headers['X-Content-Type-Options']).toBe('nosniff');
    expect(response.headers['Cache-Control']).toBe('no-cache');
    const policy = response.headers['Content-Security-Policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
  });

  it('have assets that never change under their name', async () => {
    const response = await get('app://endroll/assets/index-1a2b.js?v=1#x');
    expect(textOf(response)).toBe('export {}');
    expect(response.headers['Cache-Control']).toContain('immutable');
  });

  it('answer HEAD without a body, and nothing but GET and HEAD', async () => {
    expect((await get('app://endroll/', 'HEAD')).body).toBeNull();
    expect((await get('app://endroll/', 'POST')).status).toBe(405);
  });

  it.each([
    'app://endroll/missing.js',
    'app://endroll/assets/notes.txt',
    'app://endroll/assets',
    'app://other/index.html',
  ])('has nothing at %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(response.body).toBeNull();
  });
});

describe('readAppPath', () => {
  const outside = ['secret.json', '..', '.', '.env', 'C:', 'con:', 'a\0b', ''];
  const joints = [
    '/',
    '//',
    '\\',
    '/../',
    '/%2e%2e/',
    '/%2E./',
    '/..%2f',
    '/..%5c',
    '/%00/',
    '/./',
    '/%252e%252e/',
    '/..;/',
  ];

  it.each(joints.flatMap((joint) => outside.map((name) => `app://endroll/assets${joint}${name}`)))(
    'keeps inside for %j',
    (url) => {
      const path = readAppPath(url);
      // A name below `assets` is harmless; whatever climbs, hides, names a drive or is not plain is refused.
      expect(path === null || path === 'assets/secret.json').toBe(true);
    },
  );

  it.each([
    'app://endroll/../secret.json',
    'app://endroll//secret.json',
    'app://endroll/%2e%2e/secret.json',
    'app://endroll/\\..\\secret.json',
    'app://endroll/C:/secret.json',
    'app://endroll/secret.json%00.html',
    'app://endroll',
    'app://endroll:80/index.html',
    'app://reader@endroll/index.html',
    'app://endroll.evil/index.html',
    'file:///etc/passwd',
    'https://endroll/index.html',
  ])('refuses %j', (url) => {
    expect(readAppPath(url)).toBeNull();
  });
});
