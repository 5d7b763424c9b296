import { seasonKeyOf, type SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import { toJsonText } from '@shared/json-text.ts';
import { seriesRecordKey } from './answer-files.ts';
import type { KeptSeriesOutcome, LibraryMethods, SeriesAnswers } from './calls.ts';
import type { IndexDatabase } from './index-database.ts';
import { openSeriesAsMade, toOpenedSeries, type AgedSeries } from './kept.ts';
import type { LibraryFiles } from './library-files.ts';
import { mainAnswer, makeSeriesRows, seasonNumbersOf } from './make-rows.ts';

/** Opening and keeping series. */
export function seriesCalls(files: LibraryFiles) {
  return {
    openSeries: (key) =>
      files.withIndex((index) => {
        const made = openSeriesAsMade(files.own, index, key);
        if (made !== null) return made;
        const kept = currentSeries(files, index, key);
        return kept === null ? null : toOpenedSeries(files.own, key, kept);
      }),
    keepSeries: (series) => keepSeries(files, series),
    noteSeriesGone: (key) => noteSeriesGone(files, key),
    lacksEnglishOverview: (series) =>
      makeSeriesRows([{ endpoint: '', fetchedAt: '', body: series }]).overview === '',
  } satisfies Partial<LibraryMethods>;
}

/** A kept series, derived again if it is outdated; `null` if nothing can be read. */
export function currentSeries(files: LibraryFiles, index: IndexDatabase, key: SeriesKey): AgedSeries | null {
  const row = index.findSeries(key);
  const series = row === null ? null : index.seriesPage(row.id);
  const kept = row === null || series === null ? null : { series, fetchedAt: row.fetchedAt };
  if (row?.madeBy === index.maker.version && kept !== null) return kept;
  return files.making.makeSeries(key) ?? kept;
}

/** Keeps a series, in place of what is kept of it. */
export function keepSeries(
  files: LibraryFiles,
  { key, answers, reuseEnglish = false }: SeriesAnswers,
): KeptSeriesOutcome {
  const recordKey = seriesRecordKey(key);
  const all = reuseEnglish ? files.withKeptEnglish(recordKey, answers) : answers;
  const series = files.tools.maker.series(all);
  const before = files.withIndex((index) => currentSeries(files, index, key));
  const isBack = files.own.seriesGoneAt(key) !== null;
  const isChanged = before !== null && (isBack || JSON.stringify(before.series) !== JSON.stringify(series));
  const notKept = files.problemOf(() => {
    const older = files.withIndex((index) => index.recordsOf(recordKey)).map(({ name }) => name);
    const record = files.writeAnswers(recordKey, all);
    const replaced = older.filter((name) => name !== record.name);
    try {
      files.inIndex((index) => {
        index.putRecord(record);
        index.putSeries(series, key.language, { ...record, record: record.name });
        // Earlier answers of a series are not shown.
        for (const name of replaced) index.deleteRecord(name);
      });
    } catch (error) {
      if (!older.includes(record.name)) files.answers.delete(record.name);
      throw error;
    }
    for (const name of replaced) files.answers.delete(name);
    files.own.nameSeries(key, series.name);
    if (isBack) files.own.setSeriesGone(key, null);
  });
  if (notKept === null && (before === null || isChanged)) files.reportEntries(files.own.entriesOf(key));
  const { fetchedAt } = mainAnswer(all);
  const page: SeriesPage = { series, fetchedAt, source: 'network', goneSince: null };
  return {
    page: toJsonText(page),
    notKept,
    isChanged,
    posterPath: series.posterPath,
    seasonNumbers: seasonNumbersOf(series),
  };
}

function noteSeriesGone(files: LibraryFiles, key: SeriesKey): readonly SeasonKey[] | null {
  const entries = files.own.entriesOfSeries(key).filter(({ removedAt }) => removedAt === null);
  const isKept = entries.length > 0 || files.withIndex((index) => index.findSeries(key)) !== null;
  if (!isKept || files.own.seriesGoneAt(key) !== null) return null;
  const isNews = entries.filter(({ goneAt }) => goneAt === null);
  files.withOwn((own) => {
    own.database.transaction(() => {
      own.setSeriesGone(key, files.now());
      for (const entry of isNews) own.setGone(entry, files.now());
    });
  });
  files.reportSeasons(isNews);
  return isNews.map(seasonKeyOf);
}
