import type { AppError } from '@shared/app-error.ts';
import type { KeptCredit } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { readWhenSettled } from '../../state/when-settled.ts';

/** One person's credits in the library. */
export class LibraryCredits {
  readonly #api: Api;
  readonly #personId: number;
  #all = $state.raw<readonly KeptCredit[] | null>(null);
  #error = $state.raw<AppError | null>(null);

  constructor(api: Api, personId: number) {
    this.#api = api;
    this.#personId = personId;
  }

  /** The last answer; `null` until there is one. */
  get all(): readonly KeptCredit[] | null {
    return this.#all;
  }

  get error(): AppError | null {
    return this.#error;
  }

  /** Reads them, and again when the library has stopped changing. Returns an unsubscribe function. */
  follow(): () => void {
    return readWhenSettled(this.#api.library, () => this.#load());
  }

  async #load(): Promise<void> {
    const result = await this.#api.library.creditsOfPerson({ personId: this.#personId });
    this.#error = result.ok ? null : result.error;
    if (result.ok) this.#all = fromJsonText(result.value);
  }
}
