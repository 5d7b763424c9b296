import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { isEndrollError, type AppError } from '@shared/app-error.ts';
import { libraryCalls, type LibraryCall, type LibraryEvent, type Slices } from './calls.ts';

/** One call, on its way to a process of the library. */
export interface LibraryRequest {
  readonly id: number;
  /** `close` puts everything on disk. */
  readonly call: LibraryCall | 'close';
  readonly args: readonly unknown[];
}

/** `exit` ends the process. It does not end by itself: what it said last might be lost on the way. */
export type LibraryMessage = LibraryRequest | 'exit';

/** The answer to the request with the same id, or an event. `report` is for the log: the error with its causes. */
export type LibraryReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError; readonly report: string }
  | LibraryEvent;

/** The process's end of the line to main: `process.parentPort`. */
export interface LibraryPort {
  on(event: 'message', listener: (message: { readonly data: LibraryMessage }) => void): unknown;
  postMessage(reply: LibraryReply): void;
}

/** What answers the calls: `Library` or `LibraryReader`. */
export interface Served {
  /** Does a slice of what nobody waits for. Returns whether there is more to do. */
  work?(): boolean;
  close(): void;
}

/** What {@link serveLibrary} needs. */
export interface LibraryServing {
  readonly port: LibraryPort;
  /** Opens the library at the first call, and again at the next one when it failed. */
  readonly open: (emit: (event: LibraryEvent) => void) => Served;
  /** Answers the calls that need no files, when opening has failed with this error. */
  readonly withoutFiles?: (error: unknown) => object;
  readonly exit: () => void;
  /** Milliseconds without a call before work begins that nobody waits for. */
  readonly idleTime?: number;
}

/** While a reader turns pages, nothing else is done. */
const IDLE_TIME = 250;

type Method = (...args: readonly unknown[]) => unknown;
type Methods = Readonly<Record<string, Method | undefined>>;

interface RunningSlices {
  readonly id: number;
  readonly slices: Slices<unknown>;
}

/**
 * Answers main's calls one after the other, in the order in which they come. A call that works in slices lets the next
 * ones pass between two of them; work that nobody waits for is done when there has been no call for a moment.
 */
export function serveLibrary({
  port,
  open,
  withoutFiles = () => ({}),
  exit,
  idleTime = IDLE_TIME,
}: LibraryServing): void {
  let library: Served | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isTurnDue = false;
  const running: RunningSlices[] = [];
  const waitingToClose: number[] = [];

  function fail(id: number, error: unknown): void {
    port.postMessage({ id, ok: false, error: toAppError(error), report: inspect(error) });
  }

  function attempt(id: number, work: () => unknown): void {
    try {
      port.postMessage({ id, ok: true, value: work() });
    } catch (error) {
      fail(id, error);
    }
  }

  function start({ id, call, args }: LibraryRequest): void {
    if (call === 'close') {
      waitingToClose.push(id);
      return;
    }
    try {
      const value = callOf(call)(...args);
      if (isSlices(value)) running.push({ id, slices: value });
      else port.postMessage({ id, ok: true, value });
    } catch (error) {
      fail(id, error);
    }
  }

  /** The method that answers a call. Throws with what opening failed with when that needs the files. */
  function callOf(call: LibraryCall): Method {
    // Name and arguments were checked against the same declaration in main.
    if (!Object.hasOwn(libraryCalls, call)) throw new Error(`The library has no call ${call}`);
    try {
      library ??= open((event) => {
        port.postMessage(event);
      });
    } catch (error) {
      const method = (withoutFiles(error) as Methods)[call];
      if (method === undefined) throw error;
      return method;
    }
    const method = (library as unknown as Methods)[call];
    if (method === undefined) throw new Error(`The library has no call ${call}`);
    return (...args) => method.apply(library, [...args]);
  }

  /** Goes on with each call that works in slices, then lets messages through. */
  function turn(): void {
    isTurnDue = false;
    for (const call of running.splice(0)) {
      try {
        const { done, value } = call.slices.next();
        if (done === true) port.postMessage({ id: call.id, ok: true, value });
        else running.push(call);
      } catch (error) {
        fail(call.id, error);
      }
    }
    next();
  }

  function next(): void {
    if (running.length > 0) {
      if (!isTurnDue) setImmediate(turn);
      isTurnDue = true;
      return;
    }
    for (const id of waitingToClose.splice(0)) {
      clearTimeout(idle);
      attempt(id, () => {
        library?.close();
        library = null;
      });
      return;
    }
    clearTimeout(idle);
    if (library?.work !== undefined) idle = setTimeout(workOn, idleTime);
  }

  function workOn(): void {
    try {
      // A message that has come meanwhile is answered before the next slice.
      if (library?.work?.() === true) idle = setTimeout(workOn, 0);
    } catch (error) {
      // Nobody asked for it; whoever asks next hears of what is wrong.
      console.error('The library could not go on with its own work', error);
    }
  }

  port.on('message', ({ data }) => {
    if (data === 'exit') {
      exit();
      return;
    }
    start(data);
    next();
  });
}

function isSlices(value: unknown): value is Slices<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

function toAppError(error: unknown): AppError {
  return isEndrollError(error) ? error.appError : { kind: 'unexpected', reference: randomUUID().slice(0, 8) };
}
