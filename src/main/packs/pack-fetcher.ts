import type { AppError } from '@shared/app-error.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { TripPackProgress } from '@shared/domain/trip-pack.ts';
import type { RemoteLibrary, PackContents, PackRecord } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import { unlessAborted } from '../seasons/ask-tmdb.ts';
import type { Timer } from '../network/timer.ts';
import { Outage } from './outage.ts';
import { packContentsSoFar } from './pack-contents-so-far.ts';
import { PackPace } from './pack-pace.ts';
import { packPicturesOf } from './pack-pictures-of.ts';
import { PackPictures, type PackPictureTools } from './pack-pictures.ts';
import { PackSeasons, type PackSeasonSources } from './pack-seasons.ts';

/** Where everything comes from and goes to; a part of what a trip pack needs. */
export interface PackFetcherTools extends PackSeasonSources {
  readonly pictures: PackPictureTools;
  readonly library: Pick<RemoteLibrary, 'packContents'>;
  readonly timer: Timer;
  /** A number from 0 up to 1, such as `Math.random`. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** What {@link PackFetcher} needs. */
export interface PackFetcherOptions {
  readonly tools: PackFetcherTools;
  readonly key: SeriesKey;
  /** Paths of pictures that TMDB has said before it does not have. */
  readonly absent: readonly string[];
  /** Lets nothing new begin. */
  readonly halted: AbortSignal;
  /** Ends what has begun. */
  readonly ended: AbortSignal;
  /** Told of every step. */
  readonly onProgress: () => void;
  /** Told when it has to wait, and when it goes on. */
  readonly onOutage: () => void;
  /** Told of a failure with which only the reader can help; it is expected to halt. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Fetches what a trip pack lacks. Pictures come as soon as the first season is there; seasons and pictures have each a
 * patience of their own, because they come from different hosts.
 */
export class PackFetcher {
  readonly #options: PackFetcherOptions;
  readonly #outages: { readonly seasons: Outage; readonly pictures: Outage };
  readonly #seasons: PackSeasons;
  readonly #pictures: PackPictures;
  readonly #pace = new PackPace();
  #onDisk: ReadonlySet<string> = new Set();
  #seasonsDone = 0;
  #areSeasonsDone = false;

  constructor(options: PackFetcherOptions) {
    const { tools, halted, onOutage } = options;
    const { timer, random } = tools;
    const outage = (): Outage => new Outage({ timer, random, halted, onChange: onOutage });
    this.#options = options;
    this.#outages = { seasons: outage(), pictures: outage() };
    this.#seasons = new PackSeasons({
      ...tools,
      ...options,
      outage: this.#outages.seasons,
      onSettled: (seasonNumber) => this.#settle(seasonNumber),
    });
    this.#pictures = new PackPictures({
      ...options,
      keep: (address) => tools.pictures.keep(address),
      outage: this.#outages.pictures,
      timer,
      onChange: () => {
        this.#notePicture();
      },
    });
  }

  get progress(): TripPackProgress {
    const { done, known } = this.#pictures;
    const isFlowing = this.#areSeasonsDone && this.outageError === null;
    return {
      seasonsDone: this.#seasonsDone,
      picturesDone: done,
      picturesKnown: known,
      secondsLeft: isFlowing ? this.#pace.secondsFor(known - done) : null,
    };
  }

  /** Why it waits; `null` when it does not. */
  get outageError(): AppError | null {
    return this.#outages.seasons.error ?? this.#outages.pictures.error;
  }

  /** Paths of pictures that TMDB does not have. */
  get absentPictures(): readonly string[] {
    return this.#pictures.absent;
  }

  /** Why seasons were given up, by their number. */
  get errors(): ReadonlyMap<number, AppError> {
    return this.#seasons.errors;
  }

  /** The seasons TMDB lists, ascending; `null` when halted before. Throws EndrollError when waiting does not help. */
  list(): Promise<readonly number[] | null> {
    return this.#seasons.list();
  }

  /** Resolves when everything has come or has been given up, or when halted and nothing is under way. */
  async fetch(record: PackRecord, seasonNumbers: readonly number[]): Promise<void> {
    const { tools, ended } = this.#options;
    this.#onDisk = await tools.pictures.onDisk();
    const contents = await packContentsSoFar(tools.library, record);
    const there = new Set(contents.seasons.map(({ seasonNumber }) => seasonNumber));
    this.#seasonsDone = there.size;
    this.#addPictures(contents);
    await this.#seasons.keep(seasonNumbers.filter((seasonNumber) => !there.has(seasonNumber)));
    this.#areSeasonsDone = true;
    // A picture cannot be called back, and does not touch the library: its end need not be waited for.
    await unlessAborted(this.#pictures.finish(), ended);
  }

  async #settle(seasonNumber: number): Promise<void> {
    const { tools, key } = this.#options;
    // One that was given up may be there in part, or from earlier; its pictures belong to the pack.
    const contents = await tools.library.packContents(key, [seasonNumber]);
    this.#seasonsDone += 1;
    this.#addPictures(contents);
  }

  #addPictures(contents: PackContents): void {
    const { wanted } = this.#options.tools.pictures;
    this.#pictures.add(packPicturesOf(contents, wanted), this.#onDisk);
  }

  #notePicture(): void {
    const { tools, onProgress } = this.#options;
    if (this.#areSeasonsDone) this.#pace.note(this.#pictures.done, tools.timer.now());
    onProgress();
  }
}
