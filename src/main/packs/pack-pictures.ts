import { type PictureAddress, pictureAddressText } from '../pictures/picture-address.ts';
import type { PictureResult } from '../pictures/picture-fetcher.ts';
import { sleepUnlessAborted, type Timer } from '../network/timer.ts';
import type { Outage } from './outage.ts';
import type { PackPicture, WantedPictures } from './pack-contents.ts';

/**
 * How many pictures are processed at the same time. Six of them are fetched (PictureFetcher); the others are looked up or
 * written meanwhile, so that no connection waits for a slow disk. When everything is halted, they still finish.
 */
const AT_ONCE = 12;

/** How often a temporarily unavailable picture is requested in total. */
const ROUNDS = 3;

/** Milliseconds before each further round. */
const ROUND_PAUSE = 2_000;

/** The store for a trip pack's pictures: PictureStore and PictureFolder. */
export interface PackPictureTools {
  readonly wanted: WantedPictures;
  /** Ensures that a picture is on disk. Never rejects. */
  keep(address: PictureAddress): Promise<PictureResult['kind']>;
  /** What is on disk, as `w185/abc.jpg`. */
  onDisk(): Promise<ReadonlySet<string>>;
}

export interface PackPicturesOptions {
  readonly keep: PackPictureTools['keep'];
  /** Paths of pictures that TMDB has said before it does not have. */
  readonly absent: readonly string[];
  readonly outage: Outage;
  readonly timer: Timer;
  /** Lets nothing new begin. */
  readonly halted: AbortSignal;
  readonly onChange: () => void;
}

/** Keeps the pictures of a trip pack as they become known: each once, a few at a time. */
export class PackPictures {
  readonly #options: PackPicturesOptions;
  readonly #known = new Set<string>();
  readonly #absent: Set<string>;
  readonly #running = new Set<Promise<void>>();
  #queue: PackPicture[] = [];
  #again: PackPicture[] = [];
  #done = 0;

  constructor(options: PackPicturesOptions) {
    this.#options = options;
    this.#absent = new Set(options.absent);
  }

  /** How many are known so far. */
  get known(): number {
    return this.#known.size;
  }

  /** How many are on disk, do not exist, or have been given up. */
  get done(): number {
    return this.#done;
  }

  /** Paths of those that TMDB does not have. */
  get absent(): readonly string[] {
    return [...this.#absent];
  }

  /**
   * Keeps these too, behind those that are waiting already.
   * @param onDisk what need not be asked for, as `w185/abc.jpg`
   */
  add(pictures: readonly PackPicture[], onDisk: ReadonlySet<string>): void {
    for (const picture of pictures) {
      const text = pictureAddressText(picture.address);
      if (this.#known.has(text)) continue;
      this.#known.add(text);
      if (onDisk.has(text) || this.#absent.has(picture.path)) this.#done += 1;
      else this.#queue.push(picture);
    }
    this.#fill();
    this.#options.onChange();
  }

  /** Resolves when all that were added are done, or when halted and none is under way. */
  async finish(): Promise<void> {
    const { timer, halted, onChange } = this.#options;
    for (let round = 1; ; round += 1) {
      while (this.#running.size > 0) await Promise.all(this.#running);
      if (halted.aborted || this.#again.length === 0) return;
      if (round === ROUNDS) break;
      await sleepUnlessAborted(timer, ROUND_PAUSE, halted);
      this.#queue = this.#again;
      this.#again = [];
      this.#fill();
    }
    this.#done += this.#again.length;
    this.#again = [];
    onChange();
  }

  #fill(): void {
    while (this.#running.size < AT_ONCE && !this.#options.halted.aborted) {
      const picture = this.#queue.shift();
      if (picture === undefined) return;
      const work = this.#keep(picture).then(() => {
        this.#running.delete(work);
        this.#fill();
      });
      this.#running.add(work);
    }
  }

  async #keep(picture: PackPicture): Promise<void> {
    const { keep, outage, halted, onChange } = this.#options;
    for (;;) {
      await outage.untilOver();
      if (halted.aborted) return;
      const kind = await keep(picture.address);
      if (kind === 'offline') {
        outage.begin({ kind: 'offline', reason: 'unreachable' });
        continue;
      }
      outage.end();
      if (kind === 'missing') this.#absent.add(picture.path);
      if (kind === 'image' || kind === 'missing') this.#done += 1;
      else this.#again.push(picture);
      onChange();
      return;
    }
  }
}
