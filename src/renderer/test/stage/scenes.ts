import type { LibraryProblem } from '@shared/app-error.ts';
import type { Settings } from '@shared/domain/settings.ts';

/** A page of regulars or guests, as a grid or as a table. */
export interface PeopleStageProps {
  readonly view: 'regulars' | 'guests' | 'table';
  readonly count: number;
}

/** What can stand on the stage: components with enough in them that their size matters. */
export type StageScene =
  | ({ readonly kind: 'people' } & PeopleStageProps)
  /** The library pane, with `series` series of `seasons` seasons. */
  | { readonly kind: 'pane'; readonly series: number; readonly seasons: number }
  /** The whole window, with a token, a kept season and an address; `null`: a first start. */
  | {
      readonly kind: 'window';
      readonly address: string | null;
      readonly settings?: Partial<Settings>;
      /** How many episodes the season has; otherwise two. */
      readonly episodes?: number;
      /** Why the season could not be kept. */
      readonly notKept?: LibraryProblem;
      /** The library has a season in each state it can be in. */
      readonly hasAllStates?: true;
    };
