import { cancelled, EndrollError } from '@shared/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import {
  besideOf,
  isStreamCall,
  latestOf,
  libraryCalls,
  type LibraryCall,
  type LibraryEvent,
  type RemoteLibrary,
} from './calls.ts';
import type { LibraryMessage, LibraryReply, LibraryRequest } from './serve.ts';

/** The part of Electron's `UtilityProcess` that is used. */
export interface LibraryChild {
  readonly pid?: number | undefined;
  postMessage(message: LibraryMessage): void;
  on(event: 'message', listener: (reply: LibraryReply) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): unknown;
}

/** What a {@link LibraryClient} needs. */
export interface LibraryClientOptions {
  /**
   * Starts process.ts with the library's folder and this as its last arguments. `rebuild`: like `write`, after deleting
   * what is derived, which is then made again from TMDB's answers.
   */
  readonly spawn: (place: 'write' | 'beside' | 'rebuild') => LibraryChild;
  /** Called with what the library announces on its own. */
  readonly onEvent?: (event: LibraryEvent) => void;
  readonly logger: Logger;
  /** How long closing may take, in milliseconds, whatever hangs. */
  readonly closeLimit?: number;
}

/** Below the five seconds in which everything is to be closed. */
const CLOSE_LIMIT = 3_000;

/**
 * The library as main sees it: each call goes to the process that answers it, which is started by its first call. One
 * process writes; another one only reads, so that a search never delays a season.
 */
export class LibraryClient {
  /** The library's calls. Each rejects with an EndrollError. */
  readonly library: RemoteLibrary;
  readonly #options: LibraryClientOptions;
  readonly #writer: Line;
  readonly #reader: Line;
  /** The newest of the calls that a newer one cancels. */
  readonly #latest = new Map<string, AbortController>();
  #closing: Promise<void> | null = null;
  #restarting: Promise<void> | null = null;
  /** The process that writes is busy with its own work: rebuilding the library. */
  #isMaking = false;
  #isToRebuild = false;

  constructor(options: LibraryClientOptions) {
    this.#options = options;
    const { logger } = options;
    this.#writer = new Line({
      spawn: () => {
        const place = this.#isToRebuild ? 'rebuild' : 'write';
        this.#isToRebuild = false;
        return options.spawn(place);
      },
      onEvent: (event) => this.#heard(event),
      logger,
    });
    this.#reader = new Line({ spawn: () => options.spawn('beside'), onEvent: () => undefined, logger });
    const calls = Object.keys(libraryCalls) as LibraryCall[];
    this.library = {
      ...Object.fromEntries(calls.map((call) => [call, this.#caller(call)])),
      close: () => this.close(),
    } as RemoteLibrary;
  }

  /** Starts the process that writes ahead of its first call: it takes as long to start as a window takes to be drawn. */
  prepare(): void {
    this.#writer.prepare();
  }

  /**
   * Ends the library's processes and starts new ones, even after they have died twice; optionally rebuilds what is derived
   * from TMDB's answers. Calls made in the meantime wait. Rejects with what is still wrong with the library.
   */
  async restart({ rebuild }: { readonly rebuild: boolean }): Promise<void> {
    this.#restarting ??= this.#restart(rebuild).finally(() => {
      this.#restarting = null;
    });
    await this.#restarting;
    await this.library.notice();
  }

  async #restart(rebuild: boolean): Promise<void> {
    const limit = this.#options.closeLimit ?? CLOSE_LIMIT;
    await Promise.all([this.#reader.beginAnew(limit), this.#writer.beginAnew(limit)]);
    this.#isToRebuild = rebuild;
    // Nobody may read the index before it has been deleted. The next call reports what is wrong with it.
    if (rebuild) await this.#writer.ask('notice', []).catch(() => undefined);
  }

  /**
   * Makes the library write everything to disk, and ends its processes; by force once the time limit has passed. Earlier
   * calls are answered first, or fail at the limit; later ones fail. Rejects if the library could not be closed properly.
   */
  close(): Promise<void> {
    const limit = this.#options.closeLimit ?? CLOSE_LIMIT;
    this.#closing ??= Promise.all([this.#reader.close(limit), this.#writer.close(limit)]).then(
      () => undefined,
    );
    return this.#closing;
  }

  /** Ends the processes at once and permanently: pending calls fail, and no process is started anymore. */
  kill(): void {
    this.#closing ??= Promise.resolve();
    this.#reader.kill();
    this.#writer.kill();
  }

  #caller(call: LibraryCall): (...args: readonly unknown[]) => unknown {
    const line = libraryCalls[call].place === 'beside' ? this.#reader : this.#writer;
    const beside = besideOf(call);
    if (beside !== undefined) return (...args) => this.#askEither(call, args, beside.thenTell);
    return (...given) => {
      const last = given.at(-1);
      const isSignal = last instanceof AbortSignal;
      const args = isSignal ? given.slice(0, -1) : given;
      const signal = this.#signalOf(call, isSignal ? last : undefined);
      return isStreamCall(call) ? line.stream(call, args, signal) : this.#ask(line, call, args, signal);
    };
  }

  /**
   * Asks the process that is idle, and the writer if the reader cannot answer. As long as nothing else has started the reader
   * and the writer is free, one process is enough.
   */
  async #askEither(
    call: LibraryCall,
    args: readonly unknown[],
    thenTell: LibraryCall | null,
  ): Promise<unknown> {
    const isWriterFree = !this.#writer.isBusy && !this.#isMaking;
    const isForReader = this.#reader.isRunning ? !this.#reader.isBusy || !isWriterFree : this.#writer.isBusy;
    if (this.#restarting === null && isForReader) {
      const found = await this.#reader.ask(call, args).catch(() => null);
      if (found !== null) {
        // Nobody waits for it, and closing the library is no reason to report it.
        if (thenTell !== null) void this.#writer.ask(thenTell, args).catch(() => undefined);
        return found;
      }
    }
    return this.#ask(this.#writer, call, args, undefined);
  }

  async #ask(
    line: Line,
    call: LibraryCall,
    args: readonly unknown[],
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    try {
      if (this.#restarting !== null) await this.#restarting;
      return await line.ask(call, args, signal);
    } catch (error) {
      // Without its process nothing is kept, but TMDB's answers can still be shown.
      if (this.#closing !== null || !isStopped(error)) throw error;
      const { withoutFiles } = await import('./without-files.ts');
      const method = (withoutFiles(error) as Partial<Record<LibraryCall, (...args: never[]) => unknown>>)[
        call
      ];
      if (method === undefined) throw error;
      return method(...(args as never[]));
    }
  }

  /** Cancels the older call if this one replaces it, and returns the signal that cancels this one. */
  #signalOf(call: LibraryCall, given: AbortSignal | undefined): AbortSignal | undefined {
    const latest = latestOf(call);
    if (latest === undefined) return given;
    this.#latest.get(latest)?.abort();
    const own = new AbortController();
    this.#latest.set(latest, own);
    return given === undefined ? own.signal : AbortSignal.any([given, own.signal]);
  }

  #heard(event: LibraryEvent): void {
    // It reads a file that will no longer be the library's, and on Windows it prevents that from being replaced.
    if (event.event === 'indexReplaced') {
      this.#reader.restart();
      return;
    }
    if (event.event === 'making') this.#isMaking = event.payload.isRunning;
    // From now on, the reader process opens seasons.
    if (this.#isMaking) this.#reader.prepare();
    this.#options.onEvent?.(event);
  }
}

interface LineOptions {
  readonly spawn: () => LibraryChild;
  readonly onEvent: (event: LibraryEvent) => void;
  readonly logger: Logger;
}

interface PendingCall {
  readonly call: LibraryRequest['call'];
  readonly args: readonly unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: EndrollError) => void;
  /** Receives a part of a stream. */
  readonly onPart?: (part: unknown) => void;
  /** Its number in the process that answers it now. */
  id: number;
  /** It was repeated, or a part of it has arrived, so it cannot be repeated again. */
  isLastTry: boolean;
}

/**
 * The connection to one process. If that dies, pending reads are repeated in a new process, and pending writes fail as
 * `stopped`, because it is unknown whether they were done. If the new process dies before it has answered anything, no
 * other is started.
 */
class Line {
  readonly #options: LineOptions;
  readonly #pending = new Map<number, PendingCall>();
  #child: LibraryChild | null = null;
  #lastId = 0;
  #mayRestart = true;
  #isGivenUp = false;
  #isClosing = false;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** Calls are pending. */
  get isBusy(): boolean {
    return this.#pending.size > 0;
  }

  /** Rejects with an EndrollError: `cancelled` when the signal aborts, upon which the process gives up. */
  ask(call: LibraryRequest['call'], args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    if (this.#isClosing || this.#isGivenUp) return Promise.reject(stopped());
    if (signal?.aborted === true) return Promise.reject(cancelled());
    return this.#ask(call, args, signal);
  }

  /** The same, part by part. The call is made when the first part is wanted; leaving the loop ends it. */
  async *stream(
    call: LibraryRequest['call'],
    args: readonly unknown[],
    signal?: AbortSignal,
  ): AsyncGenerator<unknown, void, undefined> {
    if (this.#isClosing || this.#isGivenUp) throw stopped();
    if (signal?.aborted === true) throw cancelled();
    const parts: unknown[] = [];
    const ended: (EndrollError | null)[] = [];
    let wake = (): void => undefined;
    const finish = (error: EndrollError | null): void => {
      ended.push(error);
      wake();
    };
    const pending = this.#send({
      call,
      args,
      resolve: () => {
        finish(null);
      },
      reject: finish,
      onPart: (part) => {
        parts.push(part);
        wake();
      },
    });
    const abort = (): void => {
      this.#stop(pending);
      parts.length = 0;
      finish(cancelled());
    };
    signal?.addEventListener('abort', abort);
    try {
      for (;;) {
        if (parts.length > 0) {
          const part = parts.shift();
          this.#post({ taken: pending.id }, pending);
          yield part;
        } else if (ended.length > 0) {
          const [error = null] = ended;
          if (error !== null) throw error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#stop(pending);
    }
  }

  /** Starts the process, as the next call would. */
  prepare(): void {
    if (!this.#isClosing && !this.#isGivenUp) this.#child ??= this.#start();
  }

  /** Ends the process; the next call starts another one, which also gets the calls that this one has not answered. */
  restart(): void {
    const child = this.#child;
    if (child === null) return;
    this.#mayRestart = true;
    endByForce(child);
  }

  async close(limit: number): Promise<void> {
    this.#isClosing = true;
    await this.#endWithin(limit);
    this.#rejectAll();
  }

  /** Ends the process at once; no other is started anymore. */
  kill(): void {
    this.#isClosing = true;
    if (this.#child !== null) endByForce(this.#child);
    this.#rejectAll();
  }

  /** Ends the process as {@link close} does; the next call starts another one, whatever has happened before. */
  async beginAnew(limit: number): Promise<void> {
    await this.#endWithin(limit);
    this.#mayRestart = true;
    this.#isGivenUp = false;
  }

  async #endWithin(limit: number): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#options.logger.warn('The library took too long to close, and was ended');
        resolve();
      }, limit);
    });
    try {
      await Promise.race([this.#end(child), late]);
    } finally {
      clearTimeout(timer);
      endByForce(child);
    }
  }

  async #end(child: LibraryChild): Promise<void> {
    const exited = new Promise<void>((resolve) => {
      child.on('exit', () => {
        resolve();
      });
    });
    await this.#ask('close', []);
    child.postMessage('exit');
    await exited;
  }

  #ask(call: LibraryRequest['call'], args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#stop(pending);
        reject(cancelled());
      };
      const pending = this.#send({
        call,
        args,
        resolve: (value) => {
          signal?.removeEventListener('abort', abort);
          resolve(value);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  #send(call: Omit<PendingCall, 'id' | 'isLastTry'>): PendingCall {
    const pending: PendingCall = { ...call, id: 0, isLastTry: false };
    this.#sendAgain(pending);
    return pending;
  }

  #sendAgain(pending: PendingCall): void {
    this.#child ??= this.#start();
    pending.id = ++this.#lastId;
    this.#pending.set(pending.id, pending);
    this.#child.postMessage({ id: pending.id, call: pending.call, args: pending.args });
  }

  /** Tells the process something about a call, unless it has answered it. */
  #post(message: LibraryMessage, { id }: PendingCall): void {
    if (this.#pending.has(id)) this.#child?.postMessage(message);
  }

  #stop(pending: PendingCall): void {
    this.#post({ stop: pending.id }, pending);
    this.#pending.delete(pending.id);
  }

  #start(): LibraryChild {
    const child = this.#options.spawn();
    child.on('message', (reply) => {
      if ('event' in reply) this.#options.onEvent(reply);
      else if ('part' in reply) this.#takePart(reply);
      else this.#settle(reply);
    });
    child.on('exit', (code) => {
      if (this.#child === child) this.#ended(code);
    });
    return child;
  }

  #takePart({ id, part }: Extract<LibraryReply, { readonly part: unknown }>): void {
    this.#mayRestart = true;
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    pending.isLastTry = true;
    pending.onPart?.(part);
  }

  #settle(reply: Extract<LibraryReply, { readonly ok: boolean }>): void {
    this.#mayRestart = true;
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (pending === undefined) return;
    if (reply.ok) {
      pending.resolve(reply.value);
      return;
    }
    const reference = reply.error.kind === 'unexpected' ? `[${reply.error.reference}] ` : '';
    this.#options.logger.error(`${reference}library.${pending.call} failed`, reply.report);
    pending.reject(new EndrollError(reply.error));
  }

  #ended(code: number): void {
    const calls = [...this.#pending.values()];
    this.#pending.clear();
    this.#child = null;
    if (!this.#isClosing) this.#options.logger.error(`A process of the library has ended with code ${code}`);
    const canRestart = !this.#isClosing && this.#mayRestart;
    this.#mayRestart = false;
    this.#isGivenUp = !canRestart;
    for (const pending of calls) {
      if (canRestart && !pending.isLastTry && isRepeatable(pending.call)) {
        pending.isLastTry = true;
        this.#sendAgain(pending);
      } else pending.reject(stopped());
    }
  }

  #rejectAll(): void {
    for (const { reject } of this.#pending.values()) reject(stopped());
    this.#pending.clear();
  }
}

function isRepeatable(call: LibraryRequest['call']): boolean {
  return call !== 'close' && libraryCalls[call].place !== 'write';
}

/** A process that is stopped or busy hears no request to end; what it had committed is safe. */
function endByForce(child: LibraryChild): void {
  child.kill();
  if (child.pid === undefined) return;
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

function isStopped(error: unknown): boolean {
  return (
    error instanceof EndrollError &&
    error.appError.kind === 'library-unavailable' &&
    error.appError.reason === 'stopped'
  );
}

function stopped(): EndrollError {
  return new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
}
