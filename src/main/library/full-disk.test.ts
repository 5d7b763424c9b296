import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import { seasonSubject } from '@shared/domain/yours.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { LibraryEvent } from './calls.ts';
import { openLibrary } from './library.ts';
import { OLDER_MAKER } from './test/older-maker.ts';
import { ENGINES, NOW, openTestLibrary, openWith, toEnd, type TestLibrary } from './test/test-library.ts';
import { KEY, testLargeSeason, testRecord, testSeriesRecord } from './test/test-records.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A disk of so many kilobytes, full or nearly so, as no fake of one is. `null` where file systems cannot be mounted. */
function mountDisk(kilobytes: number): string | null {
  const disk = mkdtempSync(join(tmpdir(), 'endroll-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'endroll', disk], { stdio: 'ignore' });
  } catch {
    rmSync(disk, { recursive: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  });
  return disk;
}

const probe = mountProbe();

/** True where this test may mount file systems: as root on Linux, as in CI's containers. */
function mountProbe(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'endroll-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'endroll', disk], { stdio: 'ignore' });
    execFileSync('umount', [disk]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}

const keyOf = (seasonNumber: number): SeasonKey => ({ ...KEY, seasonNumber });
const large = (seasonNumber: number) => testRecord(testLargeSeason(keyOf(seasonNumber), 400));
const listed = (library: TestLibrary): readonly number[] =>
  fromJsonText(library.list()).map(({ seasonNumber }) => seasonNumber);

/** Keeps seasons until one is refused. Returns those that were kept, and why the next one was not. */
function fill(library: TestLibrary): { readonly kept: readonly number[]; readonly refusal: string } {
  const kept: number[] = [];
  for (let seasonNumber = 1; seasonNumber < 500; seasonNumber += 1) {
    const { notKept } = library.keepSeason(large(seasonNumber));
    if (notKept !== null) return { kept, refusal: notKept };
    kept.push(seasonNumber);
  }
  throw new Error('The disk was never full');
}

/** Background work whose error nobody waits for. */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch {
    // The disk is full.
  }
}

describe.runIf(probe).each(ENGINES)('a disk that is full, on %s', (engine) => {
  it('refuses what has no room, by its name, and costs nothing that is kept', () => {
    const disk = mountDisk(4096) ?? '';
    const folder = join(disk, 'library');
    const first = openTestLibrary(folder, engine);
    first.mark([seasonSubject(KEY)], { note: 'Written before' });
    const { kept, refusal } = fill(first);
    expect(refusal).toBe('disk-full');
    expect(kept.length).toBeGreaterThan(3);
    expect(listed(first)).toEqual(kept);
    for (const number of kept) expect(first.open(keyOf(number)), `season ${number}`).not.toBeNull();
    first.close();
    const second = openTestLibrary(folder, engine);
    expect(listed(second)).toEqual(kept);
    for (const number of kept) expect(second.open(keyOf(number)), `season ${number}`).not.toBeNull();
    expect(second.note(seasonSubject(KEY))).toBe('Written before');
  });

  // The answers of the last season may have found room, and its rows not. Where that happens depends on the size of the disk.
  it.each([3072, 3200, 3328, 3456, 3584])(
    'opens every kept season at the next start, although none can be added to the index (%d KB)',
    (kilobytes) => {
      const disk = mountDisk(kilobytes) ?? '';
      const folder = join(disk, 'library');
      const first = openTestLibrary(folder, engine);
      const { kept } = fill(first);
      first.close();
      fillRest(disk);
      const library = openLibrary({ folder, clock: () => NOW, openDatabase: openWith(engine) });
      for (let slice = 0; slice < 20; slice += 1) attempt(() => library.work());
      for (const number of kept) expect(library.open(keyOf(number)), `season ${number}`).not.toBeNull();
      const seasons = fromJsonText(toEnd(library.list()));
      expect(seasons.map(({ seasonNumber }) => seasonNumber)).toEqual(kept);
      expect(seasons.filter(({ isLost }) => isLost)).toEqual([]);
      library.close();
    },
  );

  it('says so of a note, and keeps the one before', () => {
    const disk = mountDisk(4096) ?? '';
    const library = openTestLibrary(join(disk, 'library'), engine);
    library.mark([seasonSubject(KEY)], { note: 'Short' });
    fill(library);
    fillRest(disk);
    const full = new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' });
    expect(() => library.mark([seasonSubject(KEY)], { note: 'x'.repeat(20_000) })).toThrow(full);
    expect(library.note(seasonSubject(KEY))).toBe('Short');
  });

  it('refuses the rescue from a library that cannot be opened, instead of an older copy', () => {
    const folder = join(mountDisk(4096) ?? '', 'library');
    const library = openTestLibrary(folder, engine);
    library.mark([seasonSubject(KEY)], { note: 'Mine' });
    const temporary = mountDisk(256) ?? '';
    const { TMPDIR } = process.env;
    process.env['TMPDIR'] = temporary;
    onTestFinished(() => {
      if (TMPDIR === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = TMPDIR;
    });
    expect(library.rescuedOwn()).toMatchObject({ source: { kind: 'file' }, items: [{ kind: 'mark' }] });
    fillRest(temporary);
    const full = new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' });
    expect(() => library.rescuedOwn()).toThrow(full);
  });

  it('leaves series and people to the next start that it has no room to make again', () => {
    const disk = mountDisk(4096) ?? '';
    const folder = join(disk, 'library');
    const first = openTestLibrary(folder, engine, { maker: OLDER_MAKER });
    first.keepSeries(testSeriesRecord());
    first.keepSeason(testRecord());
    const fetchedAt = '2026-03-01T00:00:00.000Z';
    const body = JSON.stringify({ id: 17419, name: 'Bryan Cranston' });
    first.keepTmdbPerson({
      key: { personId: 17419, language: KEY.language },
      answers: [{ endpoint: 'person/17419', fetchedAt, body }],
    });
    first.close();
    const full = openLibrary({ folder, clock: () => NOW, openDatabase: openWith(engine) });
    const rest = fillRest(disk);
    // The series and the person, which have no room; then there is some.
    full.work();
    full.work();
    rmSync(rest);
    while (full.work());
    expect(fromJsonText(toEnd(full.list()))).toMatchObject([{ seriesName: 'Old' }]);
    full.close();
    const again = openTestLibrary(folder, engine);
    again.workToEnd();
    expect(again.tmdbPeople()).toMatchObject([{ name: 'Bryan Cranston' }]);
    expect(fromJsonText(again.list())).toMatchObject([{ seriesName: 'Breaking Bad' }]);
  });

  it('is cleared whole or not at all, and the list is what is there', () => {
    const disk = mountDisk(4096) ?? '';
    const folder = join(disk, 'library');
    const events: LibraryEvent[] = [];
    const library = openTestLibrary(folder, engine, { emit: (event) => events.push(event) });
    library.mark([seasonSubject(KEY)], { note: 'Mine' });
    const { kept } = fill(library);
    fillRest(disk);
    events.length = 0;
    let isRefused = false;
    try {
      library.deleteEverything();
    } catch (error) {
      isRefused = true;
      expect(error).toMatchObject({ appError: { reason: 'disk-full' } });
    }
    if (isRefused) expect(listed(library)).toEqual(kept);
    else {
      expect(listed(library)).toEqual([]);
      expect(events).toContainEqual({ event: 'changed', payload: null });
    }
    library.close();
    const again = openTestLibrary(folder, engine);
    expect(listed(again)).toEqual(isRefused ? kept : []);
    expect(again.note(seasonSubject(KEY))).toBe('Mine');
  });
});

/** Takes what is left, so that no byte more can be written, with a file; its path. */
function fillRest(disk: string): string {
  const { bavail, bsize } = statfsSync(disk);
  const file = join(disk, 'rest');
  if (bavail > 0) writeFileSync(file, Buffer.alloc(bavail * bsize));
  return file;
}
