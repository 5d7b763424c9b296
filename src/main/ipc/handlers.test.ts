import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_COMPARED } from '@shared/domain/address.ts';
import {
  createFreshnessHandlers,
  createPacksHandlers,
  createPrintingHandlers,
  createRecentsHandlers,
  createSettingsHandlers,
} from './handlers.ts';
import { createYoursHandlers } from './yours-handlers.ts';
import { createExportHandlers, createLibraryHandlers } from './library-handlers.ts';
import { formatsOf, type ExportSubject } from '@shared/domain/credit-export.ts';
import { NO_TRANSLATED_NAMES } from '@shared/domain/library-search.ts';
import type { VisitedSeason } from '@shared/domain/recent-season.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toJsonText } from '@shared/json-text.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { OTHER_SETTINGS } from '@shared/domain/test/bare.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { StoreFile } from '../settings/store-file.ts';

describe('the calls about printing', () => {
  const printer = {
    print: vi.fn(() => Promise.resolve('printed' as const)),
    startPdf: vi.fn(() => Promise.resolve('started' as const)),
    addToPdf: vi.fn(),
    finishPdf: vi.fn(() => Promise.resolve('cancelled' as const)),
    cancelPdf: vi.fn(),
    showFile: vi.fn(),
  };
  const handlers = createPrintingHandlers(printer);
  const head = {
    title: 'Lost, Season 1',
    language: 'en',
    direction: 'ltr',
    isWide: false,
    styles: '',
    fonts: [],
  } as const;

  it('passes on how printing and saving ended', async () => {
    expect(await handlers.print.run(undefined)).toBe('printed');
    expect(await handlers.startPdf.run(head)).toBe('started');
    expect(handlers.addToPdf.run({ html: '<article></article>' })).toBeNull();
    expect(await handlers.finishPdf.run({ pageNumber: 'Page {page} of {pages}' })).toBe('cancelled');
    expect(printer.startPdf.mock.calls).toEqual([[head]]);
    expect(printer.addToPdf.mock.calls).toEqual([['<article></article>']]);
    expect(printer.finishPdf.mock.calls).toEqual([['Page {page} of {pages}']]);
  });

  it.each([
    [{ ...head, title: 7 }],
    [{ ...head, title: 'x'.repeat(1001) }],
    [{ ...head, direction: 'up' }],
    [{ ...head, fonts: 'Inter' }],
    [{}],
    [{ ...head, path: '/etc/passwd' }],
  ])('takes what a document needs and nothing else (%#)', (input) => {
    expect(handlers.startPdf.input.safeParse(head).success).toBe(true);
    expect(handlers.startPdf.input.safeParse(input).success).toBe(false);
  });

  it('takes the sheets in pieces that are not too large', () => {
    const takes = (html: unknown): boolean => handlers.addToPdf.input.safeParse({ html }).success;
    expect([takes('x'.repeat(500_000)), takes('x'.repeat(500_001)), takes(7)]).toEqual([true, false, false]);
  });
});

describe('the calls about recents', () => {
  const season: VisitedSeason = {
    address: 'endroll://tv/1396/season/1',
    title: 'Breaking Bad, Season 1',
    fetchedAt: '2026-03-01T12:00:00.000Z',
  };

  const handlers = createRecentsHandlers({ list: () => [season], add: (added) => [added], clear: () => [] });

  it('lists, adds and clears', async () => {
    expect(await handlers.list.run(undefined)).toEqual([season]);
    expect(await handlers.add.run(season)).toEqual([season]);
    expect(await handlers.clear.run(undefined)).toEqual([]);
  });

  it.each([
    ['another address', { ...season, address: 'https://example.com/' }],
    ['an empty title', { ...season, title: '' }],
    ['a title that is too long', { ...season, title: 'x'.repeat(301) }],
    ['a time that is none', { ...season, fetchedAt: 'today' }],
    ['more than is asked for', { ...season, seasonNumber: 1 }],
  ])('refuses %s', (_, input) => {
    expect(handlers.add.input.safeParse(input).success).toBe(false);
  });
});

describe('the calls about what the reader has made', () => {
  function createHandlers() {
    const written: unknown[] = [];
    const take = (...args: readonly unknown[]): Promise<void> => {
      written.push(args);
      return Promise.resolve();
    };
    const handlers = createYoursHandlers({
      yours: () => Promise.resolve({ marks: [], lists: [], searches: [], seen: [] }),
      note: (subject) => Promise.resolve(`note on ${subject}`),
      mark: take,
      writeItem: take,
      yoursPage: () => Promise.resolve(toJsonText({ entries: [], hasUnseen: false })),
    });
    return { written, handlers };
  }

  const season = 'tv/1396/season/0';
  const id = '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11';

  it('reads and writes by what is marked, in whatever language', async () => {
    const { written, handlers } = createHandlers();
    expect(await handlers.note.run({ subject: season })).toBe('note on tv/1396/season/0');
    await handlers.mark.run({ subjects: [season, 'person/17419'], change: { isStarred: true } });
    expect(written).toEqual([[[season, 'person/17419'], { isStarred: true }]]);
  });

  it.each([
    ['too long a note', { subjects: [season], change: { note: 'x'.repeat(20_001) } }],
    ['no text', { subjects: [season], change: { note: null } }],
    ['nothing that can be marked', { subjects: ['tv/1396/season/0/cast'], change: { note: 'x' } }],
    ['a number of another form', { subjects: ['tv/01396'], change: { note: 'x' } }],
    ['an empty tag', { subjects: [season], change: { addTag: '' } }],
    ['more than is asked for', { subjects: [season], change: { note: 'x' }, language: 'en-US' }],
  ])('refuses %s', (_, input) => {
    expect(createHandlers().handlers.mark.input.safeParse(input).success).toBe(false);
  });

  it('takes the longest note', () => {
    const input = { subjects: [season], change: { note: 'x'.repeat(20_000) } };
    expect(createHandlers().handlers.mark.input.safeParse(input).success).toBe(true);
  });

  it.each([
    [
      'a list',
      { kind: 'list', id, content: { name: 'Casting 2026', subjects: ['person/17419', season] } },
      true,
    ],
    ['a list that is to go', { kind: 'list', id, content: null }, true],
    ['a search', { kind: 'search', id, content: { name: 'Directors', query: 'job:director' } }, true],
    [
      'how far a series was seen',
      { kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: 4 } },
      true,
    ],
    ['a whole season', { kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: null } }, true],
    ['a list without a name', { kind: 'list', id, content: { name: '', subjects: [] } }, false],
    ['a list of something else', { kind: 'list', id, content: { name: 'x', subjects: ['film/1'] } }, false],
    ['a mark', { kind: 'mark', id: season, content: null }, false],
    ['another id', { kind: 'seen', id: 'tv/1396', content: null }, false],
  ])('takes or refuses %s', (_, input, isTaken) => {
    expect(createHandlers().handlers.keep.input.safeParse(input).success).toBe(isTaken);
  });
});

describe('the calls about exports', () => {
  const never = (): never => {
    throw new Error('is not called');
  };
  const { save } = createExportHandlers({ save: never, cancel: never, showWritten: never });
  const key = { seriesId: 1396, seasonNumber: 0, language: 'en-US' };
  const [before, after] = ['2026-03-01T12:00:00.000Z', '2026-03-02T08:00:00.000Z'];
  const search = { text: 'job:director', only: null, translated: NO_TRANSLATED_NAMES };
  const takes = (subject: unknown, format = 'csv'): boolean =>
    save.input.safeParse({ subject, format, hidden: NOTHING_HIDDEN, showUnseen: false, title: 'x' }).success;

  /** What the window asks for; a new kind does not compile before it stands here. */
  const SUBJECTS: { readonly [Kind in ExportSubject['kind']]: ExportSubject & { readonly kind: Kind } } = {
    library: { kind: 'library' },
    seasons: { kind: 'seasons', keys: [key] },
    credits: { kind: 'credits', key, creditIds: ['52542282760ee313280017f9'] },
    episode: { kind: 'episode', key, episodeNumber: 3 },
    person: { kind: 'person', personId: 17419 },
    people: {
      kind: 'people',
      keys: [key],
      people: [
        { personId: 17419, department: null },
        { personId: 17419, department: 'Directing' },
      ],
    },
    search: { kind: 'search', search },
    subjects: { kind: 'subjects', subjects: ['tv/1396/season/0', 'person/17419'] },
    entries: { kind: 'entries', subjects: ['tv/1396/season/0', 'person/17419'] },
    comparison: { kind: 'comparison', sides: [[key], [{ ...key, seasonNumber: 1 }]], isShared: false },
    changes: { kind: 'changes', seasons: [{ key, revisions: [{ before, after }] }] },
  };

  it('take some of the people of a comparison', () => {
    const shared = { ...SUBJECTS.comparison, isShared: true };
    expect(takes({ ...shared, personIds: [17419] })).toBe(true);
    expect(takes({ ...shared, personIds: ['17419'] })).toBe(false);
    expect(takes({ ...SUBJECTS.comparison, work: 'crew' })).toBe(true);
    expect(takes({ ...SUBJECTS.comparison, work: 'Crew' })).toBe(false);
  });

  it.each(Object.values(SUBJECTS))('take $kind, in the formats that can hold it', (subject) => {
    expect(takes(subject)).toBe(true);
    expect(takes(subject, 'nfo')).toBe(formatsOf(subject).includes('nfo'));
    expect(takes({ ...subject, more: 1 })).toBe(false);
  });

  it.each([
    [{ kind: 'film' }],
    [{ kind: 'subjects', subjects: ['film/1'] }],
    [{ kind: 'comparison', sides: Array.from({ length: MOST_COMPARED + 1 }, () => [key]), isShared: true }],
    [{ kind: 'changes', seasons: [{ key, revisions: [{ before, after: 'today' }] }] }],
    [{ kind: 'people', keys: [key], people: [{ personId: 0, department: null }] }],
  ])('refuse %j', (subject) => {
    expect(takes(subject)).toBe(false);
  });
});

describe('the calls about freshness', () => {
  const key: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

  function createHandlers() {
    const calls: unknown[] = [];
    const handlers = createFreshnessHandlers({
      refresh: (keys, isFirst) => {
        calls.push([keys, isFirst]);
        return new Promise(() => undefined);
      },
      stop: () => void calls.push('stop'),
    });
    return { calls, handlers };
  }

  it('answers at once, however long the refreshing takes', async () => {
    const { calls, handlers } = createHandlers();
    expect(await handlers.refresh.run({ keys: [key], isFirst: true })).toBeNull();
    expect(await handlers.stop.run(undefined)).toBeNull();
    expect(calls).toEqual([[[key], true], 'stop']);
  });

  it.each([
    ['a season that is none', { keys: [{ ...key, seriesId: 0 }], isFirst: false }],
    ['more than a key', { keys: [{ ...key, fetchedAt: '2026-01-01' }], isFirst: false }],
    ['what is no list', { keys: key, isFirst: false }],
    ['a list without end', { keys: Array(10_001).fill(key), isFirst: false }],
    ['no word of whether it is the first time', { keys: [key] }],
  ])('refuses %s', (_, input) => {
    expect(createHandlers().handlers.refresh.input.safeParse(input).success).toBe(false);
  });
});

describe('the calls about trip packs', () => {
  const key = { seriesId: 1396, language: 'en-US' };

  /** The handlers, and what they have called. */
  function create(): {
    readonly handlers: ReturnType<typeof createPacksHandlers>;
    readonly calls: unknown[];
  } {
    const calls: unknown[] = [];
    const note =
      (name: string) =>
      (...args: unknown[]): Promise<void> => {
        calls.push([name, ...args]);
        return Promise.resolve();
      };
    const handlers = createPacksHandlers({
      list: () => Promise.resolve([]),
      start: note('start'),
      pause: note('pause'),
      resume: note('resume'),
      cancel: note('cancel'),
      verify: note('verify'),
    });
    return { handlers, calls };
  }

  it('pass on which pack is meant, and which seasons', async () => {
    const { handlers, calls } = create();
    await handlers.start.run({ ...key, seasonNumbers: [0, 2] });
    await handlers.start.run({ ...key, seasonNumbers: null });
    for (const name of ['pause', 'resume', 'cancel', 'verify'] as const) await handlers[name].run(key);
    expect(calls).toEqual([
      ['start', key, [0, 2]],
      ['start', key, null],
      ['pause', key],
      ['resume', key],
      ['cancel', key],
      ['verify', key],
    ]);
    expect(await handlers.list.run(undefined)).toBe('[]');
  });

  it.each([
    ['no season at all', { ...key, seasonNumbers: [] }],
    ['a season that is no number', { ...key, seasonNumbers: ['1'] }],
    ['a negative season', { ...key, seasonNumbers: [-1] }],
    [
      'more seasons than any series has',
      { ...key, seasonNumbers: Array.from({ length: 501 }, (_, at) => at) },
    ],
    ['nothing said about seasons', key],
    ['more than the call takes', { ...key, seasonNumbers: null, force: true }],
  ])('refuse %s', (_what, given) => {
    expect(create().handlers.start.input.safeParse(given).success).toBe(false);
  });
});

describe('the calls about settings', () => {
  let folder: string;
  let handlers: ReturnType<typeof createSettingsHandlers>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endroll-settings-'));
    const logger = new MemoryLogger();
    const loadWriter = () => Promise.resolve(() => undefined);
    const file = new StoreFile({
      folder,
      name: 'settings',
      loadWriter,
      onRepaired: () => undefined,
      logger,
      now: () => new Date(),
    });
    handlers = createSettingsHandlers(new SettingsStore({ file, logger }));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(OTHER_SETTINGS) as [keyof Settings, Settings[keyof Settings]][])(
    'changes %s alone',
    async (field, value) => {
      const change = handlers.update.input.parse({ [field]: value });
      expect(await handlers.update.run(change)).toEqual({ ...DEFAULT_SETTINGS, [field]: value });
    },
  );

  it.each([
    ['a setting that does not exist', { colour: 'red' }],
    ['a value that it cannot have', { pictureLimit: 49 }],
    ['undefined, which is no choice', { theme: undefined }],
  ])('refuses %s', (_, change) => {
    expect(handlers.update.input.safeParse(change).success).toBe(false);
  });
});

describe('the list of kept seasons', () => {
  it('comes though what happened to the library cannot be told, which is told with the next one', async () => {
    const told: unknown[] = [];
    const notice = { kind: 'read-only' } as const;
    const never = () => Promise.reject(new Error('not asked'));
    const ask = vi.fn().mockRejectedValueOnce(new Error('stopped')).mockResolvedValue(notice);
    const handlers = createLibraryHandlers({
      library: {
        list: () => Promise.resolve(toJsonText([])),
        notice: ask,
        removed: never,
        creditsOfPerson: never,
        creditsOfSeries: never,
        peek: never,
        search: never,
        seasonHistory: never,
        changesBetween: never,
        changesSince: never,
        creditsAt: never,
        person: never,
        companions: never,
        episodesOfPerson: never,
        making: never,
      },
      seasonSizes: never,
      removed: { remove: never, restore: never },
      restart: never,
      emit: (...event) => told.push(event),
    });
    expect(await handlers.list.run(undefined)).toBe('[]');
    expect(told).toEqual([]);
    await handlers.list.run(undefined);
    await handlers.list.run(undefined);
    expect(told).toEqual([['library:noticed', notice]]);
  });
});
