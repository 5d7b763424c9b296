import { ENGLISH_CREDIT_NAMES } from '@shared/domain/credit-names.ts';
import { expect, it } from 'vitest';
import { creditRows } from '@shared/domain/credit-rows.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { credit, person } from '../test/season-fixture.ts';
import { BILLING_ORDER, nextOrder, orderRows, sortOf, type RowOrder } from './credit-table-sort.ts';

const rows = creditRows(
  groupCredits([
    credit('a', person(1, 'Anna'), { character: 'Zoe', episodeCount: 1 }),
    credit('b', person(2, 'Bob'), { character: 'Yann', episodeCount: 7 }),
  ]),
);
const charactersHidden = { ...NOTHING_HIDDEN, characters: true };
const countsHidden = { ...NOTHING_HIDDEN, episodeCounts: true };

const names = (order: RowOrder, hidden = NOTHING_HIDDEN) =>
  orderRows(rows, order, hidden, { locale: 'en', credits: ENGLISH_CREDIT_NAMES }).map(
    ({ group }) => group.person.name,
  );

it('sorts by a column, names from A and counts from the most at first, then the other way', () => {
  const byName = nextOrder(BILLING_ORDER, 'name');
  expect(byName).toEqual({ sort: 'name', direction: 'ascending' });
  expect(nextOrder(byName, 'name')).toEqual({ sort: 'name', direction: 'descending' });
  const byEpisodes = nextOrder(byName, 'episodes');
  expect(byEpisodes).toEqual({ sort: 'episodes', direction: 'descending' });
  expect(names(byEpisodes)).toEqual(['Bob', 'Anna']);
});

it('never orders by what is hidden', () => {
  const byRole: RowOrder = { sort: 'role', direction: 'ascending' };
  const byEpisodes: RowOrder = { sort: 'episodes', direction: 'descending' };
  expect(names(byRole)).toEqual(['Bob', 'Anna']);
  expect(names(byRole, charactersHidden)).toEqual(['Anna', 'Bob']);
  expect(names(byEpisodes, countsHidden)).toEqual(['Anna', 'Bob']);
  expect(names(byEpisodes, charactersHidden)).toEqual(['Bob', 'Anna']);
  expect(sortOf('role', charactersHidden)).toBeNull();
  expect(sortOf('episodes', countsHidden)).toBeNull();
  expect(sortOf('episodes', charactersHidden)).toBe('episodes');
});
