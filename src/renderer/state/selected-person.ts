import type { Credit } from '@shared/domain/credit.ts';
import type { Person } from '@shared/domain/person.ts';
import type { SeasonPage } from '@shared/domain/season.ts';

/** The person selected on a season page, with all their credits there. */
export interface SelectedPerson {
  /** The credit that was chosen. */
  readonly id: string;
  readonly person: Person;
  readonly credits: readonly Credit[];
  readonly page: SeasonPage;
}
