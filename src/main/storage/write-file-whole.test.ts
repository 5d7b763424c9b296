import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileWhole } from './write-file-whole.ts';

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
