import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import type { CreditExport, ExportFormat, ExportProgress } from '@shared/domain/credit-export.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import type { ExportPart, ExportPiece } from '../library/calls.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { ExportService, type ExportServiceOptions } from './export-service.ts';

let folder: string;
let asked: SaveDialogOptions[];
let progress: (ExportProgress | null)[];
let shown: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-export-'));
  asked = [];
  progress = [];
  shown = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const textPiece = (text: string, file: ExportPiece['file'] = null): ExportPiece => ({
  file,
  bytes: Buffer.from(text),
});

/** Parts with these pieces, one in each; then what `end` does. */
async function* parts(
  pieces: readonly ExportPiece[],
  signal: AbortSignal | undefined,
  end: () => Promise<void> = () => Promise.resolve(),
): AsyncGenerator<ExportPart> {
  for (const [index, piece] of pieces.entries()) {
    signal?.throwIfAborted();
    yield {
      pieces: [piece],
      leftOut: [],
      cut: [],
      hidesUnseen: false,
      hiddenCounts: null,
      rows: index + 1,
      seasonsDone: index + 1,
      seasonsTotal: pieces.length,
    };
  }
  await end();
}

function serviceWith(
  given: Partial<ExportServiceOptions> & {
    readonly pieces?: readonly ExportPiece[];
    readonly end?: (signal: AbortSignal | undefined) => Promise<void>;
    readonly file?: string;
  } = {},
): ExportService {
  const { pieces = [textPiece('a,b\r\n'), textPiece('1,2\r\n')], end, file = 'mine.csv', ...options } = given;
  return new ExportService({
    library: {
      exportCredits: (_wanted, signal) => parts(pieces, signal, () => end?.(signal) ?? Promise.resolve()),
    },
    askForFile: (question) => {
      asked.push(question);
      return Promise.resolve({ canceled: false, filePath: join(folder, file) });
    },
    folder: '/documents',
    clock: () => new Date('2026-03-02T09:30:00.000Z'),
    locale: () => 'en',
    nameOf: (format) => Promise.resolve(format.toUpperCase()),
    onProgress: (now) => progress.push(now),
    showFile: (path) => shown.push(path),
    logger: new MemoryLogger(),
    ...options,
  });
}

const wanted = (format: ExportFormat = 'csv'): CreditExport & { title: string } => ({
  subject: { kind: 'library' },
  format,
  hidden: NOTHING_HIDDEN,
  showUnseen: false,
  title: 'Face/Off',
});

describe('exporting', () => {
  it('asks where to, writes the file whole, and can show it', async () => {
    const service = serviceWith();
    expect(await service.save(wanted())).toEqual({
      kind: 'saved',
      name: 'mine.csv',
      rows: 2,
      leftOut: [],
      isCut: false,
    });
    expect(readFileSync(join(folder, 'mine.csv'), 'utf8')).toBe('a,b\r\n1,2\r\n');
    expect(asked[0]).toEqual({
      defaultPath: join('/documents', 'Face Off.csv'),
      filters: [{ name: 'CSV', extensions: ['csv'] }],
    });
    expect(progress.at(0)).toMatchObject({ seasonsDone: 1, seasonsTotal: 2 });
    expect(progress.at(-1), 'it has ended').toBeNull();
    service.showWritten();
    expect(shown).toEqual([join(folder, 'mine.csv')]);
    await service.save(wanted());
    expect(asked[1]?.defaultPath, 'where the last one went').toBe(join(folder, 'Face Off.csv'));
  });

  it('writes nothing when the reader does not say where to', async () => {
    const service = serviceWith({ askForFile: () => Promise.resolve({ canceled: true, filePath: '' }) });
    expect(await service.save(wanted())).toEqual({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('can be cancelled in the middle, and leaves what was there', async () => {
    writeFileSync(join(folder, 'mine.csv'), 'an older one');
    const service = serviceWith({
      end: (signal) => {
        void service.cancel();
        signal?.throwIfAborted();
        return Promise.resolve();
      },
    });
    expect(await service.save(wanted())).toEqual({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual(['mine.csv']);
    expect(readFileSync(join(folder, 'mine.csv'), 'utf8')).toBe('an older one');
    await service.cancel();
    expect((await serviceWith().save(wanted())).kind, 'the next one is not cancelled').toBe('saved');
  });

  it('leaves nothing when the library fails, and says so', async () => {
    const failure = new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
    const service = serviceWith({ end: () => Promise.reject(failure) });
    await expect(service.save(wanted())).rejects.toBe(failure);
    expect(readdirSync(folder)).toEqual([]);
    expect(progress.at(-1)).toBeNull();
  });

  it('says that a folder refuses, or is not there', async () => {
    const error = (reason: string): unknown =>
      expect.objectContaining({ appError: { kind: 'file-not-written', reason } });
    await expect(serviceWith({ file: 'gone/mine.csv' }).save(wanted())).rejects.toEqual(error('other'));
    await expect(
      serviceWith({
        askForFile: () => Promise.resolve({ canceled: false, filePath: '/proc/mine.csv' }),
      }).save(wanted()),
    ).rejects.toEqual(error('other'));
  });

  it('does one at a time', async () => {
    const ending = Promise.withResolvers<() => void>();
    const service = serviceWith({
      end: () =>
        new Promise((finish) => {
          ending.resolve(finish);
        }),
    });
    const first = service.save(wanted());
    await expect(service.save(wanted())).rejects.toThrow(EndrollError);
    const finish = await ending.promise;
    finish();
    expect((await first).kind).toBe('saved');
  });
});

describe('exporting a folder', () => {
  const name = (title: string, end = '') => ({ title, end });
  const pieces = [
    textPiece('<tvshow>', [name('Face/Off: 2', ' (7)'), name('tvshow', '.nfo')]),
    textPiece('</tvshow>'),
    textPiece('<episodedetails/>', [
      name('Face/Off: 2', ' (7)'),
      name('Season 01'),
      name('Face/Off: 2', ' S01E01.nfo'),
    ]),
  ];

  it('makes it whole, with names that every system takes', async () => {
    const service = serviceWith({ pieces, file: 'nfo' });
    expect((await service.save(wanted('nfo'))).kind).toBe('saved');
    expect(asked[0]).toEqual({ defaultPath: join('/documents', 'Face Off') });
    expect(readFileSync(join(folder, 'nfo/Face Off 2 (7)/tvshow.nfo'), 'utf8')).toBe('<tvshow></tvshow>');
    expect(readdirSync(join(folder, 'nfo/Face Off 2 (7)/Season 01'))).toEqual(['Face Off 2 S01E01.nfo']);
  });

  it('tells the episodes of a series with a very long name apart', async () => {
    const title = '名'.repeat(90);
    const episodes = [1, 2].map((number) =>
      textPiece('', [name(title, ' (7)'), name(title, ` S01E0${number}.nfo`)]),
    );
    const service = serviceWith({ pieces: episodes, file: 'nfo' });
    expect((await service.save(wanted('nfo'))).kind).toBe('saved');
    const [series = ''] = readdirSync(join(folder, 'nfo'));
    expect(series).toMatch(/名 \(7\)$/u);
    expect(readdirSync(join(folder, 'nfo', series)).map((file) => file.slice(-10))).toEqual([
      'S01E01.nfo',
      'S01E02.nfo',
    ]);
  });

  it('overwrites no file by another of the same name', async () => {
    const pieces = [textPiece('first', [name('one', '.nfo')]), textPiece('second', [name('one', '.nfo')])];
    await expect(serviceWith({ pieces, file: 'nfo' }).save(wanted('nfo'))).rejects.toThrow(EndrollError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing when it fails, and an older folder as it was', async () => {
    mkdirSync(join(folder, 'nfo'));
    writeFileSync(join(folder, 'nfo/mine.txt'), 'mine');
    await expect(serviceWith({ pieces, file: 'nfo' }).save(wanted('nfo'))).rejects.toEqual(
      expect.objectContaining({ appError: { kind: 'file-not-written', reason: 'not-empty' } }),
    );
    const failing = serviceWith({ pieces, file: 'other', end: () => Promise.reject(new Error('no more')) });
    await expect(failing.save(wanted('nfo'))).rejects.toThrow(EndrollError);
    expect(readdirSync(folder)).toEqual(['nfo']);
    expect(readdirSync(join(folder, 'nfo'))).toEqual(['mine.txt']);
  });
});

it.each([
  ['America/Los_Angeles', '2026-11-24'],
  ['Asia/Tokyo', '2026-11-25'],
])('an evening west of Greenwich is “as of” the reader’s day: in %s, %s', (timeZone, day) => {
  const module = new URL('../../shared/domain/freshness.ts', import.meta.url).href;
  const script = `
    import { localDay } from ${JSON.stringify(module)};
    console.log(localDay(new Date('2026-11-25T05:00:00.000Z')));`;
  const args = ['--input-type=module', '--eval', script];
  // A process reads its time zone at its start.
  const env = { ...process.env, TZ: timeZone };
  expect(execFileSync(process.execPath, args, { encoding: 'utf8', env }).trim()).toBe(day);
});
