import { renameSync } from 'node:fs';
import { pause, type Pause } from './pause.ts';

/** Milliseconds between the attempts. */
const PAUSES = [20, 100, 500];

interface RenameTools {
  readonly rename?: (from: string, to: string) => void;
  readonly wait?: Pause;
}

/** Renames a file; on Windows a virus scanner may hold it for a moment, so it is tried a few times. */
export function renamePatiently(
  from: string,
  to: string,
  { rename = renameSync, wait = pause }: RenameTools = {},
): void {
  for (const milliseconds of PAUSES) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      wait(milliseconds);
    }
  }
  rename(from, to);
}

function isHeld(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EPERM' || code === 'EBUSY' || code === 'EACCES';
}
