import type { AppError } from '@shared/app-error.ts';
import { joinSeriesPeople, type CreditsOfSeason, type SeriesPeople } from '@shared/domain/series-people.ts';
import type { NoteKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import { runOnceMore } from '../../state/run-once-more.ts';
import { readSeriesCredits } from '../../state/read-credits.ts';
import { afterPaint } from '../../ui/after-paint.ts';

/** The cast and crew of a series over its kept seasons: read and joined after the page is painted. */
export class KeptPeople {
  readonly #api: Api;
  readonly #key: SeriesKey;
  readonly #spoilers: Pick<Spoilers, 'creditsBeside' | 'hidesBeside' | 'known' | 'unseen'>;
  #seasons = $state.raw<readonly CreditsOfSeason[] | null>(null);
  #error = $state.raw<AppError | null>(null);

  /** `null` until the library has answered. */
  readonly all: SeriesPeople | null = $derived.by(() =>
    this.#seasons === null
      ? null
      : joinSeriesPeople(
          this.#seasons.map(({ seasonNumber, credits, episodes }) => ({
            seasonNumber,
            credits: this.#spoilers.creditsBeside(
              { seriesId: this.#key.seriesId, seasonNumber },
              credits,
              episodes,
            ),
          })),
        ),
  );

  constructor(
    api: Api,
    key: SeriesKey,
    spoilers: Pick<Spoilers, 'creditsBeside' | 'hidesBeside' | 'known' | 'unseen'>,
  ) {
    this.#api = api;
    this.#key = key;
    this.#spoilers = spoilers;
  }

  /** In how many kept seasons they are counted: those of which something may be shown. */
  get seasonCount(): number {
    const { seriesId } = this.#key;
    return (this.#seasons ?? []).filter(
      ({ seasonNumber }) => this.#spoilers.unseen({ seriesId, seasonNumber }) !== 'all',
    ).length;
  }

  /** The kept seasons of which something is unseen, revealed or not. */
  readonly hiding: readonly NoteKey[] = $derived.by(() =>
    (this.#seasons ?? [])
      .map(({ seasonNumber, ...content }) => ({
        key: { seriesId: this.#key.seriesId, seasonNumber },
        content,
      }))
      .filter(({ key, content }) => this.#spoilers.hidesBeside(key, content))
      .map(({ key }) => key),
  );

  /** Why the latest read failed. */
  get error(): AppError | null {
    return this.#error;
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
    const [seasons] = await Promise.all([readSeriesCredits(this.#api, this.#key), this.#spoilers.known()]);
    this.#error = seasons.ok ? null : seasons.error;
    // What was there stays.
    if (!seasons.ok) return;
    this.#seasons = seasons.value;
  }
}
