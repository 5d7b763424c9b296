import { joinSeriesPeople, type SeriesPeople } from '@shared/domain/series-people.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { runOnceMore } from '../../state/run-once-more.ts';
import { readSeriesCredits } from '../../state/series-credits.ts';
import { afterPaint } from '../../ui/after-paint.ts';

/** The cast and crew of a series over its kept seasons: read and joined after the page is painted. */
export class KeptPeople {
  readonly #api: Api;
  readonly #key: SeriesKey;
  #people = $state.raw<SeriesPeople | null>(null);
  #seasonCount = $state(0);

  constructor(api: Api, key: SeriesKey) {
    this.#api = api;
    this.#key = key;
  }

  /** `null` until the library has answered. */
  get all(): SeriesPeople | null {
    return this.#people;
  }

  /** In how many kept seasons they were counted. */
  get seasonCount(): number {
    return this.#seasonCount;
  }

  /** Reads them now, and again when a season of the series changes. Returns an unsubscribe function. */
  follow(): () => void {
    const load = runOnceMore(() => this.#load());
    const { seriesId } = this.#key;
    const ends = [
      afterPaint(() => void load()),
      this.#api.library.onChanged((change) => {
        const keys = change === null ? [] : [...change.changed, ...change.gone];
        if (change === null || keys.some((key) => key.seriesId === seriesId)) void load();
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  async #load(): Promise<void> {
    const seasons = await readSeriesCredits(this.#api, this.#key);
    // The page says what is wrong with the library; what was there stays.
    if (!seasons.ok) return;
    this.#seasonCount = seasons.value.length;
    this.#people = joinSeriesPeople(seasons.value);
  }
}
