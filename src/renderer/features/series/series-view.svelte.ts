import type { AppError } from '@shared/app-error.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { KnownNames } from '../../state/known-names.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';

/** What the series page is showing. */
export type SeriesStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly page: SeriesPage }
  | { readonly kind: 'failed'; readonly error: AppError };

/** One series on screen. */
export class SeriesView {
  readonly #api: Api;
  readonly #key: SeriesKey;
  readonly #names: Pick<KnownNames, 'note'>;
  readonly #spoilers: Pick<Spoilers, 'known'>;
  #status = $state.raw<SeriesStatus>({ kind: 'loading' });
  /** Only the answer to the newest request counts. */
  #question = 0;

  /** Names are passed to `names`, so that seasons can open with a title. */
  constructor(api: Api, key: SeriesKey, names: Pick<KnownNames, 'note'>, spoilers: Pick<Spoilers, 'known'>) {
    this.#spoilers = spoilers;
    this.#api = api;
    this.#key = key;
    this.#names = names;
  }

  get status(): SeriesStatus {
    return this.#status;
  }

  /** Opens the series, and again when main has newer content. Returns an unsubscribe function. */
  follow(): () => void {
    void this.load();
    const stop = this.#api.series.onChanged(({ seriesId, language }) => {
      if (seriesId === this.#key.seriesId && language === this.#key.language) void this.load();
    });
    return () => {
      this.#question = Infinity;
      stop();
    };
  }

  /** Opens the series (again); the page stays until the answer arrives, and if there is none. */
  async load(): Promise<void> {
    const question = ++this.#question;
    if (this.#status.kind === 'failed') this.#status = { kind: 'loading' };
    const [result] = await Promise.all([this.#api.series.open(this.#key), this.#spoilers.known()]);
    if (question !== this.#question) return;
    if (result.ok) {
      const page = fromJsonText(result.value);
      this.#names.note(page.series, this.#key.language);
      this.#status = { kind: 'ready', page };
    } else if (result.error.kind !== 'cancelled' && this.#status.kind !== 'ready')
      this.#status = { kind: 'failed', error: result.error };
  }
}
