import type { EpisodeEditor, WebPage } from '@shared/ipc/contract.ts';

const TMDB = 'https://www.themoviedb.org';

/** Which part of TMDB's episode editor opens (https://www.themoviedb.org/documentation/editing/television). */
const EPISODE_PARTS = { guests: 'guest_stars', crew: 'crew' } as const satisfies Record<
  EpisodeEditor['part'],
  string
>;

/** The https address of a web page that may be opened in the browser. Made of fixed parts and checked numbers only. */
export function webPageAddress(page: WebPage): string {
  switch (page.page) {
    case 'tmdb':
      return `${TMDB}/`;
    case 'token-help':
      return `${TMDB}/settings/api`;
    case 'series':
      return `${TMDB}/tv/${page.seriesId}`;
    case 'season':
      return seasonAddress(page);
    case 'episode':
      return `${seasonAddress(page)}/episode/${page.episodeNumber}`;
    case 'person':
      return `${TMDB}/person/${page.personId}`;
    case 'person-editor':
      return `${TMDB}/person/${page.personId}/edit?active_nav_item=primary_facts`;
    case 'person-pictures':
      return `${TMDB}/person/${page.personId}/images/profiles`;
    case 'series-editor':
      return `${TMDB}/tv/${page.seriesId}/edit?active_nav_item=primary_facts`;
    case 'season-editor':
      return `${seasonAddress(page)}/edit?active_nav_item=season_regulars`;
    case 'episode-editor':
      return `${seasonAddress(page)}/episode/${page.episodeNumber}/edit?active_nav_item=${EPISODE_PARTS[page.part]}`;
  }
}

function seasonAddress({ seriesId, seasonNumber }: Pick<EpisodeEditor, 'seriesId' | 'seasonNumber'>): string {
  return `${TMDB}/tv/${seriesId}/season/${seasonNumber}`;
}
