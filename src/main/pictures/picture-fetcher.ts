import { setTimeout as sleepFor } from 'node:timers/promises';
import {
  isProblem,
  NetworkError,
  type Network,
  type NetworkAnswer,
  type TransferLimits,
} from '../network/network.ts';
import { looksLikePicture, pictureAddressText, type PictureAddress } from './picture-address.ts';

/** The most pictures fetched at the same time. */
const AT_ONCE = 6;

/** Tries in all for a picture whose host asks for a pause. */
const TRIES = 3;

/** How long to pause if the host answers 429 without `Retry-After`, and the longest pause we accept. */
const PAUSE = { usual: 2_000, longest: 30_000 } as const;

/** How long no requests are sent after one without an answer, in milliseconds: an offline page should not wait. */
const OFFLINE_FOR = 10_000;

/** After this many milliseconds a picture no longer blocks others, unless too many are that slow. */
const SLOW_AFTER = 3_000;

/** No picture in the requested sizes comes near 5 MB. A byte now and then does not count as progress. */
const LIMITS: TransferLimits = {
  answerMs: 10_000,
  paceMs: 10_000,
  leastBytes: 8_000,
  totalMs: 60_000,
  maxBytes: 5 * 1024 * 1024,
};

/** `visible`: needed on screen. `keeping`: for later. */
export type Urgency = 'visible' | 'keeping';

/**
 * The result of fetching a picture. `missing`: TMDB has none with that name. `offline`: no answer. `unavailable`: an
 * answer that may be better later. `invalid`: an answer that is not a picture.
 */
export type PictureResult =
  | {
      readonly kind: 'image';
      readonly bytes: Uint8Array;
      /** It has a different size, because the requested one was not available. */
      readonly isOtherSize?: true;
    }
  | { readonly kind: 'missing' | 'offline' | 'unavailable' | 'invalid' };

export interface PictureFetcherOptions {
  /** Such as `https://image.tmdb.org/t/p`. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly network: Network;
  /** A built-in picture, by its file name; `null` for all others. */
  readonly builtIn?: (name: string) => Uint8Array | null;
  readonly limits?: Partial<TransferLimits>;
  /** See {@link SLOW_AFTER}. */
  readonly slowAfterMs?: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Fetches TMDB pictures, a few at a time, visible ones first. Sends no token. */
export class PictureFetcher {
  readonly #options: Required<PictureFetcherOptions>;
  readonly #limits: TransferLimits;
  readonly #queue: PictureQueue;
  /** Callers share the request for a picture, separately for keeping and for renewing. */
  readonly #running = new Map<string, Promise<PictureResult>>();
  /** Names TMDB does not have, remembered for this session: they are rarely added in the meantime. */
  readonly #missing = new Set<string>();
  readonly #end = new AbortController();
  #pausedUntil = 0;
  #offlineUntil = 0;
  /** When the host last answered anything. */
  #answeredAt = Number.NEGATIVE_INFINITY;

  constructor(options: PictureFetcherOptions) {
    this.#options = {
      limits: {},
      builtIn: () => null,
      slowAfterMs: SLOW_AFTER,
      now: () => performance.now(),
      sleep: (milliseconds, signal) => sleepFor(milliseconds, undefined, { signal }),
      ...options,
      baseUrl: options.baseUrl.replace(/\/+$/u, ''),
    };
    this.#limits = { ...LIMITS, ...options.limits };
    this.#queue = new PictureQueue(AT_ONCE, this.#options.slowAfterMs);
  }

  /** Fetches a picture. Never rejects. */
  async fetch(address: PictureAddress, urgency: Urgency): Promise<PictureResult> {
    const bytes = this.#options.builtIn(address.name);
    if (bytes !== null) return { kind: 'image', bytes };
    if (this.#missing.has(address.name)) return { kind: 'missing' };
    const text = pictureAddressText(address);
    const running = this.#running.get(text);
    if (running === undefined) return this.#begin(text, address, urgency);
    if (urgency === 'visible') this.hurry(address);
    return running;
  }

  /** A picture that was to be fetched later is now needed on screen. */
  hurry(address: PictureAddress): void {
    this.#queue.hurry(pictureAddressText(address));
  }

  /** Drops requests that are not visible and have not started. */
  dismiss(): void {
    this.#queue.dismiss();
  }

  /** Aborts everything, and starts nothing more. */
  close(): void {
    this.#end.abort();
  }

  #begin(text: string, address: PictureAddress, urgency: Urgency): Promise<PictureResult> {
    const result = this.#queue
      .run(text, urgency, () => this.#fetch(address))
      .then((fetched): PictureResult => fetched ?? { kind: 'unavailable' })
      .finally(() => this.#running.delete(text));
    this.#running.set(text, result);
    return result;
  }

  async #fetch(address: PictureAddress): Promise<PictureResult> {
    const { now } = this.#options;
    for (let tries = 1; ; tries += 1) {
      const isAllowed = await this.#waitForPause();
      if (!isAllowed) return { kind: 'unavailable' };
      if (now() < this.#offlineUntil) return { kind: 'offline' };
      const answer = await this.#ask(address);
      if (!('status' in answer)) return answer;
      if (answer.status !== 429) return this.#read(address, answer);
      this.#pausedUntil = Math.max(this.#pausedUntil, now() + pauseOf(answer.header('retry-after')));
      if (tries >= TRIES) return { kind: 'unavailable' };
    }
  }

  async #ask(address: PictureAddress): Promise<NetworkAnswer | PictureResult> {
    const { baseUrl, userAgent, network, now } = this.#options;
    const began = now();
    try {
      const answer = await network.get({
        url: new URL(`${baseUrl}/${pictureAddressText(address)}`),
        headers: { 'user-agent': userAgent, accept: 'image/*' },
        signal: this.#end.signal,
        limits: this.#limits,
      });
      this.#answeredAt = now();
      return answer;
    } catch (error) {
      if (isProblem(error, 'too-large')) return { kind: 'invalid' };
      if (error instanceof NetworkError && ANSWERED.has(error.problem)) return { kind: 'unavailable' };
      // Others have been answered meanwhile: it is this one's trouble, not the network's.
      if (this.#answeredAt >= began) return { kind: 'unavailable' };
      this.#offlineUntil = now() + OFFLINE_FOR;
      return { kind: 'offline' };
    }
  }

  #read({ name }: PictureAddress, { status, header, body }: NetworkAnswer): PictureResult {
    if (status === 404) {
      this.#missing.add(name);
      return { kind: 'missing' };
    }
    if (status !== 200) return { kind: 'unavailable' };
    const isPicture = (header('content-type') ?? '').toLowerCase().startsWith('image/');
    return isPicture && looksLikePicture(body) ? { kind: 'image', bytes: body } : { kind: 'invalid' };
  }

  /** Resolves when the host may be asked again; with `false` when we end before that. */
  async #waitForPause(): Promise<boolean> {
    for (;;) {
      const wait = this.#pausedUntil - this.#options.now();
      if (wait <= 0) return !this.#end.signal.aborted;
      try {
        await this.#options.sleep(wait, this.#end.signal);
      } catch {
        return false;
      }
    }
  }
}

/** The host has begun to answer. */
const ANSWERED: ReadonlySet<string> = new Set(['truncated', 'garbled', 'too-slow']);

/** Milliseconds by a `Retry-After` in seconds; a date, which TMDB does not send, counts as none. */
function pauseOf(retryAfter: string | null): number {
  const isSeconds = retryAfter !== null && /^\d+$/u.test(retryAfter);
  return isSeconds ? Math.min(Number(retryAfter) * 1000, PAUSE.longest) : PAUSE.usual;
}

/** Tells a waiting caller that it may run, or (`false`) never will. */
type Begin = (mayBegin: boolean) => void;

/**
 * Runs work a few at a time, urgent work first, otherwise in order. Slow work gives up its slot while it continues: six slow
 * ones do not block the others, but no more than that.
 */
export class PictureQueue {
  readonly #atOnce: number;
  readonly #slowAfterMs: number;
  readonly #waiting: Readonly<Record<Urgency, Map<string, Begin>>> = {
    visible: new Map(),
    keeping: new Map(),
  };
  #running = 0;
  #slow = 0;

  /**
   * @param atOnce how much may run at the same time; as much again may be slow
   * @param slowAfterMs milliseconds after which work is slow
   */
  constructor(atOnce: number, slowAfterMs: number = SLOW_AFTER) {
    this.#atOnce = atOnce;
    this.#slowAfterMs = slowAfterMs;
  }

  /**
   * Runs `work` when a slot is free; `null` if it was dropped before that.
   * @param id identifies it for {@link hurry}; only one at a time
   */
  async run<T>(id: string, urgency: Urgency, work: () => Promise<T>): Promise<T | null> {
    if (this.#running < this.#atOnce) this.#running += 1;
    // Finished work passes its slot on directly, so that nothing can slip in between.
    else if (!(await new Promise<boolean>((resolve) => this.#waiting[urgency].set(id, resolve)))) return null;
    /** Passes the slot on once, early or at the end. */
    let handOn = (): void => this.#handOn();
    const alarm = setTimeout(() => {
      if (this.#slow >= this.#atOnce) return;
      this.#slow += 1;
      this.#handOn();
      handOn = () => (this.#slow -= 1);
    }, this.#slowAfterMs);
    try {
      return await work();
    } finally {
      clearTimeout(alarm);
      handOn();
    }
  }

  /** Work that could wait is now urgent. */
  hurry(id: string): void {
    const begin = this.#waiting.keeping.get(id);
    if (begin === undefined) return;
    this.#waiting.keeping.delete(id);
    this.#waiting.visible.set(id, begin);
  }

  /** Drops work that can wait and has not started. */
  dismiss(): void {
    const dismissed = [...this.#waiting.keeping.values()];
    this.#waiting.keeping.clear();
    for (const begin of dismissed) begin(false);
  }

  #handOn(): void {
    for (const waiting of [this.#waiting.visible, this.#waiting.keeping]) {
      for (const [id, begin] of waiting) {
        waiting.delete(id);
        begin(true);
        return;
      }
    }
    this.#running -= 1;
  }
}
