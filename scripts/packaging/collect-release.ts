import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { PlainError } from '../main.ts';
import { isNameForTests } from './electron-builder.ts';

/** What electron-builder and installers.ts write for updates: https://www.electron.build/auto-update */
interface Published {
  readonly version: string;
  readonly files: readonly { readonly url: string }[];
  readonly [field: string]: unknown;
}

/**
 * Puts the files that the machines of a release have made into one folder. Those for Windows write a latest.yml each, with the
 * installer for their own processor: they become one with both.
 * @param from a folder with one folder for each machine
 * @throws {PlainError} if two machines have made different files of one name, or one has made a package for tests
 */
export async function collectRelease(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const lists = new Map<string, string[]>();
  const made = new Set<string>();
  for (const machine of (await readdir(from)).toSorted()) {
    for (const name of await readdir(join(from, machine))) {
      const path = join(from, machine, name);
      refuseForTests(name);
      if (/^latest.*\.yml$/u.test(name)) {
        lists.set(name, [...(lists.get(name) ?? []), await readFile(path, 'utf8')]);
      } else if (made.has(name)) throw new PlainError(`Two machines have made ${name}.`);
      else await copyFile(path, join(to, name));
      made.add(name);
    }
  }
  for (const text of [...lists.values()].flat()) refuseForTests(text);
  for (const [name, texts] of lists) await writeFile(join(to, name), mergeLists(name, texts));
}

/** @param text a name, or a list of names */
function refuseForTests(text: string): void {
  const name = text.split(/[\s"',]+/u).find(isNameForTests);
  if (name !== undefined)
    throw new PlainError(`${name} is a package for tests: other programs can debug it.`);
}

/** One list with the files of all. `path` and `sha512`, which older updaters read, can only name one file, and go. */
function mergeLists(name: string, texts: readonly string[]): string {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  const lists = texts.map((text) => load(text) as Published);
  const versions = new Set(lists.map(({ version }) => version));
  if (versions.size !== 1) throw new PlainError(`${name} is for ${[...versions].join(' and ')}.`);
  const files = lists.flatMap((list) => list.files);
  if (new Set(files.map(({ url }) => url)).size !== files.length)
    throw new PlainError(`${name} has a file twice.`);
  return dump({ ...lists[0], files, path: undefined, sha512: undefined }, { skipInvalid: true });
}
