import type { TripPack } from '@shared/domain/trip-pack.ts';
import { pictureAddressText } from '../pictures/picture-address.ts';
import type { RemoteLibrary, PackRecord } from '../library/calls.ts';
import { packContentsSoFar } from './pack-contents-so-far.ts';
import { packPicturesOf, type WantedPictures } from './pack-pictures-of.ts';

/** What {@link describePack} looks at. */
export interface DescribePackTools {
  readonly library: Pick<RemoteLibrary, 'packContents'>;
  readonly wanted: WantedPictures;
  /** What is on disk, as `w185/abc.jpg`. Not asked about a pack that is done. */
  readonly onDisk: () => Promise<ReadonlySet<string>>;
}

/**
 * A pack on which nobody is working. How far it has come is counted, because nothing but what is there is kept; one that
 * is done has its receipt, and has come to the end.
 */
export async function describePack(
  record: PackRecord,
  { library, wanted, onDisk }: DescribePackTools,
): Promise<TripPack> {
  const { seriesId, language, seasonNumbers, state, receipt } = record;
  const contents = await packContentsSoFar(library, record);
  const wantedPictures = new Map(
    packPicturesOf(contents, wanted).map(({ address, path }) => [pictureAddressText(address), path]),
  );
  const isDone = state === 'done';
  return {
    seriesId,
    language,
    seasonNumbers: seasonNumbers ?? [],
    state,
    progress: {
      seasonsDone: isDone ? (seasonNumbers?.length ?? 0) : contents.seasons.length,
      picturesDone: isDone ? wantedPictures.size : countThere(wantedPictures, record, await onDisk()),
      picturesKnown: wantedPictures.size,
      secondsLeft: null,
    },
    error: null,
    receipt,
  };
}

/** Pictures that are on disk or do not exist. `pictures` holds each one's path by its address. */
function countThere(
  pictures: ReadonlyMap<string, string>,
  { absentPictures }: PackRecord,
  onDisk: ReadonlySet<string>,
): number {
  const absent = new Set(absentPictures);
  return [...pictures].filter(([address, path]) => onDisk.has(address) || absent.has(path)).length;
}
