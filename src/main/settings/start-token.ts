import { lstatSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The start argument that names the file. */
export const TOKEN_FILE = '--token-file=';

/** TMDB's tokens have some 200 characters. */
const LARGEST_FILE = 4096;

/** Where a token for this run may stand. */
export interface StartTokenPlaces {
  readonly commandLine: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Takes the token for this run from where whoever started Endroll has put it: a file that is read once and deleted, or
 * TMDB_ACCESS_TOKEN. The variable is taken out of main's environment, which does not take it out of the memory of
 * Chromium's first children: docs/adr/0013-token.md. `null` when there is none.
 */
export function takeStartToken({ commandLine, environment }: StartTokenPlaces): string | null {
  const variable = environment['TMDB_ACCESS_TOKEN']?.trim() ?? '';
  delete environment['TMDB_ACCESS_TOKEN'];
  const argument = commandLine.findLast((word) => word.startsWith(TOKEN_FILE));
  const file = argument === undefined ? null : takeTokenFile(argument.slice(TOKEN_FILE.length));
  return file ?? (variable === '' ? null : variable);
}

/** Writes a token to a file that nobody else may read, in a folder of its own, for a process that takes it. */
export function writeTokenFile(token: string, temporary: string): string {
  const file = join(mkdtempSync(join(temporary, 'endroll-token-')), 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return file;
}

/** Only what looks like a token is taken and deleted: the name comes from a command line. */
function takeTokenFile(file: string): string | null {
  try {
    const { size } = lstatSync(file);
    const token = size > LARGEST_FILE ? '' : readFileSync(file, 'utf8').trim();
    if (!/^[\w.-]+$/u.test(token)) return null;
    rmSync(file);
    removeIfEmpty(dirname(file));
    return token;
  } catch {
    // It has been taken already.
    return null;
  }
}

function removeIfEmpty(folder: string): void {
  if (!/endroll-token-[^/\\]*$/u.test(folder)) return;
  try {
    rmdirSync(folder);
  } catch {
    // Somebody has put something else there.
  }
}
