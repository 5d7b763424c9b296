import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { InterfaceLocale, Settings } from '@shared/domain/settings.ts';
import type { TokenKeeping, TokenStatus } from '@shared/domain/token.ts';
import type { Api, AppStart } from '@shared/ipc/contract.ts';

/** What main told at the start, and the reader's settings and token status as they change. */
export class Session {
  readonly #api: Api;
  readonly start: AppStart;
  #settings: Settings;
  /** The settings as main has them, without what it has not answered yet. */
  #keptSettings: Settings;
  #updates = 0;
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

  /** Keeps the token status as main has it. Returns the end of that. */
  follow(): () => void {
    return this.#api.token.onStatusChanged((status) => {
      this.#token = status;
    });
  }

  /**
   * Changes settings at once and keeps them; what is refused is taken back. Answers what went wrong, or `null`.
   */
  async update(change: Partial<Settings>): Promise<AppError | null> {
    const update = ++this.#updates;
    this.#settings = { ...this.#settings, ...change };
    const result = await this.#api.settings.update(change);
    if (result.ok) this.#keptSettings = result.value;
    // An answer to an older change does not know of the newer one.
    if (update === this.#updates) this.#settings = this.#keptSettings;
    return result.ok ? null : result.error;
  }

  /** Has TMDB check the token and main keep it; answers what went wrong, or `null`. */
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

/** The language of the interface by the settings; what `system` means was found out at the start. */
export function interfaceLocale(
  { interfaceLanguage }: Pick<Settings, 'interfaceLanguage'>,
  { systemLocale }: Pick<AppStart, 'systemLocale'>,
): InterfaceLocale {
  return interfaceLanguage === 'system' ? systemLocale : interfaceLanguage;
}

/** The session for the components below; set by App. */
export const [getSession, setSession] = createContext<Session>();
