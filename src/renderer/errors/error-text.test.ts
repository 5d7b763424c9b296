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

it('says where a backup is no JSON', () => {
  const broken = { kind: 'bad-backup', problem: 'broken-json' } as const;
  expect(describeError({ ...broken, path: '12:5' }, en).text).toContain('line 12, column 5');
  expect(describeError({ ...broken, path: null }, en).text).toContain('not valid JSON');
});

it('says of a kept season that the copy stays, and names specials only to who may have meant them', () => {
  const gone = { kind: 'not-found', what: 'season' } as const;
  const season = { seriesId: 1396, seriesName: 'Breaking Bad', seasonNumber: 1 };
  const kept = describeError(gone, en, { ...season, keptUntil: 'May 28, 2027' });
  expect(kept.text).toBe('TMDB no longer has this season. Your copy stays until May 28, 2027.');
  expect(kept.places).toEqual([]);
  expect(describeError(gone, en, season).text).toBe('Breaking Bad has no season 1 on TMDB.');
  expect(describeError(gone, en, { ...season, seasonNumber: 9 }).text).toBe(
    'Breaking Bad has no season 9 on TMDB. Specials are season 0.',
  );
  const nowhere = { seriesId: 777_777, seasonNumber: 3 };
  expect(describeError(gone, en, nowhere).text).not.toContain('Specials');
  expect(describeError({ kind: 'not-found', what: 'series' }, en, nowhere).text).toBe(
    'TMDB has no series 777777.',
  );
});
