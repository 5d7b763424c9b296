import type { AppError } from '@shared/app-error.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { TripPackReceipt } from '@shared/domain/trip-pack.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import { countReceipt } from './count-receipt.ts';
import type { PackPictureTools } from './pack-pictures.ts';

/** What {@link checkPack} looks at. */
export interface CheckPackTools {
  readonly library: Pick<RemoteLibrary, 'packContents'>;
  readonly pictures: Pick<PackPictureTools, 'onDisk' | 'wanted'>;
  readonly clock: () => Date;
}

/** What is to be there. */
export interface CheckedPack {
  readonly seasonNumbers: readonly number[];
  /** Paths of pictures that TMDB has said it does not have. */
  readonly absentPictures: readonly string[];
  /** Why a season could not be had, by its number. */
  readonly errors: ReadonlyMap<number, AppError>;
}

/** Counts what the library and the disk hold of a pack. Asks nobody else. */
export async function checkPack(
  { library, pictures, clock }: CheckPackTools,
  { seriesId, language }: SeriesKey,
  pack: CheckedPack,
): Promise<TripPackReceipt> {
  const [contents, onDisk] = await Promise.all([
    library.packContents({ seriesId, language }, pack.seasonNumbers),
    pictures.onDisk(),
  ]);
  const { seasonNumbers, absentPictures, errors } = pack;
  return countReceipt({
    seasonNumbers,
    absentPictures,
    errors,
    contents,
    onDisk,
    wanted: (paths) => pictures.wanted(paths),
    checkedAt: clock().toISOString(),
  });
}

/** Why seasons could not be had when the receipt was counted, by their number. */
export function seasonErrorsIn(receipt: TripPackReceipt | null): ReadonlyMap<number, AppError> {
  const errors = new Map<number, AppError>();
  for (const problem of receipt?.problems ?? []) {
    if (problem.kind === 'season-missing' && problem.error !== null)
      errors.set(problem.seasonNumber, problem.error);
  }
  return errors;
}
