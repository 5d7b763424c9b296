/** How somebody's credits are shown: series by year, or every role and job in a table. */
export type PersonPageView = 'timeline' | 'roles';

/** How a person's page was left. */
export interface PersonMemory {
  view?: PersonPageView;
}
