/** How departments and jobs are called in a language, by the English names that TMDB has; others stay as they are. */
export interface CreditNames {
  readonly job: (name: string) => string;
  readonly department: (name: string) => string;
}

/** TMDB's own. */
export const ENGLISH_CREDIT_NAMES: CreditNames = { job: (name) => name, department: (name) => name };
