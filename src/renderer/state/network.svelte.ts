import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import type { TokenKeeping } from '@shared/domain/token.ts';
import type { Api } from '@shared/ipc/contract.ts';

/** What the network needs from the reader: a proxy's password, or patience. */
export class NetworkState {
  readonly #api: Api['network'];
  readonly #openDialog: () => void;
  readonly #entered = new Set<() => void>();
  /** What to retry after the next password. */
  readonly #once = new Set<() => void>();
  #login = $state.raw<ProxyLoginStatus>({ wanted: null, known: [], keyring: 'available' });
  #secondsLeft = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param openDialog opens the dialog for a proxy's password */
  constructor(api: Api['network'], openDialog: () => void) {
    this.#api = api;
    this.#openDialog = openDialog;
  }

  get login(): ProxyLoginStatus {
    return this.#login;
  }

  /** How many seconds TMDB makes us wait; 0 if it does not. */
  get secondsLeft(): number {
    return this.#secondsLeft;
  }

  /** Listens to main. Returns an unsubscribe function. */
  follow(): () => void {
    const ends = [
      this.#api.onProxyLoginWanted((status) => {
        this.#login = status;
        this.#openDialog();
      }),
      this.#api.onPaused(({ seconds }) => this.#countDown(seconds)),
      () => clearInterval(this.#timer),
    ];
    return () => ends.forEach((end) => end());
  }

  /**
   * Opens the dialog for the password of the proxy that waits for one.
   * @param onentered called once when the reader has entered it, unless they {@link leaveLogin}
   */
  async enterLogin(onentered?: () => void): Promise<void> {
    if (onentered !== undefined) this.#once.add(onentered);
    // The proxy may have asked before this window was opened.
    await this.load();
    this.#openDialog();
  }

  /** Asks main what is known. */
  async load(): Promise<void> {
    const result = await this.#api.proxyLogin();
    if (result.ok) this.#login = result.value;
  }

  /** Calls back whenever the reader has entered a proxy's password. Returns an unsubscribe function. */
  onEntered(listener: () => void): () => void {
    this.#entered.add(listener);
    return () => this.#entered.delete(listener);
  }

  /** The reader has closed the dialog: nothing is retried. */
  leaveLogin(): void {
    this.#once.clear();
  }

  /** Sends the login to the waiting proxy. Resolves to the error, if any. */
  async setLogin(user: string, password: string, keep: TokenKeeping): Promise<AppError | null> {
    const { wanted } = this.#login;
    if (wanted === null) return null;
    const result = await this.#api.setProxyLogin({ proxy: wanted.proxy, user, password, keep });
    if (!result.ok) return result.error;
    this.#login = result.value;
    const listeners = [...this.#entered, ...this.#once];
    this.#once.clear();
    for (const listener of listeners) listener();
    return null;
  }

  /** Resolves to the error, if any. */
  async forgetLogins(): Promise<AppError | null> {
    const result = await this.#api.forgetProxyLogins();
    if (!result.ok) return result.error;
    this.#login = result.value;
    return null;
  }

  #countDown(seconds: number): void {
    clearInterval(this.#timer);
    this.#secondsLeft = seconds;
    this.#timer = setInterval(() => {
      this.#secondsLeft -= 1;
      if (this.#secondsLeft <= 0) clearInterval(this.#timer);
    }, 1000);
  }
}

/** The network for the components below; set by the shell. */
export const [getNetwork, setNetwork] = createContext<NetworkState>();
