import type { AppError } from '@shared/app-error.ts';
import { isSameSeason, type SeasonKey, type SeasonPage } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import { unpacked } from '../../state/read-credits.ts';

/** What the page of an episode is based on: its whole season, from the library. */
export type EpisodeStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly page: SeasonPage }
  | { readonly kind: 'failed'; readonly error: AppError };

/** The season of an episode: opening it and following its changes. */
export class EpisodeView {
  readonly #api: Api;
  readonly #key: SeasonKey;
  readonly #spoilers: Pick<Spoilers, 'known'>;
  #status = $state.raw<EpisodeStatus>({ kind: 'loading' });
  /** Only the answer to the newest request counts. */
  #question = 0;

  constructor(api: Api, key: SeasonKey, spoilers: Pick<Spoilers, 'known'>) {
    this.#spoilers = spoilers;
    this.#api = api;
    this.#key = key;
  }

  get status(): EpisodeStatus {
    return this.#status;
  }

  /** Opens the season, and again whenever more of it arrives. Returns an unsubscribe function. */
  follow(): () => void {
    void this.load();
    const stop = this.#api.seasons.onChanged(({ key }) => {
      if (isSameSeason(key, this.#key)) void this.load();
    });
    return () => {
      stop();
      this.#question = Infinity;
      void this.#api.seasons.leave(this.#key);
    };
  }

  /** Opens the season; the page stays as it is until the answer arrives. */
  async load(): Promise<void> {
    const question = ++this.#question;
    if (this.#status.kind === 'failed') this.#status = { kind: 'loading' };
    const status = await this.#ask();
    if (question === this.#question) this.#status = status;
  }

  async #ask(): Promise<EpisodeStatus> {
    const [result] = await Promise.all([this.#api.seasons.open(this.#key), this.#spoilers.known()]);
    if (!result.ok) return { kind: 'failed', error: result.error };
    const page = await unpacked(() => unpackSeasonPage(result.value));
    return page.ok ? { kind: 'ready', page: page.value } : { kind: 'failed', error: page.error };
  }
}
