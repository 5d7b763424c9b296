import { seasonKeyText } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { runOnceMore } from '../../state/run-once-more.ts';
import { whenSettled } from '../../state/when-settled.ts';

/** The size of the kept seasons on disk, in bytes. Counting may take a moment, so it arrives later. */
export class SeasonSizes {
  readonly #api: Api;
  #bySeason = $state.raw<ReadonlyMap<string, number> | null>(null);
  #total = $state.raw<number | null>(null);

  constructor(api: Api) {
    this.#api = api;
  }

  /** By season key; `null` before the first count. */
  get bySeason(): ReadonlyMap<string, number> | null {
    return this.#bySeason;
  }

  /** The total, with backups, each picture counted once; `null` before the first count. */
  get total(): number | null {
    return this.#total;
  }

  /**
   * Counts once the page is painted, and again when the library has changed and is quiet: otherwise refreshing hundreds of
   * seasons would check all pictures each time. Returns an unsubscribe function.
   */
  follow(): () => void {
    const count = runOnceMore(() => this.#count());
    const settled = whenSettled(() => void count(), document);
    const ends = [afterPaint(() => void count()), this.#api.library.onChanged(settled.note), settled.stop];
    return () => ends.forEach((end) => end());
  }

  async #count(): Promise<void> {
    const [seasons, storage] = await Promise.all([this.#api.library.sizes(), this.#api.storage.sizes()]);
    if (seasons.ok) {
      const sizes = fromJsonText(seasons.value);
      this.#bySeason = new Map(
        sizes.map((size) => [seasonKeyText(size), size.dataBytes + size.pictureBytes]),
      );
    }
    if (storage.ok) this.#total = storage.value.libraryBytes + storage.value.pictureBytes;
  }
}
