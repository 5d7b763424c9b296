import { EndrollError } from '@shared/app-error.ts';
import * as z from 'zod/mini';
import type { Keyring } from './keyring.ts';
import type { StoreFile } from './store-file.ts';

/** What the file holds: which keyring sealed the secret, and the sealed secret in base64. */
const sealed = z.object({ backend: z.string(), ciphertext: z.base64() });

/** A secret in a small file, sealed by the keyring; without one it is not written. */
export class SealedFile {
  readonly #file: StoreFile;
  readonly #keyring: Keyring;

  constructor(file: StoreFile, keyring: Keyring) {
    this.#file = file;
    this.#keyring = keyring;
  }

  /** Whether there is a keyring. */
  async canKeep(): Promise<boolean> {
    return (await this.#keyring.backend()) !== null;
  }

  /** The secret; `null` when there is none. Rejects when this keyring cannot open it. */
  async open(): Promise<string | null> {
    const content = sealed.safeParse(this.#file.read());
    if (!content.success) return null;
    return (await this.#keyring.open(Buffer.from(content.data.ciphertext, 'base64'))).secret;
  }

  /** Throws `no-keyring` when there is none. */
  async seal(secret: string): Promise<void> {
    const backend = await this.#keyring.backend();
    if (backend === null) throw new EndrollError({ kind: 'no-keyring' });
    const ciphertext = (await this.#keyring.seal(secret)).toString('base64');
    await this.#file.write({ backend, ciphertext });
  }

  async clear(): Promise<void> {
    await this.#file.write({});
  }
}
