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
  #report: (error: AppError, retry: () => void) => void = () => undefined;
  #token: TokenStatus;

  constructor(api: Api, start: AppStart) {
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

  /** Reports choices that could not be stored, with a way to try them again; set by Shell. */
  set onnotstored(report: (error: AppError, retry: () => void) => void) {
    this.#report = report;
  }

  /** Stores what the reader has chosen on the way, such as a view; if it cannot be stored, it goes back, and that is reported. */
  choose(change: Partial<Settings>): void {
    void this.update(change).then((error) => {
      if (error !== null) this.#report(error, () => this.choose(change));
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
