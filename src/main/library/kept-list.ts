import {
  compareKeptSeasons,
  seasonKeyText,
  type KeptCounts,
  type KeptSeason,
} from '@shared/domain/season.ts';
import type { IndexDatabase, IndexedSeason, IndexedSeries } from './index-database.ts';
import { noteKeyText, type KeptEntry, type Own } from './own.ts';

const NO_COUNTS: KeptCounts = {
  episodeCount: 0,
  regularCount: 0,
  guestCount: 0,
  crewCount: 0,
  peopleCount: 0,
  withoutPortraitCount: 0,
  creditCount: 0,
};

/** What an entry of the list is made from. */
export interface EntrySources {
  readonly entry: KeptEntry;
  readonly season: IndexedSeason | null;
  readonly series: Pick<IndexedSeries, 'name' | 'poster'> | null;
  readonly hasNote: boolean;
  /** It will be made from its answers in a moment. */
  readonly isWaiting: boolean;
}

/** An entry of the list, as the window shows it. */
export function toKeptSeason({ entry, season, series, hasNote, isWaiting }: EntrySources): KeptSeason {
  const isExpired = entry.expiredAt !== null;
  return {
    seriesId: entry.seriesId,
    seasonNumber: entry.seasonNumber,
    language: entry.language,
    seriesName: series?.name ?? entry.seriesName,
    seasonName: season?.name ?? entry.seasonName,
    airDate: season?.airDate ?? null,
    posterPath: isExpired ? null : (season?.poster ?? series?.poster ?? null),
    // Nobody knows that it is not before it has been made.
    isWhole: season?.isWhole ?? isWaiting,
    fetchedAt: season?.fetchedAt ?? entry.fetchedAt,
    ...(season?.counts ?? NO_COUNTS),
    addedAt: entry.addedAt,
    openedAt: entry.openedAt,
    isExpired,
    isLost: !isExpired && season === null && !isWaiting,
    goneSince: entry.goneAt,
    hasNote,
  };
}

/** All entries but the removed ones, in the list's order. */
export function keptSeasons(
  own: Own,
  index: IndexDatabase,
  isWaiting: (entry: KeptEntry) => boolean,
): readonly KeptSeason[] {
  const seasons = new Map(index.seasons().map((season) => [seasonKeyText(season), season]));
  const series = new Map(index.allSeries().map((row) => [`${row.seriesId}/${row.language}`, row]));
  const noted = own.notedSeasons();
  return own
    .entries()
    .filter(({ removedAt }) => removedAt === null)
    .map((entry) =>
      toKeptSeason({
        entry,
        season: seasons.get(seasonKeyText(entry)) ?? null,
        series: series.get(`${entry.seriesId}/${entry.language}`) ?? null,
        hasNote: noted.has(noteKeyText(entry)),
        isWaiting: isWaiting(entry),
      }),
    )
    .sort(compareKeptSeasons);
}
