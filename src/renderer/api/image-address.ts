import { pictureSizes, type PictureSizes } from '@shared/domain/picture-sizes.ts';
import type { ImageSizeChoice } from '@shared/domain/settings.ts';

/** Pictures in a list, in the same size for every setting. */
type ListPicture = 'portrait' | 'thumbnail';

/**
 * The address under which main serves a TMDB picture, or `null` if there is none. Single pictures come in the size the
 * reader has chosen: no other would be available offline.
 */
export function imageAddress(kind: ListPicture, filePath: string | null): string | null;
export function imageAddress(
  kind: Exclude<keyof PictureSizes, ListPicture>,
  filePath: string | null,
  choice: ImageSizeChoice,
): string | null;
export function imageAddress(
  kind: keyof PictureSizes,
  filePath: string | null,
  choice: ImageSizeChoice = 'standard',
): string | null {
  return filePath === null ? null : `endroll-image://${pictureSizes(choice)[kind]}${filePath}`;
}
