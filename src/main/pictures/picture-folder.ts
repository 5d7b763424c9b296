import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UNFINISHED, writeFileWhole } from '../storage/write-file-whole.ts';
import { looksLikePicture, type PictureAddress } from './picture-address.ts';

/** How old an unfinished file must be before nobody is writing it any more, in milliseconds. */
const ABANDONED_AFTER = 10 * 60 * 1000;

/** A file that says by its time of change when the reader has deleted all pictures. */
const CLEARED = 'cleared';

/** Files looked at together: three times as fast as one by one, and pictures on screen still get their turn. */
const LOOKED_AT_ONCE = 32;

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

/** What all pictures take on disk. */
export interface PictureUsage {
  readonly bytes: number;
  readonly count: number;
}

/**
 * Pictures on disk: `<folder>/<size>/<name>`. A file is there whole or not at all. Its time of change is when TMDB
 * answered.
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

  /** The same picture in the first other size in which it is there, or `null`. */
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
      // The first picture of its size: thousands of others follow, and need no look at the folder.
      missing(error);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFileWhole(path, bytes);
    });
  }

  /** What is there, as `w185/abc.jpg`: one look at each folder instead of one at each file. */
  async list(): Promise<ReadonlySet<string>> {
    return new Set(await this.#addresses());
  }

  /** Every picture with its size and age. Looks at each file, which takes some 30 ms for a thousand. */
  async files(): Promise<readonly PictureFile[]> {
    const addresses = (await this.#addresses()).filter((address) => !address.endsWith(UNFINISHED));
    const files: PictureFile[] = [];
    for (let at = 0; at < addresses.length; at += LOOKED_AT_ONCE) {
      const found = await Promise.all(
        addresses.slice(at, at + LOOKED_AT_ONCE).map((address) => this.#look(address)),
      );
      files.push(...found.filter((file) => file !== null));
    }
    return files;
  }

  async usage(): Promise<PictureUsage> {
    const files = await this.files();
    return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), count: files.length };
  }

  /** Deletes the pictures of these names in every size. */
  async forget(names: readonly string[]): Promise<void> {
    for (const size of await this.#sizes()) {
      for (const name of names) await rm(join(this.#folder, size, name), { force: true });
    }
  }

  /** Deletes pictures by their addresses, such as `w185/abc.jpg`. */
  async remove(addresses: readonly string[]): Promise<void> {
    for (const address of addresses) await rm(join(this.#folder, address), { force: true });
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

  /** Deletes what a crash has left half-written, and returns how many files that were. */
  async sweep(now: Date): Promise<number> {
    const unfinished = (await this.#addresses()).filter((address) => address.endsWith(UNFINISHED));
    let swept = 0;
    for (const address of unfinished) {
      const file = await this.#look(address);
      if (file === null || now.getTime() - file.fetchedAt.getTime() < ABANDONED_AFTER) continue;
      await this.remove([address]);
      swept += 1;
    }
    return swept;
  }

  async #addresses(): Promise<readonly string[]> {
    const addresses: string[] = [];
    for (const size of await this.#sizes()) {
      for (const name of await readdir(join(this.#folder, size))) addresses.push(`${size}/${name}`);
    }
    return addresses;
  }

  /** `null` for a file that has gone since it was listed. */
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

/** `null` for a file that is not there; anything else is a failure. */
function missing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
