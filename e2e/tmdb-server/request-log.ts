export type RequestKind = 'api' | 'image';

/** A received request. It never contains the token, only whether that was the right one. */
export interface RequestEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The HTTP status sent; 0 as long as nothing has been sent. */
  readonly status: number;
  readonly authorised: boolean;
  readonly userAgent: string;
  readonly ifNoneMatch?: string;
  readonly kind: RequestKind;
}

/** Requests that start with a path, match an expression (path and query), or pass a test. */
export type RequestMatch = string | RegExp | ((entry: RequestEntry) => boolean);

/** Tells the log what became of a request. */
export interface RequestProgress {
  answered(status: number): void;
  ended(): void;
}

type OpenEntry = { -readonly [Key in keyof RequestEntry]: RequestEntry[Key] };

interface Waiter {
  readonly isSatisfied: () => boolean;
  readonly resolve: () => void;
}

/** All requests to the stand-in, in order of arrival. */
export class RequestLog {
  #entries: OpenEntry[] = [];
  #openImages = 0;
  #mostOpenImages = 0;
  #waiters: Waiter[] = [];

  get entries(): readonly RequestEntry[] {
    return this.#entries;
  }

  /** Forgets the requests so far; those in progress still count as open. */
  clear(): void {
    this.#entries = [];
    this.#mostOpenImages = this.#openImages;
  }

  count(match: RequestMatch = ''): number {
    return this.#entries.filter((entry) => isMatch(entry, match)).length;
  }

  /** The most API requests that arrived within any one second. */
  peakPerSecond(): number {
    const times = this.#entries.filter(({ kind }) => kind === 'api').map(({ at }) => at);
    let first = 0;
    let peak = 0;
    times.forEach((time, index) => {
      while (time - (times[first] ?? time) >= 1000) first += 1;
      peak = Math.max(peak, index - first + 1);
    });
    return peak;
  }

  /** The most pictures that were fetched at the same time. */
  peakConcurrentImages(): number {
    return this.#mostOpenImages;
  }

  /** Waits until the given number of matching requests has arrived, so that tests need not sleep. */
  async waitFor(match: RequestMatch, count = 1): Promise<void> {
    const isSatisfied = (): boolean => this.count(match) >= count;
    if (isSatisfied()) return;
    await new Promise<void>((resolve) => this.#waiters.push({ isSatisfied, resolve }));
  }

  /** Records a request that has arrived. */
  add(request: Omit<RequestEntry, 'at' | 'status'>): RequestProgress {
    const entry: OpenEntry = { at: Date.now(), status: 0, ...request };
    this.#entries.push(entry);
    let isOpenImage = entry.kind === 'image';
    if (isOpenImage) this.#openImages += 1;
    this.#mostOpenImages = Math.max(this.#mostOpenImages, this.#openImages);
    const satisfied = this.#waiters.filter(({ isSatisfied }) => isSatisfied());
    this.#waiters = this.#waiters.filter((waiter) => !satisfied.includes(waiter));
    for (const { resolve } of satisfied) resolve();
    return {
      answered: (status) => {
        entry.status = status;
      },
      ended: () => {
        if (isOpenImage) this.#openImages -= 1;
        isOpenImage = false;
      },
    };
  }
}

function isMatch(entry: RequestEntry, match: RequestMatch): boolean {
  if (typeof match === 'function') return match(entry);
  if (typeof match === 'string') return entry.path.startsWith(match);
  const query = new URLSearchParams(entry.query).toString();
  return new RegExp(match.source, match.flags.replace(/[gy]/g, '')).test(
    query === '' ? entry.path : `${entry.path}?${query}`,
  );
}
