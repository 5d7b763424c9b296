import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import { openLibrary } from './library.ts';
import {
  serveLibrary,
  type LibraryMessage,
  type LibraryReply,
  type LibraryRequest,
  type Served,
} from './serve.ts';
import { NOW, openWith, temporaryFolder } from './test/test-library.ts';
import { KEY, testRecord } from './test/test-records.ts';

function serve(open: () => Served, idleTime = 0) {
  const replies: LibraryReply[] = [];
  const exit = vi.fn<() => void>();
  let receive: (message: { data: LibraryMessage }) => void = () => undefined;
  serveLibrary({
    port: {
      on: (_, listener) => (receive = listener),
      postMessage: (reply) => replies.push(reply),
    },
    open,
    exit,
    idleTime,
  });
  const send = (data: LibraryMessage): void => {
    receive({ data });
  };
  return { send, replies, exit };
}

/** A text with this in it. */
function containing(text: string): unknown {
  return expect.stringContaining(text);
}

function openNew(): Served {
  const library = openLibrary({
    folder: temporaryFolder(),
    clock: () => NOW,
    openDatabase: openWith('node:sqlite'),
  });
  onTestFinished(() => {
    library.close();
  });
  return library;
}

describe('serveLibrary', () => {
  it('answers calls with their ids, in their order', () => {
    const { send, replies } = serve(openNew);
    send({ id: 1, call: 'keepSeason', args: [testRecord()] });
    send({ id: 2, call: 'openSeries', args: [KEY] });
    send({ id: 3, call: 'open', args: [{ ...KEY, seasonNumber: 9 }] });
    expect(replies).toMatchObject([
      { id: 1, ok: true, value: { notKept: null } },
      { id: 2, ok: true, value: null },
      { id: 3, ok: true, value: null },
    ]);
  });

  it('opens the library at the first call, not before, and once', () => {
    const open = vi.fn(openNew);
    const { send } = serve(open);
    expect(open).not.toHaveBeenCalled();
    send({ id: 1, call: 'list', args: [] });
    send({ id: 2, call: 'list', args: [] });
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('passes on an error of Endroll, with its causes for the log', () => {
    const { send, replies } = serve(() => {
      const cause = new Error('database or disk is full');
      throw new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' }, { cause });
    });
    send({ id: 1, call: 'list', args: [] });
    expect(replies).toEqual([
      {
        id: 1,
        ok: false,
        error: { kind: 'library-unavailable', reason: 'disk-full' },
        report: containing('database or disk is full'),
      },
    ]);
  });

  it('tries to open the library again at the next call', () => {
    let attempts = 0;
    const { send, replies } = serve(() => {
      attempts += 1;
      if (attempts === 1) throw new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' });
      return openNew();
    });
    send({ id: 1, call: 'notice', args: [] });
    send({ id: 2, call: 'notice', args: [] });
    expect(replies).toMatchObject([{ ok: false }, { ok: true }]);
  });

  it('hides what nobody foresaw behind a reference', () => {
    const { send, replies } = serve(() => {
      throw new TypeError('at /home/reader/secret');
    });
    send({ id: 1, call: 'list', args: [] });
    expect(replies).toMatchObject([
      { id: 1, ok: false, error: { kind: 'unexpected' }, report: containing('/home/reader/secret') },
    ]);
    expect(JSON.stringify(replies)).toMatch(/"reference":"[0-9a-f]{8}"/);
  });

  it.each(['constructor', 'toString', '__proto__', 'drop'])('has no method %s', (method) => {
    const { send, replies } = serve(openNew);
    send({ id: 1, call: method, args: [] } as unknown as LibraryRequest);
    expect(replies).toMatchObject([{ id: 1, ok: false, error: { kind: 'unexpected' } }]);
  });

  it('closes the library, and exits only when it is told to', () => {
    const { send, replies, exit } = serve(openNew);
    send({ id: 1, call: 'notice', args: [] });
    send({ id: 2, call: 'close', args: [] });
    expect(replies.slice(1)).toMatchObject([{ id: 2, ok: true }]);
    expect(exit).not.toHaveBeenCalled();
    send('exit');
    expect(exit).toHaveBeenCalledTimes(1);
  });

  it('does not open a library only to close it', () => {
    const open = vi.fn(openNew);
    const { send, replies } = serve(open);
    send({ id: 1, call: 'close', args: [] });
    expect(replies).toEqual([{ id: 1, ok: true, value: undefined }]);
    expect(open).not.toHaveBeenCalled();
  });

  it('lets other calls pass between the slices of one that takes long, and closes after it', async () => {
    function* inSlices(): Generator<undefined, string, undefined> {
      yield;
      yield;
      return 'long';
    }
    const library = { list: inSlices, notice: () => 'short', close: vi.fn() };
    const { send, replies } = serve(() => library);
    const request = (id: number, call: string): LibraryRequest =>
      ({ id, call, args: [] }) as unknown as LibraryRequest;
    send(request(1, 'list'));
    send(request(2, 'notice'));
    send(request(3, 'close'));
    expect(library.close).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(replies).toHaveLength(3));
    expect(replies).toMatchObject([
      { id: 2, value: 'short' },
      { id: 1, value: 'long' },
      { id: 3, ok: true },
    ]);
  });

  it('does what nobody waits for when there is no call, until all is done', async () => {
    let left = 3;
    const work = vi.fn(() => (left -= 1) > 0);
    const { send } = serve(() => ({ notice: () => null, work, close: () => undefined }));
    send({ id: 1, call: 'notice', args: [] });
    expect(work).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(left).toBe(0));
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('does it all the same when calls never stop coming', async () => {
    const work = vi.fn(() => false);
    const { send } = serve(() => ({ notice: () => null, work, close: () => undefined }), 60);
    let id = 0;
    const asking = setInterval(() => {
      send({ id: (id += 1), call: 'notice', args: [] });
    }, 5);
    onTestFinished(() => {
      clearInterval(asking);
    });
    await vi.waitFor(() => expect(work).toHaveBeenCalled(), 5_000);
    expect(id).toBeGreaterThan(1);
  });
});
