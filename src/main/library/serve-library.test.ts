import { describe, expect, it, vi } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import type { LibraryApi } from './library-api.ts';
import type { LibraryMessage, LibraryReply, LibraryRequest } from './library-protocol.ts';
import { serveLibrary } from './serve-library.ts';
import { openTestLibrary, temporaryFolder } from './test-library.ts';
import { KEY, testRecord } from './test-records.ts';

function serve(open: () => LibraryApi) {
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

function openNew(): LibraryApi {
  return openTestLibrary(temporaryFolder(), 'node:sqlite');
}

describe('serveLibrary', () => {
  it('answers calls with their ids, in their order', () => {
    const { send, replies } = serve(openNew);
    send({ id: 1, method: 'keepSeason', args: [testRecord()] });
    send({ id: 2, method: 'seriesFetchedAt', args: [KEY.seriesId, KEY.language] });
    send({ id: 3, method: 'open', args: [{ ...KEY, seasonNumber: 9 }] });
    expect(replies).toEqual([
      { id: 1, ok: true, value: { added: 0, removed: 0, changed: 0 } },
      { id: 2, ok: true, value: null },
      { id: 3, ok: true, value: null },
    ]);
  });

  it('opens the library at the first call, not before, and once', () => {
    const open = vi.fn(openNew);
    const { send } = serve(open);
    expect(open).not.toHaveBeenCalled();
    send({ id: 1, method: 'list', args: [] });
    send({ id: 2, method: 'list', args: [] });
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('passes on an error of Endroll, with its causes for the log', () => {
    const { send, replies } = serve(() => {
      const cause = new Error('database or disk is full');
      throw new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' }, { cause });
    });
    send({ id: 1, method: 'list', args: [] });
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
    send({ id: 1, method: 'notice', args: [] });
    send({ id: 2, method: 'notice', args: [] });
    expect(replies.map((reply) => reply.ok)).toEqual([false, true]);
  });

  it('hides what nobody foresaw behind a reference', () => {
    const { send, replies } = serve(() => {
      throw new TypeError('at /home/reader/secret');
    });
    send({ id: 1, method: 'list', args: [] });
    expect(replies).toMatchObject([
      { id: 1, ok: false, error: { kind: 'unexpected' }, report: containing('/home/reader/secret') },
    ]);
    expect(JSON.stringify(replies)).toMatch(/"reference":"[0-9a-f]{8}"/);
  });

  it.each(['constructor', 'toString', '__proto__', 'drop'])('has no method %s', (method) => {
    const { send, replies } = serve(openNew);
    send({ id: 1, method, args: [] } as unknown as LibraryRequest);
    expect(replies).toMatchObject([{ id: 1, ok: false, error: { kind: 'unexpected' } }]);
  });

  it('closes the library, and exits only when it is told to', () => {
    const { send, replies, exit } = serve(openNew);
    send({ id: 1, method: 'list', args: [] });
    send({ id: 2, method: 'close', args: [] });
    send({ id: 3, method: 'list', args: [] });
    expect(replies.slice(1)).toMatchObject([
      { id: 2, ok: true },
      { id: 3, ok: false, error: { kind: 'library-unavailable', reason: 'stopped' } },
    ]);
    expect(exit).not.toHaveBeenCalled();
    send('exit');
    expect(exit).toHaveBeenCalledTimes(1);
  });

  it('does not open a library only to close it', () => {
    const open = vi.fn(openNew);
    const { send, replies } = serve(open);
    send({ id: 1, method: 'close', args: [] });
    expect(replies).toEqual([{ id: 1, ok: true, value: undefined }]);
    expect(open).not.toHaveBeenCalled();
  });
});
