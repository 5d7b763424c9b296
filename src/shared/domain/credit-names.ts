/** The names of departments and jobs in a language, by TMDB's English names; unknown ones stay as they are. */
export interface CreditNames {
  readonly job: (name: string) => string;
  readonly department: (name: string) => string;
}

/** TMDB's own. */
export const ENGLISH_CREDIT_NAMES: CreditNames = { job: (name) => name, department: (name) => name };
