import KeyRound from '@lucide/svelte/icons/key-round';
import Link from '@lucide/svelte/icons/link';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import TextSearch from '@lucide/svelte/icons/text-search';
import Tv from '@lucide/svelte/icons/tv';
import type { AppError } from '@shared/app-error.ts';
import { initials } from '@shared/domain/person.ts';
import { isSampleSeries } from '@shared/domain/sample.ts';
import type { SeriesHit } from '@shared/domain/series.ts';
import type { Messages } from '@shared/text/en.ts';
import { leftOutNote } from '../credits/left-out.ts';
import { imageAddress } from '../api/image-address.ts';
import { describeError } from '../errors/error-text.ts';
import type { KeptSeries } from '../state/kept-series.ts';
import type { Texts } from '../text/texts.svelte.ts';
import type { ListOption, OptionGroup } from '../ui/option-groups.ts';
import type { TmdbSearch } from './series-finder.svelte.ts';

/** The most kept ones that are listed: rendering more rows would be noticeable at every key. */
const MOST_KEPT = 12;

/** Matches in the library, best first. */
export function keptGroup<Hit>(
  hits: readonly Hit[],
  toOption: (hit: Hit) => ListOption,
  m: Messages,
): OptionGroup {
  const title = hits.length > MOST_KEPT ? m.find.inLibraryBest(MOST_KEPT, hits.length) : m.find.inLibrary;
  return { id: 'kept', title, options: hits.slice(0, MOST_KEPT).map(toOption) };
}

/** A page whose address was typed or pasted. `title`: its name, if known. */
export function linkOption(title: string, m: Messages, choose: () => void): ListOption {
  return {
    id: 'link',
    name: m.find.open(title),
    details: [],
    figure: { kind: 'icon', icon: Link },
    keys: [],
    choose,
  };
}

/** The id of the option that searches the whole library. */
export const SEARCH_OPTION = 'search-library';

/** The page that searches the whole library. */
export function librarySearchOption(text: string, m: Messages, choose: () => void): ListOption {
  return {
    id: SEARCH_OPTION,
    name: m.search.searchFor(text),
    details: [],
    figure: { kind: 'icon', icon: TextSearch },
    keys: [],
    choose,
  };
}

/** The id of the option that is not a result. */
export const TOKEN_OPTION = 'token';

/** Opens the token form, if TMDB cannot be searched without a token. */
export function tokenGroup(m: Messages, choose: () => void): OptionGroup {
  return {
    id: 'token',
    title: m.find.onTmdb,
    options: [
      {
        id: TOKEN_OPTION,
        name: m.errors.actions.token,
        details: [],
        figure: { kind: 'icon', icon: KeyRound },
        keys: [],
        choose,
      },
    ],
  };
}

/** The id of the option that opens the built-in sample. */
export const SAMPLE_OPTION = 'sample';

/** The sample, offered if there is neither a token nor anything kept. */
export function sampleOption(m: Messages, choose: () => void): ListOption {
  return {
    id: SAMPLE_OPTION,
    name: m.welcome.trySample,
    details: [],
    figure: { kind: 'icon', icon: Tv },
    keys: [],
    choose,
  };
}

/** A series with kept seasons. */
export function keptSeriesOption(series: KeptSeries, m: Messages, choose: () => void): ListOption {
  return {
    id: `kept-${series.seriesId}`,
    name: series.name,
    details: [
      ...(isSampleSeries(series.seriesId) ? [m.season.sample] : []),
      ...(series.readableCount === 0 ? [] : [m.find.keptSeasons(series.readableCount)]),
    ],
    figure: posterFigure(series.name, series.posterPath, series.seriesId),
    keys: [],
    choose,
  };
}

/** The id of the option that asks TMDB for the rest of its results again. */
export const RETRY_OPTION = 'retry';

/** What TMDB has found so far; if the rest could not be fetched, `retry` is offered at the end. */
export function tmdbGroup(
  search: TmdbSearch,
  texts: Texts,
  { choose, retry }: { readonly choose: (seriesId: number) => void; readonly retry: () => void },
): OptionGroup {
  const { hits, error } = search.kind === 'found' ? search : { hits: [], error: null };
  return {
    id: 'tmdb',
    title: texts.m.find.onTmdb,
    options: [
      ...hits.map((hit) => ({
        id: `tmdb-${hit.seriesId}`,
        name: hit.name,
        details: hitDetails(hit, texts),
        figure: posterFigure(hit.name, hit.posterPath, hit.seriesId),
        keys: [],
        choose: () => {
          choose(hit.seriesId);
        },
      })),
      ...(error === null
        ? []
        : [
            {
              id: RETRY_OPTION,
              name: texts.m.errors.actions.retry,
              details: [],
              figure: { kind: 'icon', icon: RotateCw } as const,
              keys: [],
              choose: retry,
              staysOpen: true as const,
            },
          ]),
    ],
  };
}

/** What is left out of TMDB's results, or why there are no further ones. */
export function tmdbRestNote(search: Extract<TmdbSearch, { readonly kind: 'found' }>, texts: Texts): string {
  return search.error === null ? leftOutNote(search.leftOut, texts) : errorNote(search.error, texts);
}

function errorNote(error: AppError, { m }: Texts): string {
  return error.kind === 'offline' ? m.find.offline : describeError(error, m).text;
}

/** Why TMDB's part of the list is empty, or what is left out of it; `''` otherwise. */
export function tmdbNote(search: TmdbSearch, name: string, hasToken: boolean, texts: Texts): string {
  const { m } = texts;
  if (name === '') return '';
  if (!hasToken) return m.find.noToken;
  switch (search.kind) {
    case 'idle':
      return '';
    case 'searching':
      return m.find.searching;
    case 'found':
      return search.hits.length === 0 && search.leftOut.length === 0
        ? m.find.nothing(name)
        : tmdbRestNote(search, texts);
    case 'failed':
      return errorNote(search.error, texts);
  }
}

/** A poster, or the series' initials. */
export function posterFigure(
  seriesName: string,
  posterPath: string | null,
  seriesId: number,
): ListOption['figure'] {
  return {
    kind: 'picture',
    src: imageAddress('thumbnail', posterPath),
    standIn: initials(seriesName),
    tint: seriesId,
  };
}

function hitDetails(hit: SeriesHit, texts: Texts): readonly string[] {
  const original = hit.originalName !== null && hit.originalName !== hit.name ? hit.originalName : '';
  const year = hit.firstAirDate === null ? '' : texts.year(hit.firstAirDate);
  return [original, year, texts.row(hit.originCountries)].filter((detail) => detail !== '');
}
