import { isEndrollError, type LibraryProblem } from '@shared/app-error.ts';
import { NO_CHANGES } from '@shared/domain/season.ts';
import { toJsonText } from '@shared/json-text.ts';
import { lacksSeasonText } from '../answers/season.ts';
import type { LibraryMethods } from './calls.ts';
import {
  mainAnswer,
  makeSeasonRows,
  makeSeriesRows,
  readableSeries,
  seasonNumbersOf,
  toPage,
} from './make-rows.ts';

/**
 * The library if its files cannot be opened: pages are built from TMDB's answers and say why they are not kept. All other
 * calls fail.
 * @param error the error of opening the files
 */
export function withoutFiles(
  error: unknown,
): Pick<
  LibraryMethods,
  'makeSeasonPage' | 'keepSeason' | 'keepSeries' | 'lacksEnglish' | 'lacksEnglishOverview'
> {
  const notKept: LibraryProblem =
    isEndrollError(error) && error.appError.kind === 'library-unavailable'
      ? error.appError.reason
      : 'stopped';
  return {
    makeSeasonPage: ({ key, answers, series: newSeries }) => {
      const series = newSeries === undefined ? null : readableSeries(newSeries.answers);
      const { fetchedAt } = mainAnswer(answers);
      const rest = {
        series,
        source: 'network',
        fetchedAt,
        isArriving: true,
        notKept: null,
        goneSince: null,
      } as const;
      return toPage(makeSeasonRows(key, answers, series), rest);
    },
    keepSeason: ({ key, answers, series: newSeries }) => {
      const series = newSeries === undefined ? null : readableSeries(newSeries.answers);
      const rows = makeSeasonRows(key, answers, series);
      const { fetchedAt } = mainAnswer(answers);
      return {
        page: toPage(rows, {
          series,
          source: 'network',
          fetchedAt,
          isArriving: false,
          notKept,
          goneSince: null,
        }),
        notKept,
        changes: NO_CHANGES,
        parts: rows.season.parts,
        seriesPosterPath: series?.posterPath ?? null,
      };
    },
    keepSeries: ({ answers }) => {
      const series = makeSeriesRows(answers);
      const { fetchedAt } = mainAnswer(answers);
      return {
        page: toJsonText({ series, fetchedAt, source: 'network', goneSince: null }),
        notKept,
        isChanged: false,
        posterPath: series.posterPath,
        seasonNumbers: seasonNumbersOf(series),
      };
    },
    lacksEnglish: (language, details) => lacksSeasonText(language, details),
    lacksEnglishOverview: (body) => lacksOverview(body),
  };
}

function lacksOverview(body: Parameters<LibraryMethods['lacksEnglishOverview']>[0]): boolean {
  return makeSeriesRows([{ endpoint: '', fetchedAt: '', body }]).overview === '';
}
