import { isDueForRefresh } from '@shared/domain/freshness.ts';
import { readPictureAddress, readPicturePath } from '../pictures/picture-address.ts';
import type { PictureFolder } from '../pictures/picture-folder.ts';
import type { PictureStore } from '../pictures/picture-store.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import { sleepUnlessAborted, type Timer } from '../network/timer.ts';
import { jitter, type PauseRange } from './refresh-queue.ts';

/** Between two pictures, in milliseconds. */
const PAUSE: PauseRange = { least: 250, most: 750 };

/** What {@link PictureRenewal} needs. */
export interface PictureRenewalOptions {
  readonly library: Pick<RemoteLibrary, 'allImages'>;
  readonly folder: Pick<PictureFolder, 'files'>;
  readonly store: Pick<PictureStore, 'renew'>;
  readonly clock: () => Date;
  readonly timer: Timer;
  readonly random: () => number;
}

/**
 * Refreshes pictures before they reach TMDB's limit, except those that no kept season or series uses any longer: a replaced
 * portrait has a different name.
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
    const files = await folder.files();
    const due = files.filter(({ fetchedAt }) => isDueForRefresh(fetchedAt.toISOString(), now));
    if (due.length === 0) return;
    const shown = await this.#shownNames();
    for (const { address: text } of due.filter(({ name }) => shown.has(name))) {
      const address = readPictureAddress(text);
      if (address === null) continue;
      if (signal.aborted || (await store.renew(address)) === 'offline') return;
      await sleepUnlessAborted(timer, jitter(PAUSE, random), signal);
    }
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
