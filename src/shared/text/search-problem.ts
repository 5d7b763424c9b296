import type { SearchProblem } from '../domain/search-query.ts';
import type { Messages } from './en.ts';

/** What is wrong with a search, and how to write it. */
export function searchProblemText(problem: SearchProblem, m: Messages): string {
  return problem.kind === 'unknown-field'
    ? m.search.unknownField(problem.field)
    : m.search.badValue[problem.field](problem.value);
}
