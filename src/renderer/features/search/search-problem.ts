import type { SearchProblem } from '@shared/domain/search-query.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** What is wrong with a search, and how to write it. */
export function problemText(problem: SearchProblem, { m }: Texts): string {
  return problem.kind === 'unknown-field'
    ? m.search.unknownField(problem.field)
    : m.search.badValue[problem.field](problem.value);
}
