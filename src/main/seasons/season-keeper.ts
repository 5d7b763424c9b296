import type { SeasonChanges, SeasonCredits, SeasonKey, Series } from '@shared/domain/season.ts';
import type { LibraryApi, Remote, SeriesRecord } from '../library/library-api.ts';
import { makeSeason } from '../answers/season.ts';
import { keepSeries, type SeriesPlaces } from '../series/keep-series.ts';
import type { TmdbAnswer } from '../tmdb/client.ts';
import { verbatim } from './verbatim.ts';

/** What TMDB has answered about one season; `null` for what has not come or was not asked for. */
export interface SeasonAnswers {
  readonly key: SeasonKey;
  readonly credits: TmdbAnswer;
  readonly details: TmdbAnswer | null;
  readonly english: TmdbAnswer | null;
  readonly series: SeriesRecord | null;
}

/** How a season is kept. */
export interface Keeping {
  readonly signal: AbortSignal;
  /** `false` for whoever fetches the pictures themselves, and may stop that. */
  readonly withPictures: boolean;
}

/** What {@link SeasonKeeper} needs. */
export interface SeasonKeeperOptions {
  readonly library: Pick<Remote<LibraryApi>, 'keepSeason' | 'keepSeries'>;
  readonly images: SeriesPlaces['images'] & {
    /** Fetches the pictures of a kept season, regulars first, in its own time. */
    keepSeason(key: SeasonKey): void;
  };
  /** Told when the list of kept seasons is another one. */
  readonly onListChanged: () => void;
}

/** Puts TMDB's answers together and into the library. */
export class SeasonKeeper {
  readonly #options: SeasonKeeperOptions;

  constructor(options: SeasonKeeperOptions) {
    this.#options = options;
  }

  /**
   * Joins the answers as they are, without keeping them.
   * @param series the series as far as it is known
   */
  join({ key, credits, details, english }: SeasonAnswers, series: Series | null): SeasonCredits {
    const bodies = {
      credits: credits.body,
      details: details?.body ?? null,
      aggregate: null,
      english: english?.body ?? null,
    };
    return makeSeason(key, bodies, series).season;
  }

  /**
   * Keeps a season with all its answers in one transaction, its series before that, and has its pictures fetched.
   * When the signal aborts before the season is on its way to the library, nothing of it is kept and the reason thrown.
   */
  async keep(
    { key, credits, details, english, series }: SeasonAnswers,
    season: SeasonCredits,
    { signal, withPictures }: Keeping,
  ): Promise<SeasonChanges> {
    const { library, images, onListChanged } = this.#options;
    signal.throwIfAborted();
    if (series !== null) {
      await keepSeries(this.#options, series);
      signal.throwIfAborted();
    }
    const changes = await library.keepSeason({
      season,
      fetchedAt: credits.fetchedAt,
      answers: [credits, details, english].filter((answer) => answer !== null).map(verbatim),
    });
    if (withPictures) images.keepSeason(key);
    onListChanged();
    return changes;
  }
}
