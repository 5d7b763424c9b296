import type { WebPage } from '@shared/ipc/contract.ts';

const TMDB = 'https://www.themoviedb.org';

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
      return `${TMDB}/tv/${page.seriesId}/season/${page.seasonNumber}`;
    case 'person':
      return `${TMDB}/person/${page.personId}`;
  }
}
