import { EndrollError } from '@shared/app-error.ts';
import type { CommandLine } from 'electron';
import * as z from 'zod/mini';
import type { StoreFile } from './store-file.ts';

/** The operating system's keyring. Any call may wait for the reader to unlock it. */
export interface Keyring {
  /** The backend, such as `gnome_libsecret`; `null` if there is none that encrypts. */
  backend(): Promise<string | null>;
  seal(secret: string): Promise<Buffer>;
  /** Throws if another keyring encrypted it. `isOutdated`: encrypt it again, because the key has changed. */
  open(sealed: Buffer): Promise<{ readonly secret: string; readonly isOutdated: boolean }>;
}

/** The part of Electron's safeStorage that is used. Electron 33 has only the first three methods, 46 only the next three. */
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
 * The keyring behind safeStorage: its asynchronous functions where they exist (from Electron 42), otherwise the synchronous
 * ones (removed in 46): https://www.electronjs.org/docs/latest/api/safe-storage. Do not use it before `ready`.
 */
export function createKeyring(safeStorage: SafeStorageLike, platform: NodeJS.Platform): Keyring {
  const isAvailable = async (): Promise<boolean> =>
    (await safeStorage.isAsyncEncryptionAvailable?.()) ?? safeStorage.isEncryptionAvailable?.() ?? false;

  return {
    async backend() {
      if (!(await isAvailable())) return null;
      if (platform !== 'linux') return platform;
      const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
      // basic_text encrypts with a password from Chromium's source code, which is as good as plain text.
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

/** The content of the file: the keyring that encrypted the secret, and the encrypted secret in base64. */
const sealed = z.object({ backend: z.string(), ciphertext: z.base64() });

/** A secret in a small file, encrypted by the keyring; without a keyring it is not written. */
export class SealedFile {
  readonly #file: StoreFile;
  readonly #keyring: Keyring;

  constructor(file: StoreFile, keyring: Keyring) {
    this.#file = file;
    this.#keyring = keyring;
  }

  /** The keyring that encrypted the stored secret; `null` if there is none. Does not use the keyring. */
  get sealedBy(): string | null {
    return this.#content()?.backend ?? null;
  }

  /** The file contains something that was not written by us. */
  get isInvalid(): boolean {
    return this.#content() === null && Object.keys(this.#file.read()).length > 0;
  }

  /** The keyring's name; `null` when there is none. */
  backend(): Promise<string | null> {
    return this.#keyring.backend();
  }

  /**
   * The secret; `null` if there is none. `isOutdated`: it should be encrypted again, because the key has changed. Rejects if
   * this keyring cannot decrypt it.
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

/**
 * Milliseconds before a keyring that did not answer is asked again: each attempt may show the dialog that the reader has just
 * closed.
 */
const ASK_AGAIN_AFTER = 10_000;

/** How long a keyring may take, in milliseconds: the reader may be typing its password. */
const KEYRING_LIMIT = 60_000;

/** Asks a keyring once per session, and again only if it did not answer and some time has passed. */
export class KeyringQuestion {
  readonly #ask: () => Promise<boolean>;
  readonly #now: () => number;
  #asking: Promise<void> | null = null;
  /** `null` when it has answered. */
  #askAgainAt: number | null = null;

  /**
   * @param ask gives true when the keyring has answered; never rejects
   * @param now milliseconds on a clock that only goes forward
   */
  constructor(ask: () => Promise<boolean>, now: () => number = () => performance.now()) {
    this.#ask = ask;
    this.#now = now;
  }

  /** Resolves when the keyring has answered or failed to; never rejects. */
  asked(): Promise<void> {
    if (this.#askAgainAt !== null && this.#now() >= this.#askAgainAt) {
      this.#askAgainAt = null;
      this.#asking = null;
    }
    this.#asking ??= this.#askNow();
    return this.#asking;
  }

  /** The same, but asks again at once if it did not answer, because the reader is waiting for it. */
  askedNow(): Promise<void> {
    if (this.#askAgainAt !== null) this.#askAgainAt = this.#now();
    return this.asked();
  }

  async #askNow(): Promise<void> {
    if (!(await this.#ask())) this.#askAgainAt = this.#now() + ASK_AGAIN_AFTER;
  }
}

/** Rejects if a keyring takes longer than a reader needs to type a password. */
export async function withinKeyringLimit(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('It took too long.')), KEYRING_LIMIT);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the choice of keyring depends on, before Electron is ready. */
export interface KeyringPlace {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly commandLine: Pick<CommandLine, 'hasSwitch' | 'appendSwitch'>;
}

/**
 * Chromium chooses by the name of the desktop, and assumes that an unknown one (Sway, Hyprland, i3) has no keyring. We use
 * any Secret Service that answers, whatever the desktop; if none answers, `backend()` is still `null`. KDE has its own, and
 * a command-line switch overrides the choice.
 */
export function chooseKeyring({ platform, environment, commandLine }: KeyringPlace): void {
  if (platform !== 'linux' || commandLine.hasSwitch('password-store')) return;
  const { XDG_CURRENT_DESKTOP = '', DESKTOP_SESSION = '', KDE_FULL_SESSION = '' } = environment;
  if (KDE_FULL_SESSION !== '' || /kde|plasma/iu.test(`${XDG_CURRENT_DESKTOP} ${DESKTOP_SESSION}`)) return;
  commandLine.appendSwitch('password-store', 'gnome-libsecret');
}
