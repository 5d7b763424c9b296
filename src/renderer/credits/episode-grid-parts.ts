import type { EpisodePart } from '@shared/domain/episode-part.ts';
import type { MatrixMark, Standing } from '@shared/domain/series-matrix.ts';

/** Shapes, not letters: they are the same in every language. */
export const PART_SYMBOLS: Readonly<Record<EpisodePart, string>> = {
  appears: '●',
  directs: '◆',
  writes: '▲',
  crew: '■',
};

/** In the order of the legend. */
export const EPISODE_PARTS: readonly EpisodePart[] = ['appears', 'directs', 'writes', 'crew'];

/** A person's standing in a season. */
export const STANDING_SYMBOLS: Readonly<Record<Standing, string>> = {
  regular: PART_SYMBOLS.appears,
  guest: '◇',
  crew: PART_SYMBOLS.crew,
};

/** The change from the previous season. */
export const MARK_SYMBOLS: Readonly<Record<MatrixMark, string>> = { new: '+', returning: '↩', gone: '–' };
