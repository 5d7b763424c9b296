import { expect, it } from 'vitest';
import { parseSearch } from '../domain/search-query.ts';
import { en } from './en.ts';
import { searchProblemTexts } from './search-problem.ts';

it.each([
  ['seson:2', 'season'],
  ['Persn:gunn', 'person'],
  ['langu:de', 'lang'],
  ['actor:gunn', null],
])('offers the field that was probably meant by %j', (text, field) => {
  const said = searchProblemTexts(parseSearch(text).problems, false, en);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('There is no field');
  expect(/Did you mean “(.*):”\?$/u.exec(said[0] ?? '')?.[1] ?? null).toBe(field);
});

it.each(['judge or nurse', 'judge | nurse', 'role:judge,nurse'])(
  'says only where nothing is found that %j is not one or the other',
  (text) => {
    const { problems } = parseSearch(text);
    expect(searchProblemTexts(problems, false, en)).toEqual([]);
    expect(searchProblemTexts(problems, true, en)).toEqual([expect.stringContaining('there is no “or”')]);
  },
);

it('says that nothing is left out by a field that does not exist', () => {
  const { problems } = parseSearch('walker -persn:judge');
  expect(searchProblemTexts(problems, false, en)).toEqual([
    'There is no field “persn:”, so it leaves nothing out. Did you mean “person:”?',
  ]);
});
