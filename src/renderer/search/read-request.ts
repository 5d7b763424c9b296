import { parseAddress, toPlace, type Place } from '@shared/domain/address.ts';
import type { Messages } from '@shared/text/en.ts';

/** What a text means: a page, a search for a name, or nothing, with the reason in words. */
export type FindRequest =
  /** `name`: the name it may also be; `''` if it is certainly an address. */
  | { readonly kind: 'page'; readonly place: Place; readonly name: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'problem'; readonly text: string };

/** Interprets text that was typed, pasted, dropped or passed on by the system. `language` is used if none is given. */
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
