import { existsSync, lstatSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
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
    expect(takeStartToken({ commandLine: [`--token-file=${folder}`], environment: {} })).toBeNull();
  });

  it.runIf(process.platform !== 'win32')('leaves a link alone, and a token that is another account’s', () => {
    const token = join(folder, 'kept');
    writeFileSync(token, 'e.n.v');
    const ours = writeTokenFile('e.n.v', folder);
    rmSync(ours);
    for (const link of [join(folder, 'link'), ours]) {
      symlinkSync(token, link);
      expect(takeStartToken({ commandLine: [`--token-file=${link}`], environment: {} })).toBeNull();
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
    }
    rmSync(ours);
    writeFileSync(ours, 'e.n.v');
    const account = vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
    onTestFinished(() => {
      account.mockRestore();
    });
    expect(takeStartToken({ commandLine: [`--token-file=${ours}`], environment: {} })).toBeNull();
    expect(existsSync(ours)).toBe(true);
  });

  it('takes TMDB_ACCESS_TOKEN out of the environment', () => {
    const environment = { TMDB_ACCESS_TOKEN: ' e.n.v ', PATH: '/bin' };
    expect(takeStartToken({ commandLine: [], environment })).toEqual({ token: 'e.n.v', isExposed: true });
    expect(environment).toEqual({ PATH: '/bin' });
    expect(takeStartToken({ commandLine: [], environment })).toBeNull();
    expect(takeStartToken({ commandLine: [], environment: { TMDB_ACCESS_TOKEN: '  ' } })).toBeNull();
  });

  it('takes a token in quotes or after "Bearer", from the variable and from the launcher’s file', () => {
    for (const text of ['Bearer e.n.v', '"e.n.v"', "'Bearer e.n.v'\n"]) {
      const environment = { TMDB_ACCESS_TOKEN: text };
      expect(takeStartToken({ commandLine: [], environment })).toEqual({ token: 'e.n.v', isExposed: true });
      const file = writeTokenFile(text, folder);
      expect(takeStartToken({ commandLine: [`--token-file=${file}`], environment: {} })?.token).toBe('e.n.v');
      expect(existsSync(dirname(file))).toBe(false);
    }
  });

  it('asks for no new start with what can be no token, and leaves none of it in our own file', () => {
    const text = 'eyJ… copied with a mistake';
    expect(takeStartToken({ commandLine: [], environment: { TMDB_ACCESS_TOKEN: text } })).toEqual({
      token: text,
      isExposed: false,
    });
    const file = writeTokenFile(text, folder);
    expect(takeStartToken({ commandLine: [`--token-file=${file}`], environment: {} })?.token).toBe(text);
    expect(existsSync(dirname(file))).toBe(false);
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
