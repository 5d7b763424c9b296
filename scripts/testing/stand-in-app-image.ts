import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LAUNCHER } from '../packaging/electron-builder.ts';

/** What electron-builder puts into every AppImage to start its program, as this version writes it. */
interface AppImageTools {
  generateAppRunScript(names: {
    readonly ExecutableName: string;
    readonly DesktopFileName: string;
    readonly ProductName: string;
    readonly ProductFilename: string;
    readonly ResourceName: string;
  }): string;
}

/**
 * Makes a file that behaves like an AppImage: a single file that, when started, unpacks itself instead of being mounted, sets
 * APPIMAGE to its own path and APPDIR to its folder, and becomes electron-builder's own AppRun. electron-builder's own AppImage
 * needs a runtime that it fetches from elsewhere.
 * @param folder the unpacked program
 */
export async function makeStandInAppImage(folder: string, file: string): Promise<void> {
  const script = (offset: number): string => `#!/bin/sh
set -eu
APPIMAGE=$(readlink -f "$0")
APPDIR=$(mktemp -d "\${TMPDIR:-/tmp}/endroll-mount-XXXXXX")
export APPIMAGE APPDIR
tail -c +${String(offset).padStart(6, '0')} "$APPIMAGE" | tar -x -C "$APPDIR"
exec "$APPDIR/AppRun" "$@"
`;
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const tools = builder('app-builder-lib/out/targets/appimage/appImageUtil.js') as AppImageTools;
  const appRun = tools.generateAppRunScript({
    ExecutableName: LAUNCHER,
    DesktopFileName: `${LAUNCHER}.desktop`,
    ProductName: 'Endroll',
    ProductFilename: 'Endroll',
    ResourceName: `appimagekit-${LAUNCHER}`,
  });
  const own = await mkdtemp(join(tmpdir(), 'endroll-app-run-'));
  try {
    await writeFile(join(own, 'AppRun'), appRun, { mode: 0o755 });
    await writeFile(file, script(script(0).length + 1), { mode: 0o755 });
    const words = ['-c', 'tar -c -C "$1" . -C "$2" ./AppRun >>"$3"', 'sh', folder, own, file];
    await promisify(execFile)('sh', words);
  } finally {
    await rm(own, { recursive: true });
  }
}
