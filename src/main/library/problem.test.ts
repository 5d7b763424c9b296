import { describe, expect, it } from 'vitest';
import { EndrollError, type LibraryProblem } from '@shared/app-error.ts';
import { DamagedFileError, isBusy, isDamage, libraryProblem, toLibraryError } from './problem.ts';

function sqliteError(errcode: number): Error {
  return Object.assign(new Error('SQLite'), { code: 'ERR_SQLITE_ERROR', errcode });
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('libraryProblem', () => {
  it.each<[string, Error, LibraryProblem]>([
    ['FULL', sqliteError(13), 'disk-full'],
    ['IOERR_SHMSIZE, a full disk at opening', sqliteError(4874), 'disk-full'],
    ['READONLY', sqliteError(8), 'read-only'],
    ['READONLY_DIRECTORY', sqliteError(1544), 'read-only'],
    ['CANTOPEN', sqliteError(14), 'read-only'],
    ['CORRUPT', sqliteError(11), 'damaged'],
    ['CORRUPT_INDEX', sqliteError(779), 'damaged'],
    ['NOTADB', sqliteError(26), 'damaged'],
    ['IOERR_READ', sqliteError(266), 'damaged'],
    ['BUSY', sqliteError(5), 'locked'],
    ['ENOSPC', systemError('ENOSPC'), 'disk-full'],
    ['EROFS', systemError('EROFS'), 'read-only'],
    ['EACCES', systemError('EACCES'), 'read-only'],
    ['a failed check', new DamagedFileError('x'), 'damaged'],
  ])('knows %s', (_, error, problem) => {
    expect(libraryProblem(error)).toBe(problem);
    expect(toLibraryError(error)).toEqual(
      new EndrollError({ kind: 'library-unavailable', reason: problem }, { cause: error }),
    );
  });

  it.each<[string, unknown]>([
    ['a mistake in the SQL', sqliteError(1)],
    ['a row that breaks a rule', sqliteError(1555)],
    ['a mistake in the program', new TypeError('x')],
    ['an error of Endroll', new EndrollError({ kind: 'cancelled' })],
    ['what is no error', 'ENOSPC'],
  ])('leaves %s as it is', (_, error) => {
    expect(libraryProblem(error)).toBeNull();
    expect(toLibraryError(error)).toBe(error);
  });
});

describe('isDamage', () => {
  it('is true for a file with the wrong content, and false for a failing disk', () => {
    expect(isDamage(sqliteError(11))).toBe(true);
    expect(isDamage(sqliteError(26))).toBe(true);
    expect(isDamage(new DamagedFileError('x'))).toBe(true);
    expect(isDamage(sqliteError(266))).toBe(false);
    expect(isDamage(systemError('EIO'))).toBe(false);
  });
});

describe('isBusy', () => {
  it('knows every kind of busy', () => {
    expect(isBusy(sqliteError(5))).toBe(true);
    expect(isBusy(sqliteError(261))).toBe(true);
    expect(isBusy(sqliteError(8))).toBe(false);
  });
});
