import type { Timer } from '../timer.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A timer for tests, whose time passes only by {@link advance}. */
export class FakeTimer implements Timer {
  #now = 0;
  #sleepers: readonly Sleeper[] = [];

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      this.#sleepers = [...this.#sleepers, { until: this.#now + ms, wake: resolve }];
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
  }

  /** Lets time pass, and whoever wakes up do what they do then. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = Math.min(...this.#sleepers.map(({ until }) => until));
      if (next > end) break;
      this.#now = next;
      const awake = this.#sleepers.filter(({ until }) => until <= next);
      this.#sleepers = this.#sleepers.filter(({ until }) => until > next);
      for (const { wake } of awake) wake();
    }
    this.#now = end;
  }
}

/** A timer for tests, with which every wait is over at once. */
export class JumpingTimer implements Timer {
  readonly sleeps: number[] = [];
  #now = 0;

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    this.sleeps.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }
}

/** Lets every promise that can go on do so. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
