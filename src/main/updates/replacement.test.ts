import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Replacement } from './replacement.ts';

const NEW = 'the new version';
const SHA512 = createHash('sha512').update(NEW).digest('base64');

let folder: string;
let program: string;
let downloaded: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-replacement-'));
  program = join(folder, 'Endroll.AppImage');
  downloaded = join(mkdtempSync(join(folder, 'cache-')), 'new');
  writeFileSync(program, 'the old version');
  writeFileSync(downloaded, NEW);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What lies beside the program, but for the download's folder. */
const beside = (): string[] =>
  readdirSync(folder).filter((name) => name !== 'Endroll.AppImage' && !name.startsWith('cache-'));
const prepared = (): string => join(folder, beside()[0] ?? '');

it('lies beside the program, hidden, until it takes its place, with the permission to run', async () => {
  const replacement = new Replacement(program);
  await replacement.prepare(downloaded, SHA512);
  expect(readFileSync(program, 'utf8')).toBe('the old version');
  expect(beside()).toEqual([expect.stringMatching(/^\./u)]);
  // Nothing is read or copied any more: the download is not even there.
  rmSync(downloaded);
  await replacement.install();
  expect(readFileSync(program, 'utf8')).toBe(NEW);
  expect(statSync(program).mode & 0o777).toBe(0o755);
  expect(beside()).toEqual([]);
});

it('is not made from another file than the one that was published', async () => {
  writeFileSync(downloaded, 'another one');
  await expect(new Replacement(program).prepare(downloaded, SHA512)).rejects.toMatchObject({
    appError: { reason: 'tampered' },
  });
  expect(beside()).toEqual([]);
});

it('is not used when somebody has changed it, even with its size and time', async () => {
  const replacement = new Replacement(program);
  await replacement.prepare(downloaded, SHA512);
  const { atime, mtime } = statSync(prepared());
  writeFileSync(prepared(), NEW.replace('new', 'bad'));
  utimesSync(prepared(), atime, mtime);
  await expect(replacement.install()).rejects.toMatchObject({ appError: { reason: 'tampered' } });
  expect(readFileSync(program, 'utf8')).toBe('the old version');
  expect(beside()).toEqual([]);
});

it('is used when it was only touched', async () => {
  const replacement = new Replacement(program);
  await replacement.prepare(downloaded, SHA512);
  utimesSync(prepared(), new Date(), new Date());
  await replacement.install();
  expect(readFileSync(program, 'utf8')).toBe(NEW);
});

it('that an earlier run has left is cleared away', async () => {
  await new Replacement(program).prepare(downloaded, SHA512);
  expect(beside()).toHaveLength(1);
  new Replacement(program).discard();
  expect(beside()).toEqual([]);
});
