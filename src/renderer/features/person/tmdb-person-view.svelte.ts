import type { AppError } from '@shared/app-error.ts';
import type { PersonKey, TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';

/** What TMDB says about a person: the kept record, and TMDB's answer when the reader looks them up. */
export class TmdbPersonView {
  readonly #api: Api;
  readonly #key: () => PersonKey;
  #page = $state.raw<TmdbPersonPage | null>(null);
  #isAsking = $state(false);
  #error = $state.raw<AppError | null>(null);

  constructor(api: Api, key: () => PersonKey) {
    this.#api = api;
    this.#key = key;
  }

  /** `null` until the reader has looked them up. */
  get page(): TmdbPersonPage | null {
    return this.#page;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** Why the request failed; the kept record stays. */
  get error(): AppError | null {
    return this.#error;
  }

  /** Reads the kept record. Makes no request. */
  async load(): Promise<void> {
    const result = await this.#api.people.open(this.#key());
    if (result.ok) this.#page = fromJsonText(result.value);
  }

  /** Asks TMDB. */
  async lookUp(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const result = await this.#api.people.lookUp(this.#key());
    this.#isAsking = false;
    this.#error = result.ok ? null : result.error;
    if (result.ok) this.#page = fromJsonText(result.value);
  }

  /** Deletes the kept record. Resolves to the error, if any. */
  async forget(): Promise<AppError | null> {
    const result = await this.#api.people.forget(this.#key());
    if (!result.ok) return result.error;
    this.#page = null;
    return null;
  }
}
