import type { SeasonSize, StorageSizes } from '@shared/domain/storage.ts';
import type { PictureFile, PictureFolder } from '../pictures/picture-folder.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import { seasonKeyOf } from '@shared/domain/season.ts';
import { readPicturePath } from '../pictures/picture-address.ts';

interface StorageServiceOptions {
  readonly library: Pick<RemoteLibrary, 'bytes' | 'dataSizes' | 'picturesOf' | 'deleteEverything'>;
  readonly pictures: Pick<PictureFolder, 'files' | 'usage' | 'clear'>;
  readonly recents: { clear(): unknown };
  /** The data folder. */
  readonly folder: string;
  /** Stops everything that could add to the library or the pictures; resolves when it has stopped. */
  readonly stopAll: () => Promise<void>;
  /** Electron's shell.openPath: resolves to the error, or to an empty string. */
  readonly openPath: (path: string) => Promise<string>;
}

/** Endroll's data on disk: measuring, showing and deleting it. */
export class StorageService {
  readonly #options: StorageServiceOptions;

  constructor(options: StorageServiceOptions) {
    this.#options = options;
  }

  async sizes(): Promise<StorageSizes> {
    const { library, pictures } = this.#options;
    const [libraryBytes, usage] = await Promise.all([library.bytes(), pictures.usage()]);
    return { libraryBytes, pictureBytes: usage.bytes, pictureCount: usage.count };
  }

  /** The size of each kept season. */
  seasonSizes(): Promise<readonly SeasonSize[]> {
    return measureSeasons(this.#options);
  }

  /** Deletes all pictures. They are fetched again when they are shown. */
  async clearPictures(): Promise<void> {
    await this.#options.pictures.clear();
  }

  /** Deletes all seasons, series, trip packs and pictures for good, and what the recent ones are called. */
  async clearLibrary(): Promise<void> {
    const { library, pictures, recents, stopAll } = this.#options;
    await stopAll();
    await library.deleteEverything();
    recents.clear();
    await pictures.clear();
  }

  /** Shows the folder in the system's file manager. */
  async openFolder(): Promise<void> {
    const { folder, openPath } = this.#options;
    const problem = await openPath(folder);
    if (problem !== '') throw new Error(`The folder cannot be shown: ${problem}`);
  }
}

/** Where {@link measureSeasons} looks. */
interface SeasonSizePlaces {
  readonly library: Pick<RemoteLibrary, 'dataSizes' | 'picturesOf'>;
  readonly pictures: Pick<PictureFolder, 'files'>;
}

/** The size of each kept season on disk. The library answers in parts, so that other calls can run in between. */
async function measureSeasons({ library, pictures }: SeasonSizePlaces): Promise<readonly SeasonSize[]> {
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
