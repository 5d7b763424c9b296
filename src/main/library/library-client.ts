import { EndrollError } from '@shared/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { LibraryApi, Remote } from './library-api.ts';
import {
  LIBRARY_METHODS,
  type LibraryMessage,
  type LibraryMethod,
  type LibraryReply,
  type LibraryRequest,
} from './library-protocol.ts';

/** The part of Electron's `UtilityProcess` that is used. */
export interface LibraryChild {
  postMessage(message: LibraryMessage): void;
  on(event: 'message', listener: (reply: LibraryReply) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): unknown;
}

/** What a {@link LibraryClient} needs. */
export interface LibraryClientOptions {
  /** Starts library-process.ts with the library's folder as its only argument. */
  readonly spawn: () => LibraryChild;
  readonly logger: Logger;
  /** How long the backup at the end may take, in milliseconds. */
  readonly closeLimit?: number;
}

interface PendingCall {
  readonly method: LibraryMethod;
  readonly args: readonly unknown[];
  readonly isRetry: boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: EndrollError) => void;
}

const CLOSE_LIMIT = 10_000;

/**
 * The library as main sees it: the same methods, in a process that is started at the first call. If that process
 * dies, what it was reading is asked again in a new one, and what it was writing fails as `stopped`, for nobody
 * knows whether it was written. A new process that dies before it has answered anything is the last.
 */
export class LibraryClient {
  /** The library's methods. Each rejects with an EndrollError. */
  readonly library: Remote<LibraryApi>;
  readonly #options: LibraryClientOptions;
  readonly #pending = new Map<number, PendingCall>();
  #child: LibraryChild | null = null;
  #lastId = 0;
  #mayRestart = true;
  #isGivenUp = false;
  #closing: Promise<void> | null = null;

  constructor(options: LibraryClientOptions) {
    this.#options = options;
    const methods = Object.keys(LIBRARY_METHODS) as LibraryMethod[];
    this.library = {
      ...Object.fromEntries(methods.map((method) => [method, this.#caller(method)])),
      close: () => this.close(),
    } as Remote<LibraryApi>;
  }

  /**
   * Has the library write its backup, and ends its process; after the time limit, without waiting any longer.
   * Calls made before are answered first, later ones fail. Rejects when the library could not be closed properly.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #caller(method: LibraryMethod): (...args: readonly unknown[]) => Promise<unknown> {
    return (...args) =>
      this.#closing !== null || this.#isGivenUp ? Promise.reject(stopped()) : this.#ask(method, args);
  }

  #ask(method: LibraryMethod, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#send({ method, args, isRetry: false, resolve, reject });
    });
  }

  #send(call: PendingCall): void {
    this.#child ??= this.#start();
    const request: LibraryRequest = { id: ++this.#lastId, method: call.method, args: call.args };
    this.#pending.set(request.id, call);
    this.#child.postMessage(request);
  }

  #start(): LibraryChild {
    const child = this.#options.spawn();
    child.on('message', (reply) => {
      this.#settle(reply);
    });
    child.on('exit', (code) => {
      this.#ended(code);
    });
    return child;
  }

  #settle(reply: LibraryReply): void {
    this.#mayRestart = true;
    const call = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (call === undefined) return;
    if (reply.ok) {
      call.resolve(reply.value);
      return;
    }
    const reference = reply.error.kind === 'unexpected' ? `[${reply.error.reference}] ` : '';
    this.#options.logger.error(`${reference}library.${call.method} failed`, reply.report);
    call.reject(new EndrollError(reply.error));
  }

  #ended(code: number): void {
    const calls = [...this.#pending.values()];
    this.#pending.clear();
    this.#child = null;
    const isCrash = this.#closing === null;
    if (isCrash) this.#options.logger.error(`The library's process has ended with code ${code}`);
    const canRestart = isCrash && this.#mayRestart;
    this.#mayRestart = false;
    this.#isGivenUp = !canRestart;
    for (const call of calls) {
      if (canRestart && !call.isRetry && LIBRARY_METHODS[call.method] === 'read') {
        this.#send({ ...call, isRetry: true });
      } else {
        call.reject(stopped());
      }
    }
  }

  async #close(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#options.logger.warn(
          'The library took too long to close; its backup is that of an earlier time',
        );
        resolve();
      }, this.#options.closeLimit ?? CLOSE_LIMIT);
    });
    try {
      await Promise.race([this.#end(child), limit]);
    } finally {
      clearTimeout(timer);
      child.kill();
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
}

function stopped(): EndrollError {
  return new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
}
