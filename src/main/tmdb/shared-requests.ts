import { cancelled } from '@shared/app-error.ts';

interface Shared<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiters: number;
}

/**
 * Merges identical concurrent requests. A caller that stops waiting gets `cancelled` at once without affecting others; the
 * request itself is aborted when no caller is left.
 */
export class SharedRequests<T> {
  readonly #running = new Map<string, Shared<T>>();
  #isClosed = false;

  /** Joins the running request of that `id`, or starts it. Rejects with `cancelled` when `signal` aborts. */
  async run(
    id: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#isClosed || signal?.aborted === true) throw cancelled(signal?.reason);
    const shared = this.#running.get(id) ?? this.#start(id, start);
    shared.waiters += 1;
    if (signal === undefined) return shared.answer;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(cancelled(signal.reason));
        shared.waiters -= 1;
        if (shared.waiters > 0) return;
        this.#forget(id, shared);
        shared.controller.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      const stay = (): void => signal.removeEventListener('abort', leave);
      shared.answer.finally(stay).then(resolve, reject);
    });
  }

  /** True while the request with that `id` is running. */
  isRunning(id: string): boolean {
    return this.#running.has(id);
  }

  /** Aborts all requests and rejects later ones with `cancelled`; resolves when nothing is running. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.stopAll();
  }

  /** Aborts all requests with `cancelled`; resolves when none of them is running. */
  async stopAll(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort(cancelled());
    await Promise.allSettled(running.map(({ answer }) => answer));
  }

  #start(id: string, start: (signal: AbortSignal) => Promise<T>): Shared<T> {
    const controller = new AbortController();
    const shared: Shared<T> = { answer: start(controller.signal), controller, waiters: 0 };
    const forget = (): void => this.#forget(id, shared);
    shared.answer.then(forget, forget);
    this.#running.set(id, shared);
    return shared;
  }

  /** An aborted request may end after its successor has started, so only its own entry is removed. */
  #forget(id: string, shared: Shared<T>): void {
    if (this.#running.get(id) === shared) this.#running.delete(id);
  }
}
