import type { ImageSize, PictureSizes } from '@shared/domain/picture-sizes.ts';
import { seasonKeyText, type SeasonKey, type Series } from '@shared/domain/season.ts';
import type { Logger } from '../logging/logger.ts';
import { pictureAddressText, readPicturePath, type PictureAddress } from './picture-address.ts';
import type { PictureFetcher } from './picture-fetcher.ts';
import type { PictureFolder } from './picture-folder.ts';
import type { PictureStore } from './picture-store.ts';
import type { PictureLimit } from './picture-limit.ts';

/** The pictures a kept season shows, by the paths TMDB gives. */
export interface PicturePaths {
  readonly posterPath: string | null;
  readonly profilePaths: readonly string[];
}

/** How many pictures of a season are on disk, do not exist on TMDB, or could not be fetched for now. */
export interface PictureTally {
  readonly kept: number;
  readonly missing: number;
  readonly failed: number;
  /** Some have failed because there is no network. */
  readonly isOffline: boolean;
}

/** A kept season, and when it came: an ISO time. */
export interface DatedSeason extends SeasonKey {
  readonly fetchedAt: string;
}

export interface SeasonPicturesOptions {
  readonly store: PictureStore;
  readonly folder: PictureFolder;
  readonly fetcher: Pick<PictureFetcher, 'dismiss'>;
  readonly limit: Pick<PictureLimit, 'hasRoom' | 'enforce'>;
  /** The sizes to keep, by the reader's choice at the time. */
  readonly sizes: () => PictureSizes;
  /** The paths of a kept season; `null` when it is not kept. */
  readonly picturesOf: (key: SeasonKey) => Promise<PicturePaths | null>;
  readonly logger: Logger;
  readonly later?: Later;
}

/** Something kept, and how to find out which pictures it shows. */
interface WithPictures {
  readonly name: string;
  readonly pictures: () => Promise<PicturePaths | null>;
}

/**
 * Keeps the pictures of kept seasons and series on disk, so that they open offline with portraits. Failed requests are
 * retried later automatically.
 */
export class SeasonPictures {
  readonly #options: SeasonPicturesOptions;
  readonly #retry: RetryLater;
  readonly #running = new Set<Promise<unknown>>();
  /** Stays aborted once the application quits. */
  #stopping = new AbortController();

  constructor(options: SeasonPicturesOptions) {
    this.#options = options;
    this.#retry = new RetryLater(options.later);
  }

  /**
   * Fetches a season's missing pictures, after those needed on screen. Never rejects. `null`: the library could not say which
   * they are, and is asked again later.
   */
  async keepSeason(key: SeasonKey): Promise<PictureTally | null> {
    const pictures = () => this.#options.picturesOf(key);
    const tally = await this.#keep({ name: seasonKeyText(key), pictures });
    await this.#options.limit.enforce();
    return tally;
  }

  /** Fetches a series' poster in the background, if it is missing. */
  keepSeries({ seriesId, posterPath }: Pick<Series, 'seriesId' | 'posterPath'>): void {
    const pictures = () => Promise.resolve({ posterPath, profilePaths: [] });
    void this.#keep({ name: `series ${seriesId}`, pictures });
  }

  /**
   * Fetches what an earlier session did not get to, or what is there only in other sizes, as long as the limit allows; not
   * what the reader has deleted. Other sizes of a picture are deleted once the ones in use are there. Complete seasons are
   * remembered and not checked again. Without a network or the library it stops, and goes on later. Resolves to `true` if nothing
   * is missing; never rejects.
   */
  async completeSeasons(seasons: readonly DatedSeason[]): Promise<boolean> {
    const { folder, limit, sizes, logger } = this.#options;
    const { signal } = this.#stopping;
    const kept = JSON.stringify(sizes());
    try {
      const since = Date.parse(await this.completeUntil());
      const left = seasons
        .map((season) => ({ season, time: Date.parse(season.fetchedAt) }))
        .filter(({ time }) => time > since)
        .sort((a, b) => a.time - b.time);
      if (left.length === 0) return true;
      const { isComplete, offline } = await this.#complete(left.map(({ season }) => season));
      // One retry for all of them: thousands of seasons are not tried one by one to learn that there is no network.
      if (offline !== null && !signal.aborted) this.#goOnLater(seasons, offline);
      const times = left.map(({ time }) => time);
      // Up to the first incomplete one; times in the future, from a wrong clock, are ignored.
      const firstLeft = times[isComplete.indexOf(false)] ?? times[isComplete.length] ?? Date.now();
      const until = times.findLast((time) => time < firstLeft);
      if (until !== undefined) await folder.setCompletion({ sizes: kept, until });
      await limit.enforce();
      return isComplete.length === left.length && !isComplete.includes(false);
    } catch (error) {
      logger.warn('The pictures of earlier seasons cannot be completed yet', error);
      if (!signal.aborted) this.#goOnLater(seasons, null);
      return false;
    }
  }

  /** The ISO time up to which seasons were fetched of which nothing is missing, or has been deleted by the reader. */
  async completeUntil(): Promise<string> {
    const { folder, sizes } = this.#options;
    const before = await folder.completion();
    const clearedAt = (await folder.clearedAt())?.getTime() ?? 0;
    const until = before?.sizes === JSON.stringify(sizes()) ? before.until : 0;
    return new Date(Math.max(clearedAt, until)).toISOString();
  }

  /** @param first as in {@link #tryAgain} */
  #goOnLater(seasons: readonly DatedSeason[], first: PictureAddress | null): void {
    this.#retry.add('all seasons', async () => {
      const { signal } = this.#stopping;
      const kind = first === null ? null : await this.#track(this.#options.store.keep(first));
      if (signal.aborted) return true;
      if (kind === 'offline') this.#goOnLater(seasons, first);
      else await this.completeSeasons(seasons);
      return !this.#retry.isWaiting('all seasons');
    });
  }

  /**
   * Reports for each season whether it is complete; stops when there is no space, no network or no time left. `offline`: a
   * picture that could not be had without a network.
   */
  async #complete(
    seasons: readonly DatedSeason[],
  ): Promise<{ readonly isComplete: readonly boolean[]; readonly offline: PictureAddress | null }> {
    const { folder, picturesOf, limit, sizes } = this.#options;
    const { signal } = this.#stopping;
    const outcomes: boolean[] = [];
    const onDisk = await folder.list();
    const sizesByName = Map.groupBy(onDisk, (address) => address.slice(address.indexOf('/') + 1));
    for (const season of seasons) {
      const pictures = await picturesOf(season);
      const wanted = pictures === null ? [] : keptAddresses(pictures, sizes());
      const first = wanted.find((address) => !onDisk.has(pictureAddressText(address)));
      let isComplete = true;
      if (first !== undefined) {
        if (signal.aborted || !(await limit.hasRoom())) break;
        const name = seasonKeyText(season);
        const tally = await this.#keep({ name, pictures: () => picturesOf(season) });
        isComplete = tally?.failed === 0;
        if (tally?.isOffline === true) {
          this.#retry.drop(name);
          return { isComplete: [...outcomes, false], offline: first };
        }
      }
      if (signal.aborted) break;
      if (isComplete) await folder.remove(otherSizes(wanted, sizesByName));
      outcomes.push(isComplete);
    }
    return { isComplete: outcomes, offline: null };
  }

  /**
   * Deletes pictures that are no longer used, by TMDB's paths; when the signal aborts, {@link forgetLeftovers} deletes the
   * rest later.
   */
  async forget(paths: readonly string[], signal?: AbortSignal): Promise<void> {
    const names = paths.flatMap((path) => readPicturePath(path) ?? []);
    await this.#options.folder.forget(names, signal);
  }

  /** Deletes what an earlier session had no time for. */
  async forgetLeftovers(): Promise<void> {
    await this.#options.folder.forgetLeftovers();
  }

  /** Aborts all requests; resolves when no earlier request can still write a picture. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    this.#options.fetcher.dismiss();
    await Promise.all(this.#running);
    this.#retry.clear();
  }

  /** Stops trying again. */
  close(): void {
    this.#stopping.abort();
    this.#retry.close();
  }

  #keep(subject: WithPictures): Promise<PictureTally | null> {
    return this.#track(this.#fetchAll(subject));
  }

  #track<T>(begun: Promise<T>): Promise<T> {
    const work = begun.finally(() => this.#running.delete(work));
    this.#running.add(work);
    return work;
  }

  /** Tries it again later, unless it has been removed by then; `first` as in {@link #tryAgain}. */
  #tryLater(subject: WithPictures, first: PictureAddress | null): void {
    this.#retry.add(subject.name, () => this.#track(this.#tryAgain(subject, first)));
  }

  /**
   * @param first one that was missing, which is tried before the others: hundreds are not looked up on disk to learn that there
   *   is still no network; `null` if the library could not say which there are
   */
  async #tryAgain(subject: WithPictures, first: PictureAddress | null): Promise<boolean> {
    const { store, logger } = this.#options;
    try {
      if ((await subject.pictures()) === null) return true;
    } catch (error) {
      logger.warn(`The pictures of ${subject.name} cannot be kept yet`, error);
      this.#tryLater(subject, first);
      return false;
    }
    if (first !== null && (await store.keep(first)) === 'offline') {
      this.#tryLater(subject, first);
      return false;
    }
    const tally = await this.#keep(subject);
    return tally !== null && !tally.isOffline;
  }

  async #fetchAll(subject: WithPictures): Promise<PictureTally | null> {
    const { store, sizes, logger } = this.#options;
    const { name } = subject;
    try {
      const pictures = await subject.pictures();
      const addresses = pictures === null ? [] : keptAddresses(pictures, sizes());
      const outcomes = await Promise.all(addresses.map((address) => store.keep(address)));
      const kept = outcomes.filter((kind) => kind === 'image').length;
      const missing = outcomes.filter((kind) => kind === 'missing').length;
      const failed = outcomes.length - kept - missing;
      this.#retry.drop(name);
      const isOffline = outcomes.includes('offline');
      const first = addresses.find(
        (_, index) => outcomes[index] !== 'image' && outcomes[index] !== 'missing',
      );
      if (first !== undefined) this.#tryLater(subject, first);
      if (failed > 0 && !this.#stopping.signal.aborted)
        logger.info(`${name}: ${failed} pictures could not be fetched; trying again later`);
      return { kept, missing, failed, isOffline };
    } catch (error) {
      logger.warn(`The pictures of ${name} cannot be kept yet`, error);
      this.#tryLater(subject, null);
      return null;
    }
  }
}

/** Each picture of a season in the sizes that are kept, the poster first, none twice. */
export function keptAddresses(
  { posterPath, profilePaths }: PicturePaths,
  { portrait, largePortrait, poster, thumbnail }: PictureSizes,
): readonly PictureAddress[] {
  const posters = posterPath === null ? [] : inSizes(posterPath, [poster, thumbnail]);
  const portraits = [...new Set(profilePaths)].flatMap((path) => inSizes(path, [portrait, largePortrait]));
  return [...posters, ...portraits];
}

/** What is on disk of these pictures in sizes that are not among them. */
function otherSizes(
  wanted: readonly PictureAddress[],
  sizesByName: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const shown = new Set(wanted.map(pictureAddressText));
  const names = new Set(wanted.map(({ name }) => name));
  return [...names].flatMap((name) => sizesByName.get(name) ?? []).filter((address) => !shown.has(address));
}

function inSizes(path: string, sizes: readonly ImageSize[]): readonly PictureAddress[] {
  const name = readPicturePath(path);
  return name === null ? [] : [...new Set(sizes)].map((size) => ({ size, name }));
}

/** Milliseconds before a failed request is retried; doubles up to the longest. */
const PAUSE = { first: 30_000, longest: 15 * 60_000 } as const;

/** Calls `run` after this many milliseconds; returns a function that cancels it. */
export type Later = (run: () => void, milliseconds: number) => () => void;

/** Resolves to `false` if there is no network; never rejects. */
type Attempt = () => Promise<boolean>;

/** Retries failed requests at growing intervals, one after the other, until they no longer ask for it. */
export class RetryLater {
  readonly #later: Later;
  readonly #waiting = new Map<string, Attempt>();
  #pause: number = PAUSE.first;
  #cancel: (() => void) | null = null;
  #isTrying = false;
  #isClosed = false;

  constructor(later: Later = laterByTimer) {
    this.#later = later;
  }

  /**
   * Schedules one retry.
   * @param id a second one with the same id replaces the first
   * @param attempt schedules itself again if it fails
   */
  add(id: string, attempt: Attempt): void {
    if (this.#isClosed) return;
    this.#waiting.set(id, attempt);
    this.#schedule();
  }

  isWaiting(id: string): boolean {
    return this.#waiting.has(id);
  }

  /** Cancels a retry. */
  drop(id: string): void {
    this.#waiting.delete(id);
  }

  /** Cancels all retries so far. */
  clear(): void {
    this.#waiting.clear();
    this.#cancel?.();
    this.#cancel = null;
    this.#pause = PAUSE.first;
  }

  /** Stops all retries from now on. */
  close(): void {
    this.#isClosed = true;
    this.clear();
  }

  #schedule(): void {
    if (this.#isTrying) return;
    this.#cancel ??= this.#later(() => {
      this.#cancel = null;
      void this.#tryAll();
    }, this.#pause);
  }

  /** Tries each once. Without a network, those that have not had their turn keep waiting. */
  async #tryAll(): Promise<void> {
    this.#isTrying = true;
    this.#pause = Math.min(this.#pause * 2, PAUSE.longest);
    for (const [id, attempt] of [...this.#waiting]) {
      if (!this.#waiting.delete(id)) continue;
      if (!(await attempt())) break;
    }
    this.#isTrying = false;
    if (this.#waiting.size === 0) this.#pause = PAUSE.first;
    else this.#schedule();
  }
}

function laterByTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
