import { expect, it } from 'vitest';
import { departmentRank } from './departments.ts';

it('puts directing and writing first, and what says nothing of the work last', () => {
  const departments = ['Crew', 'Actors', 'Sound', 'Puppetry', 'Production', 'Writing', 'Directing'];
  expect(departments.toSorted((a, b) => departmentRank(a) - departmentRank(b))).toEqual([
    'Directing',
    'Writing',
    'Production',
    'Sound',
    'Puppetry',
    'Actors',
    'Crew',
  ]);
});
