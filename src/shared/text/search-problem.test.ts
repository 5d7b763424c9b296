import { expect, it } from 'vitest';
import { parseSearch } from '../domain/search-query.ts';
import { en } from './en.ts';
import { searchProblemText } from './search-problem.ts';

it.each([
  ['seson:2', 'season'],
  ['Persn:gunn', 'person'],
  ['langu:de', 'lang'],
  ['actor:gunn', null],
])('offers the field that was probably meant by %j', (text, field) => {
  const said = parseSearch(text).problems.map((problem) => searchProblemText(problem, en));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('There is no field');
  expect(/Did you mean “(.*):”\?$/u.exec(said[0] ?? '')?.[1] ?? null).toBe(field);
});
