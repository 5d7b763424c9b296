import type { Logger } from '../logging/logger.ts';
import type { EpisodeEditor, WebPage } from '@shared/ipc/contract.ts';

interface ServiceAddressOptions {
  /** Name of the variable, for the log. */
  readonly variable: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The address used without the variable. */
  readonly usual: string;
  readonly isPackaged: boolean;
  readonly logger: Logger;
}

/**
 * The address of a TMDB service, which tests and demonstrations may replace with a stand-in. A packaged application accepts
 * only addresses on this computer, so that setting a variable cannot send the token elsewhere.
 */
export function chooseServiceAddress(options: ServiceAddressOptions): string {
  const { variable, environment, usual, isPackaged, logger } = options;
  const wanted = environment[variable];
  if (wanted === undefined || wanted === '') return usual;
  const url = URL.canParse(wanted) ? new URL(wanted) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    logger.warn(`${variable} is not a web address and is not obeyed`);
    return usual;
  }
  if (isPackaged && !isLoopback(url.hostname)) {
    logger.warn(`${variable} names another computer and is not obeyed`);
    return usual;
  }
  return wanted;
}

/** Names and addresses that always mean this computer: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}

const TMDB = 'https://www.themoviedb.org';

/** Which part of TMDB's episode editor opens (https://www.themoviedb.org/documentation/editing/television). */
const EPISODE_PARTS = { guests: 'guest_stars', crew: 'crew' } as const satisfies Record<
  EpisodeEditor['part'],
  string
>;

/** The https address of a web page that may be opened in the browser. Built only from fixed parts and validated numbers. */
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
    case 'film':
      return `${TMDB}/movie/${page.filmId}`;
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

/**
 * Where problems are reported: `bugs.url` of package.json, the one place that says it; `null` while there is none, and for
 * whatever is no https address.
 */
export function reportAddress(manifest: object): string | null {
  const bugs: unknown = 'bugs' in manifest ? manifest.bugs : null;
  const url: unknown = typeof bugs === 'object' && bugs !== null && 'url' in bugs ? bugs.url : null;
  return typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}
