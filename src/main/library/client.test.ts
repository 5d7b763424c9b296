import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import type { EmitLibraryEvent, PackRecord } from './calls.ts';
import { type LibraryChild, LibraryClient, type ProcessPlace } from './client.ts';
import { libraryPlace, removeDatabase } from './files.ts';
import { openLibrary } from './library.ts';
import { LibraryReader } from './reader.ts';
import { type LibraryMessage, type LibraryReply, type Served, serveLibrary } from './serve.ts';
import { forkChild } from './test/forked-child.ts';
import { OLDER_MAKER } from './test/older-maker.ts';
import { NOW, openTestLibrary, openWith, peopleIn, searchFor, temporaryFolder } from './test/test-library.ts';
import { KEY, testRecord, testSeason } from './test/test-records.ts';

const STOPPED: unknown = expect.objectContaining({
  appError: { kind: 'library-unavailable', reason: 'stopped' },
});

const PACK: PackRecord = {
  seriesId: 1396,
  language: 'en-US',
  seasonNumbers: [1],
  state: 'running',
  startedAt: NOW.toISOString(),
  receipt: null,
  absentPictures: [],
};

/** A library's process in this one: messages are cloned and arrive later, as between processes. */
class FakeChild implements LibraryChild {
  readonly received: LibraryMessage[] = [];
  readonly kill = vi.fn(() => {
    this.end(15);
  });
  /** Messages wait here while it is `true`. */
  isHeld: boolean;
  readonly #onMessage: ((reply: LibraryReply) => void)[] = [];
  readonly #onExit: ((code: number) => void)[] = [];
  #serve: (message: { data: LibraryMessage }) => void = () => undefined;
  #hasEnded = false;

  constructor(open: (emit: EmitLibraryEvent) => Served, isHeld = false) {
    this.isHeld = isHeld;
    serveLibrary({
      port: {
        on: (_, listener) => (this.#serve = listener),
        postMessage: (reply) => {
          const copy = structuredClone(reply);
          queueMicrotask(() => {
            if (!this.#hasEnded) for (const listener of this.#onMessage) listener(copy);
          });
        },
      },
      open,
      exit: () => {
        this.end(0);
      },
    });
  }

  on(event: 'message' | 'exit', listener: ((reply: LibraryReply) => void) & ((code: number) => void)): void {
    if (event === 'message') this.#onMessage.push(listener);
    else this.#onExit.push(listener);
  }

  postMessage(message: LibraryMessage): void {
    const copy = structuredClone(message);
    this.received.push(copy);
    queueMicrotask(() => {
      if (!this.isHeld && !this.#hasEnded) this.#serve({ data: copy });
    });
  }

  end(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    for (const listener of this.#onExit) listener(code);
  }
}

/** A client whose first processes answer nothing (they hold every message), as many as `heldCount` says. */
function connect({
  heldCount = 0,
  folder = temporaryFolder(),
  open,
}: { heldCount?: number; folder?: string; open?: (place: ProcessPlace) => Served } = {}) {
  const children: FakeChild[] = [];
  const places: ProcessPlace[] = [];
  const notices: string[] = [];
  const openDatabase = openWith('node:sqlite');
  const openHere = (place: ProcessPlace, emit: EmitLibraryEvent): Served => {
    // As process.ts does.
    if (place === 'rebuild') removeDatabase(libraryPlace(folder).index);
    return place === 'beside'
      ? new LibraryReader({ folder, openDatabase })
      : openLibrary({ folder, clock: () => NOW, openDatabase, emit, isUnindexed: place === 'unindexed' });
  };
  const logger = new MemoryLogger();
  const client = new LibraryClient({
    spawn: (place) => {
      places.push(place);
      const child = new FakeChild(
        (emit) => (open === undefined ? openHere(place, emit) : open(place)),
        children.length < heldCount,
      );
      children.push(child);
      return child;
    },
    onNotice: ({ kind }) => notices.push(kind),
    logger,
    closeLimit: 1000,
  });
  onTestFinished(() => client.close().catch(() => undefined));
  return { client, library: client.library, children, places, notices, folder, logger };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('LibraryClient', () => {
  it('starts the process at the first call, and once', async () => {
    const { library, children } = connect();
    expect(children).toHaveLength(0);
    await Promise.all([library.list(), library.notice()]);
    expect(children).toHaveLength(1);
  });

  it('gives back what the library answers', async () => {
    const { library } = connect();
    expect(await library.open(KEY)).toBeNull();
    expect(await library.keepSeason(testRecord())).toMatchObject({ notKept: null });
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(testSeason());
    expect(await library.answers(KEY)).toStrictEqual(testRecord().answers);
  });

  it('rejects with the library’s error, and logs its cause', async () => {
    const { library, logger } = connect({
      open: () => {
        const cause = new Error('disk I/O error');
        throw new EndrollError({ kind: 'library-unavailable', reason: 'damaged' }, { cause });
      },
    });
    await expect(library.list()).rejects.toEqual(
      new EndrollError({ kind: 'library-unavailable', reason: 'damaged' }),
    );
    expect(logger.lines).toEqual(['error library.list failed']);
    expect(logger.details[0]).toContain('disk I/O error');
  });

  it('logs what nobody foresaw under its reference', async () => {
    const { library, logger } = connect({
      open: () => {
        throw new TypeError('x is not a function');
      },
    });
    const error = await library.list().catch((reason: unknown) => reason as EndrollError);
    const { reference } = (error as EndrollError).appError as { reference: string };
    expect(logger.lines).toEqual([`error [${reference}] library.list failed`]);
  });

  it('asks reads again in a new process when the first one dies, and fails writes', async () => {
    const { library, children, logger } = connect({ heldCount: 1 });
    const read = library.list();
    const write = library.keepPack(PACK);
    const season = library.keepSeason(testRecord());
    children[0]!.end(139);
    await expect(write).rejects.toEqual(STOPPED);
    // It is shown all the same.
    expect(await season).toMatchObject({ notKept: 'stopped', parts: { details: true } });
    expect(fromJsonText(await read)).toEqual([]);
    expect(children[1]!.received).toMatchObject([{ call: 'list' }]);
    expect(logger.lines).toEqual(['error A process of the library has ended with code 139']);
  });

  it('says what became of the reader’s file though the process that mended it has died before anybody asked', async () => {
    const folder = temporaryFolder();
    const before = openTestLibrary(folder);
    before.keepSeason(testRecord());
    before.close();
    const { own, copies } = libraryPlace(folder);
    writeFileSync(own, '');
    rmSync(copies, { recursive: true });
    const { client, library, children } = connect({ folder });
    client.prepare();
    await vi.waitFor(() => expect(children[0]?.received).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    children[0]!.end(139);
    await library.list();
    expect(children).toHaveLength(2);
    expect(await library.notice()).toEqual({ kind: 'own-missing' });
    expect(await library.notice()).toBeNull();
  });

  it('begins anew when it is told to, though it had been given up', async () => {
    const { client, library, children, places } = connect({ heldCount: 4 });
    const read = library.list();
    for (let death = 0; death < 4; death += 1) children[death]!.end(139);
    await expect(read).rejects.toEqual(STOPPED);
    await expect(library.list()).rejects.toEqual(STOPPED);
    await client.restart({ rebuild: false });
    expect(fromJsonText(await library.list())).toEqual([]);
    expect(places).toEqual(['write', 'write', 'rebuild', 'unindexed', 'write']);
  });

  it('makes the index again when a second process dies before it has answered, and says so', async () => {
    const { client, library, children, places, notices } = connect();
    await library.keepSeason(testRecord());
    await client.restart({ rebuild: false });
    children[1]!.isHeld = true;
    const read = library.list();
    children[1]!.end(139);
    children[2]!.isHeld = true;
    children[2]!.end(139);
    expect(fromJsonText(await read)).toMatchObject([{ seriesId: KEY.seriesId, isLost: false }]);
    expect(places.slice(1)).toEqual(['write', 'write', 'rebuild']);
    expect(notices).toEqual(['index-rebuilt']);
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(testSeason());
  });

  it('opens the library without an index when that dies too, and the next start has everything again', async () => {
    const { client, library, children, places, notices } = connect();
    await library.keepSeason(testRecord());
    await client.restart({ rebuild: false });
    const read = library.list();
    for (let death = 1; death <= 3; death += 1) children[death]!.end(139);
    expect(fromJsonText(await read)).toMatchObject([{ seriesId: KEY.seriesId, isLost: false }]);
    expect(places.slice(1)).toEqual(['write', 'write', 'rebuild', 'unindexed']);
    expect(notices).toEqual(['without-index']);
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(testSeason());
    const second = { ...KEY, seasonNumber: 2 };
    const kept = await library.keepSeason(testRecord(testSeason({ key: second })));
    expect(kept.notKept).toBeNull();
    await library.mark([`tv/${KEY.seriesId}`], { note: 'Mine.' });
    await client.restart({ rebuild: false });
    expect(await library.note(`tv/${KEY.seriesId}`)).toBe('Mine.');
    expect(await library.open(second)).not.toBeNull();
    await vi.waitFor(async () => {
      expect(peopleIn(await library.search(searchFor('person')))).not.toEqual([]);
    });
  });

  it('is not stopped by an index that ends its process', async () => {
    const folder = temporaryFolder();
    const before = openTestLibrary(folder, 'libsql', { clock: () => new Date() });
    before.keepSeason(testRecord());
    before.close();
    const database = openWith('node:sqlite')(libraryPlace(folder).index);
    // libsql ends its process at a text that is not UTF-8.
    database.exec("UPDATE season SET name = CAST(x'ff' AS TEXT)");
    database.close();
    const notices: string[] = [];
    const { library } = new LibraryClient({
      spawn: (place) => forkChild('library-process.ts', [folder, place, 'libsql']),
      onNotice: ({ kind }) => notices.push(kind),
      logger: new MemoryLogger(),
    });
    onTestFinished(() => library.close());
    expect(fromJsonText(await library.list())).toMatchObject([{ seriesId: KEY.seriesId }]);
    expect(notices).toEqual(['index-rebuilt']);
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season.name).toBe('Season 1');
    // Three processes start in it, one after the other.
  }, 30_000);

  it('makes the index again once, however often its processes die soon after an answer', async () => {
    const { library, children, places } = connect();
    for (let death = 0; death < 6; death += 1) {
      await library.list();
      children[death]!.end(139);
    }
    await library.list();
    expect(places).toEqual(['write', 'write', 'rebuild', ...Array<string>(4).fill('unindexed')]);
  });

  it('makes the index again when the process that reads beside keeps dying', async () => {
    const { library, children, places, notices } = connect();
    await library.keepSeason(testRecord());
    const first = library.search(searchFor('person'));
    children[1]!.end(139);
    children[2]!.end(139);
    await expect(first).rejects.toEqual(STOPPED);
    const read = library.search(searchFor('guest'));
    children[3]!.end(139);
    await expect(read).rejects.toEqual(STOPPED);
    await vi.waitFor(() => {
      expect(notices).toEqual(['index-rebuilt']);
    });
    await vi.waitFor(async () => {
      expect(peopleIn(await library.search(searchFor('person')))).not.toEqual([]);
    });
    expect(places.slice(0, 5)).toEqual(['write', 'beside', 'beside', 'beside', 'rebuild']);
  });

  it('gives up a search that ends its processes, and leaves the index and the writer alone', async () => {
    const { library, children, places, notices } = connect();
    await library.keepSeason(testRecord());
    children[0]!.isHeld = true;
    const write = library.keepPack(PACK);
    // However often the reader asks the same.
    for (const last of [2, 3]) {
      const read = library.search(searchFor('person'));
      for (let child = children.length - 1; child <= last; child += 1) children[child]!.end(139);
      await expect(read).rejects.toEqual(STOPPED);
    }
    expect(fromJsonText(await library.creditsOfPerson(1))).toMatchObject([
      { credit: { character: 'A Character' }, season: KEY },
    ]);
    expect(places).toEqual(['write', 'beside', 'beside', 'beside', 'beside']);
    expect(notices).toEqual([]);
    children[0]!.end(1);
    await expect(write).rejects.toEqual(STOPPED);
  });

  it('asks a search again however often its process is ended on purpose', async () => {
    const { library, children } = connect();
    await library.keepSeason(testRecord());
    const found = library.search(searchFor('person'));
    children[1]!.isHeld = true;
    await library.deleteEverything();
    expect(peopleIn(await found)).toEqual([]);
    expect(children).toHaveLength(4);
  });

  it('makes a damaged index again from the answers, and calls wait for that meanwhile', async () => {
    const { client, library, places, folder } = connect();
    await library.keepSeason(testRecord());
    await library.creditsOfPerson(1);
    await client.restart({ rebuild: false });
    writeFileSync(libraryPlace(folder).index, 'damaged beyond repair');
    const restarted = client.restart({ rebuild: true });
    const listed = library.list();
    await restarted;
    expect(fromJsonText(await listed)).toMatchObject([{ seriesId: KEY.seriesId }]);
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(testSeason());
    expect(places).toEqual(['write', 'beside', 'write', 'rebuild']);
  });

  it('says after a new start what is still wrong', async () => {
    const damaged = new EndrollError({ kind: 'library-unavailable', reason: 'damaged' });
    const { client } = connect({
      open: () => {
        throw damaged;
      },
    });
    await expect(client.restart({ rebuild: true })).rejects.toEqual(damaged);
  });

  it('starts a new process for calls that come after a crash', async () => {
    const { library, children } = connect();
    await library.list();
    children[0]!.end(1);
    await library.list();
    children[1]!.end(1);
    await library.list();
    expect(children).toHaveLength(3);
  });

  it('gives up when the process dies before an answer without an index, too', async () => {
    const { library, children, notices } = connect({ heldCount: 9 });
    const read = library.list();
    for (let death = 0; death < 4; death += 1) children[death]!.end(1);
    await expect(read).rejects.toEqual(STOPPED);
    await expect(library.list()).rejects.toEqual(STOPPED);
    expect(children).toHaveLength(4);
    expect(notices).toEqual([]);
  });

  it('asks no read more than twice, however the processes fare', async () => {
    const { library, children } = connect({ heldCount: 1 });
    const read = library.open(KEY);
    children[0]!.end(1);
    children[1]!.isHeld = true;
    await Promise.resolve();
    children[1]!.isHeld = false;
    await library.notice();
    children[1]!.end(1);
    await expect(read).rejects.toEqual(STOPPED);
    expect(children).toHaveLength(2);
  });

  it('asks a second process to read beside, which a write never holds up', async () => {
    const { library, children } = connect();
    await library.keepSeason(testRecord());
    children[0]!.isHeld = true;
    void library.keepSeason(testRecord()).catch(() => undefined);
    expect(peopleIn(await library.search(searchFor('person')))).toHaveLength(3);
    expect(children).toHaveLength(2);
  });

  it('opens a kept season beside while the other process writes, and tells that one of it', async () => {
    const { library, children } = connect();
    await library.keepSeason(testRecord());
    children[0]!.isHeld = true;
    const keeping = library.keepSeason(testRecord());
    const opened = await library.open(KEY);
    expect((await unpackSeasonPage(opened!.page)).season).toStrictEqual(testSeason());
    expect(children[0]!.received.at(-1)).toMatchObject({ call: 'noteOpened', args: [KEY] });
    children[0]!.end(1);
    await keeping;
    expect(fromJsonText(await library.list())).toMatchObject([{ openedAt: null }]);
    await library.open(KEY);
    expect(fromJsonText(await library.list())).toMatchObject([{ openedAt: NOW.toISOString() }]);
  });

  it('can be prepared, and has then opened its files before anything is asked of it', async () => {
    const open = vi.fn(() => openLibrary({ folder: temporaryFolder(), clock: () => NOW }));
    const { client, children } = connect({ open });
    client.prepare();
    expect(children).toHaveLength(1);
    await vi.waitFor(() => {
      expect(open).toHaveBeenCalledOnce();
    });
  });

  it('opens a kept season without another process while this one only reads, as at a start', async () => {
    const { library, children } = connect();
    await library.keepSeason(testRecord());
    const listing = library.list();
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(testSeason());
    await listing;
    expect(children).toHaveLength(1);
  });

  it('reads a kept season for a document without opening it: the order of the list stays', async () => {
    const { library } = connect();
    await library.keepSeason(testRecord());
    const read = await library.peek(KEY);
    expect((await unpackSeasonPage(read!.page)).season).toStrictEqual(testSeason());
    expect(fromJsonText(await library.list())).toMatchObject([{ openedAt: null }]);
    expect(await library.peek({ ...KEY, seasonNumber: 9 })).toBeNull();
  });

  it('opens a kept season at once while the other process searches and exports', async () => {
    const { library, children } = connect();
    await library.keepSeason(testRecord());
    await library.search(searchFor('person'));
    children[1]!.isHeld = true;
    const searching = library.search(searchFor('person')).catch(() => undefined);
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(testSeason());
    children[1]!.end(1);
    await searching;
  });

  it('asks the process that writes for a season that has to be made first', async () => {
    const folder = temporaryFolder();
    const older = openTestLibrary(folder, 'node:sqlite', { maker: OLDER_MAKER });
    older.keepSeason(testRecord());
    older.close();
    const { library, children } = connect({ folder });
    await library.bytes();
    expect(children, 'only the one that reads').toHaveLength(1);
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(testSeason());
  });

  it('opens the index anew beside when it has become another file', async () => {
    const { library, children } = connect();
    await library.keepSeason(testRecord());
    await library.search(searchFor('person'));
    await library.deleteEverything();
    expect(children[1]!.kill).toHaveBeenCalled();
    expect(peopleIn(await library.search(searchFor('person')))).toEqual([]);
  });

  describe('closing', () => {
    it('answers earlier calls, closes the library, and lets the process exit by itself', async () => {
      const { client, library, children } = connect();
      const read = library.list();
      await client.close();
      expect(fromJsonText(await read)).toEqual([]);
      expect(children[0]!.received).toMatchObject([{ call: 'list' }, { call: 'close' }, 'exit']);
    });

    it('starts no process only to close it', async () => {
      const { client, children } = connect();
      await client.close();
      expect(children).toHaveLength(0);
    });

    it('happens once, whoever asks', async () => {
      const { client, library, children } = connect();
      await library.list();
      await Promise.all([client.close(), library.close()]);
      expect(children[0]!.received.filter((message) => message === 'exit')).toHaveLength(1);
    });

    it('fails calls that come later', async () => {
      const { client, library, children } = connect();
      await library.list();
      const closing = client.close();
      await expect(library.list()).rejects.toEqual(STOPPED);
      await closing;
      await expect(library.list()).rejects.toEqual(STOPPED);
      expect(children).toHaveLength(1);
    });

    it('ends the process after the time limit', async () => {
      vi.useFakeTimers();
      const { client, library, children, logger } = connect({ heldCount: 1 });
      const read = library.list();
      const closing = client.close();
      const readFails = expect(read).rejects.toEqual(STOPPED);
      await vi.advanceTimersByTimeAsync(1000);
      await closing;
      await readFails;
      expect(children[0]!.kill).toHaveBeenCalled();
      expect(logger.lines).toEqual(['warn The library took too long to close, and was ended']);
    });

    it('ends a process by force that hears nothing any more', async () => {
      const stopped = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
      const ended = once(stopped, 'exit');
      process.kill(stopped.pid!, 'SIGSTOP');
      const child = new FakeChild(() => ({ close: () => undefined }), true);
      const client = new LibraryClient({
        spawn: () => Object.assign(child, { pid: stopped.pid }),
        logger: new MemoryLogger(),
        closeLimit: 50,
      });
      const read = client.library.list();
      const readFails = expect(read).rejects.toEqual(STOPPED);
      await client.close();
      await readFails;
      expect(await ended).toEqual([null, 'SIGKILL']);
    });

    it('ends the process and tells when the library cannot be closed properly', async () => {
      const { client, library, children } = connect({
        open: () => {
          const close = (): never => {
            throw new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' });
          };
          return { notice: () => null, close } as Served;
        },
      });
      await library.notice();
      await expect(client.close()).rejects.toEqual(
        new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' }),
      );
      expect(children[0]!.kill).toHaveBeenCalled();
    });
  });

  it('starts no process any more once it was killed, whatever was asked or is asked later', async () => {
    const { client, library, children } = connect({ heldCount: 2 });
    const asked = [library.list(), library.bytes(), library.purgeRemoved()];
    const failing = Promise.all(asked.map((call) => expect(call).rejects.toEqual(STOPPED)));
    client.kill();
    await failing;
    await expect(library.purgeRemoved()).rejects.toEqual(STOPPED);
    client.prepare();
    await client.close();
    expect(children).toHaveLength(2);
    expect(children.every(({ kill }) => kill.mock.calls.length === 1)).toBe(true);
  });

  it('lets a closing under way end when it is killed', async () => {
    const { client, library, children } = connect({ heldCount: 1 });
    const failing = expect(library.list()).rejects.toEqual(STOPPED);
    const closing = client.close().catch(() => undefined);
    client.kill();
    await Promise.all([failing, closing]);
    expect(children).toHaveLength(1);
  });
});
