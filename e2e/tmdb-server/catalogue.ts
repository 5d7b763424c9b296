import { omit } from './omit.ts';
import { aggregateOf, mergedAggregate } from './series/aggregate.ts';
import {
  localiseCredits,
  localiseSeason,
  localiseSeries,
  matchLanguage,
  tongueOf,
} from './series/localise.ts';
import { entryOf, type SeasonRecord, type SeriesEntry } from './series/series-entry.ts';
import type { GeneratedSeries } from './series/series-plan.ts';
import type { AggregateCredits, Episode, SeasonCredits, SeriesDetails } from './wire.ts';

/** Everything the stand-in knows. Tests may change it at any time. */
export class Catalogue {
  readonly #series = new Map<number, SeriesEntry>();
  #version = 0;

  /** Answers served as they were recorded, by `person/31`, `configuration/jobs`, `search/tv?batman` ... */
  readonly recordedAnswers = new Map<string, unknown>();

  /** Pictures that TMDB names but does not have: `/missing.jpg`. */
  readonly missingImages = new Set<string>();

  /** Increases with every change. */
  get version(): number {
    return this.#version;
  }

  get seriesIds(): readonly number[] {
    return [...this.#series.keys()];
  }

  /** Adds a series, or replaces the one with the same ID. */
  add(entry: SeriesEntry): void {
    this.#series.set(entry.details.id, entry);
    this.#version += 1;
  }

  /** Adds an invented series of any size; the same plan always gives the same series. */
  addGenerated(plan: GeneratedSeries): void {
    this.add(entryOf(plan));
  }

  entry(seriesId: number): SeriesEntry | undefined {
    return this.#series.get(seriesId);
  }

  /** A series as TMDB answers it in a language. */
  series(seriesId: number, language = 'en-US'): SeriesDetails | undefined {
    const entry = this.#series.get(seriesId);
    if (!entry) return undefined;
    const texts = entry.texts?.[tongueOf(language)];
    const seasons = [...entry.seasons.values()].map(({ summary }) => summary);
    const recorded = recordedIn(entry.inLanguage, language);
    if (!recorded) return localiseSeries({ ...entry.details, seasons }, language, texts);
    // A season that is gone is no longer listed, whatever was recorded.
    const { details } = recorded;
    return {
      ...details,
      seasons: details.seasons.filter((season) => entry.seasons.has(season.season_number)),
    };
  }

  /** A season as TMDB answers it in a language, with its credits and its aggregate. */
  season(seriesId: number, seasonNumber: number, language = 'en-US'): Required<SeasonRecord> | undefined {
    const entry = this.#series.get(seriesId);
    const season = entry?.seasons.get(seasonNumber);
    if (!entry || !season) return undefined;
    const recorded = recordedIn(season.inLanguage, language);
    if (recorded) return whole(recorded);
    const { details, credits, aggregate, externalIds } = whole(season.record());
    return {
      details: localiseSeason(details, language, entry.texts?.[tongueOf(language)]),
      credits: localiseCredits(credits, language),
      aggregate: localiseCredits(aggregate, language),
      externalIds,
    };
  }

  /** What TMDB calls a series' credits: only those of its latest season. */
  seriesCredits(seriesId: number, language = 'en-US'): SeasonCredits | undefined {
    const entry = this.#series.get(seriesId);
    if (!entry) return undefined;
    const recorded = recordedIn(entry.inLanguage, language)?.credits;
    if (recorded) return recorded;
    if (entry.credits) return localiseCredits(entry.credits, language);
    return this.season(seriesId, Math.max(...entry.seasons.keys()), language)?.credits;
  }

  /** The aggregate of all seasons. */
  seriesAggregate(seriesId: number, language = 'en-US'): AggregateCredits | undefined {
    const entry = this.#series.get(seriesId);
    if (!entry) return undefined;
    const seasons = (): readonly AggregateCredits[] =>
      [...entry.seasons.values()].map(({ record }) => whole(record()).aggregate);
    return localiseCredits(entry.aggregate ?? mergedAggregate(seasons()), language);
  }

  /** Changes a season's own credits, so that a refresh finds something new. The aggregate follows. */
  update(seriesId: number, seasonNumber: number, change: (credits: SeasonCredits) => SeasonCredits): void {
    this.#change(seriesId, seasonNumber, ({ details, credits }) => ({ details, credits: change(credits) }));
  }

  /** Changes a season's episodes: their guests, crew or number. The aggregate follows. */
  updateEpisodes(
    seriesId: number,
    seasonNumber: number,
    change: (episodes: readonly Episode[]) => readonly Episode[],
  ): void {
    this.#change(seriesId, seasonNumber, ({ details, credits }) => ({
      details: { ...details, episodes: change(details.episodes) },
      credits,
    }));
  }

  /** Removes a season: its endpoints answer 404, and the series no longer lists it. */
  removeSeason(seriesId: number, seasonNumber: number): void {
    const entry = this.#series.get(seriesId);
    if (!entry?.seasons.has(seasonNumber)) throw new Error(missing(seriesId, seasonNumber));
    const seasons = new Map(entry.seasons);
    seasons.delete(seasonNumber);
    this.add({ ...entry, seasons });
  }

  #change(seriesId: number, seasonNumber: number, change: (record: SeasonRecord) => SeasonRecord): void {
    const entry = this.#series.get(seriesId);
    const season = entry?.seasons.get(seasonNumber);
    if (!entry || !season) throw new Error(missing(seriesId, seasonNumber));
    const record = change(season.record());
    const summary = { ...season.summary, episode_count: record.details.episodes.length };
    const inLanguage = new Map([...(season.inLanguage ?? [])].map(([tag, other]) => [tag, change(other)]));
    const seasons = new Map(entry.seasons).set(seasonNumber, { summary, record: () => record, inLanguage });
    // The recorded credits of all seasons are no longer right, so they are calculated again.
    this.add({ ...omit(entry, 'aggregate', 'credits'), seasons });
  }
}

function whole(record: SeasonRecord): Required<SeasonRecord> {
  const { details, credits } = record;
  return {
    details,
    credits,
    aggregate: record.aggregate ?? aggregateOf(credits, details.episodes),
    externalIds: record.externalIds ?? {
      freebase_mid: null,
      freebase_id: null,
      tvdb_id: null,
      tvrage_id: null,
      wikidata_id: null,
    },
  };
}

function recordedIn<T>(recorded: ReadonlyMap<string, T> | undefined, language: string): T | undefined {
  const tag = recorded && matchLanguage(language, recorded.keys());
  return tag === undefined ? undefined : recorded?.get(tag);
}

function missing(seriesId: number, seasonNumber: number): string {
  return `The catalogue has no season ${seasonNumber} of series ${seriesId}`;
}
