import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageAddress } from './image-address.ts';
import { looksLikeImage } from './image-bytes.ts';

const UNFINISHED = '.tmp';

/** How old an unfinished file must be before nobody is writing it any more, in milliseconds. */
const ABANDONED_AFTER = 10 * 60 * 1000;

/**
 * Pictures on disk: `<folder>/<size>/<name>`. A file is there whole or not at all: it is written under a temporary name,
 * flushed and renamed. Its time of change is when TMDB answered.
 */
export class ImageFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async has(address: ImageAddress): Promise<boolean> {
    const file = await stat(this.#pathOf(address)).catch(missing);
    return file !== null && file.size > 0;
  }

  /** The picture, or `null` when it is not there or its file is damaged. */
  async read(address: ImageAddress): Promise<Uint8Array | null> {
    const bytes = await readFile(this.#pathOf(address)).catch(missing);
    return bytes !== null && looksLikeImage(bytes) ? bytes : null;
  }

  async write(address: ImageAddress, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(address);
    const unfinished = `${path}.${crypto.randomUUID()}${UNFINISHED}`;
    await mkdir(join(this.#folder, address.size), { recursive: true });
    try {
      await writeFlushed(unfinished, bytes);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** What is there, as `w185/abc.jpg`: one look at each folder instead of one at each file. */
  async list(): Promise<ReadonlySet<string>> {
    const paths = new Set<string>();
    for (const size of await this.#sizes()) {
      for (const name of await readdir(join(this.#folder, size))) paths.add(`${size}/${name}`);
    }
    return paths;
  }

  /** Deletes the pictures of these names in every size. */
  async forget(names: readonly string[]): Promise<void> {
    for (const size of await this.#sizes()) {
      for (const name of names) await rm(join(this.#folder, size, name), { force: true });
    }
  }

  /** Deletes what a crash has left half-written, and returns how many files that were. */
  async sweep(now: Date): Promise<number> {
    let swept = 0;
    for (const size of await this.#sizes()) {
      const names = await readdir(join(this.#folder, size));
      for (const name of names.filter((candidate) => candidate.endsWith(UNFINISHED))) {
        const path = join(this.#folder, size, name);
        const file = await stat(path).catch(missing);
        if (file === null || now.getTime() - file.mtimeMs < ABANDONED_AFTER) continue;
        await rm(path, { force: true });
        swept += 1;
      }
    }
    return swept;
  }

  async #sizes(): Promise<readonly string[]> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(missing);
    return (entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  #pathOf({ size, name }: ImageAddress): string {
    return join(this.#folder, size, name);
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** `null` for a file that is not there; anything else is a failure. */
function missing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
