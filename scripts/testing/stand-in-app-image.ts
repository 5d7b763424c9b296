import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Makes a file that behaves like an AppImage as far as updates are concerned: a single file that, when started, unpacks
 * itself instead of being mounted, sets APPIMAGE to its own path and APPDIR to its folder, and becomes the program.
 * electron-builder's own needs a runtime that it fetches from elsewhere.
 * @param folder the unpacked program
 */
export async function makeStandInAppImage(folder: string, file: string): Promise<void> {
  const script = (offset: number): string => `#!/bin/sh
set -eu
APPIMAGE=$(readlink -f "$0")
APPDIR=$(mktemp -d "\${TMPDIR:-/tmp}/endroll-mount-XXXXXX")
export APPIMAGE APPDIR
tail -c +${String(offset).padStart(6, '0')} "$APPIMAGE" | tar -x -C "$APPDIR"
exec "$APPDIR/endroll" "$@"
`;
  await writeFile(file, script(script(0).length + 1), { mode: 0o755 });
  await promisify(execFile)('sh', ['-c', 'tar -c -C "$1" . >>"$2"', 'sh', folder, file]);
}
