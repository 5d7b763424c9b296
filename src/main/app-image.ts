import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * The whole path of the AppImage that this program was started from, or `null`. The AppImage describes itself in variables, which
 * every program that it starts inherits, so another AppImage may be the one they describe.
 * @param program the running program
 */
export function ownAppImage(
  { APPIMAGE = '', APPDIR = '' }: Readonly<Record<string, string | undefined>>,
  program: string,
): string | null {
  const isOwn = isAbsolute(APPIMAGE) && isAbsolute(APPDIR) && program.startsWith(join(APPDIR, '/'));
  return isOwn ? APPIMAGE : null;
}

/**
 * True if there is another file in the place of an AppImage since a process of it was started: an update finished while it was
 * starting. A rename changes `ctime`, which nothing can set otherwise.
 * @param startedAt in milliseconds since 1970
 * @param now the same; a change in the future says that the clock or the disk is wrong, and nothing about the file
 */
export function wasReplaced(
  appImage: string,
  { startedAt, now }: { startedAt: number; now: number },
): boolean {
  const changedAt = statSync(appImage, { throwIfNoEntry: false })?.ctimeMs ?? startedAt;
  return startedAt < changedAt && changedAt <= now;
}
