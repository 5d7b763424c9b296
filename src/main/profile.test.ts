import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProfileProblem } from './profile.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-profile-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('findProfileProblem', () => {
  it('makes a missing folder for its reader alone and leaves nothing in it', () => {
    const userData = join(folder, 'a', 'b');
    expect(findProfileProblem(userData, folder)).toBeNull();
    expect(readdirSync(userData)).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(userData).mode & 0o777).toBe(0o700);
  });

  it('names a folder that cannot be made or written', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(findProfileProblem(join(file, 'profile'), null)).toMatchObject({
      kind: 'no-access',
      folder: join(file, 'profile'),
    });
  });

  it('names a folder for temporary files that is not there', () => {
    const temporary = join(folder, 'gone');
    expect(findProfileProblem(join(folder, 'profile'), temporary)).toEqual({
      kind: 'temporary',
      folder: temporary,
      code: 'ENOENT',
    });
    expect(existsSync(temporary)).toBe(false);
  });
});
