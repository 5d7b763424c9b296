import { EndrollError } from '@shared/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import { libraryCalls, type LibraryCall, type LibraryEvent, type RemoteLibrary } from './calls.ts';
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
  /** Starts process.ts with the library's folder and this as its last arguments. */
  readonly spawn: (place: 'write' | 'beside') => LibraryChild;
  /** Told what the library says by itself. */
  readonly onEvent?: (event: LibraryEvent) => void;
  readonly logger: Logger;
  /** How long closing may take, in milliseconds, whatever hangs. */
  readonly closeLimit?: number;
}

/** Below the five seconds in which everything is to be closed. */
const CLOSE_LIMIT = 3_000;

/**
 * The library as main sees it: each call goes to the process that answers it, which is started at its first call. One
 * process writes; another one reads beside it, so that a search never holds up a season.
 */
export class LibraryClient {
  /** The library's calls. Each rejects with an EndrollError. */
  readonly library: RemoteLibrary;
  readonly #options: LibraryClientOptions;
  readonly #writer: Line;
  readonly #reader: Line;
  #closing: Promise<void> | null = null;

  constructor(options: LibraryClientOptions) {
    this.#options = options;
    const { logger } = options;
    this.#writer = new Line({
      spawn: () => options.spawn('write'),
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

  /**
   * Has the library put everything on disk, and ends its processes; after the time limit without waiting any longer, and
   * by force. Calls made before are answered first, or fail at the limit; later ones fail. Rejects when the library could
   * not be closed properly.
   */
  close(): Promise<void> {
    const limit = this.#options.closeLimit ?? CLOSE_LIMIT;
    this.#closing ??= Promise.all([this.#reader.close(limit), this.#writer.close(limit)]).then(
      () => undefined,
    );
    return this.#closing;
  }

  #caller(call: LibraryCall): (...args: readonly unknown[]) => Promise<unknown> {
    const line = libraryCalls[call].place === 'beside' ? this.#reader : this.#writer;
    return async (...args) => {
      try {
        return await line.ask(call, args);
      } catch (error) {
        // Without its process nothing is kept, but what TMDB answers can still be shown.
        if (this.#closing !== null || !isStopped(error)) throw error;
        const { withoutFiles } = await import('./without-files.ts');
        const method = (withoutFiles(error) as Partial<Record<LibraryCall, (...args: never[]) => unknown>>)[
          call
        ];
        if (method === undefined) throw error;
        return method(...(args as never[]));
      }
    };
  }

  #heard(event: LibraryEvent): void {
    // It reads a file that will not be the library's any more, and on Windows keeps it from being replaced.
    if (event.event === 'indexReplaced') this.#reader.restart();
    else this.#options.onEvent?.(event);
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
  readonly isRetry: boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: EndrollError) => void;
}

/**
 * The line to one process. If that dies, what it was reading is asked again in a new one, and what it was writing fails
 * as `stopped`, for nobody knows whether it was written. A new process that dies before it has answered anything is the
 * last.
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

  ask(call: LibraryRequest['call'], args: readonly unknown[]): Promise<unknown> {
    if (this.#isClosing || this.#isGivenUp) return Promise.reject(stopped());
    return this.#ask(call, args);
  }

  /** Ends the process; the next call starts another, and is asked what this one has not answered. */
  restart(): void {
    const child = this.#child;
    if (child === null) return;
    this.#mayRestart = true;
    endByForce(child);
  }

  async close(limit: number): Promise<void> {
    this.#isClosing = true;
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
      this.#rejectAll();
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

  #ask(call: LibraryRequest['call'], args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#send({ call, args, isRetry: false, resolve, reject });
    });
  }

  #send(pending: PendingCall): void {
    this.#child ??= this.#start();
    const request: LibraryRequest = { id: ++this.#lastId, call: pending.call, args: pending.args };
    this.#pending.set(request.id, pending);
    this.#child.postMessage(request);
  }

  #start(): LibraryChild {
    const child = this.#options.spawn();
    child.on('message', (reply) => {
      if ('event' in reply) this.#options.onEvent(reply);
      else this.#settle(reply);
    });
    child.on('exit', (code) => {
      if (this.#child === child) this.#ended(code);
    });
    return child;
  }

  #settle(reply: Exclude<LibraryReply, LibraryEvent>): void {
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
      if (canRestart && !pending.isRetry && isRepeatable(pending.call))
        this.#send({ ...pending, isRetry: true });
      else pending.reject(stopped());
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
    // It has ended already.
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
