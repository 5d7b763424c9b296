import { parseAddress, toPlace, type Place } from '@shared/domain/address.ts';
import type { Messages } from '@shared/text/en.ts';

/** What a reader's text asks for: a page, a search for a name, or nothing, with the reason in words. */
export type FindRequest =
  /** `name`: what else it may be; `''` when it is surely an address. */
  | { readonly kind: 'page'; readonly place: Place; readonly name: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'problem'; readonly text: string };

/** Reads what was typed, pasted, dropped or handed over by the system. `language` fills in where none is given. */
export function readRequest(text: string, language: string, m: Messages): FindRequest {
  const parsed = parseAddress(text);
  switch (parsed.kind) {
    case 'address':
      return {
        kind: 'page',
        place: toPlace(parsed.address, language),
        name: parsed.mayBeName === true ? text.trim() : '',
      };
    case 'invalid':
      return { kind: 'problem', text: m.find.problems[parsed.problem](parsed.part) };
    case 'none':
      return { kind: 'name', name: text.trim() };
  }
}
