import type { EpisodePart } from '@shared/domain/episode-grid.ts';

/** Shapes, not letters: they are the same in every language. */
export const PART_SYMBOLS: Readonly<Record<EpisodePart, string>> = {
  appears: '●',
  directs: '◆',
  writes: '▲',
  crew: '■',
};

/** In the order of the legend. */
export const EPISODE_PARTS: readonly EpisodePart[] = ['appears', 'directs', 'writes', 'crew'];
