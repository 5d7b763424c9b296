import type { TripPack, TripPackProgress } from '@shared/domain/trip-pack.ts';
import { imageAddressText } from '../images/image-address.ts';
import type { LibraryApi, PackContents, PackRecord, Remote } from '../library/library-api.ts';
import { packContentsSoFar } from './pack-contents-so-far.ts';
import { packPicturesOf, type WantedPictures } from './pack-pictures-of.ts';

/** What {@link describePack} looks at. */
export interface DescribePackTools {
  readonly library: Pick<Remote<LibraryApi>, 'packContents'>;
  readonly wanted: WantedPictures;
  /** What is on disk, as `w185/abc.jpg`. */
  readonly onDisk: ReadonlySet<string>;
}

/** A pack on which nobody is working. How far it has come is counted, because nothing but what is there is kept. */
export async function describePack(
  record: PackRecord,
  { library, wanted, onDisk }: DescribePackTools,
): Promise<TripPack> {
  const { seriesId, language, seasonNumbers, state, receipt } = record;
  const contents = await packContentsSoFar(library, record);
  return {
    seriesId,
    language,
    seasonNumbers: seasonNumbers ?? [],
    state,
    progress: countProgress(record, contents, { wanted, onDisk }),
    error: null,
    receipt,
  };
}

function countProgress(
  { seasonNumbers, state, absentPictures }: PackRecord,
  contents: PackContents,
  { wanted, onDisk }: Pick<DescribePackTools, 'wanted' | 'onDisk'>,
): TripPackProgress {
  const absent = new Set(absentPictures);
  const known = new Map(
    packPicturesOf(contents, wanted).map(({ address, path }) => [imageAddressText(address), path]),
  );
  const there = [...known].filter(([text, path]) => onDisk.has(text) || absent.has(path));
  const isDone = state === 'done';
  return {
    seasonsDone: isDone ? (seasonNumbers?.length ?? 0) : contents.seasons.length,
    picturesDone: isDone ? known.size : there.length,
    picturesKnown: known.size,
    secondsLeft: null,
  };
}
