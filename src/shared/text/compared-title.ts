import type { PeopleKind } from '../domain/compare-sections.ts';
import type { Messages } from './en.ts';

/** The title of a section of a comparison. @param names what is compared: the first and the second side */
export function comparedTitle(
  kind: PeopleKind,
  [first = '', second = '']: readonly string[],
  m: Messages['compare'],
): string {
  switch (kind) {
    case 'firstOnly':
      return m.onlyIn(first);
    case 'secondOnly':
      return m.onlyIn(second);
    case 'both':
      return m.inBoth;
    case 'promoted':
    case 'demoted':
    case 'left':
    case 'joined':
    case 'stayed':
    case 'changedJobs':
      return m[kind];
  }
}
