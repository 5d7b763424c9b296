import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { isEndrollError, type AppError } from '@shared/app-error.ts';
import type { LibraryApi } from './library-api.ts';
import {
  LIBRARY_METHODS,
  type LibraryMessage,
  type LibraryMethod,
  type LibraryReply,
  type LibraryRequest,
} from './library-protocol.ts';

/** The library's end of the line to main: `process.parentPort`. */
export interface LibraryPort {
  on(event: 'message', listener: (message: { readonly data: LibraryMessage }) => void): unknown;
  postMessage(reply: LibraryReply): void;
}

/** What {@link serveLibrary} needs. */
export interface LibraryServing {
  readonly port: LibraryPort;
  /** Opens the library at the first call, and again at the next one when it failed. */
  readonly open: () => LibraryApi;
  readonly exit: () => void;
}

/** Answers main's calls one after the other, in the order in which they come. */
export function serveLibrary({ port, open, exit }: LibraryServing): void {
  let library: LibraryApi | null = null;

  function run({ method, args }: LibraryRequest): unknown {
    if (!Object.hasOwn(LIBRARY_METHODS, method)) throw new Error(`The library has no method ${method}`);
    if (library === null && method === 'close') return undefined;
    library ??= open();
    // The arguments were checked against the same interface in main: LibraryClient is a Remote<LibraryApi>.
    const methods: Record<LibraryMethod, (...args: never[]) => unknown> = library;
    return methods[method](...(args as never[]));
  }

  function answer(request: LibraryRequest): LibraryReply {
    const { id } = request;
    try {
      return { id, ok: true, value: run(request) };
    } catch (error) {
      return { id, ok: false, error: toAppError(error), report: inspect(error) };
    }
  }

  port.on('message', ({ data }) => {
    if (data === 'exit') exit();
    else port.postMessage(answer(data));
  });
}

function toAppError(error: unknown): AppError {
  return isEndrollError(error) ? error.appError : { kind: 'unexpected', reference: randomUUID().slice(0, 8) };
}
