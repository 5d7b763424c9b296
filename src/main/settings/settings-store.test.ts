import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { OTHER_SETTINGS } from '@shared/domain/test/bare.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { SettingsStore } from './settings-store.ts';
import { StoreFile, type WriteWhole } from './store-file.ts';

let folder: string;
let logger: MemoryLogger;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-settings-'));
  logger = new MemoryLogger();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'settings.json');

function openStore(write?: WriteWhole, onUnwritable: () => void = () => undefined): SettingsStore {
  const writeFile: WriteWhole = write ?? ((content) => writeFileSync(path(), JSON.stringify(content)));
  const file = new StoreFile({
    folder,
    name: 'settings',
    loadWriter: () => Promise.resolve(writeFile),
    onRepaired: () => undefined,
    logger,
    now: () => new Date('2026-03-01T12:00:00Z'),
  });
  return new SettingsStore({ file, logger, onUnwritable });
}

describe('SettingsStore', () => {
  it('begins with the defaults when there is no file', () => {
    const store = openStore();
    expect(store.settings).toEqual(DEFAULT_SETTINGS);
    expect(store.windowPlacement).toBeNull();
    expect(logger.lines).toEqual([]);
  });

  it('keeps settings and the place of the window over a restart', async () => {
    const placement = {
      bounds: { x: 10, y: 20, width: 900, height: 600 },
      isMaximized: true,
      isFullScreen: false,
    };
    const store = openStore();
    store.update({ theme: 'dark', lastAddress: 'endroll://tv/1396/season/1' });
    store.keepWindowPlacement(placement);
    await store.flush();

    const again = openStore();
    expect(again.settings).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      lastAddress: 'endroll://tv/1396/season/1',
    });
    expect(again.windowPlacement).toEqual(placement);
  });

  it('remembers a page that was closed until another one is open', async () => {
    const store = openStore();
    store.update({ lastAddress: 'endroll://tv/1396' });
    expect(store.closePage()).toBe('endroll://tv/1396');
    expect(store.settings.lastAddress).toBeNull();
    await store.flush();

    const again = openStore();
    expect(again.settings.lastAddress).toBeNull();
    expect(again.closedPage).toBe('endroll://tv/1396');
    again.update({ theme: 'dark' });
    expect(again.closedPage).toBe('endroll://tv/1396');
    again.update({ lastAddress: 'endroll://tv/1' });
    expect(again.closedPage).toBeNull();
    await again.flush();
    expect(openStore().closedPage).toBeNull();
  });

  it.each<[keyof Settings, unknown]>([
    ['language', 'English'],
    ['theme', 'pink'],
    ['sidebarWidth', 1e9],
    ['lastAddress', 'https://example.com/'],
    ['interfaceLanguage', 'tlh'],
    ['density', 'dense'],
    ['hideEpisodeCounts', 'yes'],
    ['hideCharacters', 1],
    ['hideGuests', null],
    ['imageSize', 'original'],
    ['pictureLimit', 10],
    ['seasonMode', 'list'],
    ['creditSort', 'age'],
    ['creditSortDirection', 'up'],
    ['rollSize', 1.1],
    ['rollSpeed', 0],
  ])('uses the default for a bad %s and keeps the other fields', (field, value) => {
    writeFileSync(path(), JSON.stringify({ ...OTHER_SETTINGS, [field]: value }));
    expect(openStore().settings).toEqual({ ...OTHER_SETTINGS, [field]: DEFAULT_SETTINGS[field] });
    expect(logger.lines).toEqual([`warn settings.json: ${field} is not valid; the default is used`]);
  });

  it('takes a field that an older file lacks from the defaults, without a word', () => {
    writeFileSync(path(), '{"theme":"light"}');
    expect(openStore().settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' });
    expect(logger.lines).toEqual([]);
  });

  it('asks TMDB in the suggested language until one is kept', () => {
    const store = openStore();
    store.suggestLanguage('de-DE');
    expect(store.settings.language).toBe('de-DE');
    writeFileSync(path(), '{"language":"ja-JP"}');
    const chosen = openStore();
    chosen.suggestLanguage('de-DE');
    expect(chosen.settings.language).toBe('ja-JP');
  });

  it('ignores a window place that makes no sense', () => {
    writeFileSync(path(), '{"window":{"bounds":{"x":"left"}}}');
    expect(openStore().windowPlacement).toBeNull();
  });

  it('tells who listens after each change, until they unsubscribe', () => {
    const seen: string[] = [];
    const store = openStore();
    const unsubscribe = store.onChanged(({ theme }) => seen.push(theme));
    store.update({ theme: 'dark' });
    store.update({ theme: 'light' });
    unsubscribe();
    store.update({ theme: 'system' });
    expect(seen).toEqual(['dark', 'light']);
  });

  it('holds a choice that cannot be written, and logs why', async () => {
    const store = openStore(() => {
      throw new Error('ENOSPC');
    });
    expect(store.update({ theme: 'dark' }).theme).toBe('dark');
    await store.flush();
    expect(store.settings.theme).toBe('dark');
    expect(logger.lines).toEqual(['error settings.json cannot be written']);
  });

  it('says once that it cannot be written, and again when that comes back', async () => {
    let isFull = true;
    const onUnwritable = vi.fn();
    const store = openStore(() => {
      if (isFull) throw new Error('ENOSPC');
    }, onUnwritable);
    store.update({ theme: 'dark' });
    store.update({ libraryOrder: 'opened' });
    await store.flush();
    expect(onUnwritable).toHaveBeenCalledTimes(1);
    isFull = false;
    store.update({ libraryOrder: 'added' });
    await store.flush();
    isFull = true;
    store.update({ libraryOrder: 'name' });
    await store.flush();
    expect(onUnwritable).toHaveBeenCalledTimes(2);
  });

  it('writes changes in the order in which they were made', async () => {
    const written: unknown[] = [];
    const store = openStore((content) => written.push(content['theme']));
    store.update({ theme: 'dark' });
    store.update({ theme: 'light' });
    await store.flush();
    expect(written).toEqual(['dark', 'light']);
  });
});
