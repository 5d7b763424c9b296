import { joinSeason } from '../tmdb/join-season.ts';
import { toSeries } from '../tmdb/mapping.ts';
import type { WireSeasonCredits, WireSeasonDetails, WireSeries } from '../tmdb/schemas.ts';
import type { TmdbAnswer } from '../tmdb/tmdb-client.ts';
import type { SeasonChanges, SeasonCredits, SeasonKey, Series } from '@shared/domain/season.ts';
import type { Answer, LibraryApi, Remote } from '../library/library-api.ts';

/** What TMDB has answered about one season; `null` for what has not come. */
export interface SeasonAnswers {
  readonly key: SeasonKey;
  readonly credits: TmdbAnswer<WireSeasonCredits>;
  readonly details: TmdbAnswer<WireSeasonDetails> | null;
  readonly series: TmdbAnswer<WireSeries> | null;
}

/** A season in the words of this program, with its series as far as TMDB was asked for it. */
export interface JoinedSeason {
  readonly season: SeasonCredits;
  readonly series: Series | null;
}

/** What {@link SeasonKeeper} needs. */
export interface SeasonKeeperOptions {
  readonly library: Pick<Remote<LibraryApi>, 'keepSeason' | 'keepSeries'>;
  /** Fetches the pictures of a kept season, regulars first, in its own time. */
  readonly images: { keepSeason(key: SeasonKey): void };
  /** Told when the list of kept seasons is another one. */
  readonly onListChanged: () => void;
}

/** Puts TMDB's answers together and into the library. */
export class SeasonKeeper {
  readonly #options: SeasonKeeperOptions;

  constructor(options: SeasonKeeperOptions) {
    this.#options = options;
  }

  /** Joins the answers as they are, without keeping them. */
  join({ key, credits, details, series }: SeasonAnswers): JoinedSeason {
    const mapped = series === null ? null : toSeries(series.value);
    const season = joinSeason({
      key,
      credits: credits.value,
      details: details?.value ?? null,
      series: mapped,
    });
    return { season, series: mapped };
  }

  /**
   * Keeps a season with all its answers in one transaction, its series before that, and has its pictures fetched.
   * When `signal` aborts before the season is on its way to the library, nothing of it is kept and the reason thrown.
   */
  async keep(
    answers: SeasonAnswers,
    { season, series }: JoinedSeason,
    signal: AbortSignal,
  ): Promise<SeasonChanges> {
    const { library, images, onListChanged } = this.#options;
    signal.throwIfAborted();
    if (series !== null && answers.series !== null) {
      await library.keepSeries({ series, language: answers.key.language, answer: verbatim(answers.series) });
      signal.throwIfAborted();
    }
    const changes = await library.keepSeason({
      season,
      fetchedAt: answers.credits.fetchedAt,
      answers: [answers.credits, ...(answers.details === null ? [] : [answers.details])].map(verbatim),
    });
    images.keepSeason(answers.key);
    onListChanged();
    return changes;
  }
}

/** An answer as the library keeps it. */
export function verbatim({ endpoint, fetchedAt, body }: TmdbAnswer<unknown>): Answer {
  return { endpoint, fetchedAt, body };
}
