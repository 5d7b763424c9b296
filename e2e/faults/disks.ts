import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';
import { keyText, RunningEndroll, startInVain } from './endroll.ts';
import type { Tally } from './tally.ts';

const season = (seriesId: number, seasonNumber: number): SeasonKey => ({
  seriesId,
  seasonNumber,
  language: 'en-US',
});

/** Small seasons first, and enough of them to fill a disk of the size below. */
const MANY = [
  ...[1, 2].map((number) => season(90001, number)),
  ...Array.from({ length: 30 }, (_, index) => season(90007, index + 1)),
];

/** Room for the browser's own files and a few seasons, in megabytes. */
const DISK_MB = 14;

/** How long quitting may take whatever hangs, in milliseconds, with what a busy machine adds. */
const QUIT_LIMIT = 6_000;

interface Tools {
  readonly server: TmdbServer;
  readonly tally: Tally;
}

/** A full disk and one that has become read-only. Mounts file systems, which requires root on Linux. */
export async function diskRounds({ server, tally }: Tools): Promise<void> {
  const disk = await mkdtemp(join(tmpdir(), 'endroll-disk-'));
  try {
    mount(['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'endroll', disk]);
  } catch {
    tally.skip('full and read-only disks', 'file systems cannot be mounted here');
    await rm(disk, { recursive: true, force: true });
    return;
  }
  const userData = join(disk, 'profile');
  let kept: readonly SeasonKey[] = [];
  try {
    await mkdir(userData);
    await tally.round('the disk fills up', async () => {
      const endroll = await RunningEndroll.start({ userData, server }, tally);
      await endroll.mark(season(90001, 1), { note: 'Written before the disk was full' });
      let refusal: string | null = null;
      for (const key of MANY) {
        refusal = await refusalOf(endroll, key);
        if (refusal !== null) break;
        kept = [...kept, key];
      }
      if (refusal === null) throw new Error('the disk was never full');
      if (refusal !== 'disk-full') throw new Error(`it was called ${refusal}`);
      await endroll.quit();
    });
    await tally.round('a start on the full disk', () => expectKept(userData, kept, tally));
    await tally.round('a start on the disk once it is read-only', async () => {
      mount(['-o', 'remount,ro', disk]);
      const { code, text } = await startInVain({ userData, server: null });
      if (code !== 1) throw new Error(`it ended with ${code}`);
      if (!text.includes(userData)) throw new Error('the folder was not named');
    });
    mount(['-o', `remount,rw,size=${DISK_MB * 2}m`, disk]);
    await tally.round('a start once there is room again', () => expectKept(userData, kept, tally));
  } finally {
    execFileSync('umount', ['-l', disk]);
    await rm(disk, { recursive: true, force: true });
  }
}

/** A library process that hangs, and two starts at once. */
export async function processRounds({ server, tally }: Tools): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'endroll-faults-'));
  try {
    await tally.round('quitting while the library’s process stands still', async () => {
      const endroll = await RunningEndroll.start({ userData, server }, tally);
      await endroll.keep(season(90001, 1));
      for (const pid of await libraryProcessesOf(endroll)) process.kill(pid, 'SIGSTOP');
      const took = await endroll.quit();
      if (took > QUIT_LIMIT) throw new Error(`it took ${Math.round(took)} ms`);
    });
    await tally.round('two starts on one folder', async () => {
      const endroll = await RunningEndroll.start({ userData, server }, tally);
      const { code } = await startInVain({ userData, server });
      if (code !== 0) throw new Error(`the second one ended with ${code}`);
      if (!(await endroll.read([])).seasons.has('90001/1')) throw new Error('the season is lost');
      await endroll.quit();
    });
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Why a season is not kept; `null` when it is. */
async function refusalOf(endroll: RunningEndroll, key: SeasonKey): Promise<string | null> {
  return endroll.page.evaluate(async (key) => {
    for (;;) {
      const opened = await api.seasons.open(key);
      if (!opened.ok) {
        return 'reason' in opened.error ? opened.error.reason : opened.error.kind;
      }
      const page = JSON.parse(opened.value.head) as {
        readonly source: string;
        readonly notKept: string | null;
      };
      if (page.notKept !== null) return page.notKept;
      if (page.source === 'library') return null;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, key);
}

async function expectKept(userData: string, keys: readonly SeasonKey[], tally: Tally): Promise<void> {
  const endroll = await RunningEndroll.start({ userData, server: null }, tally);
  try {
    const kept = await endroll.read([season(90001, 1)]);
    for (const key of keys) {
      if (typeof kept.seasons.get(keyText(key))?.credits !== 'string')
        throw new Error(`${keyText(key)} is lost`);
    }
    if (kept.notes.size !== 1) throw new Error('the note is lost');
  } finally {
    await endroll.quit();
  }
}

async function libraryProcessesOf({ app }: RunningEndroll): Promise<readonly number[]> {
  const processes: number[] = [];
  const group = app.process().pid ?? 0;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const words = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      const isOfGroup = Number(words[2]) === group;
      if (isOfGroup && readFileSync(`/proc/${name}/cmdline`, 'latin1').includes('node.mojom.NodeService')) {
        processes.push(Number(name));
      }
    } catch {
      // It has ended since it was listed.
    }
  }
  if (processes.length === 0) throw new Error('the library’s process does not run');
  return processes;
}

function mount(args: readonly string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}
