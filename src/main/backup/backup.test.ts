import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isEndrollError, type AppError } from '@shared/app-error.ts';
import { LARGEST_BACKUP, type Backup } from '@shared/domain/backup.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { personSubject, seasonSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import {
  NOW,
  openTestLibrary,
  openWith,
  peopleIn,
  remoteOf,
  searchFor,
  temporaryFolder,
  type TestLibrary,
} from '../library/test/test-library.ts';
import { KEY, testRecord, testSeason, testSeriesRecord } from '../library/test/test-records.ts';
import { BackupService, parseBackup } from './backup.ts';

const LIST = '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11';
const PERSON = personSubject(17419);
const SEASON = seasonSubject(KEY);
const FILE = 'Endroll 2026-03-02.json';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-backup-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Computer {
  readonly library: TestLibrary;
  readonly backup: BackupService;
  readonly fetched: SeasonKey[];
  readonly settings: () => Settings;
  readonly change: (change: Partial<Settings>) => void;
  readonly setTime: (time: Date) => void;
  /** Whether the library's index has no room for anything more. */
  readonly setIndexFull: (isFull: boolean) => void;
  /** The disk is full when a restore is undone next. */
  readonly failUndoOnce: () => void;
  /** The library's process dies during the next restore, after what the reader has added is restored. */
  readonly failRestoreOnce: () => void;
}

/** A computer with Endroll on it. */
function computer(isCancelled = false): Computer {
  let now = NOW;
  let settings: Settings = { ...DEFAULT_SETTINGS, lastAddress: 'endroll://tv/1396', sidebarWidth: 300 };
  const fetched: SeasonKey[] = [];
  let failing: 'undo' | 'restore' | null = null;
  let isIndexFull = false;
  const library = openTestLibrary(temporaryFolder(), 'node:sqlite', {
    clock: () => now,
    openDatabase: (file, options) => {
      const database = openWith('node:sqlite')(file, options);
      return {
        ...database,
        prepare: <Row>(sql: string) => {
          if (isIndexFull && sql.includes('SET is_hidden'))
            throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
          return database.prepare<Row>(sql);
        },
      };
    },
  });
  const remote = remoteOf(library);
  const backup = new BackupService({
    library: {
      ...remote,
      undoRestore: () => {
        if (failing !== 'undo') return remote.undoRestore();
        failing = null;
        return Promise.reject(new Error('The disk is full'));
      },
      restoreOwn: async (restored, mode) => {
        const outcome = await remote.restoreOwn(restored, mode);
        if (failing !== 'restore') return outcome;
        failing = null;
        throw new Error('The process has ended');
      },
    },
    settings: {
      get settings() {
        return settings;
      },
      update: (change) => (settings = { ...settings, ...change }),
    },
    fetch: (keys) => void fetched.push(...keys),
    stopFetching: (keys) => {
      for (const key of keys) fetched.splice(fetched.indexOf(key), 1);
    },
    version: '1.2.3',
    clock: () => now,
    folder,
    askWhere: (suggested) => Promise.resolve(isCancelled ? null : suggested),
    askWhich: () => Promise.resolve(isCancelled ? null : join(folder, FILE)),
  });
  return {
    library,
    backup,
    fetched,
    settings: () => settings,
    change: (change) => (settings = { ...settings, ...change }),
    setTime: (time) => (now = time),
    setIndexFull: (isFull) => (isIndexFull = isFull),
    failUndoOnce: () => (failing = 'undo'),
    failRestoreOnce: () => (failing = 'restore'),
  };
}

/** Somebody who has worked with it. */
function workedWith(): Computer {
  const own = computer();
  own.library.keepSeason(testRecord());
  own.library.mark([SEASON], { note: 'Rewatch “Pilot”. 渡辺', isReviewed: true });
  own.library.mark([PERSON], { isStarred: true, addTag: 'casting' });
  own.library.writeItem({ kind: 'list', id: LIST, content: { name: 'Casting 2026', subjects: [PERSON] } });
  own.library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: 4 } });
  return own;
}

const content = (): string => readFileSync(join(folder, FILE), 'utf8');
const later = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

async function problemOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (isEndrollError(error)) return error.appError;
    throw error;
  }
  throw new Error('It went well');
}

describe('a backup', () => {
  it('is one file with the reader’s own, and neither TMDB’s content nor what belongs to this computer', async () => {
    const { backup } = workedWith();
    expect(await backup.save()).toEqual({ items: 4, seasons: 1 });
    expect(readdirSync(folder)).toEqual([FILE]);
    const written = JSON.parse(content()) as Backup;
    expect(written).toMatchObject({
      format: 'endroll-backup',
      version: 1,
      madeBy: '1.2.3',
      createdAt: NOW.toISOString(),
      kept: [{ ...KEY, addedAt: NOW.toISOString() }],
    });
    expect(Object.keys(written.kept[0]!).sort()).toEqual(['addedAt', 'language', 'seasonNumber', 'seriesId']);
    expect(content()).not.toMatch(/Breaking Bad|Person 1|A Character|Episode 1/);
    expect(content()).not.toMatch(/lastAddress|sidebarWidth|token/i);
  });

  it.skipIf(process.platform === 'win32')(
    'can be opened by whomever the reader’s system lets open it',
    async () => {
      await workedWith().backup.save();
      const other = join(folder, 'other.txt');
      writeFileSync(other, '');
      expect(statSync(join(folder, FILE)).mode).toBe(statSync(other).mode);
    },
  );

  it('comes back on another computer as it was, and asks for the seasons', async () => {
    const first = workedWith();
    await first.backup.save();
    const second = computer();
    expect(await second.backup.read(null)).toEqual({
      createdAt: NOW.toISOString(),
      items: { added: 4, newer: 0, older: 0, same: 0, onlyHere: 0 },
      kinds: { mark: 2, list: 1, search: 0, seen: 1 },
      newSeasons: 1,
      seasonsToFetch: 1,
      seasons: 1,
      hasSettings: true,
      leftOutCount: 0,
      leftOut: [],
    });
    expect(second.library.yours().marks).toEqual([]);
    expect(await second.backup.restore('merge', false)).toEqual({ changed: 4, seasons: 1 });
    expect(second.library.ownContent()).toEqual(first.library.ownContent());
    expect(second.fetched).toEqual([KEY]);
    // The season is in the list, to be fetched, also when there is no network now.
    expect(fromJsonText(second.library.list())).toMatchObject([{ ...KEY, isLost: true, seasonName: '' }]);
  });

  it('names what it can of what is still to be fetched: the sample, and a series as soon as one season of it is there', async () => {
    const first = computer();
    const sample = { seriesId: SAMPLE_SERIES_ID, seasonNumber: 1, language: 'de-DE' };
    const second = { ...KEY, seasonNumber: 2 };
    for (const key of [KEY, second, sample]) first.library.keepSeason(testRecord(testSeason({ key })));
    await first.backup.save();
    const other = computer();
    await other.backup.read(null);
    await other.backup.restore('merge', false);
    const names = (): readonly string[] =>
      fromJsonText(other.library.list()).map(({ seriesName, isLost }) => `${seriesName} ${isLost}`);
    expect(names()).toEqual(['Series 1396 true', 'Series 1396 true', 'Stauwasser true']);
    const { answers } = testSeriesRecord();
    other.library.keepSeason({ ...testRecord(), series: { answers } });
    expect(names()).toEqual(['Breaking Bad false', 'Breaking Bad true', 'Stauwasser true']);
  });

  it('is the same from a library that cannot be opened, and as Markdown what was written', async () => {
    const { backup } = workedWith();
    await backup.save();
    const usual = JSON.parse(content()) as Backup;
    expect(await backup.rescue(null)).toEqual({ items: 4, seasons: 1, source: { kind: 'file' } });
    expect(JSON.parse(content())).toEqual(usual);
    expect(await backup.rescue({ title: 'Yours', reviewed: 'Reviewed' })).toMatchObject({
      items: 2,
      seasons: 0,
    });
    const markdown = readFileSync(join(folder, FILE.replace('json', 'md')), 'utf8');
    expect(markdown).toContain(`# Yours\n`);
    expect(markdown).toContain(`Reviewed\n\nRewatch “Pilot”. 渡辺\n\n<endroll://${SEASON}>`);
    expect(markdown).toContain(`★ · \\#casting\n\n<endroll://${PERSON}>`);
  });

  it('is not written when the reader cancels, and nothing is read then', async () => {
    const { backup } = computer(true);
    expect(await backup.save()).toBeNull();
    expect(await backup.read(null)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so when it cannot be written, and leaves no half file', async () => {
    const { backup } = workedWith();
    rmSync(folder, { recursive: true });
    expect(await problemOf(backup.save())).toMatchObject({ kind: 'file-not-written' });
  });
});

describe('restoring', () => {
  it('merges by the newest of each, and keeps what is only here', async () => {
    const own = workedWith();
    await own.backup.save();
    own.setTime(later(1));
    own.library.mark([PERSON], { note: 'Written after the backup.' });
    own.library.mark(['tv/1399'], { isStarred: true });
    const text = content().replace('Rewatch', 'Again').replaceAll(NOW.toISOString(), later(2).toISOString());
    // The note of the season is newer in the file; everything else of it, too, but for the person.
    const newer = JSON.parse(text) as Backup & { items: { kind: string; id: string; changedAt: string }[] };
    for (const item of newer.items) if (item.id === PERSON) item.changedAt = NOW.toISOString();
    expect((await own.backup.read(Buffer.from(JSON.stringify(newer))))?.items).toEqual({
      added: 0,
      newer: 1,
      older: 1,
      same: 2,
      onlyHere: 1,
    });
    expect(await own.backup.restore('merge', false)).toEqual({ changed: 1, seasons: 0 });
    expect(own.library.note(SEASON)).toBe('Again “Pilot”. 渡辺');
    expect(own.library.note(PERSON)).toBe('Written after the backup.');
    expect(own.library.yours().marks.map(({ subject }) => subject)).toContain('tv/1399');
    expect(own.fetched).toEqual([]);
  });

  it('replaces all that was made, removes no season, and takes both back', async () => {
    const first = workedWith();
    await first.backup.save();
    const second = computer();
    second.library.keepSeason(testRecord(undefined));
    second.library.mark(['tv/1399'], { note: 'Only here.' });
    const before = second.library.ownContent();
    await second.backup.read(Buffer.from(content()));
    expect(await second.backup.restore('replace', true)).toMatchObject({ changed: 5 });
    expect(second.library.ownContent().items).toEqual(first.library.ownContent().items);
    expect(fromJsonText(second.library.list())).toHaveLength(1);
    expect(await second.backup.undo()).toBe(true);
    expect(second.library.ownContent()).toEqual(before);
    expect(await second.backup.undo()).toBe(false);
  });

  it('can be taken back at the second try, and goes on fetching after the first has failed', async () => {
    const first = workedWith();
    await first.backup.save();
    const second = computer();
    await second.backup.read(Buffer.from(content().replace('"theme": "system"', '"theme": "dark"')));
    await second.backup.restore('merge', true);
    second.failUndoOnce();
    await expect(second.backup.undo()).rejects.toThrow('disk');
    expect(second.fetched).toEqual([KEY]);
    expect(second.settings().theme).toBe('dark');
    expect(await second.backup.undo()).toBe(true);
    expect(second.fetched).toEqual([]);
    expect(second.settings().theme).toBe('system');
  });

  it('leaves out again, when it is taken back, seasons that have not come', async () => {
    await workedWith().backup.save();
    const second = computer();
    await second.backup.read(Buffer.from(content()));
    await second.backup.restore('merge', false);
    expect(second.fetched).toEqual([KEY]);
    await second.backup.undo();
    expect(fromJsonText(second.library.list())).toEqual([]);
    expect(second.fetched, 'they are not fetched any more').toEqual([]);
  });

  it('takes back only what it has changed itself, not what was written since', async () => {
    await workedWith().backup.save();
    const second = computer();
    second.library.mark([SEASON], { note: 'From before.' });
    second.library.mark(['tv/7'], { note: 'Only here.' });
    await second.backup.read(Buffer.from(content()));
    await second.backup.restore('replace', false);
    second.setTime(later(1));
    second.library.mark([PERSON], { note: 'Written since the restore.' });
    second.library.mark(['tv/1399'], { note: 'New since the restore.' });
    second.library.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber: 9 } })));
    expect(await second.backup.undo()).toBe(true);
    expect(second.library.note(SEASON)).toBe('From before.');
    expect(second.library.note('tv/7')).toBe('Only here.');
    expect(second.library.note(PERSON)).toBe('Written since the restore.');
    expect(second.library.note('tv/1399')).toBe('New since the restore.');
    expect(second.library.yours().lists).toEqual([]);
    expect(fromJsonText(second.library.list())).toMatchObject([{ seasonNumber: 9 }]);
  });

  it('removes a season again, when it is taken back, that was removed before', async () => {
    const own = workedWith();
    await own.backup.save();
    own.library.remove([KEY]);
    await own.backup.read(Buffer.from(content()));
    await own.backup.restore('merge', false);
    expect(await own.backup.undo()).toBe(true);
    expect(fromJsonText(own.library.list())).toEqual([]);
    expect(own.library.open(KEY)).toBeNull();
    expect(fromJsonText(own.library.removed())).toMatchObject([KEY]);
  });

  it('is taken back when the index has no room, and no season is fetched that has gone with it', async () => {
    const own = workedWith();
    await own.backup.save();
    own.library.remove([KEY]);
    const other = { ...KEY, seasonNumber: 2 };
    const backup = JSON.parse(content()) as Backup;
    const kept = [...backup.kept, { ...other, addedAt: NOW.toISOString() }];
    await own.backup.read(Buffer.from(JSON.stringify({ ...backup, kept })));
    await own.backup.restore('merge', false);
    expect(own.fetched).toEqual([other]);
    own.setIndexFull(true);
    expect(await own.backup.undo()).toBe(true);
    expect(own.fetched).toEqual([]);
    expect(fromJsonText(own.library.list())).toEqual([]);
    own.setIndexFull(false);
    own.library.workToEnd();
    expect(peopleIn(own.library.search(searchFor('person')))).toEqual([]);
  });

  it('takes back nothing of an earlier restore after one that failed half-way', async () => {
    const own = workedWith();
    await own.backup.save();
    const text = content().replace('"theme": "system"', '"theme": "dark"');
    await own.backup.read(Buffer.from(text));
    await own.backup.restore('merge', true);
    own.library.mark([PERSON], { note: 'Written between the two.' });
    await own.backup.read(Buffer.from(text));
    own.failRestoreOnce();
    await expect(own.backup.restore('replace', true)).rejects.toThrow('process');
    expect(own.library.note(PERSON)).toBe('');
    expect(await own.backup.undo()).toBe(true);
    expect(own.library.note(PERSON)).toBe('Written between the two.');
    expect(own.settings().theme, 'from the first restore').toBe('dark');
  });

  it('takes its own settings over though another backup is read meanwhile, which can be restored after it', async () => {
    const own = workedWith();
    await own.backup.save();
    const withTheme = (theme: string): Buffer =>
      Buffer.from(content().replace('"theme": "system"', `"theme": "${theme}"`));
    await own.backup.read(withTheme('dark'));
    const restoring = own.backup.restore('merge', true);
    await own.backup.read(withTheme('light'));
    await restoring;
    expect(own.settings().theme).toBe('dark');
    await own.backup.restore('merge', true);
    expect(own.settings().theme).toBe('light');
  });

  it('can be tried again after it has failed', async () => {
    const own = workedWith();
    await own.backup.save();
    await own.backup.read(Buffer.from(content()));
    own.failRestoreOnce();
    await expect(own.backup.restore('merge', false)).rejects.toThrow('process');
    expect(await own.backup.restore('merge', false)).toMatchObject({ changed: 0 });
  });

  it('leaves the settings as they are when it cannot be taken back, and those that were changed since', async () => {
    const own = workedWith();
    await own.backup.save();
    const text = content()
      .replace('"theme": "system"', '"theme": "dark"')
      .replace('"hideGuests": false', '"hideGuests": true');
    await own.backup.read(Buffer.from(text));
    await own.backup.restore('merge', true);
    expect(own.settings()).toMatchObject({ theme: 'dark', hideGuests: true });
    own.change({ theme: 'light' });
    await own.backup.undo();
    expect(own.settings()).toMatchObject({ theme: 'light', hideGuests: false });
    await own.backup.read(Buffer.from(text));
    await own.backup.restore('merge', true);
    own.library.undoRestore();
    expect(await own.backup.undo()).toBe(false);
    expect(own.settings()).toMatchObject({ theme: 'dark', hideGuests: true });
  });

  it('takes settings over only when asked, never those of the window, and puts them back', async () => {
    const first = workedWith();
    await first.backup.save();
    const text = content().replace('"theme": "system"', '"theme": "dark"');
    const second = computer();
    await second.backup.read(Buffer.from(text));
    await second.backup.restore('merge', false);
    expect(second.settings().theme).toBe('system');
    await second.backup.read(
      Buffer.from(text.replace('"density"', '"lastAddress": "endroll://tv/1", "density"')),
    );
    await second.backup.restore('merge', true);
    expect(second.settings()).toMatchObject({ theme: 'dark', lastAddress: 'endroll://tv/1396' });
    await second.backup.undo();
    expect(second.settings().theme).toBe('system');
  });

  it('brings a season back that was removed here', async () => {
    const own = workedWith();
    await own.backup.save();
    own.library.remove([KEY]);
    const preview = await own.backup.read(Buffer.from(content()));
    expect(preview).toMatchObject({ newSeasons: 1, seasonsToFetch: 0 });
    expect(await own.backup.restore('merge', false)).toEqual({ changed: 0, seasons: 0 });
    expect(fromJsonText(own.library.list())).toMatchObject([{ ...KEY, isLost: false }]);
  });
});

describe('a file that is no backup', () => {
  const good = (change: object = {}): string =>
    JSON.stringify({
      format: 'endroll-backup',
      version: 1,
      createdAt: NOW.toISOString(),
      madeBy: '1.2.3',
      settings: {},
      items: [],
      kept: [],
      ...change,
    });
  const item = (change: object): string =>
    good({
      items: [
        {
          kind: 'seen',
          id: '1396',
          content: { seasonNumber: 1, episodeNumber: null },
          changedAt: NOW.toISOString(),
          ...change,
        },
      ],
    });

  it.each([
    ['a picture', '\u0089PNG\r\n', 'not-json', null],
    ['an empty one', '', 'not-json', null],
    ['a list', '[]', 'foreign', null],
    ['another program’s', '{"format":"bookmarks"}', 'foreign', null],
    ['a newer Endroll’s', good({ version: 2, items: 'otherwise' }), 'newer', null],
    ['half of one', good({ madeBy: 'x'.repeat(400) }).slice(0, 300), 'cut-off', null],
    ['one without a number', good({ version: '1' }), 'damaged', 'version'],
    ['one whose items are none', good({ items: {} }), 'damaged', 'items'],
    ['one with a missing comma', good().replace(',"items"', '\n"items"'), 'broken-json', '2:1'],
    ['one with a brace too many', `${good()}}`, 'broken-json', `1:${good().length + 1}`],
    ['one with a control character', good({ madeBy: 'x' }).replace('"x"', '"\u0001"'), 'broken-json', '1:89'],
    ['one with a comma too many', good().replace('"kept":[]', '"kept":[,]'), 'broken-json', '1:129'],
    ['one without seasons', good({ kept: null }), 'damaged', 'kept'],
  ] as const)('is told apart: %s', async (_, text, problem, path) => {
    const own = workedWith();
    const before = own.library.ownContent();
    expect(await problemOf(own.backup.read(Buffer.from(text)))).toEqual({
      kind: 'bad-backup',
      problem,
      path,
    });
    // Nothing is left to be restored.
    expect(await problemOf(own.backup.restore('replace', true))).toMatchObject({ kind: 'bad-backup' });
    expect(own.library.ownContent()).toEqual(before);
  });

  it.each([
    ['of an unknown kind', { kind: 'film' }, { what: 'other', name: '1396', path: 'items.1.kind' }],
    ['with a wrong id', { id: 'tv/1396' }, { what: 'seen', name: 'tv/1396', path: 'items.1.id' }],
    [
      'with a wrong content',
      { content: { seasonNumber: -1, episodeNumber: null } },
      { what: 'seen', name: '1396', path: 'items.1.content.seasonNumber' },
    ],
    [
      'that has a name',
      { kind: 'list', id: LIST, content: { name: 'Casting 2026', subjects: 'none' } },
      { what: 'list', name: 'Casting 2026', path: 'items.1.content.subjects' },
    ],
    ['without a time', { changedAt: 'yesterday' }, { what: 'seen', name: '1396', path: 'items.1.changedAt' }],
  ])('leaves out an item %s, names it, and restores everything else', async (_, change, named) => {
    const first = workedWith();
    await first.backup.save();
    const whole = JSON.parse(content()) as { items: object[] };
    const bad = JSON.parse(item(change)) as { items: object[] };
    whole.items.splice(1, 0, ...bad.items);
    const second = computer();
    expect(await second.backup.read(Buffer.from(JSON.stringify(whole)))).toMatchObject({
      items: { added: 4 },
      leftOutCount: 1,
      leftOut: [named],
    });
    await second.backup.restore('merge', false);
    expect(second.library.ownContent()).toEqual(first.library.ownContent());
  });

  it('leaves what is here of a damaged item alone, also when everything else is replaced', async () => {
    const own = workedWith();
    await own.backup.save();
    const damaged = JSON.parse(content()) as { items: { id: string; content: unknown }[] };
    for (const entry of damaged.items)
      if (entry.id === SEASON || entry.id === LIST) entry.content = 'damaged';
    own.library.mark(['person/9'], { note: 'Only here.' });
    const before = own.library.ownContent();
    expect(await own.backup.read(Buffer.from(JSON.stringify(damaged)))).toMatchObject({
      items: { added: 0, newer: 0, older: 0, same: 2, onlyHere: 1 },
      leftOutCount: 2,
    });
    expect(await own.backup.restore('replace', false)).toMatchObject({ changed: 1 });
    expect(own.library.ownContent()).toEqual({
      ...before,
      items: before.items.filter(({ id }) => id !== 'person/9'),
    });
  });

  it('leaves out a wrong season and what is no item at all, and names no more than twenty', async () => {
    const { backup } = computer();
    const season = { ...KEY, addedAt: NOW.toISOString() };
    const kept = [{ seriesId: 7, seasonNumber: 1 }, season, ...Array.from({ length: 30 }, () => null)];
    const preview = await backup.read(Buffer.from(good({ kept })));
    expect(preview).toMatchObject({ seasons: 1, leftOutCount: 31 });
    expect(preview?.leftOut).toHaveLength(20);
    expect(preview?.leftOut.slice(0, 2)).toEqual([
      { what: 'season', name: 'tv/7/season/1', path: 'kept.0.language' },
      { what: 'season', name: '', path: 'kept.2' },
    ]);
  });

  it('is read with a byte order mark all the same, and an unknown setting costs only itself', () => {
    const settings = { theme: 'dark', density: 'tiny', wallpaper: 'x' };
    expect(parseBackup(`\uFEFF${good({ settings })}`).backup.settings).toEqual({ theme: 'dark' });
  });

  it('is read without what it does not need: who made it, when, the settings, an empty list', () => {
    const plain = { format: 'endroll-backup', version: 1, createdAt: 'yesterday', madeBy: null };
    expect(parseBackup(JSON.stringify(plain)).backup).toEqual({
      createdAt: null,
      items: [],
      kept: [],
      settings: {},
    });
  });

  it('loses only the entry or the tag that is damaged, and a missing field is empty', () => {
    const changedAt = NOW.toISOString();
    const items = [
      {
        kind: 'list',
        id: LIST,
        content: { name: 'Casting', subjects: [PERSON, 'film/1', SEASON] },
        changedAt,
      },
      { kind: 'mark', id: SEASON, content: { note: 'Rewatch', tags: ['', 'casting'] }, changedAt },
      { kind: 'mark', id: PERSON, content: { isStarred: true }, changedAt },
    ];
    const { backup, leftOut, unreadable } = parseBackup(good({ items }));
    expect(backup.items.map(({ content: own }) => own)).toEqual([
      { name: 'Casting', subjects: [PERSON, SEASON] },
      { note: 'Rewatch', isStarred: false, isReviewed: false, tags: ['casting'] },
      { note: '', isStarred: true, isReviewed: false, tags: [] },
    ]);
    expect(leftOut).toEqual([
      { what: 'entry', name: 'Casting', path: 'items.0.content.subjects.1' },
      { what: 'tag', name: SEASON, path: 'items.1.content.tags.0' },
    ]);
    expect(unreadable).toEqual([]);
  });

  it('has once what is in it twice, the newer of it', async () => {
    const seen = (episodeNumber: number, changedAt: Date): object => ({
      kind: 'seen',
      id: '1396',
      content: { seasonNumber: 1, episodeNumber },
      changedAt: changedAt.toISOString(),
    });
    const kept = { ...KEY, addedAt: NOW.toISOString() };
    const text = good({ items: [seen(4, later(1)), seen(2, NOW)], kept: [kept, kept] });
    const own = computer();
    expect(await own.backup.read(Buffer.from(text))).toMatchObject({
      items: { added: 1 },
      kinds: { seen: 1 },
      seasons: 1,
    });
    expect(await own.backup.restore('merge', false)).toEqual({ changed: 1, seasons: 1 });
    expect(own.library.ownContent().items).toMatchObject([{ content: { episodeNumber: 4 } }]);
  });

  it('compares times in whatever form they are written, and keeps them in one', async () => {
    const own = workedWith();
    const text = good({
      items: [
        {
          kind: 'mark',
          id: PERSON,
          content: { note: 'Later, in New York.' },
          // An hour and a half after NOW.
          changedAt: '2026-03-02T06:00:00-05:00',
        },
      ],
    });
    await own.backup.read(Buffer.from(text));
    await own.backup.restore('merge', false);
    expect(own.library.note(PERSON)).toBe('Later, in New York.');
    const restored = own.library.ownContent().items.find(({ id }) => id === PERSON);
    expect(restored?.changedAt).toBe('2026-03-02T11:00:00.000Z');
  });

  it('has each tag and each entry of a list once, though somebody has written one twice', () => {
    const changedAt = NOW.toISOString();
    const mark = { note: '', isStarred: true, isReviewed: false, tags: ['casting', 'later', 'casting'] };
    const items = [
      { kind: 'mark', id: SEASON, content: mark, changedAt },
      { kind: 'list', id: LIST, content: { name: 'Casting', subjects: [PERSON, SEASON, PERSON] }, changedAt },
    ];
    expect(parseBackup(good({ items })).backup.items.map(({ content: own }) => own)).toEqual([
      { ...mark, tags: ['casting', 'later'] },
      { name: 'Casting', subjects: [PERSON, SEASON] },
    ]);
  });

  it.each([
    ['little', (bytes: Buffer) => bytes],
    ['big', (bytes: Buffer) => bytes.swap16()],
  ])('is read when an editor has saved it in UTF-16, %s end first', async (_, inOrder) => {
    const { backup } = workedWith();
    await backup.save();
    const expected = await backup.read(null);
    const bytes = inOrder(Buffer.from(`\uFEFF${content()}`, 'utf16le'));
    writeFileSync(join(folder, FILE), bytes);
    expect(await backup.read(null)).toEqual(expected);
    expect(await backup.read(new Uint8Array(bytes)), 'dropped on the window').toEqual(expected);
  });

  it('is not read into memory when it is too large, and says so when it cannot be read', async () => {
    const { backup } = computer();
    expect(await problemOf(backup.read(null))).toEqual({
      kind: 'bad-backup',
      problem: 'unreadable',
      path: null,
    });
    writeFileSync(join(folder, FILE), Buffer.alloc(LARGEST_BACKUP + 1));
    expect(await problemOf(backup.read(null))).toEqual({
      kind: 'bad-backup',
      problem: 'too-large',
      path: null,
    });
  });
});
