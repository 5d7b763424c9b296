import { expect, it } from 'vitest';
import { toFileError } from './file-problem.ts';

it.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['EBUSY', 'no-permission'],
  ['ENOENT', 'other'],
])('knows what %s means', (code, reason) => {
  const cause = Object.assign(new Error(`${code}: /home/reader/mine.pdf`), { code });
  const error = toFileError(cause);
  expect(error.appError).toEqual({ kind: 'file-not-written', reason });
  expect(error.cause).toBe(cause);
});

it('takes whatever is thrown', () => {
  expect(toFileError('disk on fire').appError).toEqual({ kind: 'file-not-written', reason: 'other' });
});
