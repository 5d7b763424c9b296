import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Written into a cached folder last: its files and their sizes. */
const manifestName = '.complete.json';
const unfinished = '.unfinished-';
const oneDay = 86_400_000;

/**
 * Returns a folder that `build` has filled, possibly in an earlier run, if it is complete.
 * Builds in a folder beside it and renames that at the end, so a killed run leaves nothing that looks finished, and when
 * two runs overlap, one simply uses the other's result.
 */
export async function keepBuilt(
  folder: string,
  build: (into: string) => Promise<void>,
): Promise<'kept' | 'built'> {
  await sweepUnfinished(dirname(folder));
  if (await isWhole(folder)) return 'kept';
  await replaceFolder(
    folder,
    async (draft) => {
      await build(draft);
      await writeFile(join(draft, manifestName), JSON.stringify(await sizes(draft)));
    },
    () => isWhole(folder),
  );
  return 'built';
}

/**
 * Puts a copy of a cached folder at `target` in one step, replacing what may be there. It is a real or copy-on-write copy:
 * through hard links, a change in one project would reach the cache.
 */
export async function placeCopy(folder: string, target: string): Promise<void> {
  await sweepUnfinished(dirname(target));
  await replaceFolder(
    target,
    async (draft) => {
      await cp(folder, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
      await rm(join(draft, manifestName));
    },
    () => isWhole(target, folder),
  );
}

/** Whether a folder still has every file that it, or the cached `original`, had when it was finished. */
export async function isWhole(folder: string, original = folder): Promise<boolean> {
  try {
    const expected = JSON.parse(await readFile(join(original, manifestName), 'utf8')) as Record<
      string,
      number
    >;
    const found = await sizes(folder);
    return Object.entries(expected).every(([path, size]) => found[path] === size);
  } catch {
    // Whether missing or unreadable, it has to be made again.
    return false;
  }
}

async function replaceFolder(
  target: string,
  fill: (draft: string) => Promise<void>,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const draft = `${target}${unfinished}${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(draft, { recursive: true });
    await fill(draft);
    await moveInto(target, draft, isDone);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function moveInto(target: string, draft: string, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Another run was faster, and its result may already be in use, so it stays. Anything incomplete is removed.
    if (await isDone()) return;
    await rename(target, `${draft}-old`);
    await rename(draft, target);
    await rm(`${draft}-old`, { recursive: true, force: true });
  }
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(String(error.code))
  );
}

async function sizes(folder: string): Promise<Record<string, number>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const pairs = files.map(async (file) => {
    const path = join(file.parentPath, file.name);
    return [relative(folder, path), (await stat(path)).size] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** Removes what killed runs have left behind, but not what a slow run may still be working on. */
async function sweepUnfinished(parent: string): Promise<void> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (!name.includes(unfinished)) continue;
    const path = join(parent, name);
    const age = Date.now() - (await lastChange(path));
    if (age > oneDay) await rm(path, { recursive: true, force: true });
  }
}

async function lastChange(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    // The run that made it has just finished and removed it.
    return Date.now();
  }
}
