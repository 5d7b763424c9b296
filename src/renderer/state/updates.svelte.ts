import { createContext } from 'svelte';
import type { UpdateStatus } from '@shared/domain/update.ts';
import type { Api } from '@shared/ipc/contract.ts';

/** The state of updates, as main reports it. */
export class UpdatesState {
  readonly #api: Api['updates'];
  #status = $state.raw<UpdateStatus | null>(null);

  constructor(api: Api['updates']) {
    this.#api = api;
  }

  /** `null` until main has reported it. */
  get status(): UpdateStatus | null {
    return this.#status;
  }

  /** What readers should see wherever they are: a version that waits for them, or one that was not installed. */
  get news(): 'available' | 'ready' | 'failed' | null {
    const state = this.#status?.state;
    if (state?.kind === 'available' || state?.kind === 'ready') return state.kind;
    if (state?.kind !== 'failed') return null;
    if (state.step === 'install') return 'failed';
    return state.release === null ? null : 'available';
  }

  /** Follows what main reports. Returns an unsubscribe function. */
  follow(): () => void {
    const end = this.#api.onChanged((status) => {
      this.#status = status;
    });
    void this.#load();
    return end;
  }

  check(): void {
    void this.#api.check();
  }

  download(): void {
    void this.#api.download();
  }

  restart(): void {
    void this.#api.restart();
  }

  dismiss(): void {
    void this.#api.dismiss();
  }

  openDownload(): void {
    void this.#api.openDownload();
  }

  async #load(): Promise<void> {
    const result = await this.#api.status();
    if (result.ok) this.#status ??= result.value;
  }
}

/** Updates for the components below; set by the shell. */
export const [getUpdates, setUpdates] = createContext<UpdatesState>();
