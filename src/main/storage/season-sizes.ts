import { seasonKeyOf } from '@shared/domain/season.ts';
import type { SeasonSize } from '@shared/domain/storage.ts';
import { readPicturePath } from '../pictures/picture-address.ts';
import type { PictureFile, PictureFolder } from '../pictures/picture-folder.ts';
import type { RemoteLibrary } from '../library/calls.ts';

/** Where {@link measureSeasons} looks. */
export interface SeasonSizePlaces {
  readonly library: Pick<RemoteLibrary, 'dataSizes' | 'picturesOf'>;
  readonly pictures: Pick<PictureFolder, 'files'>;
}

/** Seasons whose pictures are asked for together. */
const SEASONS_AT_ONCE = 100;

/** What each kept season takes on disk. Asks the library in parts, so that others get their turn between. */
export async function measureSeasons({
  library,
  pictures,
}: SeasonSizePlaces): Promise<readonly SeasonSize[]> {
  const bytesByName = sumByName(await pictures.files());
  const seasons = await library.dataSizes();
  const sizes: SeasonSize[] = [];
  for (let first = 0; first < seasons.length; first += SEASONS_AT_ONCE) {
    const part = seasons.slice(first, first + SEASONS_AT_ONCE);
    const paths = await library.picturesOf(part.map(seasonKeyOf));
    for (const [place, season] of part.entries()) {
      const names = new Set((paths[place] ?? []).flatMap((path) => readPicturePath(path) ?? []));
      const pictureBytes = [...names].reduce((sum, name) => sum + (bytesByName.get(name) ?? 0), 0);
      sizes.push({ ...season, pictureBytes });
    }
  }
  return sizes;
}

/** Bytes of each picture, all its sizes together. */
function sumByName(files: readonly PictureFile[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { name, bytes } of files) sums.set(name, (sums.get(name) ?? 0) + bytes);
  return sums;
}
