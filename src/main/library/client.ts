import { cancelled, EndrollError } from '@shared/app-error.ts';
import type { LibraryNotice } from '@shared/ipc/contract.ts';
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

/**
 * What a process of the library does. `rebuild`: writes, after deleting the index, which is then rebuilt from TMDB's answers.
 * `unindexed`: writes, and neither reads nor makes an index; what is asked for is made from the answers in memory.
 */
export type ProcessPlace = 'write' | 'beside' | 'rebuild' | 'unindexed';

export interface LibraryClientOptions {
  /** Starts process.ts with the library's folder and this as its last arguments. */
  readonly spawn: (place: ProcessPlace) => LibraryChild;
  /** Called with what the library announces on its own. */
  readonly onEvent?: (event: LibraryEvent) => void;
  /** Called when the library works again after its process has died repeatedly, with what that took. */
  readonly onNotice?: (notice: LibraryNotice) => void;
  readonly logger: Logger;
  /** How long closing may take, in milliseconds, whatever hangs. */
  readonly closeLimit?: number;
  /** If a process dies sooner than this, in milliseconds, the next one is expected to die as well. */
  readonly settleTime?: number;
}

/** Below the five seconds in which everything is to be closed. */
const CLOSE_LIMIT = 3_000;
const SETTLE_TIME = 10_000;
/** Processes that write may fail this often in a row: see {@link LibraryClient}. */
const WRITER_FAILURES = 3;
const READER_FAILURES = 1;
/** After this many, the index is suspected. */
const FAILURES_OF_INDEX = 2;

/**
 * The library as main sees it: each call goes to the process that answers it, which is started by its first call. One
 * process writes; another one only reads, so that a search never delays a season.
 *
 * A process that dies is replaced. If the new one fails too (it dies before its first answer, or soon), the index is what may
 * kill it: it is deleted and rebuilt, since TMDB's answers are the truth. If that fails as well, the library is opened
 * without an index; only if that does not answer either is it given up.
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
  /** The index was rebuilt since the reader last restarted the library; a second time would not help. */
  #wasRebuilt = false;
  /** To be reported once the process that writes has answered. */
  #unreported: LibraryNotice | null = null;
  /** What the first process said of its files, until somebody asks: it may die before that, and the next finds them mended. */
  #opened: Promise<LibraryNotice | null> = Promise.resolve(null);

  constructor(options: LibraryClientOptions) {
    this.#options = options;
    const { logger, settleTime = SETTLE_TIME } = options;
    this.#writer = new Line({
      spawn: (failures) => options.spawn(this.#placeAfter(failures)),
      mostFailures: WRITER_FAILURES,
      onEvent: (event) => this.#heard(event),
      onAnswer: () => {
        if (this.#unreported !== null) options.onNotice?.(this.#unreported);
        this.#unreported = null;
      },
      settleTime,
      logger,
    });
    this.#reader = new Line({
      spawn: () => options.spawn('beside'),
      mostFailures: READER_FAILURES,
      canCallBeBlamed: true,
      onFailures: () => {
        if (this.#wasRebuilt || this.#closing !== null) return;
        this.#unreported = { kind: 'index-rebuilt' };
        // The next call reports what is still wrong.
        void this.restart({ rebuild: true }).catch(() => undefined);
      },
      settleTime,
      logger,
    });
    const calls = Object.keys(libraryCalls) as LibraryCall[];
    this.library = {
      ...Object.fromEntries(calls.map((call) => [call, this.#caller(call)])),
      notice: () => this.#notice(),
      close: () => this.close(),
    } as RemoteLibrary;
  }

  /**
   * Starts the process that writes ahead of its first call, and lets it open its files: that takes as long as it takes to draw a
   * window.
   */
  prepare(): void {
    // The calls that follow report what is wrong.
    this.#opened = this.#askForNotice().catch(() => null);
  }

  async #notice(): Promise<LibraryNotice | null> {
    const [before, now] = await Promise.all([this.#opened, this.#askForNotice()]);
    this.#opened = Promise.resolve(null);
    return now ?? before;
  }

  async #askForNotice(): Promise<LibraryNotice | null> {
    return (await this.#ask(this.#writer, 'notice', [], undefined)) as LibraryNotice | null;
  }

  /**
   * Ends the library's processes and starts new ones, even after they were given up; optionally rebuilds what is derived
   * from TMDB's answers. Calls made in the meantime wait. Rejects with what is still wrong with the library.
   */
  async restart({ rebuild }: { readonly rebuild: boolean }): Promise<void> {
    this.#restarting ??= this.#restart(rebuild).finally(() => {
      this.#restarting = null;
    });
    await this.#restarting;
    await this.#askForNotice();
  }

  async #restart(rebuild: boolean): Promise<void> {
    const limit = this.#options.closeLimit ?? CLOSE_LIMIT;
    await Promise.all([this.#reader.beginAnew(limit), this.#writer.beginAnew(limit)]);
    this.#isToRebuild = rebuild;
    this.#wasRebuilt = rebuild;
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

  /** What the next process that writes is to do, after this many failures in a row. */
  #placeAfter(failures: number): ProcessPlace {
    this.#isMaking = false;
    const isRebuilding = this.#isToRebuild || (failures >= FAILURES_OF_INDEX && !this.#wasRebuilt);
    if (!isRebuilding) {
      if (failures < FAILURES_OF_INDEX) return 'write';
      this.#unreported = { kind: 'without-index' };
      return 'unindexed';
    }
    if (!this.#isToRebuild) this.#unreported = { kind: 'index-rebuilt' };
    this.#isToRebuild = false;
    this.#wasRebuilt = true;
    // On Windows, an open index cannot be deleted.
    this.#reader.restart();
    return 'rebuild';
  }

  #caller(call: LibraryCall): (...args: readonly unknown[]) => unknown {
    const line = libraryCalls[call].place === 'beside' ? this.#reader : this.#writer;
    const beside = besideOf(call);
    if (beside !== undefined) return (...args) => this.#askEither(call, args, beside.afterwards);
    return (...given) => {
      const last = given.at(-1);
      const isSignal = last instanceof AbortSignal;
      const args = isSignal ? given.slice(0, -1) : given;
      const signal = this.#signalOf(call, args, isSignal ? last : undefined);
      return isStreamCall(call) ? line.stream(call, args, signal) : this.#ask(line, call, args, signal);
    };
  }

  /**
   * Asks the process that is idle, and the writer if the reader cannot answer. As long as nothing else has started the reader
   * and the writer does not write, one process is enough: what it only reads takes less time than starting the other.
   */
  async #askEither(
    call: LibraryCall,
    args: readonly unknown[],
    afterwards: LibraryCall | null,
  ): Promise<unknown> {
    const isWriterFree = !this.#writer.isWriting && !this.#isMaking;
    const isForReader = !isWriterFree || (this.#reader.isRunning && !this.#reader.isBusy);
    if (this.#restarting === null && isForReader) {
      const found = await this.#reader.ask(call, args).catch(() => null);
      if (found !== null) {
        // Nobody waits for it, and a library that is being closed need not do it.
        if (afterwards !== null) void this.#writer.ask(afterwards, args).catch(() => undefined);
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
  #signalOf(
    call: LibraryCall,
    args: readonly unknown[],
    given: AbortSignal | undefined,
  ): AbortSignal | undefined {
    const latest = latestOf(call, args);
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
  /** @param failures how many processes in a row have failed */
  readonly spawn: (failures: number) => LibraryChild;
  /** If more fail in a row, and the last one has not answered anything, no other is started. */
  readonly mostFailures: number;
  readonly onEvent?: (event: LibraryEvent) => void;
  /** Called at the first answer of each process. */
  readonly onAnswer?: () => void;
  /**
   * A call that was pending when two processes failed is what ends them: it is given up, and the second is no failure. Not for
   * the process that writes: nothing works without what is asked of it first.
   */
  readonly canCallBeBlamed?: boolean;
  /** Called when more than `mostFailures` have failed in a row. */
  readonly onFailures?: () => void;
  readonly settleTime: number;
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
  /** How many processes have been asked. */
  tries: number;
  /** A part of it has arrived, so it cannot be repeated. */
  hasBegun: boolean;
}

/**
 * The connection to one process. If that dies, pending reads are repeated in a new process, and pending writes fail as
 * `stopped`, because it is unknown whether they were done. A read is repeated once; more often only if the processes answer
 * nothing at all, so that it need not be the cause, or were ended on purpose.
 */
class Line {
  readonly #options: LineOptions;
  readonly #pending = new Map<number, PendingCall>();
  #child: LibraryChild | null = null;
  #lastId = 0;
  #failures = 0;
  /** What was pending when the last process failed. */
  #suspects: ReadonlySet<string> = new Set();
  #startedAt = 0;
  #hasAnswered = false;
  /** The process is being ended on purpose, so that its end is no failure. */
  #isEnding = false;
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

  /** Calls are pending that may take long. */
  get isWriting(): boolean {
    return [...this.#pending.values()].some(({ call }) => !isRepeatable(call));
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
    this.#isEnding = true;
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
    this.#failures = 0;
    this.#suspects = new Set();
    this.#isGivenUp = false;
  }

  async #endWithin(limit: number): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#isEnding = true;
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

  #send(call: Omit<PendingCall, 'id' | 'tries' | 'hasBegun'>): PendingCall {
    const pending: PendingCall = { ...call, id: 0, tries: 0, hasBegun: false };
    this.#sendAgain(pending);
    return pending;
  }

  #sendAgain(pending: PendingCall): void {
    this.#child ??= this.#start();
    pending.id = ++this.#lastId;
    pending.tries += 1;
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
    const { spawn, onEvent, onAnswer } = this.#options;
    const child = spawn(this.#failures);
    this.#startedAt = performance.now();
    this.#hasAnswered = false;
    this.#isEnding = false;
    child.on('message', (reply) => {
      if ('event' in reply) {
        onEvent?.(reply);
        return;
      }
      if (!this.#hasAnswered) onAnswer?.();
      this.#hasAnswered = true;
      if ('part' in reply) this.#takePart(reply);
      else this.#settle(reply);
    });
    child.on('exit', (code) => {
      if (this.#child === child) this.#ended(code);
    });
    return child;
  }

  #takePart({ id, part }: Extract<LibraryReply, { readonly part: unknown }>): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    pending.hasBegun = true;
    pending.onPart?.(part);
  }

  #settle(reply: Extract<LibraryReply, { readonly ok: boolean }>): void {
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
    const { logger, mostFailures, canCallBeBlamed = false, onFailures, settleTime } = this.#options;
    if (!this.#isClosing) logger.error(`A process of the library has ended with code ${code}`);
    const isEnding = this.#isEnding;
    const hasAnswered = this.#hasAnswered || isEnding;
    const isFailure = !isEnding && (!hasAnswered || performance.now() - this.#startedAt < settleTime);
    const before = this.#suspects;
    const isBlamed = (call: PendingCall): boolean =>
      canCallBeBlamed && isFailure && before.has(identityOf(call));
    if (!isFailure) this.#failures = 0;
    else if (!calls.some(isBlamed)) this.#failures += 1;
    this.#suspects = new Set(isFailure ? calls.map(identityOf) : []);
    const hasFailed = this.#failures > mostFailures;
    const canRestart = !this.#isClosing && (!hasFailed || hasAnswered);
    this.#isGivenUp = !canRestart;
    for (const pending of calls) {
      // That it was ended on purpose says nothing about what was asked of it.
      if (isEnding) pending.tries -= 1;
      const canRepeat = !isBlamed(pending) && (pending.tries < 2 || !hasAnswered);
      if (canRestart && canRepeat && !pending.hasBegun && isRepeatable(pending.call))
        this.#sendAgain(pending);
      else pending.reject(stopped());
    }
    if (hasFailed && !this.#isClosing) onFailures?.();
  }

  #rejectAll(): void {
    for (const { reject } of this.#pending.values()) reject(stopped());
    this.#pending.clear();
  }
}

/** Equal for the same question. */
function identityOf({ call, args }: PendingCall): string {
  return `${call} ${JSON.stringify(args)}`;
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
