import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toFileError, writeFileWhole } from './write-file-whole.ts';

const BYTES = Buffer.from('all of it');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-write-file-whole-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('writes a file, takes the place of an older one, and leaves nothing else behind', async () => {
  const path = join(folder, 'file.bin');
  writeFileSync(path, 'an older one that is longer');
  await writeFileWhole(path, BYTES);
  expect(readFileSync(path)).toEqual(BYTES);
  expect(readdirSync(folder)).toEqual(['file.bin']);
});

it('leaves nothing half-written when the file cannot take its place', async () => {
  const path = join(folder, 'a-folder');
  mkdirSync(path);
  writeFileSync(join(path, 'not-empty'), '');
  await expect(writeFileWhole(path, BYTES)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['a-folder']);
  expect(readdirSync(path)).toEqual(['not-empty']);
});

it('says that there is no such folder', async () => {
  await expect(writeFileWhole(join(folder, 'gone', 'file.bin'), BYTES)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

it('takes the longest name that a file system takes', async () => {
  const name = 'x'.repeat(255);
  await writeFileWhole(join(folder, name), BYTES);
  expect(readdirSync(folder)).toEqual([name]);
});

it.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['EBUSY', 'no-permission'],
  ['ENOENT', 'other'],
])('knows what %s means', (code, reason) => {
  const cause = Object.assign(new Error(`${code}: /home/reader/mine.pdf`), { code });
  const error = toFileError(cause);
  expect(error.appError).toEqual({ kind: 'file-not-written', reason });
  expect(error.cause).toBe(cause);
});

it('takes whatever is thrown', () => {
  expect(toFileError('disk on fire').appError).toEqual({ kind: 'file-not-written', reason: 'other' });
});

it('asks for parts no faster than they are written, and leaves nothing behind when they end in an error', async () => {
  const path = join(folder, 'parts.bin');
  // eslint-disable-next-line @typescript-eslint/require-await -- parts come so from another process
  async function* parts(fail: boolean): AsyncGenerator<Uint8Array> {
    for (let number = 0; number < 3; number += 1) yield Buffer.from(String(number));
    if (fail) throw new Error('no more');
  }
  await writeFileWhole(path, parts(false));
  expect(readFileSync(path, 'utf8')).toBe('012');
  await expect(writeFileWhole(path, parts(true))).rejects.toThrow('no more');
  expect(readFileSync(path, 'utf8'), 'what was there still is').toBe('012');
  expect(readdirSync(folder)).toEqual(['parts.bin']);
});
