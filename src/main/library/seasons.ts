import { compareSeasons, countChanges, lacksPartOf } from '@shared/domain/season-changes.ts';
import { NO_CHANGES, type KeptSeason, type SeasonKey, type Series } from '@shared/domain/season.ts';
import { joinJsonTexts, toJsonText, type JsonText } from '@shared/json-text.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import { lacksSeasonText } from '../answers/season.ts';
import { contentOf, seasonRecordKey } from './answer-files.ts';
import type { Answer, KeptOutcome, LibraryMethods, OpenedSeason, SeasonAnswers, Slices } from './calls.ts';
import type { IndexDatabase, IndexedSeason } from './index-database.ts';
import { keptSeasons, openAsMade } from './kept.ts';
import type { LibraryFiles } from './library-files.ts';
import { mainAnswer, readableSeries, toPage, type SeasonRows } from './make-rows.ts';
import type { KeptEntry } from './own.ts';
import { isUnwritable } from './problem.ts';
import { currentSeries, keepSeries } from './series.ts';

/** The list of kept seasons; opening and keeping a season. */
export function seasonCalls(files: LibraryFiles) {
  return {
    list: () => list(files),
    fetchedBetween: (after, until) => files.own.fetchedBetween(after, until),
    open: (key) => {
      const opened = peek(files, key);
      if (opened !== null) noteOpened(files, key);
      return opened;
    },
    peek: (key) => peek(files, key),
    noteOpened: (key) => {
      noteOpened(files, key);
    },
    makeSeasonPage: (season) => makeSeasonPage(files, season),
    lacksEnglish: (language, details) => lacksSeasonText(language, details),
    keepSeason: (season) => keepSeason(files, season),
    noteGone: (key) => {
      const entry = files.own.entry(key);
      if (entry?.removedAt !== null || entry.goneAt !== null) return false;
      files.withOwn((own) => {
        own.setGone(key, files.now());
      });
      files.reportSeasons([key]);
      return true;
    },
    answers: (key) => {
      const season = shownSeason(files, key);
      return season === null ? [] : files.answers.read(season.record).answers;
    },
    imagesOf: (key) => {
      const season = shownSeason(files, key);
      if (season === null) return null;
      const { poster, portraits } = files.withIndex((index) => index.picturesOf(season));
      return { posterPath: poster, profilePaths: portraits };
    },
  } satisfies Partial<LibraryMethods>;
}

function* list(files: LibraryFiles): Slices<JsonText<readonly KeptSeason[]>> {
  const isWaiting = (entry: KeptEntry): boolean => files.isWaiting(entry);
  const parts: JsonText<readonly KeptSeason[]>[] = [];
  const read: Parameters<typeof keptSeasons>[0] = (work) =>
    files.withIndex((index) => work({ own: files.own, index }));
  for (const part of keptSeasons(read, isWaiting)) {
    parts.push(toJsonText(part));
    yield;
  }
  return joinJsonTexts(parts);
}

// ——— opening

/** A listed season with its page; `null` if nothing can be read, which is noted. */
function peek(files: LibraryFiles, key: SeasonKey): OpenedSeason | null {
  const entry = files.own.entry(key);
  if (entry?.removedAt !== null || entry.expiredAt !== null) return null;
  const opened = files.withIndex((index) => openKept(files, index, key));
  if (opened === null) noteLost(files, entry);
  return opened;
}

function noteOpened(files: LibraryFiles, key: SeasonKey): void {
  if (files.isReadOnly) return;
  try {
    files.own.noteOpened(key, files.now());
  } catch (error) {
    // A season can be opened even if the disk is full.
    if (!isUnwritable(error)) throw error;
  }
}

function noteLost(files: LibraryFiles, entry: KeptEntry): void {
  if (files.isReadOnly || entry.lostAt !== null || files.making.isScanning) return;
  files.own.setLost(entry, files.now());
  files.reportSeasons([entry]);
}

/** A season with its page, derived again if it is outdated; `null` if nothing can be read. */
function openKept(files: LibraryFiles, index: IndexDatabase, key: SeasonKey): OpenedSeason | null {
  const made = openAsMade(files.own, index, key);
  if (made !== null) return made;
  const series = currentSeries(files, index, key);
  const rest = {
    series: series?.series ?? null,
    source: 'library',
    isArriving: false,
    notKept: null,
    goneSince: files.own.entry(key)?.goneAt ?? null,
  } as const;
  const found = currentSeason(files, index, { key, series: series?.series ?? null });
  if (found === null) return null;
  const { season, page } = found;
  return {
    page: toPage(page, { ...rest, fetchedAt: season.fetchedAt }),
    fetchedAt: season.fetchedAt,
    parts: season.parts,
    seriesFetchedAt: series?.fetchedAt ?? null,
  };
}

function currentSeason(
  { making }: LibraryFiles,
  index: IndexDatabase,
  { key, series }: { readonly key: SeasonKey; readonly series: Series | null },
): {
  readonly season: Pick<IndexedSeason, 'fetchedAt' | 'parts'>;
  readonly page: Pick<SeasonRows, 'head' | 'credits'>;
} | null {
  const season = index.findSeason(key);
  const page = season === null ? null : index.page(season.id);
  const kept = season === null || page === null ? null : { season, page };
  const isCurrent = season?.madeBy === index.maker.version && !making.isUnindexed(key);
  if (kept !== null && isCurrent) return kept;
  const made = making.makeSeason(key, series);
  // If its answers are damaged, the rows that an older version derived from them can still be read.
  if (made === null) return kept;
  return { season: { fetchedAt: made.fetchedAt, parts: made.rows.season.parts }, page: made.rows };
}

/** The season's row in the index, updated if necessary; `null` if the season is not kept. */
function keptSeason(files: LibraryFiles, key: SeasonKey): IndexedSeason | null {
  const entry = files.own.entry(key);
  if (entry?.expiredAt !== null) return null;
  return files.withIndex((index) => {
    const series = currentSeries(files, index, key)?.series ?? null;
    return currentSeason(files, index, { key, series }) === null ? null : index.findSeason(key);
  });
}

/** The same; `null` also for a removed one. */
function shownSeason(files: LibraryFiles, key: SeasonKey): IndexedSeason | null {
  const season = keptSeason(files, key);
  return season?.isHidden === false ? season : null;
}

// ——— keeping

/** A page of TMDB's answers that are not kept yet, or cannot be. */
const FROM_NETWORK = { source: 'network', goneSince: null } as const;

function makeSeasonPage(
  files: LibraryFiles,
  { key, answers, series: newSeries }: SeasonAnswers,
): PackedSeasonPage {
  const series =
    newSeries === undefined
      ? files.withIndex((index) => currentSeries(files, index, key)?.series ?? null)
      : readableSeries(newSeries.answers);
  const rows = files.tools.maker.season(key, answers, series);
  const { fetchedAt } = mainAnswer(answers);
  return toPage(rows, { ...FROM_NETWORK, series, fetchedAt, isArriving: true, notKept: null });
}

/**
 * If an answer is missing that the kept season has (for example because the details failed this time), the kept season stays
 * unchanged, with its own date: a mixture of both would be a season that TMDB never described, and old guests with a new date
 * would be kept for longer than six months. A removed season is restored, because the reader has just opened it.
 */
function keepSeason(
  files: LibraryFiles,
  { key, answers, reuseEnglish = false, series: newSeries }: SeasonAnswers,
): KeptOutcome {
  const keptSeries =
    newSeries === undefined || readableSeries(newSeries.answers) === null
      ? null
      : keepSeries(files, { key, ...newSeries });
  const seriesPosterPath = keptSeries?.posterPath ?? null;
  const all = reuseEnglish ? files.withKeptEnglish(seasonRecordKey(key), answers) : answers;
  const series = files.withIndex((index) => currentSeries(files, index, key)?.series ?? null);
  const rows = files.tools.maker.season(key, all, series);
  const { parts } = rows.season;
  const before = keptSeason(files, key);
  if (before !== null && lacksPartOf(parts, before.parts)) {
    files.own.setRemoved(key, null);
    files.showAsListed(key);
    const kept = files.withIndex((index) => openKept(files, index, key));
    if (kept !== null)
      return { page: kept.page, notKept: null, changes: NO_CHANGES, parts, seriesPosterPath };
  }
  const content = contentOf(all);
  const isSame = before !== null && before.content === content;
  const changes =
    before === null || isSame || before.isHidden
      ? NO_CHANGES
      : countChanges(
          compareSeasons({ credits: files.index.credits(before.id), parts: before.parts }, rows.season),
        );
  const notKept = files.problemOf(() => {
    writeSeason(files, rows, { answers: all, content, series, replaced: isSame ? before.record : null });
  });
  const { fetchedAt } = mainAnswer(all);
  const page = toPage(rows, { ...FROM_NETWORK, series, fetchedAt, isArriving: false, notKept });
  return { page, notKept, changes, parts, seriesPosterPath };
}

function writeSeason(
  files: LibraryFiles,
  rows: SeasonRows,
  {
    answers,
    content,
    series,
    replaced,
  }: {
    readonly answers: readonly Answer[];
    readonly content: number;
    readonly series: Series | null;
    /** The record with the same content, if any. */
    readonly replaced: string | null;
  },
): void {
  const { key, name: seasonName } = rows.season;
  const recordKey = seasonRecordKey(key);
  const known = files.withIndex((index) => index.recordsOf(recordKey));
  const record = files.writeAnswers(recordKey, answers, content);
  const { fetchedAt } = record;
  try {
    files.withOwn((own) => {
      own.putEntry(key, { seriesName: series?.name ?? '', seasonName, fetchedAt }, files.now());
    });
  } catch (error) {
    // Nothing would refer to the file, so it would not be deleted at the limit.
    if (known.every(({ name }) => name !== record.name)) files.answers.delete(record.name);
    throw error;
  }
  files.noteOwnChanged();
  const outdated = replaced === record.name ? null : replaced;
  try {
    files.inIndex((index) => {
      if (outdated !== null) index.deleteRecord(outdated);
      index.putRecord(record);
      index.putSeason(rows, { ...record, record: record.name });
    });
    files.making.indexed(key);
  } catch (error) {
    // The answers are on disk: the season is derived from them when it is opened, or at the next start.
    files.making.notIndexed(key);
    if (!isUnwritable(error)) throw error;
  }
  if (outdated !== null) files.answers.delete(outdated);
  files.reportSeasons([key]);
}
