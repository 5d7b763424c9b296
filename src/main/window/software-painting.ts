import { readdirSync } from 'node:fs';
import type { CommandLine } from 'electron';

/**
 * True on Wayland where Chromium finds no GPU, as in many virtual machines. Its GPU process then gives up, and the next one
 * paints in software, but gets no frames for the window of the first, which shows its first frame forever (Chromium 130).
 * Painting in software from the beginning avoids that.
 * @param devices the folder of the GPUs
 */
export function mustPaintInSoftware(
  commandLine: Pick<CommandLine, 'getSwitchValue'>,
  devices = '/dev/dri',
): boolean {
  // Where nobody has chosen a platform, Electron has put its own choice there.
  if (commandLine.getSwitchValue('ozone-platform') !== 'wayland') return false;
  try {
    return !readdirSync(devices).some((name) => name.startsWith('renderD'));
  } catch {
    return true;
  }
}
