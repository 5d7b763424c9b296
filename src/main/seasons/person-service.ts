import type { PersonKey, TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import type { JsonText } from '@shared/json-text.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import { SharedRequests } from '../tmdb/shared-requests.ts';
import type { TmdbClient } from '../tmdb/client.ts';
import { askPerson } from './ask-tmdb.ts';

export interface PersonServiceOptions {
  readonly tmdb: Pick<TmdbClient, 'personBody'>;
  readonly library: Pick<
    RemoteLibrary,
    'openTmdbPerson' | 'keepTmdbPerson' | 'forgetTmdbPerson' | 'lacksBiography'
  >;
  readonly images: {
    /** Deletes pictures that nothing shows any more. */
    forget(paths: readonly string[]): Promise<void>;
  };
  readonly logger: Logger;
}

/** TMDB's own pages of people: asked for only when the reader wants one, and kept from then on. */
export class PersonService {
  readonly #options: PersonServiceOptions;
  readonly #asking = new SharedRequests<JsonText<TmdbPersonPage>>();

  constructor(options: PersonServiceOptions) {
    this.#options = options;
  }

  /** What is kept; `null` when the reader has not looked them up. Asks nobody. */
  async open({ personId, language }: PersonKey): Promise<JsonText<TmdbPersonPage | null>> {
    return await this.#options.library.openTmdbPerson({ personId, language });
  }

  /** Asks TMDB, and keeps the answer in the place of an older one. */
  async lookUp({ personId, language }: PersonKey): Promise<JsonText<TmdbPersonPage>> {
    const key = { personId, language };
    return await this.#asking.run(`${personId}/${language}`, undefined, async (signal) => {
      const asked = await askPerson(this.#options, key, signal);
      signal.throwIfAborted();
      return await this.#options.library.keepTmdbPerson({ key, ...asked });
    });
  }

  /** Deletes what is kept of them, at once and for good. */
  async forget({ personId, language }: PersonKey): Promise<void> {
    const { library, images } = this.#options;
    await images.forget(await library.forgetTmdbPerson({ personId, language }));
  }

  /** Ends everything under way, and resolves when none of it will be stored any more. */
  async stopAll(): Promise<void> {
    await this.#asking.stopAll();
  }

  /** Like {@link stopAll}, and nothing begins any more. */
  async close(): Promise<void> {
    await this.#asking.close();
  }
}
