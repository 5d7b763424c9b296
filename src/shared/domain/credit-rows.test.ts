import { expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import { creditRows, sortRows, type RowSort, type SortDirection } from './credit-rows.ts';
import { groupCredits } from './group-credits.ts';

const ana = person(1, 'Ana', { gender: 'female', popularity: 2 });
const emil = person(2, 'Émil', { popularity: 9, knownForDepartment: null });
const zoe = person(3, 'Zoë', { popularity: null });

const rows = creditRows(
  groupCredits([
    credit('z', zoe, { character: 'Pilot', order: 0, episodeCount: 7 }),
    credit('e', emil, { character: '', order: 5, episodeCount: 2 }),
    credit('a', ana, { kind: 'guest', character: 'Cook', order: 501, episodeCount: 1 }),
    crewCredit('s', ana, 'Sound', 'Foley'),
    crewCredit('w', zoe, 'Writing', 'Writer', { episodeCount: 2 }),
    crewCredit('w2', zoe, 'Writing', 'Story Editor'),
  ]),
);

const order = (sort: RowSort, direction: SortDirection = 'ascending'): readonly string[] =>
  sortRows(rows, sort, direction, 'en').map(({ group }) => group.id);

it('keeps the order of the page by billing, cast before crew, and a person’s jobs in one row', () => {
  expect(rows.map(({ group }) => group.id)).toEqual(['z', 'e', 'a', 'w', 's']);
  expect(rows.find(({ group }) => group.id === 'w')?.roles).toEqual(['Writer', 'Story Editor']);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

it('sorts names as a reader does, and equal ones stay in their order', () => {
  expect(order('name')).toEqual(['a', 's', 'e', 'z', 'w']);
  expect(order('name', 'descending')).toEqual(['z', 'w', 'e', 'a', 's']);
});

it('puts what is not known last, in both directions', () => {
  expect(order('popularity')).toEqual(['a', 's', 'e', 'z', 'w']);
  expect(order('popularity', 'descending')).toEqual(['e', 'a', 's', 'z', 'w']);
  expect(order('role').at(-1)).toBe('e');
  expect(order('role', 'descending').at(-1)).toBe('e');
});

it('sorts by episodes, and by department in the order of the page, which begins with the cast', () => {
  expect(order('episodes', 'descending')).toEqual(['z', 'e', 'w', 'a', 's']);
  expect(order('department')).toEqual(['z', 'e', 'a', 'w', 's']);
  expect(order('department', 'descending')).toEqual(['s', 'w', 'a', 'z', 'e']);
});
