import { lstatSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
// Not by its alias: scripts and tests read this file with Node alone.
import { cleanToken } from '../../shared/domain/token.ts';

/** The start argument for the token file. */
export const TOKEN_FILE = '--token-file=';

/** TMDB's tokens have about 200 characters. */
const LARGEST_FILE = 4096;

/** A file of {@link writeTokenFile} or of build/linux/endroll-launcher. */
const OUR_FILE = /[/\\]endroll-token-[^/\\]*[/\\]token$/u;

/** Where a token for this session may come from. */
export interface StartTokenPlaces {
  readonly commandLine: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** The token for this session. */
export interface StartToken {
  readonly token: string;
  /**
   * It was in a variable, so it is in the memory of the processes that Chromium started before main's first line. Only
   * a new start is without it: docs/adr/0013-token.md.
   */
  readonly isExposed: boolean;
}

/**
 * Reads the token for this session: from a file that is read once and deleted, or from TMDB_ACCESS_TOKEN, which is removed from
 * the environment of this process and of those it starts. `null` if there is none.
 */
export function takeStartToken({ commandLine, environment }: StartTokenPlaces): StartToken | null {
  const variable = cleanToken(environment['TMDB_ACCESS_TOKEN'] ?? '');
  delete environment['TMDB_ACCESS_TOKEN'];
  const argument = commandLine.findLast((word) => word.startsWith(TOKEN_FILE));
  const file = argument === undefined ? null : takeTokenFile(argument.slice(TOKEN_FILE.length));
  if (file !== null) return { token: file, isExposed: false };
  // With a file in the command line, this start is already the new one: something sets the variable at every start.
  // No new start for what can be no token: TMDB will refuse it, and so says the window.
  return variable === ''
    ? null
    : { token: variable, isExposed: argument === undefined && looksLikeToken(variable) };
}

/** Writes a token to a file that only the reader's account can read, in its own folder, for another process. */
export function writeTokenFile(token: string, temporary: string): string {
  const file = join(mkdtempSync(join(temporary, 'endroll-token-')), 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return file;
}

/**
 * Its name comes from a command line, so only a plain file of the reader's own account is read and deleted, and only if it
 * looks like a token. One in a folder of ours is deleted whatever it holds: it may be a secret.
 */
function takeTokenFile(file: string): string | null {
  const isOurs = OUR_FILE.test(file);
  let token: string;
  try {
    // Of the name itself, which may be a link to somewhere else.
    const status = lstatSync(file);
    if (!status.isFile() || (process.getuid !== undefined && status.uid !== process.getuid())) return null;
    token = status.size > LARGEST_FILE ? '' : cleanToken(readFileSync(file, 'utf8'));
    if (!isOurs && !looksLikeToken(token)) return null;
    rmSync(file);
  } catch {
    // It has been taken already.
    return null;
  }
  if (isOurs) removeIfEmpty(dirname(file));
  return token === '' ? null : token;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else has put something there.
  }
}

function looksLikeToken(text: string): boolean {
  return text.length <= LARGEST_FILE && /^[\w.-]+$/u.test(text);
}
