/** The page of Endroll that an address names. `language`: of TMDB's texts; `null` for the one in the settings. */
export type Address =
  | { readonly [Page in PlainPage]: { readonly page: Page } }[PlainPage]
  | { readonly page: 'series'; readonly seriesId: number; readonly language: string | null }
  /** People by season: `endroll://tv/1396/people`. */
  | { readonly page: 'matrix'; readonly seriesId: number; readonly language: string | null }
  | {
      readonly page: 'season';
      readonly seriesId: number;
      readonly seasonNumber: number;
      readonly language: string | null;
    }
  | {
      readonly page: 'episode';
      readonly seriesId: number;
      readonly seasonNumber: number;
      /** Some seasons have an episode 0. */
      readonly episodeNumber: number;
      readonly language: string | null;
    }
  | {
      readonly [Page in PageOfSeason]: {
        readonly page: Page;
        readonly seriesId: number;
        readonly seasonNumber: number;
        readonly language: string | null;
      };
    }[PageOfSeason]
  | {
      readonly page: 'compare';
      /** At most {@link MOST_COMPARED}; fewer than two while the reader chooses. */
      readonly sides: readonly ComparedAddress[];
      /** A series whose seasons are offered first while the reader chooses; no part of the address. */
      readonly offered?: number;
      /** `false` after a side was removed: the list of what can be added does not open by itself; no part of the address. */
      readonly opensList?: boolean;
      readonly language: string | null;
    }
  | { readonly page: 'person'; readonly personId: number }
  /** `endroll://search?q=jesse%20pinkman`; the initial query, `''` for the one of the last visit. */
  | { readonly page: 'search'; readonly query: string };

/** A kept season, or all kept seasons of a series. */
export interface ComparedAddress {
  readonly seriesId: number;
  /** `null`: every kept season. */
  readonly seasonNumber: number | null;
}

/** The most seasons or series that can be compared at once: who is in most of some hundred seasons can be asked. */
export const MOST_COMPARED = 300;

/** What is compared, each once: a season of a series that is there as a whole is part of that. */
export function distinctSides(sides: readonly ComparedAddress[]): readonly ComparedAddress[] {
  const whole = new Set(
    sides.filter(({ seasonNumber }) => seasonNumber === null).map(({ seriesId }) => seriesId),
  );
  const own = sides.filter(({ seriesId, seasonNumber }) => seasonNumber === null || !whole.has(seriesId));
  return [...new Map(own.map((side) => [comparedText(side), side])).values()];
}

/** Pages that exist only once: `endroll://settings`. */
const PLAIN_PAGES = ['welcome', 'library', 'changes', 'settings', 'yours', 'guide'] as const;
export type PlainPage = (typeof PLAIN_PAGES)[number];

/** More pages of a season, `endroll://tv/1396/season/1/roll`: what TMDB has changed in it, and its credits as an end roll. */
const PAGES_OF_SEASON = ['history', 'roll'] as const;
type PageOfSeason = (typeof PAGES_OF_SEASON)[number];

/** Where a reader is: an address with its language resolved. For a series or season, it is also its key. */
export type Place = Settled<Address>;

/** The name of a page. */
export type PageName = Place['page'];

/** The places of one page. */
export type PlaceOf<Name extends PageName> = Extract<Place, { readonly page: Name }>;

type Settled<A> = A extends { readonly language: string | null }
  ? Omit<A, 'language'> & { readonly language: string }
  : A;

/** The result of reading a text as an address. `none`: not meant as an address, so it may be a search. */
export type ParsedAddress =
  | {
      readonly kind: 'address';
      readonly address: Address;
      /** It may also be a name: two numbers can be a series, such as "20/20" and "24/7". */
      readonly mayBeName?: true;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly problem: AddressProblem; readonly part: string };

/**
 * What is wrong with an address. `not-tmdb`: another site. `not-series`: a film, person or other page of TMDB.
 * `series-id`, `season-number`, `episode-number`, `compared`, `language`: that part is invalid. `scheme`: an unknown
 * kind of `endroll:` address.
 */
export type AddressProblem =
  | 'not-tmdb'
  | 'not-series'
  | 'series-id'
  | 'season-number'
  | 'episode-number'
  | 'compared'
  | 'language'
  | 'scheme';

/** The longest search that is considered, in UTF-16 code units. */
export const LONGEST_SEARCH = 300;

/** TMDB's ids and season numbers are 32-bit integers. */
export const LARGEST_ID = 2_147_483_647;

const TMDB_HOSTS: readonly string[] = ['themoviedb.org', 'www.themoviedb.org', 'api.themoviedb.org'];

/**
 * Reads an address from what a reader types, pastes or drops: `endroll://tv/1396/season/1`, a TMDB web address
 * (`https://www.themoviedb.org/tv/1396-breaking-bad/season/1?language=de-DE`, its cast page and those of its episodes
 * too), or a series id with a season number (`1396 1`, `1396/1`, `1396 s01`, `tv/1396/season/1`), or `person/17419`. A
 * number alone is not an address: there are series called "24" and "1883".
 */
export function parseAddress(text: string): ParsedAddress {
  const trimmed = text.trim().replace(/^<(.*)>$/u, '$1');
  if (/^endroll:/iu.test(trimmed)) return parseOwn(trimmed);
  if (/^(https?:\/\/|www\.|themoviedb\.org)/iu.test(trimmed)) return parseWeb(trimmed);
  return parseShort(trimmed);
}

/** The address as text, such as `endroll://tv/1396/season/1?language=de-DE`. */
export function formatAddress(address: Address): string {
  const path = `endroll://${pathOf(address)}`;
  if (address.page === 'search')
    return address.query === '' ? path : `${path}?q=${encodeURIComponent(address.query)}`;
  return 'language' in address && address.language !== null ? `${path}?language=${address.language}` : path;
}

function pathOf(address: Address): string {
  if ('seriesId' in address) return seriesPath(address);
  if (address.page === 'compare') return ['compare', ...address.sides.map(comparedText)].join('/');
  return address.page === 'person' ? `person/${address.personId}` : address.page;
}

function seriesPath(address: Extract<Address, { readonly seriesId: number }>): string {
  const series = `tv/${address.seriesId}`;
  if (!('seasonNumber' in address)) return address.page === 'matrix' ? `${series}/people` : series;
  const season = `${series}/season/${address.seasonNumber}`;
  if (address.page === 'season') return season;
  return address.page === 'episode'
    ? `${season}/episode/${address.episodeNumber}`
    : `${season}/${address.page}`;
}

/** True for a page that exists only once, so that its address says nothing but its name. */
export function isPlainPage(page: PageName): page is PlainPage {
  return (PLAIN_PAGES as readonly string[]).includes(page);
}

/** `1396-2` for a season, `1396` for all kept seasons of a series. */
export function comparedText({ seriesId, seasonNumber }: ComparedAddress): string {
  return seasonNumber === null ? String(seriesId) : `${seriesId}-${seasonNumber}`;
}

/** The place an address names; `language` is used if it names none. */
export function toPlace(address: Address, language: string): Place {
  return 'language' in address ? { ...address, language: address.language ?? language } : address;
}

/** True when both are the same page. */
export function isSamePlace(a: Place, b: Place): boolean {
  return formatAddress(a) === formatAddress(b);
}

/** True for a tag in a form TMDB understands: `en`, `en-US`, `zh-CN`. Not all of them have translations. */
export function isLanguageTag(text: string): boolean {
  return /^[a-z]{2}(-[A-Z]{2})?$/u.test(text);
}

function parseOwn(text: string): ParsedAddress {
  const url = toUrl(text);
  // `endroll://tv/1396` has the host "tv", `endroll:/tv/1396` and `endroll:tv/1396` have none.
  const parts = url === null ? [] : [url.host, ...url.pathname.split('/')].filter((part) => part !== '');
  const first = parts[0]?.toLowerCase();
  const plain = PLAIN_PAGES.find((page) => page === first);
  if (plain !== undefined && parts.length === 1) return valid({ page: plain });
  if (url !== null && first === 'compare') {
    return parseCompared(parts.slice(1), url.searchParams.get('language'));
  }
  if (url !== null && first === 'search' && parts.length === 1)
    return valid({ page: 'search', query: (url.searchParams.get('q') ?? '').slice(0, LONGEST_SEARCH) });
  if (first === 'person') return parsePersonPath(parts.slice(1), text);
  if (url === null || first !== 'tv') return invalid('scheme', text);
  return parseSeriesPath(parts.slice(1), url.searchParams.get('language'));
}

/** `['17419-bryan-cranston']` */
function parsePersonPath([idPart = '']: readonly string[], text: string): ParsedAddress {
  const personId = toInteger(idPart.replace(/-.*$/u, ''), 1);
  return personId === null ? invalid('scheme', text) : valid({ page: 'person', personId });
}

function parseWeb(text: string): ParsedAddress {
  const url = toUrl(/^https?:/iu.test(text) ? text : `https://${text}`);
  if (url === null || !TMDB_HOSTS.includes(url.hostname)) return invalid('not-tmdb', url?.hostname ?? text);
  // An address of the API (`/3/tv/…`) means the same page.
  const parts = url.pathname
    .replace(/^\/3\//u, '/')
    .split('/')
    .filter((part) => part !== '');
  if (parts[0] === 'person') return parsePersonPath(parts.slice(1), url.pathname);
  if (parts[0] !== 'tv') return invalid('not-series', url.pathname);
  return parseSeriesPath(parts.slice(1), url.searchParams.get('language'));
}

function parseShort(text: string): ParsedAddress {
  if (/^\/?tv\//iu.test(text)) return parseSeriesPath(text.replace(/^\/?tv\//iu, '').split('/'), null);
  if (/^\/?person\/\d/iu.test(text))
    return parsePersonPath(text.replace(/^\/?person\//iu, '').split('/'), text);
  const match = /^(\d+)(?:\s*[/,]\s*|\s+(?:season\s*|s)?|\s*(?:season\s*|s))(-?\d[\d.]*)$/iu.exec(text);
  if (match === null) return { kind: 'none' };
  const parsed = parseSeriesPath([match[1] ?? '', 'season', match[2] ?? ''], null);
  return parsed.kind === 'address' && /^[\d\s/,]+$/u.test(text) ? { ...parsed, mayBeName: true } : parsed;
}

/** `['1396-breaking-bad', 'season', '1', 'episode', '2', …]`; TMDB's cast page of a season belongs to the season. */
function parseSeriesPath(parts: readonly string[], language: string | null): ParsedAddress {
  const [idPart = '', section, numberPart = '', part, episodePart = ''] = parts;
  // TMDB appends the name to the id: 1396-breaking-bad.
  const seriesId = toInteger(idPart.replace(/-.*$/u, ''), 1);
  if (seriesId === null) return invalid('series-id', idPart);
  if (language !== null && language !== '' && !isLanguageTag(language)) return invalid('language', language);
  const given = language === '' ? null : language;
  if (section === 'people') return valid({ page: 'matrix', seriesId, language: given });
  if (section !== 'season') return valid({ page: 'series', seriesId, language: given });
  const seasonNumber = toInteger(numberPart, 0);
  if (seasonNumber === null) return invalid('season-number', numberPart);
  const ofSeason = PAGES_OF_SEASON.find((page) => page === part);
  if (ofSeason !== undefined) return valid({ page: ofSeason, seriesId, seasonNumber, language: given });
  if (part !== 'episode') return valid({ page: 'season', seriesId, seasonNumber, language: given });
  const episodeNumber = toInteger(episodePart, 0);
  if (episodeNumber === null) return invalid('episode-number', episodePart);
  return valid({ page: 'episode', seriesId, seasonNumber, episodeNumber, language: given });
}

/** `['1396-1', '1396-2']`, each once: see {@link distinctSides}. */
function parseCompared(parts: readonly string[], language: string | null): ParsedAddress {
  const all: ComparedAddress[] = [];
  for (const part of parts) {
    const [idPart = '', numberPart] = part.split('-');
    const seriesId = toInteger(idPart, 1);
    const seasonNumber = numberPart === undefined ? null : toInteger(numberPart, 0);
    if (seriesId === null || (numberPart !== undefined && seasonNumber === null)) {
      return invalid('compared', part);
    }
    all.push({ seriesId, seasonNumber });
  }
  const sides = distinctSides(all);
  if (sides.length > MOST_COMPARED) return invalid('compared', parts[MOST_COMPARED] ?? '');
  if (language !== null && language !== '' && !isLanguageTag(language)) return invalid('language', language);
  return valid({
    page: 'compare',
    sides,
    language: language === '' ? null : language,
  });
}

function toInteger(text: string, least: number): number | null {
  if (!/^\d{1,10}$/u.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= LARGEST_ID ? value : null;
}

function toUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function valid(address: Address): ParsedAddress {
  return { kind: 'address', address };
}

function invalid(problem: AddressProblem, part: string): ParsedAddress {
  return { kind: 'invalid', problem, part: part.length > 60 ? `${part.slice(0, 60)}…` : part };
}
