import type { AppError } from '@shared/app-error.ts';
import type { CreditsOfSeason } from '@shared/domain/series-people.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Series } from '@shared/domain/season.ts';
import type { MatrixOrder } from '@shared/domain/series-matrix.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { readSeriesCredits } from '../../state/read-credits.ts';
import { runOnceMore } from '../../state/run-once-more.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';

/** Who is shown: cast, or crew by department. */
export type MatrixGroup = 'cast' | 'crew';

/** How the page was left. */
export interface MatrixMemory {
  group?: MatrixGroup;
  order?: MatrixOrder;
  filter?: string;
}

/** The credits of the kept seasons of a series, and what else the series lists. */
export class MatrixView {
  readonly #api: Api;
  readonly #key: SeriesKey;
  readonly #spoilers: Pick<Spoilers, 'known'>;
  #series = $state.raw<Series | null>(null);
  #seasons = $state.raw<readonly CreditsOfSeason[] | null>(null);
  #error = $state.raw<AppError | null>(null);

  constructor(api: Api, { seriesId, language }: SeriesKey, spoilers: Pick<Spoilers, 'known'>) {
    this.#api = api;
    this.#spoilers = spoilers;
    // A call takes no more than that.
    this.#key = { seriesId, language };
  }

  /** `null` if unknown: the kept seasons are enough. */
  get series(): Series | null {
    return this.#series;
  }

  /** `null` until the library has answered. */
  get seasons(): readonly CreditsOfSeason[] | null {
    return this.#seasons;
  }

  /** Why the latest read failed; what was there stays. */
  get error(): AppError | null {
    return this.#error;
  }

  /** Reads them now, and again when a season of the series changes. Returns an unsubscribe function. */
  follow(): () => void {
    const load = runOnceMore(() => this.load());
    const { seriesId } = this.#key;
    void load();
    return this.#api.library.onChanged((change) => {
      const keys = change === null ? [] : [...change.changed, ...change.gone];
      if (change === null || keys.some((key) => key.seriesId === seriesId)) void load();
    });
  }

  async load(): Promise<void> {
    const [seasons, series] = await Promise.all([
      readSeriesCredits(this.#api, this.#key),
      this.#api.series.open(this.#key),
      this.#spoilers.known(),
    ]);
    this.#error = seasons.ok ? null : seasons.error;
    if (seasons.ok) this.#seasons = seasons.value;
    if (series.ok) this.#series = fromJsonText(series.value).series;
  }
}
