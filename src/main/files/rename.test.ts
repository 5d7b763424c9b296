import { describe, expect, it } from 'vitest';
import { renamePatiently, renamePatientlySync } from './rename.ts';

/** A file that another program holds for so many tries; nobody really waits. */
function heldFor(times: number, code = 'EPERM') {
  let tries = 0;
  const waited: number[] = [];
  const moved: string[] = [];
  const moveSync = (from: string, to: string): void => {
    tries += 1;
    if (tries <= times) throw Object.assign(new Error(code), { code });
    moved.push(`${from} → ${to}`);
  };
  const waitSync = (milliseconds: number): void => {
    waited.push(milliseconds);
  };
  // eslint-disable-next-line @typescript-eslint/require-await -- rejects where the other throws
  const move = async (from: string, to: string): Promise<void> => moveSync(from, to);
  // eslint-disable-next-line @typescript-eslint/require-await -- as the real one is
  const wait = async (milliseconds: number): Promise<void> => waitSync(milliseconds);
  return {
    sync: { move: moveSync, wait: waitSync },
    async: { move, wait },
    waited,
    moved,
    tries: () => tries,
  };
}

type Held = ReturnType<typeof heldFor>;
type Rename = (held: Held, platform: NodeJS.Platform) => Promise<void>;

describe.each<[string, Rename]>([
  ['renamePatiently', (held, platform) => renamePatiently('a', 'b', { platform, ...held.async })],
  [
    'renamePatientlySync',
    // eslint-disable-next-line @typescript-eslint/require-await -- rejects where it throws
    async (held, platform) => renamePatientlySync('a', 'b', { platform, ...held.sync }),
  ],
])('%s', (_name, rename) => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'waits on Windows for a virus scanner to let go (%s)',
    async (code) => {
      const held = heldFor(2, code);
      await rename(held, 'win32');
      expect(held.moved).toEqual(['a → b']);
      expect(held.waited).toEqual([20, 60]);
    },
  );

  it('gives up on a file that stays held', async () => {
    const held = heldFor(Infinity);
    await expect(rename(held, 'win32')).rejects.toThrow('EPERM');
    expect(held.waited).toEqual([20, 60, 140, 280]);
    expect(held.tries()).toBe(5);
  });

  it.each([
    ['win32', 'ENOENT'],
    ['linux', 'EPERM'],
  ] as const)('does not try again when that cannot help (%s, %s)', async (platform, code) => {
    const held = heldFor(1, code);
    await expect(rename(held, platform)).rejects.toThrow(code);
    expect(held.tries()).toBe(1);
  });
});
