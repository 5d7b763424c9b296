import type { SeriesKey, SeriesPage, SeriesSearch, SeriesSearchPage } from '@shared/domain/series.ts';
import type { JsonText } from '@shared/json-text.ts';
import * as z from 'zod/mini';
import { languageTag, wholeNumber } from '../settings/settings-schema.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, seriesKey } from './schemas.ts';

/** What the series' calls need: SeriesService. */
export interface SeriesCalls {
  search(search: SeriesSearch): Promise<JsonText<SeriesSearchPage>>;
  open(key: SeriesKey): Promise<JsonText<SeriesPage>>;
}

/** The last page of a search that TMDB gives (https://developer.themoviedb.org/docs/errors, code 22). */
const LAST_SEARCH_PAGE = 500;

/** No name of a series is nearly as long; it becomes part of an address. */
const LONGEST_QUERY = 300;

const query = z
  .string({ error: 'is not text' })
  .check(
    z.trim(),
    z.minLength(1, { error: 'is empty' }),
    z.maxLength(LONGEST_QUERY, { error: 'is too long' }),
  );

/** Finding and opening a series. */
export function createSeriesHandlers(series: SeriesCalls): GroupHandlers<'series'> {
  return {
    search: {
      input: input({ query, page: wholeNumber(1, LAST_SEARCH_PAGE), language: languageTag }),
      run: (search) => series.search(search),
    },
    open: { input: seriesKey, run: (key) => series.open(key) },
  };
}
