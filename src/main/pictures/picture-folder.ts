import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UNFINISHED, writeFileWhole } from '../files/write-file-whole.ts';
import { looksLikePicture, readPictureAddress, type PictureAddress } from './picture-address.ts';

/** The age at which an unfinished file is abandoned, in milliseconds. */
const ABANDONED_AFTER = 10 * 60 * 1000;

/** A file whose modification time says when the reader deleted all pictures. */
const CLEARED = 'cleared';

/** A file with a {@link Completion}. */
const COMPLETE = 'complete';

/** A file with the addresses of pictures still to be deleted, one per line. */
const LEFTOVERS = 'leftovers';

/** Files looked at or deleted together: three times as fast as one by one, and pictures on screen still get their turn. */
const DONE_AT_ONCE = 32;

/** A picture on disk. */
export interface PictureFile {
  /** As `w185/abc.jpg`. */
  readonly address: string;
  /** File name at TMDB, the same in every size. */
  readonly name: string;
  readonly bytes: number;
  /** When TMDB answered. */
  readonly fetchedAt: Date;
}

/** Which kept seasons have all their pictures. */
export interface Completion {
  /** The sizes, as text. */
  readonly sizes: string;
  /** Seasons kept up to this time, in milliseconds since 1970. */
  readonly until: number;
}

/** The size of all pictures on disk. */
export interface PictureUsage {
  readonly bytes: number;
  readonly count: number;
}

/**
 * Pictures on disk: `<folder>/<size>/<name>`. A file is either complete or absent. Its modification time is when
 * TMDB answered.
 */
export class PictureFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async has(address: PictureAddress): Promise<boolean> {
    const file = await stat(this.#pathOf(address)).catch(missing);
    return file !== null && file.size > 0;
  }

  /** The picture, or `null` when it is not there or its file is damaged. */
  async read(address: PictureAddress): Promise<Uint8Array | null> {
    const bytes = await readFile(this.#pathOf(address)).catch(missing);
    return bytes !== null && looksLikePicture(bytes) ? bytes : null;
  }

  /** The same picture in the first other available size, or `null`. */
  async readOtherSize({ size, name }: PictureAddress): Promise<Uint8Array | null> {
    for (const other of await this.#sizes()) {
      if (other === size) continue;
      const bytes = await readFile(join(this.#folder, other, name)).catch(missing);
      if (bytes !== null && looksLikePicture(bytes)) return bytes;
    }
    return null;
  }

  async write(address: PictureAddress, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(address);
    await writeFileWhole(path, bytes).catch(async (error: unknown) => {
      // The first picture of its size: thousands of others follow and need no check of the folder.
      missing(error);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFileWhole(path, bytes);
    });
  }

  /** All pictures, as `w185/abc.jpg`: lists each folder instead of checking each file. */
  async list(): Promise<ReadonlySet<string>> {
    return new Set(await this.#addresses());
  }

  /** Every picture with its size and age. Checks each file, which takes about 30 ms for a thousand. */
  async files(): Promise<readonly PictureFile[]> {
    const addresses = (await this.#addresses()).filter((address) => !address.endsWith(UNFINISHED));
    const files: PictureFile[] = [];
    for (let at = 0; at < addresses.length; at += DONE_AT_ONCE) {
      const found = await Promise.all(
        addresses.slice(at, at + DONE_AT_ONCE).map((address) => this.#look(address)),
      );
      files.push(...found.filter((file) => file !== null));
    }
    return files;
  }

  async usage(): Promise<PictureUsage> {
    const files = await this.files();
    return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), count: files.length };
  }

  /**
   * Deletes the pictures with these names in every size. When the signal aborts, the rest is recorded for
   * {@link forgetLeftovers}.
   */
  async forget(names: readonly string[], signal?: AbortSignal): Promise<void> {
    const wanted = new Set(names);
    const isWanted = (address: string): boolean => wanted.has(address.slice(address.indexOf('/') + 1));
    const left = await this.#remove((await this.#addresses()).filter(isWanted), signal);
    if (left.length > 0) await this.#writeLeftovers([...(await this.#leftovers()), ...left]);
  }

  /** Deletes what {@link forget} had no time for. */
  async forgetLeftovers(): Promise<void> {
    const left = await this.#leftovers();
    if (left.length === 0) return;
    await this.remove(left);
    await rm(join(this.#folder, LEFTOVERS), { force: true });
  }

  /** Deletes pictures by their addresses, such as `w185/abc.jpg`. */
  async remove(addresses: readonly string[]): Promise<void> {
    await this.#remove(addresses);
  }

  /** Returns those that were left when the signal aborted. */
  async #remove(addresses: readonly string[], signal?: AbortSignal): Promise<readonly string[]> {
    for (let at = 0; at < addresses.length; at += DONE_AT_ONCE) {
      if (signal?.aborted === true) return addresses.slice(at);
      const some = addresses.slice(at, at + DONE_AT_ONCE);
      await Promise.all(some.map((address) => rm(join(this.#folder, address), { force: true })));
    }
    return [];
  }

  async #leftovers(): Promise<readonly string[]> {
    const text = await readFile(join(this.#folder, LEFTOVERS), 'utf8').catch(missing);
    // The file may have been edited and contain anything.
    return (text ?? '').split('\n').filter((address) => readPictureAddress(address) !== null);
  }

  async #writeLeftovers(addresses: readonly string[]): Promise<void> {
    await writeFileWhole(join(this.#folder, LEFTOVERS), Buffer.from(addresses.join('\n')));
  }

  /** Deletes pictures that TMDB sent before a time, and returns how many that were. */
  async purgeOlderThan(before: Date): Promise<number> {
    const old = (await this.files()).filter(({ fetchedAt }) => fetchedAt < before);
    await this.remove(old.map(({ address }) => address));
    return old.length;
  }

  /** Deletes all pictures, and remembers when: see {@link clearedAt}. */
  async clear(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.#folder, CLEARED), '', { mode: 0o600 });
    await this.remove((await this.files()).map(({ address }) => address));
  }

  /** When the reader has last deleted all pictures, or `null`. */
  async clearedAt(): Promise<Date | null> {
    return (await stat(join(this.#folder, CLEARED)).catch(missing))?.mtime ?? null;
  }

  /** The last value of {@link setCompletion}; `null` if there is none or it cannot be read. */
  async completion(): Promise<Completion | null> {
    const text = await readFile(join(this.#folder, COMPLETE), 'utf8').catch(missing);
    const match = /^(\d+) (.+)$/u.exec(text ?? '');
    const [, until, sizes] = match ?? [];
    return until === undefined || sizes === undefined ? null : { sizes, until: Number(until) };
  }

  async setCompletion({ sizes, until }: Completion): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFileWhole(join(this.#folder, COMPLETE), Buffer.from(`${until} ${sizes}`));
  }

  /** Forgets which seasons are complete. */
  async clearCompletion(): Promise<void> {
    await rm(join(this.#folder, COMPLETE), { force: true });
  }

  /**
   * Deletes half-written files left by a crash, and returns how many there were. A file in the place of a folder of pictures
   * is set aside, not deleted, because it may not be Endroll's.
   */
  async sweep(now: Date): Promise<number> {
    if ((await stat(this.#folder).catch(missing))?.isFile() === true) await setStrayAside(this.#folder, now);
    for (const name of await this.#ownFiles()) {
      const isSize = readPictureAddress(`${name}/a.jpg`) !== null;
      if (isSize) await setStrayAside(join(this.#folder, name), now);
    }
    const all = [...(await this.#addresses()), ...(await this.#ownFiles())];
    const unfinished = all.filter((name) => name.endsWith(UNFINISHED));
    let swept = 0;
    for (const address of unfinished) {
      const file = await this.#look(address);
      if (file === null || now.getTime() - file.fetchedAt.getTime() < ABANDONED_AFTER) continue;
      await this.remove([address]);
      swept += 1;
    }
    return swept;
  }

  /** Files beside the folders of pictures. */
  async #ownFiles(): Promise<readonly string[]> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(missing);
    return (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  async #addresses(): Promise<readonly string[]> {
    const addresses: string[] = [];
    for (const size of await this.#sizes()) {
      for (const name of await readdir(join(this.#folder, size))) addresses.push(`${size}/${name}`);
    }
    return addresses;
  }

  /** `null` for a file that has disappeared since it was listed. */
  async #look(address: string): Promise<PictureFile | null> {
    const file = await stat(join(this.#folder, address)).catch(missing);
    if (file === null) return null;
    const name = address.slice(address.indexOf('/') + 1);
    return { address, name, bytes: file.size, fetchedAt: file.mtime };
  }

  async #sizes(): Promise<readonly string[]> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(missing);
    return (entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  #pathOf({ size, name }: PictureAddress): string {
    return join(this.#folder, size, name);
  }
}

async function setStrayAside(path: string, now: Date): Promise<void> {
  const time = now.toISOString().replaceAll(/[:.]/gu, '-');
  await rename(path, join(dirname(path), `stray.${basename(path)}.${time}`));
}

/** `null` for a missing file or folder; throws for any other error. */
function missing(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
}
