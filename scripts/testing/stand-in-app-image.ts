import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError } from '../main.ts';

/** What electron-builder calls the part of an AppImage that starts it. */
const RUNTIME = `runtime-${process.arch}`;

/**
 * Makes the folder of tools with which electron-builder makes an AppImage where its own cannot be downloaded:
 * APPIMAGE_TOOLS_PATH. They are this system's, except for the runtime, the beginning of the file that is run: the real one mounts
 * the rest of it; ours unpacks it to TMPDIR, and is then the same. It sets APPIMAGE to its own path and APPDIR to the
 * folder, becomes AppRun, and knows `--appimage-extract PATTERN`.
 * @throws {PlainError} if this system lacks them
 */
export async function makeAppImageTools(folder: string): Promise<void> {
  const runtime = (length: number): string => `#!/bin/sh
set -eu
APPIMAGE=$(readlink -f "$0")
unpack() { unsquashfs -quiet -no-progress -force -offset ${String(length).padStart(6, '0')} -dest "$@" >/dev/null; }
if [ "\${1:-}" = --appimage-extract ]; then
  unpack squashfs-root "$APPIMAGE" "$2"
  exit
fi
APPDIR=$(mktemp -d "\${TMPDIR:-/tmp}/endroll-mount-XXXXXX")
export APPIMAGE APPDIR
unpack "$APPDIR" "$APPIMAGE"
exec "$APPDIR/AppRun" "$@"
`;
  await mkdir(join(folder, 'runtimes'), { recursive: true });
  await mkdir(join(folder, 'lib', process.arch), { recursive: true });
  await writeFile(join(folder, 'runtimes', RUNTIME), runtime(runtime(0).length));
  for (const name of ['mksquashfs', 'desktop-file-validate']) {
    const program = join('/usr/bin', name);
    if (!existsSync(program))
      throw new PlainError('This needs apt install squashfs-tools desktop-file-utils.');
    await symlink(program, join(folder, name));
  }
}
