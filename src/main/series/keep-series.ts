import type { Series } from '@shared/domain/season.ts';
import type { LibraryApi, Remote, SeriesRecord } from '../library/library-api.ts';

/** Where a series is kept. */
export interface SeriesPlaces {
  readonly library: Pick<Remote<LibraryApi>, 'keepSeries'>;
  /** Fetches the poster of a kept series in its own time. */
  readonly images: { keepSeries(series: Series): void };
}

/** Keeps a series, and its poster, so that its page opens with it offline whether it was looked at or not. */
export async function keepSeries({ library, images }: SeriesPlaces, record: SeriesRecord): Promise<void> {
  await library.keepSeries(record);
  images.keepSeries(record.series);
}
