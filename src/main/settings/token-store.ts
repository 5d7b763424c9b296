import { EndrollError } from '@shared/app-error.ts';
import type { TokenKeeping, TokenStatus } from '@shared/domain/token-status.ts';
import * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import type { Keyring } from './keyring.ts';
import type { StoreFile } from './store-file.ts';

/** What token.json holds: which keyring sealed the token, and the sealed token in base64. */
const sealedToken = z.object({ backend: z.string(), ciphertext: z.base64() });

type SealedToken = z.infer<typeof sealedToken>;

/** The token in use. */
interface HeldToken {
  readonly token: string;
  readonly source: 'environment' | 'session' | 'keyring';
}

/**
 * How long after a keyring did not answer it is asked again, in milliseconds: each time may put up a dialog that the reader
 * has just closed.
 */
const ASK_AGAIN_AFTER = 10_000;

/** How long a keyring may take, in milliseconds: the reader may be typing its password. */
const KEYRING_LIMIT = 60_000;

export interface TokenStoreOptions {
  readonly file: StoreFile;
  readonly keyring: Keyring;
  /** The token for this run from whoever started Endroll, or `null`. */
  readonly startToken: string | null;
  readonly logger: Logger;
  /** Told when {@link TokenStore.presumedStatus} turns out to be wrong, and after each change. */
  readonly onStatusChanged: (status: TokenStatus) => void;
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
}

/**
 * The reader's TMDB token. It is written only when the keyring has sealed it, and never leaves main. The keyring is not
 * asked before somebody needs the token or its status: it may put up a dialog to be unlocked, and the window should be
 * there first.
 */
export class TokenStore {
  readonly #options: TokenStoreOptions;
  #held: HeldToken | null;
  #sealed: SealedToken | null;
  #backend: string | null = null;
  #isUnreadable = false;
  #isAsked = false;
  #unlocking: Promise<void> | null = null;
  /** When a keyring that has not answered may be asked again; `null` when it has answered. */
  #askAgainAt: number | null = null;

  constructor(options: TokenStoreOptions) {
    this.#options = options;
    const { startToken } = options;
    this.#held = startToken === null ? null : { token: startToken, source: 'environment' };
    this.#sealed = this.#readSealed();
  }

  /** The token in use as far as it is known without the keyring: for taking it out of log lines. */
  get heldToken(): string | null {
    return this.#held?.token ?? null;
  }

  /** The token in use when the keyring does not keep it, so that it would be lost with this process. */
  get unkeptToken(): string | null {
    return this.#held?.source === 'keyring' ? null : this.heldToken;
  }

  /** The status by what the files say, without asking the keyring. */
  presumedStatus(): TokenStatus {
    if (this.#isAsked) return this.#status();
    const source = this.#held?.source ?? (this.#sealed === null ? 'none' : 'keyring');
    return { source, keyring: 'available', isUnreadable: false };
  }

  /** The status, with the keyring asked. */
  async status(): Promise<TokenStatus> {
    await this.#unlock();
    return this.#status();
  }

  /** The token in use, or `null` when there is none that can be read. */
  async token(): Promise<string | null> {
    if (this.#held === null) await this.#unlock();
    return this.heldToken;
  }

  /**
   * Takes a token that TMDB has accepted, in place of the one in use. Throws `no-keyring` when it is to be kept and
   * cannot be; then the old one stays.
   */
  async set(token: string, keep: TokenKeeping): Promise<TokenStatus> {
    await this.#unlock();
    if (keep === 'keyring') await this.#keep(token);
    this.#held = { token, source: keep };
    this.#isUnreadable = false;
    return this.#tell();
  }

  /** Drops the token in use and the kept one. */
  async forget(): Promise<TokenStatus> {
    await this.#unlock();
    await this.#options.file.write({});
    this.#held = null;
    this.#sealed = null;
    this.#isUnreadable = false;
    return this.#tell();
  }

  #unlock(): Promise<void> {
    const now = this.#now();
    if (this.#askAgainAt !== null && now >= this.#askAgainAt) {
      this.#askAgainAt = null;
      this.#unlocking = null;
    }
    this.#unlocking ??= this.#askKeyring();
    return this.#unlocking;
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }

  async #askKeyring(): Promise<void> {
    const { keyring, logger, onStatusChanged } = this.#options;
    const presumed = this.presumedStatus();
    try {
      await withinLimit(this.#readKeyring(keyring));
    } catch (error) {
      this.#askAgainAt = this.#now() + ASK_AGAIN_AFTER;
      this.#isUnreadable = this.#sealed !== null;
      logger.warn(
        this.#isUnreadable ? 'The kept token cannot be read' : 'The keyring does not answer',
        error,
      );
    }
    this.#isAsked = true;
    const status = this.#status();
    if (!isSameStatus(status, presumed)) onStatusChanged(status);
  }

  async #readKeyring(keyring: Keyring): Promise<void> {
    this.#backend = await keyring.backend();
    if (this.#sealed === null) return;
    await this.#openSealed(this.#sealed);
    this.#isUnreadable = false;
  }

  async #openSealed({ backend, ciphertext }: SealedToken): Promise<void> {
    if (this.#backend === null) throw new Error(`It was kept by ${backend}; now there is no keyring.`);
    const { secret, isOutdated } = await this.#options.keyring.open(Buffer.from(ciphertext, 'base64'));
    // Chromium's encryption on Linux does not notice a wrong key: one time in 256 it "opens" to noise.
    if (!/^[\x21-\x7e]+$/u.test(secret))
      throw new Error(`It was kept by ${backend}, not by this ${this.#backend}.`);
    this.#held ??= { token: secret, source: 'keyring' };
    if (isOutdated) await this.#sealAgain(secret);
  }

  async #sealAgain(token: string): Promise<void> {
    try {
      await this.#keep(token);
    } catch (error) {
      // The old one can still be opened; the next start tries again.
      this.#options.logger.warn('The token could not be sealed with the new key', error);
    }
  }

  async #keep(token: string): Promise<void> {
    const backend = this.#backend;
    if (backend === null) throw new EndrollError({ kind: 'no-keyring' });
    const sealed = await this.#options.keyring.seal(token);
    const content = { backend, ciphertext: sealed.toString('base64') };
    await this.#options.file.write(content);
    this.#sealed = content;
  }

  #readSealed(): SealedToken | null {
    const content = this.#options.file.read();
    const parsed = sealedToken.safeParse(content);
    if (parsed.success) return parsed.data;
    if (Object.keys(content).length > 0) this.#options.logger.warn('token.json is not valid and is not used');
    return null;
  }

  #status(): TokenStatus {
    return {
      source: this.#held?.source ?? 'none',
      keyring: this.#backend === null ? 'unavailable' : 'available',
      isUnreadable: this.#isUnreadable,
    };
  }

  #tell(): TokenStatus {
    const status = this.#status();
    this.#options.onStatusChanged(status);
    return status;
  }
}

async function withinLimit(work: Promise<void>): Promise<void> {
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

function isSameStatus(a: TokenStatus, b: TokenStatus): boolean {
  return a.source === b.source && a.keyring === b.keyring && a.isUnreadable === b.isUnreadable;
}
