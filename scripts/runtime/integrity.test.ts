import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkIntegrity } from './integrity.ts';

let folder: string;
let file: string;
const pinned = `sha512-${createHash('sha512').update('as published').digest('base64')}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'endroll-integrity-'));
  file = join(folder, 'package.tgz');
});
afterAll(() => rm(folder, { recursive: true }));

it('accepts the file that was pinned', async () => {
  await writeFile(file, 'as published');
  await expect(checkIntegrity(file, pinned)).resolves.toBeUndefined();
});

it('refuses a file that was changed, and names both values', async () => {
  await writeFile(file, 'as publishes');
  await expect(checkIntegrity(file, pinned)).rejects.toThrow(
    /package\.tgz is not the file[^]*pinned: sha512-[^]*found: {2}sha512-/,
  );
});

it('refuses a pinned value it does not understand', async () => {
  await writeFile(file, 'as published');
  await expect(checkIntegrity(file, 'md99-abc')).rejects.toThrow('"md99-abc" is not an integrity value');
  await expect(checkIntegrity(file, '')).rejects.toThrow('is not an integrity value');
});
