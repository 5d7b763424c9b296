import { parseAddress, type Address } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { Messages } from '@shared/text/en.ts';

/** What a reader's text asks for: a season, or nothing, with the reason in words. */
export type FindRequest =
  { readonly kind: 'season'; readonly key: SeasonKey } | { readonly kind: 'problem'; readonly text: string };

/** Reads what was typed, pasted, dropped or handed over by the system. `language` fills in where none is given. */
export function readRequest(text: string, language: string, m: Messages): FindRequest {
  const parsed = parseAddress(text);
  switch (parsed.kind) {
    case 'address':
      return fromAddress(parsed.address, language, m);
    case 'invalid':
      return { kind: 'problem', text: m.find.problems[parsed.problem](parsed.part) };
    case 'none':
      return { kind: 'problem', text: m.find.notAnAddress(text.trim()) };
  }
}

function fromAddress(address: Address, language: string, m: Messages): FindRequest {
  if (address.page === 'series') return { kind: 'problem', text: m.find.seriesOnly(address.seriesId) };
  const { seriesId, seasonNumber } = address;
  return { kind: 'season', key: { seriesId, seasonNumber, language: address.language ?? language } };
}
