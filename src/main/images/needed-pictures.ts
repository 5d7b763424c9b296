import { seasonKeyOf, seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import type { LibraryApi, PackRecord, Remote } from '../library/library-api.ts';
import { readImagePath } from './image-address.ts';

/** Where {@link NeededPictures} asks. */
export type NeededPicturesLibrary = Pick<Remote<LibraryApi>, 'imagesOf' | 'packs' | 'packContents'>;

/** The pictures that a limit must not take away: of trip packs, and of what the reader has opened in this run. */
export class NeededPictures {
  readonly #library: NeededPicturesLibrary;
  readonly #opened = new Map<string, SeasonKey>();

  constructor(library: NeededPicturesLibrary) {
    this.#library = library;
  }

  /** The reader has opened a season. */
  noteOpened(key: SeasonKey): void {
    this.#opened.set(seasonKeyText(key), seasonKeyOf(key));
  }

  /** Their file names, the same in every size. */
  async names(): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    const add = (paths: readonly (string | null)[]): void => {
      for (const path of paths) {
        const name = path === null ? null : readImagePath(path);
        if (name !== null) names.add(name);
      }
    };
    for (const pack of await this.#library.packs()) add(await this.#pathsOfPack(pack));
    for (const key of this.#opened.values()) {
      const images = await this.#library.imagesOf(key);
      if (images !== null) add([images.posterPath, ...images.profilePaths]);
    }
    return names;
  }

  async #pathsOfPack({ seriesId, language, seasonNumbers }: PackRecord): Promise<readonly (string | null)[]> {
    if (seasonNumbers === null) return [];
    const { seasons, people } = await this.#library.packContents({ seriesId, language }, seasonNumbers);
    return [...seasons.map(({ posterPath }) => posterPath), ...people.map(({ profilePath }) => profilePath)];
  }
}
