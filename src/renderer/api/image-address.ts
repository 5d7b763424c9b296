import { pictureSizes, type PictureSizes } from '@shared/domain/picture-sizes.ts';
import type { ImageSizeChoice } from '@shared/domain/settings.ts';

/** Pictures in a list: the same size whatever the reader has chosen. */
type ListPicture = 'portrait' | 'thumbnail';

/**
 * The address of a picture of TMDB's as main serves it, or `null` when there is none. One that stands by itself comes
 * in the size the reader has chosen: any other would not be there offline.
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
