import type { TmdbCode } from './endpoints/tmdb-errors.ts';

/** What goes wrong. */
export type FaultKind =
  /** Answers as usual, but later; can be combined with any other fault. */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** A status with TMDB's usual body for it, or with another body; `code` chooses another of TMDB's codes. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: TmdbCode;
      readonly body?: unknown;
      readonly retryAfterSeconds?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Accepts the request and never answers. */
  | { readonly kind: 'hang' }
  /** Closes the connection before the first byte; `reset` makes the client see ECONNRESET. */
  | { readonly kind: 'cut'; readonly reset?: boolean }
  /** Promises the whole body, sends half of it and closes the connection. */
  | { readonly kind: 'half-body' }
  /** The login page of a hotel network: 200 and HTML. */
  | { readonly kind: 'portal' }
  /** A body of this many megabytes (default: 24), or a small one that unpacks to that size. */
  | { readonly kind: 'huge-body'; readonly megabytes?: number; readonly gzip?: boolean }
  /** 200 and `application/json`, but cut off in the middle of the JSON. */
  | { readonly kind: 'invalid-json' }
  /** The right answer, except that one row lacks a field (`credit_id`). */
  | { readonly kind: 'missing-identity'; readonly field?: string }
  /** The right answer, except that TMDB has deleted the last person of every list: no id, name or credit_id. */
  | { readonly kind: 'deleted-people' }
  /** The right answer as TMDB gave it in 2014: no row of a crew has a `credit_id`. */
  | { readonly kind: 'old-crew' };

/** A fault, the requests it affects (the start of a path, or an expression over path and query), and how often. */
export type Fault = FaultKind & { readonly match: string | RegExp; readonly times?: number };

/** The faults that affect one request. */
export interface Trouble {
  readonly latencyMilliseconds: number;
  readonly fault?: Exclude<FaultKind, { kind: 'latency' }>;
}

interface ArmedFault {
  readonly fault: Fault;
  left: number;
}

/** The switches with which tests make the stand-in misbehave. */
export class Faults {
  #armed: ArmedFault[] = [];

  /** Adds a fault. If several match a request, the one set last applies; latencies add up. */
  set(fault: Fault): void {
    this.#armed.unshift({ fault, left: fault.times ?? Infinity });
  }

  clear(): void {
    this.#armed = [];
  }

  /** The faults that affect a request; uses up one of their `times`. */
  take(pathAndQuery: string): Trouble {
    let latencyMilliseconds = 0;
    let taken: Trouble['fault'];
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (armed.left <= 0 || !isMatch(fault.match, pathAndQuery)) continue;
      if (fault.kind === 'latency') latencyMilliseconds += fault.milliseconds;
      else if (taken) continue;
      else taken = fault;
      armed.left -= 1;
    }
    this.#armed = this.#armed.filter(({ left }) => left > 0);
    return taken ? { latencyMilliseconds, fault: taken } : { latencyMilliseconds };
  }
}

function isMatch(match: string | RegExp, pathAndQuery: string): boolean {
  if (typeof match === 'string') return pathAndQuery.startsWith(match);
  // Without the flags `g` and `y`, with which an expression remembers its position and matches only every other time.
  return new RegExp(match.source, match.flags.replace(/[gy]/g, '')).test(pathAndQuery);
}
