import type { CreditGroup } from '@shared/domain/group-credits.ts';
import type { PeopleSizes } from './density-sizes.ts';

/** What every list of people of a season is given besides the people. */
export interface PeopleListProps {
  /** Episodes of the season; `null` while unknown. */
  readonly episodeTotal: number | null;
  readonly sizes: PeopleSizes;
  /** What to mark; `''` for nothing. */
  readonly query: string;
  /** The group whose person is open beside the list. */
  readonly selectedId: string | null;
  /** What scrolls the page. */
  readonly scrollRoot: HTMLElement | undefined;
  /** A longer list draws only what is in sight. */
  readonly longestPlain: number;
  readonly onselect: (group: CreditGroup) => void;
}
