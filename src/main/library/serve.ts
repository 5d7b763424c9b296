import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { EndrollError, isEndrollError, type AppError } from '@shared/app-error.ts';
import { isSlices, isStreamCall, libraryCalls, type LibraryCall, type LibraryEvent } from './calls.ts';

/** A call to a process of the library. */
export interface LibraryRequest {
  readonly id: number;
  /** `close` writes everything to disk. */
  readonly call: LibraryCall | 'close';
  readonly args: readonly unknown[];
}

/**
 * `exit` ends the process. It does not exit on its own, because its last message might be lost. `stop`: nobody is waiting for
 * the answer to that request any longer. `taken`: a part of the answer was consumed, so that another one may be sent.
 */
export type LibraryMessage = LibraryRequest | { readonly stop: number } | { readonly taken: number } | 'exit';

/**
 * The answer to the request with the same id, a part of it, or an event. `report` is for the log: the error with its causes.
 * A stream's parts come before its answer, which then only marks the end.
 */
export type LibraryReply =
  | { readonly id: number; readonly part: unknown }
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError; readonly report: string }
  | LibraryEvent;

/** The process's port to main: `process.parentPort`. */
export interface LibraryPort {
  on(event: 'message', listener: (message: { readonly data: LibraryMessage }) => void): unknown;
  postMessage(reply: LibraryReply): void;
}

/** What answers the calls: a `Library` or a `LibraryReader`. */
export interface Served {
  /** Does a slice of background work. Returns whether there is more to do. */
  work?(): boolean;
  close(): void;
}

export interface LibraryServing {
  readonly port: LibraryPort;
  /** Opens the library at the first call, and again at the next one if it failed. */
  readonly open: (emit: (event: LibraryEvent) => void) => Served;
  /** Answers the calls that need no files, if opening has failed with this error. */
  readonly withoutFiles?: (error: unknown) => object;
  readonly exit: () => void;
  /** Milliseconds without a call before background work begins. */
  readonly idleTime?: number;
}

/** While the reader is opening pages, no background work is done. */
const IDLE_TIME = 250;
/** After this many times the idle time, background work goes on between two calls: no reader can stop it for good. */
const MOST_IDLE_TIMES = 8;
/** How many parts of a stream may be in flight, so that neither side waits for the other. */
export const PARTS_AHEAD = 4;

type Method = (...args: readonly unknown[]) => unknown;
type Methods = Readonly<Record<string, Method | undefined>>;

/** A call that works in slices. */
interface RunningCall {
  readonly id: number;
  readonly isStream: boolean;
  readonly steps: Generator<unknown, unknown, undefined>;
  /** How many parts may still be sent. */
  room: number;
}

/**
 * Answers main's calls in the order of their arrival. A call that works in slices lets others run in between, and a stream
 * produces its next part when there is space for it; background work runs when there has been no call for a moment.
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
  /** Since when background work has been put off; `null` if it has not. */
  let putOffSince: number | null = null;
  let isTurnDue = false;
  const running = new Map<number, RunningCall>();
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
      // The consumer of a stream may not finish before the time is up.
      for (const { id: other, isStream } of running.values())
        if (isStream) {
          stop(other);
          fail(other, new EndrollError({ kind: 'library-unavailable', reason: 'stopped' }));
        }
      return;
    }
    try {
      const value = callOf(call)(...args);
      if (isSlices(value))
        running.set(id, { id, isStream: isStreamCall(call), steps: value, room: PARTS_AHEAD });
      else port.postMessage({ id, ok: true, value });
    } catch (error) {
      fail(id, error);
    }
  }

  /** The method that answers a call. Throws the error of opening the library if the call needs its files. */
  function callOf(call: LibraryCall): Method {
    // Main checked the name and arguments against the same declaration.
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

  /** Does a slice of each unfinished call, then lets messages through. */
  function turn(): void {
    isTurnDue = false;
    for (const call of running.values()) if (canGoOn(call)) takeStep(call);
    next();
  }

  function takeStep(call: RunningCall): void {
    const { id, isStream, steps } = call;
    try {
      const { done, value } = steps.next();
      if (done === true) {
        running.delete(id);
        port.postMessage({ id, ok: true, value });
      } else if (isStream && value !== undefined) {
        call.room -= 1;
        port.postMessage({ id, part: value });
      }
    } catch (error) {
      running.delete(id);
      fail(id, error);
    }
  }

  function stop(id: number): void {
    running.get(id)?.steps.return(undefined);
    running.delete(id);
  }

  function next(): void {
    if ([...running.values()].some(canGoOn)) {
      if (!isTurnDue) setImmediate(turn);
      isTurnDue = true;
      return;
    }
    if (running.size > 0) return;
    for (const id of waitingToClose.splice(0)) {
      clearTimeout(idle);
      attempt(id, () => {
        library?.close();
        library = null;
      });
      return;
    }
    clearTimeout(idle);
    if (library?.work === undefined) return;
    putOffSince ??= performance.now();
    const most = putOffSince + MOST_IDLE_TIMES * idleTime - performance.now();
    idle = setTimeout(workOn, Math.max(0, Math.min(idleTime, most)));
  }

  function workOn(): void {
    putOffSince = null;
    try {
      // A message that has arrived in the meantime is handled before the next slice.
      if (library?.work?.() === true) idle = setTimeout(workOn, 0);
    } catch (error) {
      // Background work has no caller; the next call will report the problem.
      console.error('The library could not go on with its own work', error);
    }
  }

  port.on('message', ({ data }) => {
    if (data === 'exit') {
      exit();
      return;
    }
    if ('stop' in data) stop(data.stop);
    else if ('taken' in data) {
      const call = running.get(data.taken);
      if (call !== undefined) call.room += 1;
    } else start(data);
    next();
  });
}

function canGoOn({ isStream, room }: RunningCall): boolean {
  return !isStream || room > 0;
}

function toAppError(error: unknown): AppError {
  return isEndrollError(error) ? error.appError : { kind: 'unexpected', reference: randomUUID().slice(0, 8) };
}
