import { expect, it } from 'vitest';
import { searchHints, type HintValues } from './search-fields.ts';

const values: HintValues = {
  jobs: ['Director', 'Casting Director'],
  departments: ['Camera'],
  series: ['Breaking Bad'],
  seasons: ['1', '2', '10'],
  years: ['2013', '2008'],
  languages: ['en-US'],
  tags: ['casting'],
  lists: ['Casting 2026'],
};

const hints = (text: string): readonly string[] =>
  searchHints(text, values, (name, typed) => name.toLowerCase().startsWith(typed.toLowerCase())).map(
    (hint) => hint.text,
  );

it('offers the fields that begin so, and nothing for a word that is none', () => {
  expect(hints('jo')).toEqual(['job:']);
  expect(hints('white se')).toEqual(['white series:', 'white season:']);
  expect(hints('pinkman')).toEqual([]);
});

it.each([
  ['job:dir', ['job:Director ']],
  ['dept:', ['dept:Camera ']],
  ['white series:br', ['white series:"Breaking Bad" ']],
  ['season:', ['season:1 ', 'season:2 ', 'season:10 ']],
  ['season:1', ['season:10 ']],
  ['white -se', ['white -series:', 'white -season:']],
  ['white -job:dir', ['white -job:Director ']],
  ['-series:"br', ['-series:"Breaking Bad" ']],
  ['year:20', ['year:2013 ', 'year:2008 ']],
  ['lang:', ['lang:en-US ']],
  ['has:', ['has:note ', 'has:star ', 'has:portrait ']],
  ['tag:c', ['tag:casting ']],
  ['list:c', ['list:"Casting 2026" ']],
  ['role:w', []],
  ['series:"br', ['series:"Breaking Bad" ']],
  // A quote that is not closed goes to the end, with its spaces.
  ['series:"breaking b', ['series:"Breaking Bad" ']],
  ['white list:“casting 2', ['white list:"Casting 2026" ']],
  ['"the p', []],
  ['series:"breaking bad"', []],
  ['series:"breaking " jo', ['series:"breaking " job:']],
])('completes %s', (text, expected) => {
  expect(hints(text)).toEqual(expected);
});

it('puts names that begin with what is typed before those that only contain it', () => {
  const jobs = ['Animation Director', 'Art Direction', 'Director', 'Director of Photography'];
  const fits = (name: string, typed: string): boolean => name.toLowerCase().includes(typed);
  expect(searchHints('job:dir', { ...values, jobs }, fits).map(({ label }) => label)).toEqual([
    'Director',
    'Director of Photography',
    'Animation Director',
    'Art Direction',
  ]);
});

it.each<readonly [string, Partial<HintValues>, readonly string[]]>([
  [
    'series:',
    { series: ['Shameless', 'House of Cards', 'Shameless'] },
    ['series:Shameless ', 'series:"House of Cards" '],
  ],
  ['list:l', { lists: ['Later', 'Later'] }, ['list:Later ']],
])('completes %s with each name once, though two have the same', (text, same, expected) => {
  const fits = (name: string, typed: string): boolean => name.toLowerCase().startsWith(typed.toLowerCase());
  expect(searchHints(text, { ...values, ...same }, fits).map((hint) => hint.text)).toEqual(expected);
});
