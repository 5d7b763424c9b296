import { nearest } from '../domain/nearest.ts';
import { SEARCH_FIELDS, type SearchProblem } from '../domain/search-query.ts';
import type { Messages } from './en.ts';

function problemText(problem: SearchProblem, { search }: Messages): string {
  switch (problem.kind) {
    case 'bad-value':
      return search.badValue[problem.field](problem.value);
    case 'only-left-out':
      return search.onlyLeftOut;
    case 'alternatives':
      return search.alternatives(problem.text);
    case 'unknown-field':
    case 'unknown-left-out': {
      const { kind, field } = problem;
      const said = kind === 'unknown-field' ? search.unknownField(field) : search.unknownLeftOut(field);
      const meant = nearest(field, SEARCH_FIELDS);
      return [said, ...(meant === null ? [] : [search.meantField(meant)])].join(' ');
    }
  }
}

/**
 * What is wrong with a search, and how to write it: a sentence for each problem.
 * @param isNothingFound only then it matters that one word or another was meant: “or” is part of many titles
 */
export function searchProblemTexts(
  problems: readonly SearchProblem[],
  isNothingFound: boolean,
  messages: Messages,
): readonly string[] {
  return problems
    .filter(({ kind }) => kind !== 'alternatives' || isNothingFound)
    .map((problem) => problemText(problem, messages));
}
