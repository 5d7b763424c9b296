import { renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between the tries: half a second in total. */
const PAUSES = [20, 60, 140, 280] as const;

/** Blocks this thread for some milliseconds. Only for the library's own processes, where nothing else waits. */
export type Pause = (milliseconds: number) => void;

export const pause: Pause = (milliseconds) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, milliseconds);
};

/** For tests. */
export interface RenameTools<Done> {
  readonly platform?: NodeJS.Platform;
  readonly move?: (from: string, to: string) => Done;
  readonly wait?: (milliseconds: number) => Done;
}

/**
 * Renames a file or a folder. On Windows a virus scanner may hold it for a moment, so there it is tried a few times.
 * @throws the file system's error
 */
export async function renamePatiently(
  from: string,
  to: string,
  { platform, move = rename, wait = delay }: RenameTools<Promise<unknown>> = {},
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await move(from, to);
      return;
    } catch (error) {
      await wait(pauseAfter(error, tries, platform));
    }
  }
}

/** {@link renamePatiently}, blocking this thread: only for the library's own processes, where nothing else waits. */
export function renamePatientlySync(
  from: string,
  to: string,
  { platform, move = renameSync, wait = pause }: RenameTools<void> = {},
): void {
  for (let tries = 0; ; tries += 1) {
    try {
      move(from, to);
      return;
    } catch (error) {
      wait(pauseAfter(error, tries, platform));
    }
  }
}

/** How long to wait before the next try. Throws the error if there is none. */
function pauseAfter(error: unknown, tries: number, platform: NodeJS.Platform = process.platform): number {
  const milliseconds = platform === 'win32' && isHeld(error) ? PAUSES[tries] : undefined;
  if (milliseconds === undefined) throw error;
  return milliseconds;
}

function isHeld(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPERM' || code === 'EBUSY' || code === 'EACCES';
}
