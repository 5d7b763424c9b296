import { EndrollError } from '@shared/app-error.ts';
import type { CommandLine } from 'electron';
import * as z from 'zod/mini';
import type { StoreFile } from './store-file.ts';

/** The operating system's place for secrets. Any call may wait for the reader to unlock it. */
export interface Keyring {
  /** Which one would be used, such as `gnome_libsecret`; `null` when there is none that encrypts. */
  backend(): Promise<string | null>;
  seal(secret: string): Promise<Buffer>;
  /** Throws when this keyring did not seal it. `isOutdated`: seal it again, the key has been changed. */
  open(sealed: Buffer): Promise<{ readonly secret: string; readonly isOutdated: boolean }>;
}

/** Electron's safeStorage, as far as it is used. Electron 33 has only the first three, 46 only the next three. */
interface SafeStorageLike {
  readonly isEncryptionAvailable?: () => boolean;
  readonly encryptString?: (plainText: string) => Buffer;
  readonly decryptString?: (encrypted: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (plainText: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (
    encrypted: Buffer,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
  /** On Linux only. */
  readonly getSelectedStorageBackend?: () => string;
}

/**
 * The keyring behind safeStorage, by its asynchronous functions where there are some (from Electron 42), else by the
 * synchronous ones (gone in 46): https://www.electronjs.org/docs/latest/api/safe-storage. Ask nothing before `ready`.
 */
export function createKeyring(safeStorage: SafeStorageLike, platform: NodeJS.Platform): Keyring {
  const isAvailable = async (): Promise<boolean> =>
    (await safeStorage.isAsyncEncryptionAvailable?.()) ?? safeStorage.isEncryptionAvailable?.() ?? false;

  return {
    async backend() {
      if (!(await isAvailable())) return null;
      if (platform !== 'linux') return platform;
      const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
      // basic_text encrypts with a password that is in Chromium's source: that is writing in clear.
      return backend === 'basic_text' || backend === 'unknown' ? null : backend;
    },

    async seal(secret) {
      if (safeStorage.encryptStringAsync !== undefined) return safeStorage.encryptStringAsync(secret);
      if (safeStorage.encryptString !== undefined) return safeStorage.encryptString(secret);
      throw new Error('safeStorage cannot encrypt.');
    },

    async open(sealed) {
      if (safeStorage.decryptStringAsync !== undefined) {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
        return { secret: result, isOutdated: shouldReEncrypt };
      }
      if (safeStorage.decryptString === undefined) throw new Error('safeStorage cannot decrypt.');
      return { secret: safeStorage.decryptString(sealed), isOutdated: false };
    },
  };
}

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

  /** Which keyring sealed what is there; `null` when nothing is. Does not ask the keyring. */
  get sealedBy(): string | null {
    return this.#content()?.backend ?? null;
  }

  /** The file holds something that was not written here. */
  get isInvalid(): boolean {
    return this.#content() === null && Object.keys(this.#file.read()).length > 0;
  }

  /** The keyring's name; `null` when there is none. */
  backend(): Promise<string | null> {
    return this.#keyring.backend();
  }

  /**
   * The secret; `null` when there is none. `isOutdated`: it is to be sealed again, for the key has been changed. Rejects
   * when this keyring cannot open it.
   */
  async open(): Promise<{ readonly secret: string; readonly isOutdated: boolean } | null> {
    const content = this.#content();
    return content === null ? null : this.#keyring.open(Buffer.from(content.ciphertext, 'base64'));
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

  #content(): z.infer<typeof sealed> | null {
    const content = sealed.safeParse(this.#file.read());
    return content.success ? content.data : null;
  }
}

/** What the keyring is chosen by, before Electron is ready. */
export interface KeyringPlace {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly commandLine: Pick<CommandLine, 'hasSwitch' | 'appendSwitch'>;
}

/**
 * Chromium goes by the desktop's name, and takes an unknown one (Sway, Hyprland, i3) to have no keyring. A Secret Service
 * that answers is one, whatever the desktop is called; where none answers, `backend()` is `null` as before. KDE has its
 * own, and whoever starts Endroll may choose.
 */
export function chooseKeyring({ platform, environment, commandLine }: KeyringPlace): void {
  if (platform !== 'linux' || commandLine.hasSwitch('password-store')) return;
  const { XDG_CURRENT_DESKTOP = '', DESKTOP_SESSION = '', KDE_FULL_SESSION = '' } = environment;
  if (KDE_FULL_SESSION !== '' || /kde|plasma/iu.test(`${XDG_CURRENT_DESKTOP} ${DESKTOP_SESSION}`)) return;
  commandLine.appendSwitch('password-store', 'gnome-libsecret');
}
