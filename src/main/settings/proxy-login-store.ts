import type { ProxyChallenge, ProxyLogin, ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import type { TokenKeeping } from '@shared/domain/token.ts';
import * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import { KeyringQuestion, withinKeyringLimit, type SealedFile } from './keyring.ts';

const proxyLogin = z.object({ user: z.string(), password: z.string() });
const keptLogins = z.record(z.string(), proxyLogin);

export interface ProxyLoginStoreOptions {
  readonly file: SealedFile;
  readonly logger: Pick<Logger, 'warn'>;
  /** Called when a proxy requires a login, once until the reader has answered. */
  readonly onWanted: (status: ProxyLoginStatus) => void;
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
}

/**
 * The reader's proxy logins, by host and port, so that no proxy gets the login of another. They are saved like the token, by
 * the keyring or not at all, and never leave main.
 */
export class ProxyLoginStore {
  readonly #options: ProxyLoginStoreOptions;
  readonly #held = new Map<string, ProxyLogin>();
  /** What the file holds. */
  #kept: Readonly<Record<string, ProxyLogin>> = {};
  /** Incremented when passwords are read or forgotten: a read that began earlier and ends later is discarded. */
  #generation = 0;
  readonly #refused = new Set<string>();
  #wanted: ProxyLoginStatus['wanted'] = null;
  /** Not before a proxy asks: the keyring may put up a dialog. */
  readonly #question: KeyringQuestion;

  constructor(options: ProxyLoginStoreOptions) {
    this.#options = options;
    this.#question = new KeyringQuestion(() => this.#askKeyring(), options.now);
  }

  /** The login for a proxy; if unknown, `null`, and the reader is asked. Never rejects. */
  async find(challenge: ProxyChallenge): Promise<ProxyLogin | null> {
    const login = await this.lookUp(challenge);
    if (login !== null) return login;
    const { proxy, realm } = challenge;
    if (this.#wanted === null) {
      this.#wanted = { proxy, realm, isAgain: this.#refused.has(proxy) };
      this.#options.onWanted(await this.status());
    }
    return null;
  }

  /** The login for a proxy; `null` if unknown. The reader is not asked. Never rejects. */
  async lookUp({ proxy }: ProxyChallenge): Promise<ProxyLogin | null> {
    await this.#question.asked();
    const login = this.#held.get(proxy);
    // The keyring has answered late.
    if (login !== undefined && this.#wanted?.proxy === proxy) this.#wanted = null;
    return login ?? null;
  }

  /** A proxy did not accept its login: it is not used again. */
  refused({ proxy }: ProxyChallenge, login: ProxyLogin): void {
    // The reader may have entered another one in the meantime.
    if (this.#held.get(proxy) !== login) return;
    this.#held.delete(proxy);
    this.#refused.add(proxy);
  }

  async status(): Promise<ProxyLoginStatus> {
    await this.#question.asked();
    const keyring = await this.#options.file.backend().catch(() => null);
    return {
      wanted: this.#wanted,
      known: [...this.#held.keys()],
      keyring: keyring === null ? 'unavailable' : 'available',
    };
  }

  /**
   * Sets the reader's login; if it is for this session only, a saved one for that proxy is removed. Throws `no-keyring` if it
   * should be saved and cannot be; then nothing changes.
   */
  async set(proxy: string, login: ProxyLogin, keep: TokenKeeping): Promise<ProxyLoginStatus> {
    // The file also contains the logins for other proxies.
    await this.#question.askedNow();
    const { [proxy]: before, ...others } = this.#kept;
    if (keep === 'keyring') await this.#keep({ ...others, [proxy]: login });
    else if (before !== undefined) await this.#keep(others);
    this.#held.set(proxy, login);
    this.#wanted = null;
    return this.status();
  }

  async forget(): Promise<ProxyLoginStatus> {
    await this.#question.asked();
    await this.#options.file.clear();
    this.#generation += 1;
    this.#held.clear();
    this.#kept = {};
    this.#refused.clear();
    this.#wanted = null;
    return this.status();
  }

  async #keep(logins: Readonly<Record<string, ProxyLogin>>): Promise<void> {
    const { file } = this.#options;
    await (Object.keys(logins).length === 0 ? file.clear() : file.seal(JSON.stringify(logins)));
    this.#kept = logins;
  }

  /** False when the keyring has not answered. */
  async #askKeyring(): Promise<boolean> {
    try {
      await withinKeyringLimit(this.#readKept());
      return true;
    } catch {
      // The cause might contain the secret.
      this.#options.logger.warn('The kept passwords for proxies cannot be read');
      return false;
    }
  }

  async #readKept(): Promise<void> {
    const generation = this.#generation;
    const opened = await this.#options.file.open();
    if (opened === null || generation !== this.#generation) return;
    const kept = keptLogins.parse(JSON.parse(opened.secret));
    // What the reader has entered in the meantime is newer.
    for (const [proxy, login] of Object.entries(kept)) {
      if (!this.#held.has(proxy)) this.#held.set(proxy, login);
    }
    this.#kept = { ...kept, ...this.#kept };
    this.#generation += 1;
  }
}
