import { expect, it } from 'vitest';
import type { Credit } from './credit.ts';
import {
  matchesRow,
  seriesMatrix,
  sortMatrix,
  type MatrixRow,
  type MatrixWords,
  type SeriesMatrix,
} from './series-matrix.ts';
import { bareCredit, barePerson } from './test/bare.ts';

const english: MatrixWords = { compare: (a, b) => a.localeCompare(b), job: (job) => job };
let next = 0;
const credit = (personId: number, rest: Partial<Credit> = {}): Credit =>
  bareCredit(`credit-${next++}`, barePerson(personId, { name: `Person ${personId}` }), rest);
const guest = (personId: number, rest: Partial<Credit> = {}): Credit =>
  credit(personId, { kind: 'guest', order: 500, ...rest });
const crew = (personId: number, department: string, job: string, rest: Partial<Credit> = {}): Credit =>
  credit(personId, { kind: 'crew', character: null, order: null, department, job, ...rest });

/** "1: ●3 new | ●2 | gone", with what cells say. */
function drawn({ seasons }: SeriesMatrix, { person, cells }: MatrixRow): string {
  const texts = seasons.map((_, index) => {
    const cell = cells.get(index);
    if (cell === undefined) return '';
    return [cell.standing, cell.episodeCount, cell.mark].filter((part) => part !== null).join(' ');
  });
  return `${person.personId}: ${texts.join(' | ')}`;
}

const of = (seasonNumber: number, ...credits: readonly Credit[]) => ({ seasonNumber, credits });

it('lays people out by seasons, with what they are, how often, and what is new, back and gone', () => {
  const matrix = seriesMatrix(
    [
      of(1, credit(1, { episodeCount: 7 }), guest(2, { episodeCount: 1 }), guest(3)),
      of(2, credit(1, { episodeCount: 13 }), credit(2, { episodeCount: 13 })),
      of(3, credit(1, { episodeCount: 3 }), guest(3, { episodeCount: 2 }), guest(4, { episodeCount: 1 })),
    ],
    [1, 2, 3],
  );
  expect(matrix.cast.map((row) => drawn(matrix, row))).toEqual([
    '1: regular 7 | regular 13 | regular 3',
    '2: guest 1 | regular 13 | gone',
    '3: guest | gone | guest 2 returning',
    '4:  |  | guest 1 new',
  ]);
  expect(
    matrix.cast.map(({ episodeCount, seasonCount, first }) => [episodeCount, seasonCount, first]),
  ).toEqual([
    [23, 3, 0],
    [14, 2, 0],
    [null, 2, 0],
    [1, 1, 2],
  ]);
});

it('says nothing about coming and going where the season before is not kept', () => {
  const matrix = seriesMatrix([of(1, guest(1)), of(3, guest(2)), of(4, guest(2), guest(1))], [1, 2, 3, 4]);
  expect(matrix.seasons.map(({ isKept }) => isKept)).toEqual([true, false, true, true]);
  expect(matrix.cast.map((row) => drawn(matrix, row))).toEqual([
    '1: guest |  |  | guest returning',
    '2:  |  | guest | guest',
  ]);
});

it('has the specials first, as everywhere, where nobody joins or leaves', () => {
  const matrix = seriesMatrix([of(0, guest(5), guest(1)), of(1, guest(1)), of(2, guest(1))], [0, 1, 2]);
  expect(matrix.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([0, 1, 2]);
  expect(matrix.cast.map((row) => drawn(matrix, row))).toEqual([
    '1: guest | guest | guest',
    '5: guest |  | ',
  ]);
  expect(
    matrix.cast.map(({ first }) => first),
    'specials belong to no time',
  ).toEqual([1, 3]);
});

it('has those of one job in a department together, those with most of it first', () => {
  const writes = (personId: number, job: string, episodeCount: number) =>
    crew(personId, 'Writing', job, { episodeCount });
  const { crew: rows } = seriesMatrix(
    [of(1, writes(1, 'Writer', 5), writes(2, 'Story Editor', 5), writes(3, 'Writer', 9))],
    [1],
  );
  expect(sortMatrix(rows, 'billing', english).map(({ person }) => person.personId)).toEqual([2, 3, 1]);
});

it('has them in the order of the words that the reader sees', () => {
  const { crew: rows } = seriesMatrix(
    [of(1, crew(1, 'Writing', 'Writer'), crew(2, 'Writing', 'Story Editor'))],
    [1],
  );
  const german = { ...english, job: (job: string) => (job === 'Writer' ? 'Drehbuch' : 'Skriptberatung') };
  expect(sortMatrix(rows, 'billing', german).map(({ person }) => person.personId)).toEqual([1, 2]);
  expect(sortMatrix(rows, 'billing', english).map(({ person }) => person.personId)).toEqual([2, 1]);
});

it('has somebody with several jobs among those of the one of most seasons, which comes first', () => {
  const { crew: rows } = seriesMatrix(
    [
      of(1, crew(1, 'Writing', 'Story Editor'), crew(2, 'Writing', 'Writer')),
      of(2, crew(1, 'Writing', 'Writer'), crew(3, 'Writing', 'Story Editor')),
      of(3, crew(1, 'Writing', 'Writer'), crew(1, 'Writing', 'Writer')),
    ],
    [1, 2, 3],
  );
  expect(sortMatrix(rows, 'billing', english).map(({ person, roles }) => [person.personId, roles])).toEqual([
    [3, ['Story Editor']],
    [1, ['Writer', 'Story Editor']],
    [2, ['Writer']],
  ]);
});

it('says nothing about coming and going where somebody is left out', () => {
  const seasons = [of(1, guest(1), crew(2, 'Art', 'Props')), of(2, guest(3))];
  const all = (matrix: SeriesMatrix): readonly string[] =>
    [...matrix.cast, ...matrix.crew].map((row) => drawn(matrix, row));
  expect(all(seriesMatrix(seasons, [], (_, isCast) => !isCast))).toEqual([
    '1: guest | ',
    '3:  | guest',
    '2: crew | gone',
  ]);
  expect(all(seriesMatrix(seasons, [], (seasonNumber) => seasonNumber !== 2))).toEqual([
    '1: guest | ',
    '3:  | guest',
    '2: crew | ',
  ]);
});

it('has crew in each of their departments, in TMDB’s order, and nobody’s acting among it', () => {
  const matrix = seriesMatrix(
    [
      of(1, crew(1, 'Sound', 'Foley'), crew(1, 'Directing', 'Director', { episodeCount: 2 }), guest(1)),
      of(2, crew(1, 'Directing', 'Director'), crew(1, 'Directing', 'Assistant Director')),
    ],
    [1, 2],
  );
  expect(matrix.cast).toHaveLength(1);
  expect(matrix.crew.map(({ department, roles }) => [department, roles])).toEqual([
    ['Directing', ['Director', 'Assistant Director']],
    ['Sound', ['Foley']],
  ]);
  expect(matrix.crew.map((row) => drawn(matrix, row))).toEqual(['1: crew 2 | crew', '1: crew | gone']);
});

it('sorts by billing, first appearance, episodes and name; crew inside its departments', () => {
  const matrix = seriesMatrix(
    [
      of(1, guest(3, { episodeCount: 5 }), credit(1, { order: 9, episodeCount: 7 }), crew(8, 'Sound', 'Mix')),
      of(2, credit(2, { order: 2, episodeCount: 1 }), guest(4, { episodeCount: 9 }), crew(9, 'Art', 'Props')),
    ],
    [1, 2],
  );
  const ids = (rows: readonly MatrixRow[]): readonly number[] => rows.map(({ person }) => person.personId);
  const compare: MatrixWords = { ...english, compare: (a, b) => b.localeCompare(a) };
  expect(ids(sortMatrix(matrix.cast, 'billing', compare))).toEqual([2, 1, 4, 3]);
  expect(ids(sortMatrix(matrix.cast, 'first', compare))).toEqual([1, 3, 2, 4]);
  expect(ids(sortMatrix(matrix.cast, 'episodes', compare))).toEqual([4, 1, 3, 2]);
  expect(ids(sortMatrix(matrix.cast, 'name', compare))).toEqual([4, 3, 2, 1]);
  expect(ids(sortMatrix(matrix.crew, 'name', compare))).toEqual([9, 8]);
});

it('finds people by names and roles, and not by a role that is hidden', () => {
  const [row] = seriesMatrix([of(1, guest(1, { character: 'Señor Tío' }))], [1]).cast;
  if (row === undefined) throw new Error('there is one');
  expect(matchesRow(row, ['tio', 'person'], false)).toBe(true);
  expect(matchesRow(row, ['tio'], true)).toBe(false);
  expect(matchesRow(row, ['tio'], true, ['Tío'])).toBe(true);
});
