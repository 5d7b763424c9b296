import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { imageAddressText, type ImageAddress } from './image-address.ts';
import { downloadImage, type ImageResult } from './image-download.ts';
import { ImageQueue, type Urgency } from './image-queue.ts';

/** The most pictures fetched at the same time. */
const AT_ONCE = 6;

/** Tries in all for a picture whose host asks for a pause. */
const TRIES = 3;

/** How long nothing is asked after no answer came, in milliseconds: a page without a network should not wait. */
const OFFLINE_FOR = 10_000;

/** What an {@link ImageFetcher} needs; only tests set the last two. */
export interface ImageFetcherOptions {
  /** Such as `https://image.tmdb.org/t/p`. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly chooseDispatcher: (url: URL) => Dispatcher | Promise<Dispatcher>;
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Fetches pictures of TMDB, a few at a time, those a reader is waiting for first. */
export class ImageFetcher {
  readonly #options: Required<ImageFetcherOptions>;
  readonly #queue = new ImageQueue(AT_ONCE);
  /** Whoever wants a picture that is being fetched shares it: one is kept while another is renewed. */
  readonly #running = new Map<string, Promise<ImageResult>>();
  /** Names TMDB does not have, for as long as we run: they are seldom added while somebody looks. */
  readonly #missing = new Set<string>();
  readonly #end = new AbortController();
  #pausedUntil = 0;
  #offlineUntil = 0;

  constructor(options: ImageFetcherOptions) {
    this.#options = {
      now: () => performance.now(),
      sleep: (milliseconds, signal) => sleepFor(milliseconds, undefined, { signal }),
      ...options,
      baseUrl: options.baseUrl.replace(/\/+$/u, ''),
    };
  }

  /** Fetches a picture. Never rejects. */
  async fetch(address: ImageAddress, urgency: Urgency): Promise<ImageResult> {
    if (this.#missing.has(address.name)) return { kind: 'missing' };
    const text = imageAddressText(address);
    const running = this.#running.get(text);
    if (running === undefined) return this.#begin(text, address, urgency);
    if (urgency === 'visible') this.hurry(address);
    return running;
  }

  /** A reader is now waiting for a picture that was to be fetched later. */
  hurry(address: ImageAddress): void {
    this.#queue.hurry(imageAddressText(address));
  }

  /** Gives up what nobody is looking at and has not begun. */
  dismiss(): void {
    this.#queue.dismiss();
  }

  /** Ends what runs and lets nothing begin. */
  close(): void {
    this.#end.abort();
  }

  #begin(text: string, address: ImageAddress, urgency: Urgency): Promise<ImageResult> {
    const result = this.#queue
      .run(text, urgency, () => this.#fetch(address))
      .then((fetched): ImageResult => fetched ?? { kind: 'unavailable' })
      .finally(() => this.#running.delete(text));
    this.#running.set(text, result);
    return result;
  }

  async #fetch(address: ImageAddress): Promise<ImageResult> {
    for (let tries = 1; ; tries += 1) {
      const isAllowed = await this.#waitForPause();
      if (!isAllowed) return { kind: 'unavailable' };
      if (this.#options.now() < this.#offlineUntil) return { kind: 'offline' };
      const result = await this.#download(address);
      if (result.kind === 'offline') this.#offlineUntil = this.#options.now() + OFFLINE_FOR;
      if (result.kind === 'missing') this.#missing.add(address.name);
      if (result.kind !== 'pause') return result;
      this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.now() + result.milliseconds);
      if (tries >= TRIES) return { kind: 'unavailable' };
    }
  }

  async #download(address: ImageAddress): ReturnType<typeof downloadImage> {
    const { baseUrl, userAgent, chooseDispatcher } = this.#options;
    const url = new URL(`${baseUrl}/${imageAddressText(address)}`);
    try {
      return await downloadImage(url, {
        dispatcher: await chooseDispatcher(url),
        userAgent,
        signal: this.#end.signal,
      });
    } catch {
      // There is no way out: the connections are closed.
      return { kind: 'offline' };
    }
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
