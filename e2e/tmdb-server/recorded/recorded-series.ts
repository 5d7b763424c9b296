import { omit } from '../omit.ts';
import { type GeneratedSeason, generateSeason } from '../series/generate-series.ts';
import { personFields } from '../series/people.ts';
import {
  entryOf,
  type ExternalIds,
  once,
  type SeasonEntry,
  type SeasonRecord,
  type SeriesEntry,
  type SeriesInLanguage,
} from '../series/series-entry.ts';
import type { GeneratedSeries } from '../series/series-plan.ts';
import type {
  AggregateCredits,
  CastCredit,
  CrewCredit,
  SeasonCredits,
  SeasonDetails,
  SeasonSummary,
  SeriesDetails,
  SeriesRow,
} from '../wire.ts';

export interface RecordedSeason {
  readonly language: string;
  readonly details: SeasonDetails;
  readonly credits?: SeasonCredits;
  readonly aggregate?: AggregateCredits;
  readonly externalIds?: ExternalIds;
}

/** Everything that was recorded for one series. */
export interface SeriesRecording {
  /** Its name in file names, for lack of a better one. */
  readonly stem: string;
  readonly series: readonly (SeriesInLanguage & {
    readonly language: string;
    readonly externalIds?: ExternalIds;
  })[];
  readonly seasons: readonly RecordedSeason[];
  /** `/3/tv/{id}/credits` and `/3/tv/{id}/aggregate_credits`. */
  readonly credits?: SeasonCredits;
  readonly aggregate?: AggregateCredits;
}

/** A series of which something was recorded. The rest is invented around the people who are known. */
export function recordedSeriesEntry(id: number, recording: SeriesRecording): SeriesEntry {
  const english = recording.series.find(({ language }) => language === 'en') ?? recording.series[0];
  const credits = english?.credits ?? recording.credits;
  const plan = planOf(id, recording, english?.details, credits);
  const made = entryOf(plan);
  const listed = english?.details.seasons ?? recording.seasons.map(({ details }) => toSummary(details));
  const seasons = listed.map((summary): [number, SeasonEntry] => [
    summary.season_number,
    seasonEntry(plan, summary, recording),
  ]);
  const others = recording.series.filter((series) => series !== english);
  return {
    details: english?.details ?? {
      ...made.details,
      number_of_seasons: Math.max(1, recording.seasons.length),
    },
    seasons: seasons.length > 0 ? new Map(seasons) : made.seasons,
    inLanguage: new Map(others.map((series) => [series.language, series])),
    ...(credits ? { credits } : {}),
    ...(recording.aggregate ? { aggregate: recording.aggregate } : {}),
    ...(english?.externalIds ? { externalIds: english.externalIds } : {}),
  };
}

/** A row of a search. Old rows, and series without a date, lack some fields. */
export type RecordedRow = Omit<SeriesRow, 'first_air_date'> & { readonly first_air_date?: string };

/** A series known only from a search: the data in the row is real, the rest is invented. */
export function searchOnlyEntry({ genre_ids, ...known }: RecordedRow): SeriesEntry {
  const firstYear = Number(known.first_air_date?.slice(0, 4)) || 2000;
  const made = entryOf({ ...smallPlan, id: known.id, name: known.name, firstYear, seasons: 2 });
  return {
    ...made,
    details: { ...made.details, ...known, genres: genre_ids.map((id) => ({ id, name: 'Drama' })) },
  };
}

const smallPlan = {
  episodesPerSeason: 6,
  regulars: 6,
  guestsPerEpisode: 4,
  crewPerEpisode: 5,
  seasonCrew: 8,
};

function planOf(
  id: number,
  recording: SeriesRecording,
  details: SeriesDetails | undefined,
  credits: SeasonCredits | undefined,
): GeneratedSeries {
  const known = recording.seasons.find((season) => season.credits)?.credits ?? credits;
  const knownRegulars = known?.cast ?? mainCast(recording.aggregate);
  const knownCrew = known?.crew ?? mainCrew(recording.aggregate);
  const seasons = details?.seasons ?? [];
  const name = recording.stem.replaceAll('-', ' ').replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  // A season with only guests is assumed to belong to an anthology, because that is what those look like.
  const regulars = knownRegulars.length > 0 ? knownRegulars.length : details ? smallPlan.regulars : 0;
  return {
    ...smallPlan,
    id,
    name: details?.name ?? name,
    seasons: Math.max(1, ...seasons.map(({ season_number }) => season_number)),
    episodeCounts: Object.fromEntries(seasons.map((season) => [season.season_number, season.episode_count])),
    firstYear: Number(details?.first_air_date.slice(0, 4)) || 2000,
    regulars,
    knownRegulars,
    seasonCrew: Math.max(knownCrew.length, regulars === 0 ? 0 : 8),
    knownCrew,
  };
}

function seasonEntry(plan: GeneratedSeries, summary: SeasonSummary, recording: SeriesRecording): SeasonEntry {
  const recorded = recording.seasons.filter(({ details }) => details.season_number === summary.season_number);
  const english = recorded.find(({ language }) => language === 'en');
  const others = recorded.filter((season) => season !== english);
  const make = once(() => generateSeason(plan, summary.season_number));
  const record = once(() => {
    if (english) return toRecord(english, make);
    const made = make();
    return { ...made, details: { ...made.details, ...omit(summary, 'episode_count') } };
  });
  const inLanguage = new Map(others.map((season) => [season.language, toRecord(season, make)]));
  return { summary, record, inLanguage };
}

function toRecord(season: RecordedSeason, make: () => GeneratedSeason): SeasonRecord {
  return { ...omit(season, 'language'), credits: season.credits ?? make().credits };
}

function toSummary(season: SeasonDetails): SeasonSummary {
  return { ...omit(season, 'episodes', 'networks', '_id'), episode_count: season.episodes.length };
}

/** From the aggregate of all seasons, the first ten by order who appear in a good part of them. */
function mainCast(aggregate: AggregateCredits | undefined): readonly CastCredit[] {
  return lasting(aggregate?.cast ?? [])
    .toSorted((a, b) => a.order - b.order)
    .slice(0, 10)
    .flatMap((row) =>
      row.roles.slice(0, 1).map(({ credit_id, character }) => ({
        ...personFields(row),
        credit_id,
        character,
        order: row.order,
      })),
    );
}

function mainCrew(aggregate: AggregateCredits | undefined): readonly CrewCredit[] {
  return lasting(aggregate?.crew ?? []).flatMap((row) =>
    row.jobs.map(({ credit_id, job }) => ({
      ...personFields(row),
      credit_id,
      department: row.department,
      job,
    })),
  );
}

/** People with at least half as many episodes as the one with the most. */
function lasting<T extends { readonly total_episode_count: number }>(rows: readonly T[]): readonly T[] {
  const most = Math.max(0, ...rows.map(({ total_episode_count }) => total_episode_count));
  return rows.filter(({ total_episode_count }) => total_episode_count * 2 >= most);
}
