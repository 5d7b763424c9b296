import type { AppError } from '@shared/app-error.ts';
import type { KeptPerson } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';

/** How long the reader must pause before the library is asked, in milliseconds: about as long as two keys are apart. */
const PAUSE = 80;

/** Fewer letters find nobody: see `library.searchPeople` in the contract. */
const SHORTEST_NAME = 2;

/** Finds people in the library by a part of their name. The newest question wins. */
export class PeopleFinder {
  readonly #api: Api;
  #question = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The newest question, once it is on its way to the library. */
  #asking: Promise<void> = Promise.resolve();
  /** What is asked when the reader pauses. */
  #pausing: string | null = null;
  #people = $state.raw<readonly KeptPerson[]>([]);
  #error = $state.raw<AppError | null>(null);

  constructor(api: Api) {
    this.#api = api;
  }

  /** The best first. */
  get people(): readonly KeptPerson[] {
    return this.#people;
  }

  /** Why the library did not answer. */
  get error(): AppError | null {
    return this.#error;
  }

  /** Asks for a name; one that is too short ends the search. */
  search(name: string): void {
    clearTimeout(this.#timer);
    this.#question += 1;
    this.#pausing = null;
    if (name.length >= SHORTEST_NAME) {
      this.#pausing = name;
      this.#timer = setTimeout(() => this.#askNow(name), PAUSE);
    } else {
      this.#people = [];
      this.#error = null;
    }
  }

  /**
   * Waits for the answer to what was asked last, without a pause. Resolves to false when something else was asked for
   * meanwhile.
   */
  async settled(): Promise<boolean> {
    const question = this.#question;
    if (this.#pausing !== null) this.#askNow(this.#pausing);
    await this.#asking;
    return question === this.#question;
  }

  #askNow(name: string): void {
    clearTimeout(this.#timer);
    this.#pausing = null;
    this.#asking = this.#ask(name);
  }

  async #ask(name: string): Promise<void> {
    const question = this.#question;
    const result = await this.#api.library.searchPeople({ query: name });
    if (question !== this.#question) return;
    this.#people = result.ok ? fromJsonText(result.value) : [];
    this.#error = result.ok ? null : result.error;
  }
}
