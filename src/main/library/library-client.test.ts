import { describe, expect, it, vi, afterEach } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { MemoryLogger } from '../logging/memory-logger.ts';
import { LibraryClient, type LibraryChild } from './library-client.ts';
import type { LibraryApi } from './library-api.ts';
import type { LibraryMessage, LibraryReply } from './library-protocol.ts';
import { serveLibrary } from './serve-library.ts';
import { openTestLibrary, temporaryFolder } from './test-library.ts';
import { KEY, testRecord } from './test-records.ts';

const STOPPED: unknown = expect.objectContaining({
  appError: { kind: 'library-unavailable', reason: 'stopped' },
});

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

  constructor(open: () => LibraryApi, isHeld = false) {
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
function connect({ heldCount = 0, open = openNew }: { heldCount?: number; open?: () => LibraryApi } = {}) {
  const children: FakeChild[] = [];
  const logger = new MemoryLogger();
  const client = new LibraryClient({
    spawn: () => {
      const child = new FakeChild(open, children.length < heldCount);
      children.push(child);
      return child;
    },
    logger,
    closeLimit: 1000,
  });
  return { client, library: client.library, children, logger };
}

function openNew(): LibraryApi {
  return openTestLibrary(temporaryFolder(), 'node:sqlite');
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
    expect(await library.keepSeason(testRecord())).toEqual({ added: 0, removed: 0, changed: 0 });
    expect((await unpackSeasonPage((await library.open(KEY))!.page)).season).toStrictEqual(
      testRecord().season,
    );
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
    const write = library.keepSeason(testRecord());
    children[0]!.end(139);
    await expect(write).rejects.toEqual(STOPPED);
    expect(fromJsonText(await read)).toEqual([]);
    expect(children[1]!.received).toMatchObject([{ method: 'list' }]);
    expect(logger.lines).toEqual(["error The library's process has ended with code 139"]);
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

  it('gives up when the new process dies too before it has answered', async () => {
    const { library, children } = connect({ heldCount: 9 });
    const read = library.list();
    children[0]!.end(1);
    children[1]!.end(1);
    await expect(read).rejects.toEqual(STOPPED);
    await expect(library.list()).rejects.toEqual(STOPPED);
    expect(children).toHaveLength(2);
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

  describe('closing', () => {
    it('answers earlier calls, closes the library, and lets the process exit by itself', async () => {
      const opened: LibraryApi[] = [];
      const { client, library, children } = connect({
        open: () => {
          opened.push(openNew());
          return opened[0]!;
        },
      });
      const read = library.list();
      await client.close();
      expect(fromJsonText(await read)).toEqual([]);
      expect(() => opened[0]!.list()).toThrow(STOPPED);
      expect(children[0]!.received).toMatchObject([{ method: 'list' }, { method: 'close' }, 'exit']);
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
      expect(logger.lines).toEqual([
        'warn The library took too long to close; its backup is that of an earlier time',
      ]);
    });

    it('ends the process and tells when the library cannot be closed properly', async () => {
      const { client, library, children } = connect({
        open: () => {
          const close = (): never => {
            throw new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' });
          };
          return { notice: () => null, close } as unknown as LibraryApi;
        },
      });
      await library.notice();
      await expect(client.close()).rejects.toEqual(
        new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' }),
      );
      expect(children[0]!.kill).toHaveBeenCalled();
    });
  });
});
