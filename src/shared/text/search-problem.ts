import { nearest } from '../domain/nearest.ts';
import { SEARCH_FIELDS, type SearchProblem } from '../domain/search-query.ts';
import type { Messages } from './en.ts';

/** What is wrong with a search, and how to write it. */
export function searchProblemText(problem: SearchProblem, { search }: Messages): string {
  if (problem.kind === 'bad-value') return search.badValue[problem.field](problem.value);
  const { field } = problem;
  const meant = nearest(field, SEARCH_FIELDS);
  return [search.unknownField(field), ...(meant === null ? [] : [search.meantField(meant)])].join(' ');
}
