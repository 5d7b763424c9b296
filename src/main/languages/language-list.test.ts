import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLanguageTag } from '@shared/domain/address.ts';
import { EndrollError } from '@shared/app-error.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { StoreFile, type WriteWhole } from '../settings/store-file.ts';
import type { TmdbAnswer } from '../tmdb/client.ts';
import { BUILT_IN_LANGUAGES, LanguageList } from './language-list.ts';

const OFFLINE = new EndrollError({ kind: 'offline', reason: 'unreachable' });
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
let logger: MemoryLogger;
let now: Date;
let give: () => Promise<readonly string[]>;
let asked: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-languages-'));
  logger = new MemoryLogger();
  now = new Date('2026-11-24T12:00:00Z');
  give = () => Promise.resolve(['de-DE', 'en-US']);
  asked = 0;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'languages.json');
const writeToDisk: WriteWhole = (content) => writeFileSync(path(), JSON.stringify(content));

/** The list as a start of the program has it. */
function start(write = writeToDisk): LanguageList {
  const clock = (): Date => now;
  const primaryTranslations = async (): Promise<TmdbAnswer<readonly string[]>> => {
    asked += 1;
    const value = await give();
    return { value, endpoint: 'list', body: '', fetchedAt: now.toISOString() };
  };
  const file = new StoreFile({
    folder,
    name: 'languages',
    loadWriter: () => Promise.resolve(write),
    onRepaired: () => undefined,
    logger,
    now: clock,
  });
  return new LanguageList({ tmdb: { primaryTranslations }, file, clock, logger });
}

describe('the languages', () => {
  it('are TMDB’s, and are kept over a restart', async () => {
    const first = start();
    expect(await first.list()).toEqual(['de-DE', 'en-US']);
    await first.flush();
    expect(await start().list()).toEqual(['de-DE', 'en-US']);
    expect(asked).toBe(1);
  });

  it('are asked for once by all who want them at the same time', async () => {
    const languages = start();
    const lists = await Promise.all([languages.list(), languages.list(), languages.list()]);
    expect(lists).toEqual(Array(3).fill(['de-DE', 'en-US']));
    expect(asked).toBe(1);
  });

  it('are asked for again after 30 days, while nobody waits', async () => {
    const languages = start();
    await languages.list();
    now = new Date(now.getTime() + 30 * DAY_MS - 1);
    await languages.list();
    expect(asked).toBe(1);

    now = new Date(now.getTime() + 1);
    give = () => Promise.resolve(['de-DE', 'en-US', 'fr-FR']);
    expect(await languages.list()).toEqual(['de-DE', 'en-US']);
    await new Promise(setImmediate);
    expect(await languages.list()).toEqual(['de-DE', 'en-US', 'fr-FR']);
    expect(asked).toBe(2);
  });

  it('leave out what could not be asked for', async () => {
    give = () => Promise.resolve(['de-DE', 'zh-Hant-TW', '']);
    expect(await start().list()).toEqual(['de-DE']);
  });

  it('are those we know when none of TMDB’s could be asked for', async () => {
    give = () => Promise.resolve(['', 'x']);
    expect(await start().list()).toContain('en-US');
    await start().list();
    expect(asked, 'and none is kept').toBe(2);
  });
});

describe('without TMDB', () => {
  it('the languages are the kept ones, however old', async () => {
    const languages = start();
    await languages.list();
    await languages.flush();
    now = new Date(now.getTime() + 400 * DAY_MS);
    give = () => Promise.reject(OFFLINE);
    const again = start();
    expect(await again.list()).toEqual(['de-DE', 'en-US']);
    await new Promise(setImmediate);
    expect(await again.list()).toEqual(['de-DE', 'en-US']);
    expect(logger.lines).toContain('info TMDB did not list its languages');
  });

  it('and without kept ones they are built in, until TMDB answers', async () => {
    give = () => Promise.reject(OFFLINE);
    const languages = start();
    expect(await languages.list()).toBe(BUILT_IN_LANGUAGES);
    give = () => Promise.resolve(['de-DE']);
    expect(await languages.list()).toEqual(['de-DE']);
  });

  it.each([
    ['of another form', { fetchedAt: 'yesterday', tags: ['de-DE'] }],
    ['without languages', { fetchedAt: '2026-11-24T12:00:00.000Z', tags: [] }],
    ['with something else in it', { fetchedAt: '2026-11-24T12:00:00.000Z', tags: ['<script>'] }],
  ])('a file %s counts as none', async (_, content) => {
    writeToDisk(content);
    give = () => Promise.reject(OFFLINE);
    expect(await start().list()).toBe(BUILT_IN_LANGUAGES);
    expect(logger.lines).toContain('warn languages.json is not valid; TMDB is asked again');
  });
});

describe('a disk that is full', () => {
  it('costs only the next start its list', async () => {
    const languages = start(() => {
      throw new Error('ENOSPC');
    });
    expect(await languages.list()).toEqual(['de-DE', 'en-US']);
    await languages.flush();
    expect(logger.lines).toEqual(['error languages.json cannot be written']);
    expect(await languages.list()).toEqual(['de-DE', 'en-US']);
  });
});

describe('what is built in', () => {
  it('has tags that can be asked for, each once, and English', () => {
    expect(BUILT_IN_LANGUAGES.filter((tag) => !isLanguageTag(tag))).toEqual([]);
    expect(new Set(BUILT_IN_LANGUAGES).size).toBe(BUILT_IN_LANGUAGES.length);
    expect(BUILT_IN_LANGUAGES).toContain('en-US');
  });

  it('is not written down as TMDB’s', async () => {
    give = () => Promise.reject(OFFLINE);
    const languages = start();
    await languages.list();
    await languages.flush();
    expect(() => readFileSync(path())).toThrow('ENOENT');
  });
});
