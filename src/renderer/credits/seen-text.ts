import type { SeenTo } from '@shared/domain/spoilers.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** "Seen: Season 2, up to episode 4", "Seen: Season 2, to the end": the one way to say how far a series has been seen. */
export function seenText({ seasonNumber, episodeNumber }: Omit<SeenTo, 'seriesId'>, texts: Texts): string {
  const { seen, season } = texts.m;
  const name = season.seasonNumber(seasonNumber);
  return episodeNumber === null ? seen.whole(name) : seen.part(name, texts.plain(episodeNumber));
}
