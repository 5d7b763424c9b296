import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { chmod, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import { renamePatiently } from '../files/rename.ts';
import { UNFINISHED, writeFlushed } from '../files/write-file-whole.ts';

/** The permissions of an AppImage: everyone may run it. */
const EXECUTABLE = 0o755;

/** The new version of a program that is a single file: first beside it, then in its place. */
export class Replacement {
  readonly #program: string;
  readonly #file: string;
  #prepared: { readonly sha512: string; readonly mark: string } | null = null;

  /** @param program the whole path of the file that is replaced */
  constructor(program: string) {
    this.#program = program;
    // In the same folder, because a file cannot be renamed across disks; short, however long the name is.
    const name = createHash('sha256').update(basename(program)).digest('hex').slice(0, 16);
    this.#file = join(dirname(program), `.endroll-update-${name}${UNFINISHED}`);
  }

  /**
   * Copies a downloaded file beside the program.
   * @param sha512 what was published, in base64
   * @throws `tampered` if it is another file; the file system's error
   */
  async prepare(downloaded: string, sha512: string): Promise<void> {
    this.discard();
    try {
      await writeFlushed(this.#file, verified(downloaded, sha512), EXECUTABLE);
      // Whatever the mask of the system says.
      await chmod(this.#file, EXECUTABLE);
      this.#prepared = { sha512, mark: await markOf(this.#file) };
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /**
   * Puts the copy in the program's place, or else leaves the program as it is. Takes no time, unless the copy was touched in
   * the meantime: then it is read once more.
   * @throws `tampered` if it is another file by now; the file system's error
   */
  async install(): Promise<void> {
    if (this.#prepared === null) throw new Error('Nothing was prepared');
    const { sha512, mark } = this.#prepared;
    try {
      if ((await markOf(this.#file)) !== mark) for await (const _ of verified(this.#file, sha512));
      await renamePatiently(this.#file, this.#program);
      this.#prepared = null;
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Deletes the copy, also that of an earlier run. */
  discard(): void {
    this.#prepared = null;
    rmSync(this.#file, { force: true });
  }
}

/** Changes with every change of a file. */
async function markOf(file: string): Promise<string> {
  const { ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(' ');
}

/** Passes on the bytes of a file; fails at the end if they are not those that were published. */
async function* verified(file: string, sha512: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('base64') !== sha512) throw new EndrollError({ kind: 'update-failed', reason: 'tampered' });
}
