import type { PeopleKind } from '../domain/compare-sections.ts';
import type { Messages } from './en.ts';

/** The title of a section of a comparison. @param names what is compared: the first and the second side */
export function comparedTitle(
  kind: PeopleKind,
  [first = '', second = '']: readonly string[],
  m: Messages['compare'],
): string {
  if (kind === 'firstOnly' || kind === 'secondOnly') return m.onlyIn(kind === 'firstOnly' ? first : second);
  return kind === 'both' ? m.inBoth : m[kind];
}
