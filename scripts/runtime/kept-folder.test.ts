import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isWhole, keepBuilt, placeCopy } from './kept-folder.ts';

let base: string;
let kept: string;

const build = vi.fn(async (into: string) => {
  await mkdir(join(into, 'resources'));
  await writeFile(join(into, 'resources', 'app.asar'), 'archive');
  await writeFile(join(into, 'electron'), 'program');
});

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'endroll-kept-'));
  kept = join(base, 'cache', 'electron-1');
  build.mockClear();
});
afterEach(() => rm(base, { recursive: true }));

describe('a kept folder', () => {
  it('is built once and then found', async () => {
    expect(await keepBuilt(kept, build)).toBe('built');
    expect(await keepBuilt(kept, build)).toBe('kept');
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('is not there, and leaves nothing behind, when its build fails', async () => {
    const broken = async (into: string): Promise<void> => {
      await build(into);
      throw new Error('disk full');
    };
    await expect(keepBuilt(kept, broken)).rejects.toThrow('disk full');
    expect(await readdir(join(base, 'cache'))).toEqual([]);
  });

  it('is built again when it was left half-built', async () => {
    await mkdir(kept, { recursive: true });
    await writeFile(join(kept, 'electron'), 'program');
    expect(await isWhole(kept)).toBe(false);
    expect(await keepBuilt(kept, build)).toBe('built');
    expect(await isWhole(kept)).toBe(true);
  });

  it('is built again when a file in it was cut short or lost', async () => {
    await keepBuilt(kept, build);
    await writeFile(join(kept, 'electron'), 'prog');
    expect(await keepBuilt(kept, build)).toBe('built');
    await rm(join(kept, 'resources', 'app.asar'));
    expect(await keepBuilt(kept, build)).toBe('built');
    expect(await readFile(join(kept, 'electron'), 'utf8')).toBe('program');
  });

  it('is whole when two runs build it at once', async () => {
    await Promise.all([keepBuilt(kept, build), keepBuilt(kept, build), keepBuilt(kept, build)]);
    expect(await isWhole(kept)).toBe(true);
    expect(await readdir(join(base, 'cache'))).toEqual(['electron-1']);
  });

  it('makes room by removing what killed runs left long ago, and only that', async () => {
    const old = `${kept}.unfinished-1`;
    const recent = `${kept}.unfinished-2`;
    await mkdir(old, { recursive: true });
    await mkdir(recent);
    await utimes(old, new Date(0), new Date(0));
    await keepBuilt(kept, build);
    expect((await readdir(join(base, 'cache'))).sort()).toEqual(['electron-1', 'electron-1.unfinished-2']);
  });
});

describe('a copy of a kept folder', () => {
  it('replaces what an interrupted installer left, and needs no file of ours', async () => {
    await keepBuilt(kept, build);
    const target = join(base, 'dist');
    await mkdir(target);
    await writeFile(join(target, 'leftover'), '');
    await placeCopy(kept, target);
    expect((await readdir(target)).sort()).toEqual(['electron', 'resources']);
    expect(await readdir(base)).toHaveLength(2);
  });

  it('can be changed without changing what is kept', async () => {
    await keepBuilt(kept, build);
    const target = join(base, 'dist');
    await placeCopy(kept, target);
    await writeFile(join(target, 'electron'), 'patched');
    expect(await readFile(join(kept, 'electron'), 'utf8')).toBe('program');
  });

  it('stays in place when another run has put one there', async () => {
    await keepBuilt(kept, build);
    const target = join(base, 'dist');
    await Promise.all([placeCopy(kept, target), placeCopy(kept, target)]);
    expect(await isWhole(target, kept)).toBe(true);
    expect((await readdir(base)).sort()).toEqual(['cache', 'dist']);
  });
});
