import type { SeasonSize } from '@shared/domain/storage.ts';
import { readPicturePath } from '../pictures/picture-address.ts';
import type { PictureFile, PictureFolder } from '../pictures/picture-folder.ts';
import type { LibraryApi, Remote } from '../library/library-api.ts';

/** Where {@link measureSeasons} looks. */
export interface SeasonSizePlaces {
  readonly library: Pick<Remote<LibraryApi>, 'dataSizes' | 'imagesOf'>;
  readonly pictures: Pick<PictureFolder, 'files'>;
}

/** What each kept season takes on disk. Asks the library season by season, so that others get their turn between. */
export async function measureSeasons({
  library,
  pictures,
}: SeasonSizePlaces): Promise<readonly SeasonSize[]> {
  const bytesByName = sumByName(await pictures.files());
  const sizes: SeasonSize[] = [];
  for (const size of await library.dataSizes()) {
    const images = await library.imagesOf(size);
    const paths = images === null ? [] : [images.posterPath ?? '', ...images.profilePaths];
    const names = new Set(paths.flatMap((path) => readPicturePath(path) ?? []));
    const pictureBytes = [...names].reduce((sum, name) => sum + (bytesByName.get(name) ?? 0), 0);
    sizes.push({ ...size, pictureBytes });
  }
  return sizes;
}

/** Bytes of each picture, all its sizes together. */
function sumByName(files: readonly PictureFile[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { name, bytes } of files) sums.set(name, (sums.get(name) ?? 0) + bytes);
  return sums;
}
