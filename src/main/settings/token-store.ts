import type { TokenKeeping, TokenStatus } from '@shared/domain/token.ts';
import type { Logger } from '../logging/logger.ts';
import { KeyringQuestion, withinKeyringLimit, type SealedFile } from './keyring.ts';

/** The token in use. */
interface HeldToken {
  readonly token: string;
  readonly source: 'environment' | 'session' | 'keyring';
}

export interface TokenStoreOptions {
  readonly file: SealedFile;
  /** The token for this session given at startup, or `null`. */
  readonly startToken: string | null;
  readonly logger: Logger;
  /** Called if {@link TokenStore.presumedStatus} turns out to be wrong, and after each change. */
  readonly onStatusChanged: (status: TokenStatus) => void;
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
}

/**
 * The reader's TMDB token. It is written only if the keyring has encrypted it, and never leaves main. The keyring is not used
 * before the token or its status is needed: it may show a dialog to be unlocked, and the window should be visible first.
 */
export class TokenStore {
  readonly #options: TokenStoreOptions;
  #held: HeldToken | null;
  /** There is an encrypted token, which may be unreadable. */
  #isKept: boolean;
  #backend: string | null = null;
  #isUnreadable = false;
  #isAsked = false;
  /** Incremented when the token is replaced or removed: a read that began earlier and ends later is discarded. */
  #generation = 0;
  readonly #question: KeyringQuestion;

  constructor(options: TokenStoreOptions) {
    this.#options = options;
    const { file, startToken, logger } = options;
    this.#held = startToken === null ? null : { token: startToken, source: 'environment' };
    this.#isKept = file.sealedBy !== null;
    if (file.isInvalid) logger.warn('token.json is not valid and is not used');
    this.#question = new KeyringQuestion(() => this.#askKeyring(), options.now);
  }

  /** The token in use, if known without the keyring: for removing it from log lines. */
  get heldToken(): string | null {
    return this.#held?.token ?? null;
  }

  /** The token in use, if it is not saved in the keyring and would be lost with this process. */
  get unkeptToken(): string | null {
    return this.#held?.source === 'keyring' ? null : this.heldToken;
  }

  /** The status according to the files, without using the keyring. */
  presumedStatus(): TokenStatus {
    if (this.#isAsked) return this.#status();
    const source = this.#held?.source ?? (this.#isKept ? 'keyring' : 'none');
    return { source, keyring: 'available', isUnreadable: false };
  }

  /** The status, checked with the keyring. */
  async status(): Promise<TokenStatus> {
    await this.#question.asked();
    return this.#status();
  }

  /** The token in use, or `null` if there is none that can be read. */
  async token(): Promise<string | null> {
    if (this.#held === null) await this.#question.asked();
    return this.heldToken;
  }

  /**
   * Replaces the token in use with one that TMDB has accepted. Throws `no-keyring` if it should be saved and cannot be; then
   * the old one stays.
   */
  async set(token: string, keep: TokenKeeping): Promise<TokenStatus> {
    await this.#question.asked();
    this.#generation += 1;
    if (keep === 'keyring') await this.#keep(token);
    this.#generation += 1;
    this.#held = { token, source: keep };
    this.#isUnreadable = false;
    return this.#report();
  }

  /** Removes the token in use and the saved one. */
  async forget(): Promise<TokenStatus> {
    await this.#question.asked();
    this.#generation += 1;
    await this.#options.file.clear();
    this.#generation += 1;
    this.#held = null;
    this.#isKept = false;
    this.#isUnreadable = false;
    return this.#report();
  }

  /** False when the keyring has not answered. */
  async #askKeyring(): Promise<boolean> {
    const { logger, onStatusChanged } = this.#options;
    const presumed = this.presumedStatus();
    let hasAnswered = true;
    try {
      await withinKeyringLimit(this.#readKeyring());
    } catch (error) {
      hasAnswered = false;
      this.#isUnreadable = this.#isKept;
      logger.warn(
        this.#isUnreadable ? 'The kept token cannot be read' : 'The keyring does not answer',
        error,
      );
    }
    this.#isAsked = true;
    const status = this.#status();
    if (!isSameStatus(status, presumed)) onStatusChanged(status);
    return hasAnswered;
  }

  async #readKeyring(): Promise<void> {
    const { file } = this.#options;
    const generation = this.#generation;
    this.#backend = await file.backend();
    if (!this.#isKept || generation !== this.#generation) return;
    const keeper = file.sealedBy ?? '';
    if (this.#backend === null) throw new Error(`It was kept by ${keeper}; now there is no keyring.`);
    const opened = await file.open();
    if (generation !== this.#generation) return;
    // Chromium's encryption on Linux does not detect a wrong key: one time in 256 it "decrypts" to noise.
    if (opened === null || !/^[\x21-\x7e]+$/u.test(opened.secret))
      throw new Error(`It was kept by ${keeper}, not by this ${this.#backend}.`);
    this.#held ??= { token: opened.secret, source: 'keyring' };
    if (opened.isOutdated) await this.#sealAgain(opened.secret);
    this.#isUnreadable = false;
  }

  async #sealAgain(token: string): Promise<void> {
    try {
      await this.#keep(token);
    } catch (error) {
      // The old one can still be decrypted; the next start tries again.
      this.#options.logger.warn('The token could not be sealed with the new key', error);
    }
  }

  async #keep(token: string): Promise<void> {
    await this.#options.file.seal(token);
    this.#isKept = true;
  }

  #status(): TokenStatus {
    return {
      source: this.#held?.source ?? 'none',
      keyring: this.#backend === null ? 'unavailable' : 'available',
      isUnreadable: this.#isUnreadable,
    };
  }

  #report(): TokenStatus {
    const status = this.#status();
    this.#options.onStatusChanged(status);
    return status;
  }
}

function isSameStatus(a: TokenStatus, b: TokenStatus): boolean {
  return a.source === b.source && a.keyring === b.keyring && a.isUnreadable === b.isUnreadable;
}
