import { _electron, errors, type ElectronApplication } from '@playwright/test';

/** A start takes two seconds, and some more on a busy machine; one that takes so many milliseconds has hung. */
const LONGEST_LAUNCH = 30_000;

/** So often a start is tried. */
const ATTEMPTS = 3;

/**
 * Starts an application, and again when the start hangs, which now and then one does on a busy machine:
 * docs/adr/0020-life.md.
 * @param options made for each start: the file with the token is gone once one has read it, also one that hangs
 * @param onhang is told of each that did, with the last step its start has logged
 */
export async function launchPatiently(
  options: () => Parameters<typeof _electron.launch>[0],
  onhang: (lastStep: string) => void,
): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch({ ...options(), timeout: LONGEST_LAUNCH });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === ATTEMPTS) throw error;
      onhang(error.message.match(/Start, \d+ ms: .*/gu)?.at(-1) ?? 'before the first line of main');
    }
  }
}
