import { expect, it } from 'vitest';
import type { LibraryProblem } from '@shared/app-error.ts';
import { en } from '@shared/text/en.ts';
import { describeError, LIBRARY_ACTIONS } from './error-text.ts';

const PROBLEMS = Object.keys(LIBRARY_ACTIONS) as LibraryProblem[];

it('every problem of the library has words of its own, and something that helps', () => {
  const texts = PROBLEMS.map((reason) => describeError({ kind: 'library-unavailable', reason }, en).text);
  expect(new Set(texts).size).toBe(PROBLEMS.length);
  for (const reason of PROBLEMS) expect(LIBRARY_ACTIONS[reason], reason).not.toEqual([]);
});
