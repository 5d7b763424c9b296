import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why Endroll cannot work with a folder it needs. */
export interface ProfileProblem {
  /** `temporary`: the folder for temporary files, which is needed to detect a second start. */
  readonly kind: 'no-access' | 'temporary' | 'disk-full';
  readonly folder: string;
  /** What the file system said, such as `EACCES`. */
  readonly code: string;
}

/**
 * Checks that the data folder is writable, and creates it if it is missing. Otherwise Electron would fail to take its lock,
 * as if Endroll were already running, and the start would end silently.
 * @param temporary folder for temporary files, or `null` if it does not matter
 */
export function findProfileProblem(userData: string, temporary: string | null): ProfileProblem | null {
  try {
    mkdirSync(userData, { recursive: true, mode: 0o700 });
    const probe = join(userData, `.endroll-probe-${process.pid}`);
    writeFileSync(probe, 'Endroll can write here.\n', { mode: 0o600 });
    rmSync(probe, { force: true });
  } catch (error) {
    const code = codeOf(error);
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    return { kind: isFull ? 'disk-full' : 'no-access', folder: userData, code };
  }
  if (temporary === null) return null;
  try {
    rmdirSync(mkdtempSync(join(temporary, 'endroll-')));
  } catch (error) {
    return { kind: 'temporary', folder: temporary, code: codeOf(error) };
  }
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
