import { isEndrollError } from '@shared/app-error.ts';
import type { PersonKey, TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import { fromJsonText, toJsonText, type JsonText } from '@shared/json-text.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import { SharedRequests } from '../tmdb/shared-requests.ts';
import type { TmdbClient } from '../tmdb/client.ts';
import { askPerson } from './ask-tmdb.ts';

export interface PersonServiceOptions {
  readonly tmdb: Pick<TmdbClient, 'personBody' | 'newBudget'>;
  readonly library: Pick<
    RemoteLibrary,
    'openTmdbPerson' | 'keepTmdbPerson' | 'noteTmdbPersonGone' | 'forgetTmdbPerson' | 'lacksBiography'
  >;
  readonly images: {
    /** Deletes pictures that are no longer used. */
    forget(paths: readonly string[]): Promise<void>;
  };
  readonly logger: Logger;
}

/** TMDB's details about people: requested only by the reader, and kept from then on. */
export class PersonService {
  readonly #options: PersonServiceOptions;
  readonly #asking = new SharedRequests<JsonText<TmdbPersonPage>>();

  constructor(options: PersonServiceOptions) {
    this.#options = options;
  }

  /** The kept record; `null` if the reader has not looked the person up. Makes no request. */
  async open({ personId, language }: PersonKey): Promise<JsonText<TmdbPersonPage | null>> {
    return await this.#options.library.openTmdbPerson({ personId, language });
  }

  /**
   * Requests the person from TMDB, and replaces the kept record. If TMDB no longer has them, what is kept says so, and
   * stays until the six-month limit.
   */
  async lookUp({ personId, language }: PersonKey): Promise<JsonText<TmdbPersonPage>> {
    const key = { personId, language };
    return await this.#asking.run(`${personId}/${language}`, undefined, async (signal) => {
      const asked = await askPerson(this.#options, key, signal).catch(async (error: unknown) => {
        const kept = isEndrollError(error, 'not-found') ? await this.#noteGone(key) : null;
        if (kept === null) throw error;
        return kept;
      });
      if ('person' in asked) return toJsonText(asked);
      signal.throwIfAborted();
      return await this.#options.library.keepTmdbPerson({ key, ...asked });
    });
  }

  /** The kept record, which now says that TMDB has no such person anymore; `null` if there is none. */
  async #noteGone(key: PersonKey): Promise<TmdbPersonPage | null> {
    const { library, logger } = this.#options;
    try {
      return fromJsonText(await library.noteTmdbPersonGone(key));
    } catch (failure) {
      logger.warn(`Could not record that TMDB no longer has person ${key.personId}`, failure);
      return null;
    }
  }

  /** Deletes the kept record for good. */
  async forget({ personId, language }: PersonKey): Promise<void> {
    const { library, images } = this.#options;
    await images.forget(await library.forgetTmdbPerson({ personId, language }));
  }

  /** Aborts all requests, and resolves when none of them can be stored any longer. */
  async stopAll(): Promise<void> {
    await this.#asking.stopAll();
  }

  /** Like {@link stopAll}, and nothing more is started. */
  async close(): Promise<void> {
    await this.#asking.close();
  }
}
