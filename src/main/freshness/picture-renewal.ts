import { CLOCK_SKEW, isDueForRefresh } from '@shared/domain/freshness.ts';
import { readPictureAddress, readPicturePath } from '../pictures/picture-address.ts';
import type { PictureFile, PictureFolder } from '../pictures/picture-folder.ts';
import type { PictureStore } from '../pictures/picture-store.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import { sleepUnlessAborted, type Timer } from '../network/timer.ts';
import { jitter, type PauseRange } from './refresh-queue.ts';

/** Between two pictures, in milliseconds. */
const PAUSE: PauseRange = { least: 250, most: 750 };

export interface PictureRenewalOptions {
  readonly library: Pick<RemoteLibrary, 'allImages'>;
  readonly folder: Pick<PictureFolder, 'files' | 'remove'>;
  readonly store: Pick<PictureStore, 'renew'>;
  /** This computer's clock, which dates the files. */
  readonly clock: () => Date;
  /** TMDB's time; `null` until TMDB has answered. */
  readonly tmdbTime: () => Date | null;
  readonly timer: Timer;
  readonly random: () => number;
}

/**
 * Refreshes pictures before they reach TMDB's limit, except those that no kept season or series uses any longer: a replaced
 * portrait has a different name. A picture dated later than both this computer's clock and TMDB's was dated by a wrong clock, so
 * its age is unknown: it is fetched again, or deleted if nothing shows it or TMDB no longer has it.
 */
export class PictureRenewal {
  readonly #options: PictureRenewalOptions;

  constructor(options: PictureRenewalOptions) {
    this.#options = options;
  }

  /** Refreshes due pictures one after the other, until all are done, there is no network, or the signal aborts. */
  async renew(signal: AbortSignal): Promise<void> {
    const { folder, store, clock, timer, random } = this.#options;
    const now = clock();
    const latest = this.#latestPossible(now);
    const isMisdated = ({ fetchedAt }: PictureFile): boolean => fetchedAt.getTime() > latest;
    const due = (await folder.files()).filter(
      (file) => isMisdated(file) || isDueForRefresh(file.fetchedAt.toISOString(), now),
    );
    if (due.length === 0) return;
    const shown = await this.#shownNames();
    const unused = due.filter((file) => isMisdated(file) && !shown.has(file.name));
    await folder.remove(unused.map(({ address }) => address));
    for (const file of due.filter(({ name }) => shown.has(name))) {
      const address = readPictureAddress(file.address);
      if (address === null) continue;
      if (signal.aborted) return;
      const outcome = await store.renew(address);
      if (outcome === 'offline') return;
      if (outcome === 'missing' && isMisdated(file)) await folder.remove([file.address]);
      await sleepUnlessAborted(timer, jitter(PAUSE, random), signal);
    }
  }

  /** The latest time, in milliseconds since 1970, that a file can have unless a wrong clock dated it. */
  #latestPossible(now: Date): number {
    const tmdbTime = this.#options.tmdbTime();
    return tmdbTime === null ? Infinity : Math.max(now.getTime(), tmdbTime.getTime()) + CLOCK_SKEW;
  }

  /** File names of all pictures used by kept seasons and their series. */
  async #shownNames(): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for await (const paths of this.#options.library.allImages())
      for (const path of paths) {
        const name = readPicturePath(path);
        if (name !== null) names.add(name);
      }
    return names;
  }
}
