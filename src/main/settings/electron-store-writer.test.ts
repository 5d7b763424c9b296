import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const { removeAllListeners } = vi.hoisted(() => ({ removeAllListeners: vi.fn() }));
vi.mock('electron', () => ({ ipcMain: { removeAllListeners } }));
// electron-store loads the npm package "electron", which in Node only names its program, and would fetch a missing one.
vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir());

const { createElectronStoreWriter } = await import('./electron-store-writer.ts');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-store-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('replaces the whole content of the file and leaves nothing else behind', () => {
  const write = createElectronStoreWriter(folder, 'token');
  write({ backend: 'kwallet6', ciphertext: 'AAAA' });
  write({ backend: 'gnome_libsecret' });
  expect(JSON.parse(readFileSync(join(folder, 'token.json'), 'utf8'))).toEqual({
    backend: 'gnome_libsecret',
  });
  expect(readdirSync(folder)).toEqual(['token.json']);
});

it.each(['\uFEFF{"theme":"dark"}', '{"theme":', ''])('writes over what JSON.parse refuses: %j', (text) => {
  writeFileSync(join(folder, 'settings.json'), text);
  createElectronStoreWriter(folder, 'settings')({ theme: 'light' });
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toMatch(/^\{\s*"theme": "light"/u);
});

it.skipIf(process.platform === 'win32')('lets only the reader’s own account read the file', () => {
  createElectronStoreWriter(folder, 'token')({ backend: 'kwallet6' });
  expect(statSync(join(folder, 'token.json')).mode & 0o077).toBe(0);
});

it('takes back the channel by which pages could ask electron-store', () => {
  createElectronStoreWriter(folder, 'token');
  expect(removeAllListeners).toHaveBeenCalledWith('electron-store-get-data');
});
