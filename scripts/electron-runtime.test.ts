import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeRuntime, ensureElectron } from './electron-runtime.ts';
import { findInstalled } from './runtime/installed.ts';

let electron: string;

beforeEach(async () => {
  electron = await mkdtemp(join(tmpdir(), 'endroll-electron-'));
  await writeFile(join(electron, 'package.json'), '{ "version": "45.4.1" }');
  await mkdir(join(electron, 'dist'));
  await writeFile(join(electron, 'dist', 'version'), 'v45.4.1\n');
  await writeFile(join(electron, 'dist', 'electron'), '');
});
afterEach(() => rm(electron, { recursive: true }));

describe('the runtime', () => {
  it('is the installed one if there is one', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    await writeFile(join(electron, 'path.txt'), 'electron');
    expect(await ensureElectron({ electron, env: {} })).toEqual({
      path: join(electron, 'dist', 'electron'),
      version: '45.4.1',
      source: 'installed',
    });
    expect(log.mock.calls).toEqual([['Electron 45.4.1 (installed)']]);
    log.mockRestore();
  });

  it('is not one whose installation was cut short', async () => {
    expect(await findInstalled(electron)).toBeUndefined();
    await writeFile(join(electron, 'path.txt'), 'electron');
    await rm(join(electron, 'dist', 'electron'));
    expect(await findInstalled(electron)).toBeUndefined();
  });

  it('is never a folder somebody chose that holds none', async () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(electron, 'nowhere') };
    await expect(ensureElectron({ electron, env })).rejects.toThrow(
      /ELECTRON_OVERRIDE_DIST_PATH names .*nowhere/,
    );
  });
});

describe('the line about the runtime', () => {
  it('says when it is older than the one releases are built on', () => {
    expect(describeRuntime('33.2.1', 'from the registry package, cached', '45.4.1')).toBe(
      'Electron 33.2.1 (from the registry package, cached): serves tests and trying out; releases are built on 45',
    );
  });
});
