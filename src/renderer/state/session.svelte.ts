import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { InterfaceLocale, Settings } from '@shared/domain/settings.ts';
import type { TokenKeeping, TokenStatus } from '@shared/domain/token.ts';
import type { Api, AppStart } from '@shared/ipc/contract.ts';

/** Main's start information, and the current settings and token status. */
export class Session {
  readonly #api: Api;
  readonly start: AppStart;
  #settings: Settings;
  /** The settings confirmed by main. */
  #keptSettings: Settings;
  #updates = 0;
  #token: TokenStatus;
  readonly #tell: (error: AppError, onretry: () => void) => void;

  /** @param tell says why a setting could not be stored, and offers to try again */
  constructor(
    api: Api,
    start: AppStart,
    tell: (error: AppError, onretry: () => void) => void = () => undefined,
  ) {
    this.#tell = tell;
    this.#api = api;
    this.start = start;
    this.#settings = $state.raw(start.settings);
    this.#keptSettings = start.settings;
    this.#token = $state.raw(start.token);
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** The language of the interface that the reader has chosen, or the system's. */
  get interfaceLocale(): InterfaceLocale {
    return interfaceLocale(this.#settings, this.start);
  }

  get token(): TokenStatus {
    return this.#token;
  }

  get hasToken(): boolean {
    return this.#token.source !== 'none';
  }

  /** Follows the token status. Returns an unsubscribe function. */
  follow(): () => void {
    return this.#api.token.onStatusChanged((status) => {
      this.#token = status;
    });
  }

  /**
   * Changes settings at once and stores them; a rejected change is reverted. Resolves to the error, if any.
   */
  async update(change: Partial<Settings>): Promise<AppError | null> {
    const update = ++this.#updates;
    this.#settings = { ...this.#settings, ...change };
    const result = await this.#api.settings.update(change);
    if (result.ok) this.#keptSettings = result.value;
    // The answer to an older change does not include the newer one.
    if (update === this.#updates) this.#settings = this.#keptSettings;
    return result.ok ? null : result.error;
  }

  /** The same for what the reader changes in passing, such as an order: an error is told. */
  choose(change: Partial<Settings>): void {
    void this.update(change).then((error) => {
      if (error !== null) this.#tell(error, () => this.choose(change));
    });
  }

  /** Checks the token with TMDB and stores it. Resolves to the error, if any. */
  async setToken(token: string, keep: TokenKeeping): Promise<AppError | null> {
    const result = await this.#api.token.set({ token, keep });
    if (!result.ok) return result.error;
    this.#token = result.value;
    return null;
  }

  async forgetToken(): Promise<AppError | null> {
    const result = await this.#api.token.forget();
    if (!result.ok) return result.error;
    this.#token = result.value;
    return null;
  }
}

/** The language of the interface according to the settings; `system` was resolved at startup. */
export function interfaceLocale(
  { interfaceLanguage }: Pick<Settings, 'interfaceLanguage'>,
  { systemLocale }: Pick<AppStart, 'systemLocale'>,
): InterfaceLocale {
  return interfaceLanguage === 'system' ? systemLocale : interfaceLanguage;
}

/** The session for the components below; set by App. */
export const [getSession, setSession] = createContext<Session>();
