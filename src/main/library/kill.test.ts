import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fromJsonText } from '@shared/json-text.ts';
import { seasonSubject } from '@shared/domain/yours.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import type { Engine } from './driver.ts';
import { libraryPlace, removeDatabase } from './files.ts';
import { ROW_MAKER } from './make-rows.ts';
import { ENGINES, openTestLibrary, temporaryFolder, peopleIn, searchFor } from './test/test-library.ts';
import { OLDER_MAKER } from './test/older-maker.ts';
import { KEY, testLargeSeason, testRecord, testSeason } from './test/test-records.ts';

const STEPPER = fileURLToPath(new URL('test/kill-at-step.ts', import.meta.url));
const WRITER = fileURLToPath(new URL('test/kill-writer.ts', import.meta.url));
const ALIAS = new URL('../../../bench/shared-alias.ts', import.meta.url).href;

/** Kills a writing process as soon as it has reported `count` seasons. Returns all that it reported. */
async function killAfter(
  count: number,
  folder: string,
  engine: Engine,
  first: number,
): Promise<readonly number[]> {
  const child = spawn(process.execPath, ['--import', ALIAS, WRITER, folder, engine, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kept: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    kept.push(Number(line));
    if (kept.length === count) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return kept;
}

describe.each(ENGINES)('a process that is killed while it writes with %s', (engine) => {
  it('leaves every season that it has reported, whole, and at most one more', async () => {
    const folder = temporaryFolder();
    const reported: number[] = [];
    for (const count of [1, 6]) {
      // One is left out, in case the last process kept a season that it could not report any more.
      const first = (reported.at(-1) ?? -2) + 2;
      reported.push(...(await killAfter(count, folder, engine, first)));

      const library = openTestLibrary(folder, engine);
      expect(library.notice()).toBeNull();
      const kept = fromJsonText(library.list()).map((season) => season.seasonNumber);
      expect(kept).toEqual(expect.arrayContaining(reported));
      for (const seasonNumber of kept) {
        const key = { ...KEY, seasonNumber };
        const { season } = await unpackSeasonPage(library.open(key)!.page);
        expect(isDeepStrictEqual(season, testLargeSeason(key, 300))).toBe(true);
        expect(library.answers(key)).toHaveLength(2);
      }
      expect(kept.filter((seasonNumber) => seasonNumber > reported.at(-1)!).length).toBeLessThanOrEqual(1);
      library.close();
    }
  }, 120_000);
});

/**
 * Starts a library again and again on copies of a folder, each time killed before another change to the disk, until one
 * comes to its end. Returns the folders it leaves.
 * @param what kill-at-step.ts does: `open`, `all`, or the path of what it restores
 */
async function killAtEveryStep(
  folder: string,
  engine: Engine,
  { stride, what }: { readonly stride: number; readonly what: string },
): Promise<readonly string[]> {
  const left: string[] = [];
  for (let step = 1; ; step += stride) {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    const child = spawn(process.execPath, ['--import', ALIAS, STEPPER, copy, engine, String(step), what], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const errors = text(child.stderr);
    await once(child, 'exit');
    left.push(copy);
    if (child.exitCode === 0) return left;
    expect([step, child.signalCode, await errors]).toEqual([step, 'SIGKILL', '']);
  }
}

describe.each(ENGINES)('a start that is killed, on %s', (engine) => {
  // Each start is a process of its own.
  const stride = engine === 'node:sqlite' ? 2 : 6;

  it('while it restores the reader’s own loses no note, old or new, at whatever step', async () => {
    const whole = temporaryFolder();
    const place = libraryPlace(whole);
    const first = openTestLibrary(whole, engine);
    first.keepSeason(testRecord());
    first.mark([seasonSubject(KEY)], { note: 'Seen twice.' });
    first.close();
    const [older = ''] = readdirSync(place.copies);
    const note = (number: number): string => `Note ${number} ${'x'.repeat(400)}`;
    const second = openTestLibrary(whole, engine);
    for (let number = 10; number < 40; number += 1)
      second.mark([seasonSubject({ ...KEY, seasonNumber: number })], { note: note(number) });
    second.close();
    for (const copy of readdirSync(place.copies)) if (copy !== older) rmSync(join(place.copies, copy));
    const third = openTestLibrary(whole, engine);
    third.mark([seasonSubject({ ...KEY, seasonNumber: 99 })], { note: note(99) });
    // As a kill leaves it, with its log, and one letter of an older note is another.
    const damaged = temporaryFolder();
    cpSync(whole, damaged, { recursive: true });
    const own = libraryPlace(damaged).own;
    const bytes = readFileSync(own);
    bytes.write('Nope', bytes.indexOf('Note 12 '));
    writeFileSync(own, bytes);

    const left = await killAtEveryStep(damaged, engine, { stride, what: 'open' });
    expect(left.length).toBeGreaterThan(15 / stride);
    for (const folder of left) {
      const library = openTestLibrary(folder, engine);
      library.workToEnd();
      expect(library.note(seasonSubject(KEY))).toBe('Seen twice.');
      for (const number of [10, 11, 13, 39, 99])
        expect(library.note(seasonSubject({ ...KEY, seasonNumber: number }))).toBe(note(number));
      expect(fromJsonText(library.list())).toHaveLength(1);
      library.close();
      const names = readdirSync(folder);
      expect(names.filter((name) => /waiting|tmp/u.test(name))).toEqual([]);
      expect(names.filter((name) => /^own\.damaged-.*\.db$/u.test(name))).toHaveLength(1);
    }
  }, 400_000);

  it.each(['was made by an older function', 'is gone'])(
    'while the library makes what %s again loses nothing, and goes on',
    async (what) => {
      const whole = temporaryFolder();
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
      const maker = what === 'is gone' ? ROW_MAKER : OLDER_MAKER;
      const library = openTestLibrary(whole, engine, { maker });
      for (const seasonNumber of numbers)
        library.keepSeason(testRecord(testLargeSeason({ ...KEY, seasonNumber }, 20)));
      library.mark([seasonSubject(KEY)], { note: 'Seen twice.' });
      library.close();
      if (what === 'is gone') removeDatabase(libraryPlace(whole).index);

      const left = await killAtEveryStep(whole, engine, { stride: stride + 1, what: 'all' });
      expect(left.length).toBeGreaterThan(2);
      const made = left.map((folder) => {
        const again = openTestLibrary(folder, engine);
        const made = fromJsonText(again.list()).filter(
          ({ seasonName, creditCount }) => seasonName !== 'Old' && creditCount > 0,
        ).length;
        again.workToEnd();
        const kept = fromJsonText(again.list());
        expect(kept.map(({ seasonNumber }) => seasonNumber)).toEqual(numbers);
        expect(kept.some(({ isLost, seasonName }) => isLost || seasonName === 'Old')).toBe(false);
        expect(again.making()?.lost ?? []).toEqual([]);
        for (const seasonNumber of numbers) {
          expect(again.open({ ...KEY, seasonNumber })).not.toBeNull();
          expect(again.answers({ ...KEY, seasonNumber })).toHaveLength(2);
        }
        expect(again.note(seasonSubject(KEY))).toBe('Seen twice.');
        expect(peopleIn(again.search(searchFor('person')))).not.toEqual([]);
        return made;
      });
      // Killed before the first, after the last, and in between: what was made before stays made.
      expect(made.at(0)).toBe(0);
      expect(made.at(-1)).toBe(numbers.length);
      expect(made.some((count) => count > 0 && count < numbers.length)).toBe(true);
      expect(made).toEqual(made.toSorted((a, b) => a - b));
    },
    400_000,
  );
});

describe.each(ENGINES)('a restore that is killed, on %s', (engine) => {
  it('has restored all or nothing, at whatever step, and its seasons are lost in neither case', async () => {
    const whole = temporaryFolder();
    const [first, second] = [KEY, { ...KEY, seasonNumber: 2 }];
    const library = openTestLibrary(whole, engine);
    for (const key of [first, second]) library.keepSeason(testRecord(testSeason({ key })));
    library.mark([seasonSubject(first)], { note: 'In the backup.' });
    library.mark([seasonSubject(second)], { note: 'In the backup.' });
    const backup = join(temporaryFolder(), 'backup.json');
    writeFileSync(backup, JSON.stringify({ ...library.ownContent(), unreadable: [] }));
    library.mark([seasonSubject(first), seasonSubject(second)], { note: 'From later on.' });
    library.remove([first, second]);
    library.close();

    const left = await killAtEveryStep(whole, engine, { stride: 1, what: backup });
    const notes = left.map((folder) => {
      const again = openTestLibrary(folder, engine);
      again.workToEnd();
      const [note = '', other] = [first, second].map((key) => again.note(seasonSubject(key)));
      expect(other).toBe(note);
      const listed = fromJsonText(again.list()).filter(
        ({ isLost, creditCount }) => !isLost && creditCount > 0,
      );
      expect(listed).toHaveLength(note === 'In the backup.' ? 2 : 0);
      const [person] = peopleIn(again.search(searchFor('person')));
      expect(person?.seasonCount ?? 0).toBe(listed.length);
      return note;
    });
    // The last ones were killed after own.db was restored, and before the index showed both seasons.
    expect(new Set(notes)).toEqual(new Set(['From later on.', 'In the backup.']));
    expect(notes.filter((note) => note === 'In the backup.').length).toBeGreaterThan(2);
  }, 400_000);
});
