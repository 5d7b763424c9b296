import { expect, it } from 'vitest';
import { episodePart } from './episode-part.ts';

it.each([
  ['Directing', 'Director', 'directs'],
  ['Directing', 'First Assistant Director', 'crew'],
  ['Directing', 'Script Supervisor', 'crew'],
  ['Writing', 'Writer', 'writes'],
  ['Writing', 'Teleplay', 'writes'],
  ['Writing', 'Story', 'writes'],
  ['Writing', 'Screenplay', 'writes'],
  ['Writing', 'Story Editor', 'crew'],
  ['Writing', 'Executive Story Editor', 'crew'],
  ['Writing', "Writers' Assistant", 'crew'],
  ['Production', 'Writer', 'crew'],
] as const)('%s, %s: %s', (department, job, part) => {
  expect(episodePart({ kind: 'crew', department, job })).toBe(part);
});

it('whoever is in front of the camera appears', () => {
  expect(episodePart({ kind: 'guest', department: null, job: null })).toBe('appears');
});
