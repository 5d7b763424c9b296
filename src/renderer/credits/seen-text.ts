import type { SeenTo } from '@shared/domain/spoilers.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** "Seen: season 2, up to episode 4", "Seen: all of season 2". */
export function seenText({ seasonNumber, episodeNumber }: Omit<SeenTo, 'seriesId'>, texts: Texts): string {
  const m = texts.m.seen;
  const season = texts.number(seasonNumber);
  return episodeNumber === null ? m.whole(season) : m.part(season, texts.plain(episodeNumber));
}
