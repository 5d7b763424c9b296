import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { readWholeFields, StoreFile, type WriteWhole } from './store-file.ts';

const ASIDE = 'settings.damaged-2026-03-01T12-00-00.000Z.json';

let folder: string;
let logger: MemoryLogger;
let repaired: (string | null)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-store-'));
  logger = new MemoryLogger();
  repaired = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'settings.json');

function storeFile(loadWriter?: () => Promise<WriteWhole>): StoreFile {
  const write: WriteWhole = (content) => writeFileSync(path(), JSON.stringify(content));
  return new StoreFile({
    folder,
    name: 'settings',
    loadWriter: loadWriter ?? (() => Promise.resolve(write)),
    onRepaired: (keptAs) => repaired.push(keptAs),
    logger,
    now: () => new Date('2026-03-01T12:00:00Z'),
  });
}

describe('StoreFile', () => {
  it('is empty when there is no file', () => {
    expect(storeFile().read()).toEqual({});
    expect(repaired).toEqual([]);
  });

  it('reads a file that an editor of Windows has marked as UTF-8', () => {
    writeFileSync(path(), '\uFEFF{"theme":"dark"}');
    expect(storeFile().read()).toEqual({ theme: 'dark' });
    expect(repaired).toEqual([]);
  });

  it.each([
    ['little', (bytes: Buffer) => bytes],
    ['big', (bytes: Buffer) => bytes.swap16()],
  ])('reads a file that such an editor has saved in UTF-16, %s end first', (_, inOrder) => {
    writeFileSync(path(), inOrder(Buffer.from('\uFEFF{"theme":"dark"}', 'utf16le')));
    expect(storeFile().read()).toEqual({ theme: 'dark' });
    expect(repaired).toEqual([]);
  });

  it('goes on with what is whole of one in UTF-16 too', () => {
    writeFileSync(path(), Buffer.from('\uFEFF{"theme":"dark","density":"com', 'utf16le'));
    expect(storeFile().read()).toEqual({ theme: 'dark' });
    expect(repaired).toEqual([ASIDE]);
  });

  it.each([
    ['empty', ''],
    ['no object', '[1, 2]'],
    ['full of zeros', '\0\0\0\0'],
    ['cut off', '{"theme":"da'],
  ])('sets a file aside that is %s, says so, and begins empty', (_, text) => {
    writeFileSync(path(), text);
    expect(storeFile().read()).toEqual({});
    expect(readdirSync(folder)).toEqual([ASIDE]);
    expect(readFileSync(join(folder, ASIDE), 'utf8')).toBe(text);
    expect(repaired).toEqual([ASIDE]);
  });

  it('sets a folder aside that stands in its place', () => {
    mkdirSync(path());
    expect(storeFile().read()).toEqual({});
    expect(readdirSync(folder)).toEqual([ASIDE]);
    expect(repaired).toEqual([ASIDE]);
  });

  it('goes on with the fields that are whole, now and at the next start', async () => {
    writeFileSync(path(), '{"theme":"dark","sidebarWidth":300,"density":"com');
    const file = storeFile();
    expect(file.read()).toEqual({ theme: 'dark', sidebarWidth: 300 });
    await file.settled();
    expect(storeFile().read()).toEqual({ theme: 'dark', sidebarWidth: 300 });
    expect(repaired).toEqual([ASIDE]);
  });

  it('writes, and loads what writes, only where the file has something else', async () => {
    writeFileSync(path(), '{"theme":"dark","density":"compact"}');
    let loaded = 0;
    const written: unknown[] = [];
    const file = storeFile(() => {
      loaded += 1;
      return Promise.resolve((content) => written.push(content));
    });
    const content = file.read();
    await file.write({ ...content });
    expect(loaded).toBe(0);
    await file.write({ theme: 'light' });
    await file.write({ theme: 'light' });
    await file.write(content);
    expect(written).toEqual([{ theme: 'light' }, content]);
  });

  it('loads what writes again after that has failed', async () => {
    let attempts = 0;
    const file = storeFile(() => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('damaged')) : Promise.resolve(() => undefined);
    });
    await expect(file.write({})).rejects.toThrow('damaged');
    await expect(file.write({})).resolves.toBeUndefined();
  });
});

describe('the whole fields of a damaged file', () => {
  it.each<[string, string, unknown]>([
    ['a field with a wrong sign', '{"a":1,"b";2,"c":[3,"]"]}', { a: 1, c: [3, ']'] }],
    ['a text without its end', '{\n\t"a": "one,\n\t"b": "two"\n}', {}],
    ['a text without its end before whole ones', '{\n\t"a": "one,\n\t"b": 2,\n\t"c": 3\n}', { c: 3 }],
    ['a list that is cut', '{"seasons":[{"t":"a"},{"t":"b"},{"t"', { seasons: [{ t: 'a' }, { t: 'b' }] }],
    ['an object that is cut', '{"a":true,"window":{"x":1,', { a: true }],
    ['commas and brackets in texts', '{"a":"x, {y","b":"\\"],","c":', { a: 'x, {y', b: '"],' }],
    ['no beginning', '"a":1,"b":2}', { a: 1, b: 2 }],
    ['nothing', '', {}],
  ])('%s', (_, text, fields) => {
    expect(readWholeFields(text)).toEqual(fields);
  });

  it('are found in any file that lost its end, however it is written', () => {
    const content = { a: 'one', b: [1, 2], c: { d: null }, e: false };
    for (const text of [JSON.stringify(content), JSON.stringify(content, undefined, '\t')]) {
      for (let end = 0; end <= text.length; end += 1) {
        expect(content).toMatchObject({ ...readWholeFields(text.slice(0, end)), b: content.b });
      }
    }
  });
});
