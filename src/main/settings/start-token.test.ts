import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeStartToken, writeTokenFile } from './start-token.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-start-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('takeStartToken', () => {
  it('reads the token from a file once, and deletes it with its folder', () => {
    const file = writeTokenFile('e.n.v', folder);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const places = { commandLine: ['.', `--token-file=${file}`], environment: {} };
    expect(takeStartToken(places)).toEqual({ token: 'e.n.v', isExposed: false });
    expect(existsSync(dirname(file))).toBe(false);
    expect(takeStartToken(places)).toBeNull();
  });

  it('leaves a file alone that is no token', () => {
    const letter = join(folder, 'letter.txt');
    for (const text of ['Dear reader, …', 'a'.repeat(5000), '']) {
      writeFileSync(letter, text);
      expect(takeStartToken({ commandLine: [`--token-file=${letter}`], environment: {} })).toBeNull();
      expect(existsSync(letter)).toBe(true);
    }
    symlinkSync(letter, join(folder, 'link'));
    expect(takeStartToken({ commandLine: [`--token-file=${folder}`], environment: {} })).toBeNull();
  });

  it('takes TMDB_ACCESS_TOKEN out of the environment', () => {
    const environment = { TMDB_ACCESS_TOKEN: ' e.n.v ', PATH: '/bin' };
    expect(takeStartToken({ commandLine: [], environment })).toEqual({ token: 'e.n.v', isExposed: true });
    expect(environment).toEqual({ PATH: '/bin' });
    expect(takeStartToken({ commandLine: [], environment })).toBeNull();
    expect(takeStartToken({ commandLine: [], environment: { TMDB_ACCESS_TOKEN: '  ' } })).toBeNull();
  });

  it('asks for no second new start when the first one has the variable again', () => {
    const commandLine = [`--token-file=${writeTokenFile('e.n.v', folder)}`];
    const environment = { TMDB_ACCESS_TOKEN: 'e.n.v' };
    expect(takeStartToken({ commandLine, environment })).toEqual({ token: 'e.n.v', isExposed: false });
    expect(environment).toEqual({});
    const again = { TMDB_ACCESS_TOKEN: 'e.n.v' };
    expect(takeStartToken({ commandLine, environment: again })).toEqual({ token: 'e.n.v', isExposed: false });
  });
});
