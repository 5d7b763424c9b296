import type { PictureAddress } from '../pictures/picture-address.ts';
import type { PicturePaths } from '../pictures/season-pictures.ts';
import type { PackContents } from '../library/calls.ts';

/** The pictures to keep for TMDB's paths, in the sizes that are kept. */
export type WantedPictures = (paths: PicturePaths) => readonly PictureAddress[];

/** A picture of a trip pack: TMDB's path, and one of the sizes in which it is kept. */
export interface PackPicture {
  readonly path: string;
  readonly address: PictureAddress;
}

/** Every picture that these seasons show, posters first; those that several share come several times. */
export function packPicturesOf(
  { seasons, people }: PackContents,
  wanted: WantedPictures,
): readonly PackPicture[] {
  return [
    ...seasons.flatMap(({ posterPath }) => (posterPath === null ? [] : posterSizes(posterPath, wanted))),
    ...people.flatMap(({ profilePath }) => (profilePath === null ? [] : portraitSizes(profilePath, wanted))),
  ];
}

/** A poster in the sizes in which it is kept; none when its path cannot be a file's name. */
export function posterSizes(path: string, wanted: WantedPictures): readonly PackPicture[] {
  return wanted({ posterPath: path, profilePaths: [] }).map((address) => ({ path, address }));
}

/** A portrait in the sizes in which it is kept; none when its path cannot be a file's name. */
export function portraitSizes(path: string, wanted: WantedPictures): readonly PackPicture[] {
  return wanted({ posterPath: null, profilePaths: [path] }).map((address) => ({ path, address }));
}
