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

/** What each kept season takes on disk. The library answers part by part, so that others get their turn between. */
export async function measureSeasons({
  library,
  pictures,
}: SeasonSizePlaces): Promise<readonly SeasonSize[]> {
  const bytesByName = sumByName(await pictures.files());
  const sizes: SeasonSize[] = [];
  for await (const part of library.dataSizes()) {
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
