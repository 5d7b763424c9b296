import { parseAddress, type Address } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { Messages } from '@shared/text/en.ts';

/** A page that an address names, with a language. */
export type FoundPage =
  { readonly page: 'series'; readonly key: SeriesKey } | { readonly page: 'season'; readonly key: SeasonKey };

/** What a reader's text asks for: a page, a search for a name, or nothing, with the reason in words. */
export type FindRequest =
  | { readonly kind: 'page'; readonly found: FoundPage }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'problem'; readonly text: string };

/** Reads what was typed, pasted, dropped or handed over by the system. `language` fills in where none is given. */
export function readRequest(text: string, language: string, m: Messages): FindRequest {
  const parsed = parseAddress(text);
  switch (parsed.kind) {
    case 'address':
      return { kind: 'page', found: toPage(parsed.address, language) };
    case 'invalid':
      return { kind: 'problem', text: m.find.problems[parsed.problem](parsed.part) };
    case 'none':
      return { kind: 'name', name: text.trim() };
  }
}

function toPage(address: Address, language: string): FoundPage {
  const { seriesId } = address;
  const key = { seriesId, language: address.language ?? language };
  return address.page === 'series'
    ? { page: 'series', key }
    : { page: 'season', key: { ...key, seasonNumber: address.seasonNumber } };
}
