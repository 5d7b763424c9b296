import { open, readdir, readFile } from 'node:fs/promises';

/**
 * What a process was started with: the program and its arguments, without spaces in them, because Chromium writes its own over
 * what Linux shows, as one text. Nothing for one that has ended.
 */
export async function commandLineOf(pid: number): Promise<readonly string[]> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return text.split(/[\0 ]/u).filter(Boolean);
}

/** All processes below another one, whichever of its threads has started them. Linux only. */
export async function descendantsOf(pid: number): Promise<readonly number[]> {
  const parents = await Promise.all(
    (await allProcesses()).map(async (each) => {
      const text = await readFile(`/proc/${each}/stat`, 'utf8').catch(() => '');
      // Field 4 of proc(5), after the name in parentheses, which may hold anything.
      return { pid: each, parent: Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]) };
    }),
  );
  const below = (parent: number): readonly number[] =>
    parents.flatMap((each) => (each.parent === parent ? [each.pid, ...below(each.pid)] : []));
  return below(pid);
}

/** The main processes that run on a profile, or are about to: Chromium's relauncher waits for the one before. Linux only. */
export async function mainProcessesOn(userData: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const pid of await allProcesses()) {
    const words = await commandLineOf(pid);
    const type = words.find((word) => word.startsWith('--type=')) ?? '--type=relauncher';
    if (words.includes(`--user-data-dir=${userData}`) && type === '--type=relauncher') found.push(pid);
  }
  return found;
}

/** Where a text was looked for below a process. */
export interface MemorySearch {
  /** What Chromium calls each process whose whole memory was read: `renderer`, `gpu-process`, `node.mojom.NodeService` … */
  readonly read: readonly string[];
  /** The command lines of those that have the text. */
  readonly holders: readonly string[];
}

/** Looks for a text in the memory of all processes below another one. Linux only. */
export async function searchBelow(pid: number, text: string): Promise<MemorySearch> {
  const read: string[] = [];
  const holders: string[] = [];
  for (const below of await descendantsOf(pid)) {
    const words = await commandLineOf(below);
    const found = await isInMemory(below, text);
    if (found !== 'ended') read.push(kindOf(words));
    if (found === true) holders.push(words.join(' '));
  }
  return { read, holders };
}

/** A process's type, or, for one that serves, what it serves. */
function kindOf(words: readonly string[]): string {
  const valueOf = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  return valueOf('utility-sub-type') ?? valueOf('type') ?? words[0] ?? '';
}

/**
 * Whether a process has a text anywhere in the memory that it may write to, with one or two bytes for a letter; `ended` if it has
 * ended before all of it was read. Linux only.
 */
export async function isInMemory(pid: number, text: string): Promise<boolean | 'ended'> {
  const wanted = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const longest = text.length * 2;
  const memory = await open(`/proc/${pid}/mem`).catch(hasEnded);
  if (memory === null) return 'ended';
  try {
    for (const [, from = '', to = ''] of (await mapsOf(pid)).matchAll(/^(\w+)-(\w+) rw/gmu)) {
      const end = parseInt(to, 16);
      const chunk = Buffer.alloc(Math.min(end - parseInt(from, 16), 16_000_000));
      // Chunks overlap, so that no text stands across two of them unseen.
      for (let at = parseInt(from, 16); at < end; at += chunk.length - longest) {
        const read = await memory.read(chunk, 0, Math.min(chunk.length, end - at), at).catch(() => null);
        const part = read?.buffer.subarray(0, read.bytesRead);
        if (wanted.some((bytes) => part?.includes(bytes))) return true;
        if (end - at <= chunk.length) break;
      }
    }
    return (await mapsOf(pid)) === '' ? 'ended' : false;
  } finally {
    await memory.close();
  }
}

/** A process's memory, part by part; nothing for one that has ended, even if its parent does not know it yet. */
async function mapsOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/maps`, 'latin1').catch(hasEnded)) ?? '';
}

function hasEnded(error: unknown): null {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
    return null;
  throw error;
}

async function allProcesses(): Promise<readonly number[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
}
