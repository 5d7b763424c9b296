import {
  seasonKeyText,
  sortKeptSeasons,
  type KeptCounts,
  type KeptSeason,
  type SeasonKey,
  type Series,
} from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import { seasonSubject } from '@shared/domain/yours.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { OpenedSeason, OpenedSeries } from './calls.ts';
import type { IndexDatabase, IndexedSeries, ListedSeason } from './index-database.ts';
import { seasonNumbersOf, toPage } from './make-rows.ts';
import type { KeptEntry, Own } from './own.ts';

const NO_COUNTS: KeptCounts = {
  episodeCount: 0,
  regularCount: 0,
  guestCount: 0,
  crewCount: 0,
  peopleCount: 0,
  withoutPortraitCount: 0,
  creditCount: 0,
};

/** The data from which an entry of the list is made. */
export interface EntrySources {
  readonly entry: KeptEntry;
  readonly season: ListedSeason | null;
  readonly series: Pick<IndexedSeries, 'name' | 'poster'> | null;
  readonly hasNote: boolean;
  /** It will soon be made from its answers. */
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
    // Whether it is not cannot be known before it has been made.
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

/** How many entries of the list are put together in one slice, which takes about 3 ms. */
const ENTRIES_IN_A_SLICE = 500;

/**
 * All entries except the removed ones, a few hundred at a time so that nobody waits for a long list, by TMDB's IDs and
 * numbers. Each part reads the files again, so what is kept or removed in the meantime shifts nothing.
 */
export function* keptSeasons(
  read: <T>(work: (files: { readonly own: Own; readonly index: IndexDatabase }) => T) => T,
  isWaiting: (entry: KeptEntry) => boolean,
): Generator<readonly KeptSeason[], void, undefined> {
  const noted = read(({ own }) => own.noted());
  for (let last: SeasonKey | null = null; ;) {
    const entries = read(({ own }) => own.entriesAfter(last, ENTRIES_IN_A_SLICE));
    const [first, end] = [entries[0], entries.at(-1)];
    if (first === undefined || end === undefined) return;
    last = end;
    yield read(({ index }) => {
      const range = { from: first.seriesId, to: end.seriesId };
      const seasons = new Map(index.listedIn(range).map((season) => [seasonKeyText(season), season]));
      const series = new Map(index.seriesIn(range).map((row) => [`${row.seriesId}/${row.language}`, row]));
      return entries
        .filter(({ removedAt }) => removedAt === null)
        .map((entry) =>
          toKeptSeason({
            entry,
            season: seasons.get(seasonKeyText(entry)) ?? null,
            series: series.get(`${entry.seriesId}/${entry.language}`) ?? null,
            hasNote: noted.has(seasonSubject(entry)),
            isWaiting: isWaiting(entry),
          }),
        );
    });
  }
}

/**
 * All entries at once, by series name and season number. For an export and the command line.
 * @param locale the language whose order of names is used
 */
export function allKeptSeasons(
  files: { readonly own: Own; readonly index: IndexDatabase },
  locale: string,
): readonly KeptSeason[] {
  const parts = keptSeasons(
    (work) => work(files),
    () => false,
  );
  return sortKeptSeasons([...parts].flat(), locale);
}

/**
 * A kept season as it is in the index, without writing anything; `null` for one that is not kept, or if it or its series has
 * to be made from its answers first.
 */
export function openAsMade(own: Own, index: IndexDatabase, key: SeasonKey): OpenedSeason | null {
  const entry = own.entry(key);
  if (entry?.removedAt !== null || entry.expiredAt !== null) return null;
  const season = index.findSeason(key);
  // From another time: a newer one is on disk and could not be written to the index.
  if (season?.madeBy !== index.maker.version || season.isHidden || season.fetchedAt !== entry.fetchedAt)
    return null;
  const series = seriesAsMade(index, key);
  const { seriesId, language } = key;
  if (series === null && index.recordsOf({ seriesId, seasonNumber: null, language }).length > 0) return null;
  const page = index.page(season.id);
  if (page === null) return null;
  const { fetchedAt, parts } = season;
  const rest = {
    series: series?.series ?? null,
    source: 'library',
    fetchedAt,
    isArriving: false,
    notKept: null,
    goneSince: entry.goneAt,
  } as const;
  return { page: toPage(page, rest), fetchedAt, parts, seriesFetchedAt: series?.fetchedAt ?? null };
}

/** The same for a series. */
export function openSeriesAsMade(own: Own, index: IndexDatabase, key: SeriesKey): OpenedSeries | null {
  const kept = seriesAsMade(index, key);
  return kept === null ? null : toOpenedSeries(own, key, kept);
}

/** A kept series for the window. */
export function toOpenedSeries(own: Own, key: SeriesKey, kept: AgedSeries): OpenedSeries {
  const page: SeriesPage = { ...kept, source: 'library', goneSince: own.seriesGoneAt(key) };
  return {
    page: toJsonText(page),
    fetchedAt: kept.fetchedAt,
    seasonNumbers: seasonNumbersOf(kept.series),
  };
}

/** A series and when its answer arrived. */
export interface AgedSeries {
  readonly series: Series;
  readonly fetchedAt: string;
}

function seriesAsMade(index: IndexDatabase, key: SeriesKey): AgedSeries | null {
  const row = index.findSeries(key);
  if (row?.madeBy !== index.maker.version) return null;
  const series = index.seriesPage(row.id);
  return series === null ? null : { series, fetchedAt: row.fetchedAt };
}
