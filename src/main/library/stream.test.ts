import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fromJsonText } from '@shared/json-text.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { LibraryClient } from './client.ts';
import { PARTS_AHEAD } from './serve.ts';
import { forkChild } from './test/forked-child.ts';
import { openTestLibrary, temporaryFolder, searchFor } from './test/test-library.ts';
import { KEY, testLargeSeason, testRecord, testSeriesRecord } from './test/test-records.ts';

const MEGABYTE = 1024 * 1024;

const CANCELLED: unknown = expect.objectContaining({ appError: { kind: 'cancelled' } });
const STOPPED: unknown = expect.objectContaining({
  appError: { kind: 'library-unavailable', reason: 'stopped' },
});

/** A client whose processes are real ones, each with a stream of `rows` rows. */
function connect(rows: number) {
  const processes: ChildProcess[] = [];
  const client = new LibraryClient({
    spawn: () => {
      const child = forkChild('serving-process.ts', [], { ROWS: String(rows) });
      processes.push(child.process);
      return child;
    },
    logger: new MemoryLogger(),
  });
  onTestFinished(() => client.close().catch(() => undefined));
  return { client, library: client.library, processes };
}

type Client = ReturnType<typeof connect>['library'];

async function givenUp(library: Client): Promise<readonly string[]> {
  for await (const names of library.allImages()) return names;
  return [];
}

describe('a stream of the library', { timeout: 60_000 }, () => {
  it('brings a million rows, in order, with the memory of a few parts', async () => {
    const { library } = connect(1_000_000);
    let rows = 0;
    let parts = 0;
    const memory: number[] = [];
    for await (const part of library.dataSizes()) {
      parts += 1;
      expect(part[0]?.seriesId).toBe(rows);
      rows += part.length;
      // Far more parts are made than are taken, where nobody holds back whoever makes them.
      if (parts % 200 === 0) expect(await library.bytes()).toBeLessThanOrEqual(parts + PARTS_AHEAD);
      memory.push(part[0]?.dataBytes ?? 0);
    }
    expect(rows).toBe(1_000_000);
    const settled = Math.max(...memory.slice(0, 400));
    expect(Math.max(...memory) - settled).toBeLessThan(50 * MEGABYTE);
  });

  it('is given up by its process when its reader leaves the loop', async () => {
    const { library } = connect(1_000_000);
    for await (const part of library.dataSizes()) {
      expect(part).toHaveLength(500);
      break;
    }
    expect(await givenUp(library)).toEqual(['dataSizes']);
    expect(await library.bytes()).toBeLessThanOrEqual(1 + PARTS_AHEAD);
  });

  it('ends as cancelled when the signal aborts, also while a part is waited for', async () => {
    const { library } = connect(1_000_000);
    const controller = new AbortController();
    const take = async (): Promise<void> => {
      let parts = 0;
      for await (const part of library.dataSizes(controller.signal)) {
        parts += part.length > 0 ? 1 : 0;
        if (parts === 3) controller.abort();
      }
    };
    await expect(take()).rejects.toEqual(CANCELLED);
    expect(await givenUp(library)).toEqual(['dataSizes']);
    await expect(take()).rejects.toEqual(CANCELLED);
  });

  it('is asked again when its process dies before the first part, and fails after it', async () => {
    const { library, processes } = connect(1_000_000);
    const untouched = library.dataSizes()[Symbol.asyncIterator]();
    const first = untouched.next();
    processes[0]!.kill('SIGKILL');
    expect((await first).value).toHaveLength(500);
    const exited = once(processes[1]!, 'exit');
    processes[1]!.kill('SIGKILL');
    await exited;
    const rest = async (): Promise<void> => {
      while ((await untouched.next()).done !== true);
    };
    await expect(rest()).rejects.toEqual(STOPPED);
  });

  it('does not hold up closing while nobody takes its parts', async () => {
    const { client, library, processes } = connect(1_000_000);
    const parts = library.dataSizes()[Symbol.asyncIterator]();
    await parts.next();
    const exited = once(processes[0]!, 'exit');
    await client.close();
    // By itself, and not by force.
    expect(await exited).toEqual([0, null]);
  });
});

describe('a question to the library', { timeout: 60_000 }, () => {
  it('is given up when a newer one of the same kind comes', async () => {
    const { library } = connect(0);
    const older = library.search(searchFor('crans')).catch((error: unknown) => error);
    // It has reached its process.
    expect(await library.bytes()).toBe(0);
    const old = library.search(searchFor('cranst')).catch((error: unknown) => error);
    expect(fromJsonText(await library.search(searchFor('cr')))).toEqual({ groups: [] });
    expect([await older, await old]).toEqual([CANCELLED, CANCELLED]);
    expect(await givenUp(library)).toContain('crans');
  });

  it('is not given up because somebody else asks', async () => {
    const { library } = connect(0);
    const ofPage = library.search({ ...searchFor('ab'), asker: 'page' });
    const ofPalette = library.search({ ...searchFor('cr'), asker: 'palette' });
    const answers = await Promise.all([ofPage, ofPalette]);
    expect(answers.map((answer) => fromJsonText(answer))).toEqual([{ groups: [] }, { groups: [] }]);
    expect(await givenUp(library)).toEqual([]);
  });

  it('is given up when its signal aborts, and is not asked when that has aborted before', async () => {
    const { library } = connect(0);
    const controller = new AbortController();
    const question = library.search(searchFor('cranston'), controller.signal);
    // It has reached its process.
    expect(await library.bytes()).toBe(0);
    controller.abort();
    await expect(question).rejects.toEqual(CANCELLED);
    expect(await givenUp(library)).toEqual(['cranston']);
    await expect(library.search(searchFor('cranston'), controller.signal)).rejects.toEqual(CANCELLED);
    expect(await givenUp(library)).toEqual(['cranston']);
  });
});

describe('what goes over all seasons', { timeout: 60_000 }, () => {
  it('comes in parts, each season and picture in one of them', () => {
    const library = openTestLibrary(temporaryFolder());
    library.keepSeries(testSeriesRecord());
    const count = 210;
    for (let seasonNumber = 1; seasonNumber <= count; seasonNumber += 1)
      library.keepSeason(testRecord(testLargeSeason({ ...KEY, seasonNumber }, 1)));
    const parts = library.dataSizes();
    expect(parts.map((part) => part.length)).toEqual([200, 10]);
    expect(new Set(parts.flat().map(({ seasonNumber }) => seasonNumber)).size).toBe(count);
    const portraits = library.imagesOf({ ...KEY, seasonNumber: count })!.profilePaths;
    expect(library.allImages().flat()).toEqual(expect.arrayContaining([...portraits]));
  });
});
