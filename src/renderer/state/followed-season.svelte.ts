import type { AppError } from '@shared/app-error.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import {
  changeCount,
  isSameSeason,
  type SeasonChanges,
  type SeasonKey,
  type SeasonPage,
} from '@shared/domain/season.ts';
import type { Api, SeasonChanged } from '@shared/ipc/contract.ts';
import { unpackSeasonPage, type PackedSeasonPage, type SeasonOpening } from '@shared/packed-season-page.ts';
import { fail, type Result } from '@shared/result.ts';
import { unpacked } from './read-credits.ts';
import type { Spoilers } from './spoilers.svelte.ts';

/** What a page shows of its season. */
export type SeasonStatus =
  | { readonly kind: 'loading' }
  /** `opening`: the part of a long season that is painted first, while the rest is read. */
  | { readonly kind: 'ready'; readonly page: SeasonPage; readonly opening: CreditSections | null }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface FollowedSeasonOptions {
  readonly spoilers: Pick<Spoilers, 'known'>;
  /** Shows the first part of a season, if it wants to, while the rest is unpacked. Resolves when that has been painted. */
  readonly open?: (packed: PackedSeasonPage, show: (opening: SeasonOpening) => void) => Promise<void>;
}

/**
 * The season of a page that is being read: the season's own page, one of its episodes, its end roll. What was missing arrives by
 * itself; an update would move the page under the reader, so it is offered. What is on screen stays when it cannot be read again.
 */
export class FollowedSeason {
  readonly #api: Api;
  readonly #key: SeasonKey;
  readonly #options: FollowedSeasonOptions;
  #status = $state.raw<SeasonStatus>({ kind: 'loading' });
  #waitingUpdate = $state.raw<SeasonChanges | null>(null);
  /** An update that arrived during a refresh: shown with it if it succeeds, kept waiting if it fails. */
  #updatedMeanwhile: SeasonChanges | null = null;
  #isRefreshing = $state(false);
  #onshown: (page: SeasonPage) => void = () => undefined;
  #asked = 0;
  /** The newest request that has been answered: answers to older ones are dropped. */
  #answered = 0;

  constructor(api: Api, key: SeasonKey, options: FollowedSeasonOptions) {
    this.#api = api;
    this.#key = key;
    this.#options = options;
  }

  get status(): SeasonStatus {
    return this.#status;
  }

  /** Changes from a background update that the page does not show yet. */
  get waitingUpdate(): SeasonChanges | null {
    return this.#waitingUpdate;
  }

  get isRefreshing(): boolean {
    return this.#isRefreshing;
  }

  /**
   * Opens the season and follows its changes; `onshown` is called whenever there is something new to see, with everything that is
   * known, unseen or not. Returns an unsubscribe function.
   */
  follow(onshown: (page: SeasonPage) => void = () => undefined): () => void {
    this.#onshown = onshown;
    void this.load();
    const stop = this.#api.seasons.onChanged((changed) => this.#onChanged(changed));
    return () => {
      stop();
      this.#answered = Infinity;
      void this.#api.seasons.leave(this.#key);
    };
  }

  /**
   * Opens the season (again); the page stays until the answer arrives. Resolves to the error if it could not be read and the page
   * stays as it is; one that has nothing to show yet has the status `failed`.
   */
  async load(): Promise<AppError | null> {
    if (this.#status.kind === 'failed') this.#status = { kind: 'loading' };
    const question = ++this.#asked;
    const result = await this.#api.seasons.open(this.#key);
    if (question < this.#answered || (!result.ok && result.error.kind === 'cancelled')) return null;
    this.#answered = question;
    const isNewest = (): boolean => question === this.#answered;
    const error = result.ok ? await this.#show(result.value, isNewest) : result.error;
    if (error === null || !isNewest()) return null;
    if (this.#status.kind === 'ready' && this.#status.opening === null) return error;
    this.#status = { kind: 'failed', error };
    return null;
  }

  /** Refreshes now. The page shows the new answer at once, because the reader asked for it. */
  async refresh(): Promise<Result<SeasonChanges, AppError> | null> {
    if (this.#isRefreshing) return null;
    this.#isRefreshing = true;
    const result = await this.#api.seasons.refresh(this.#key);
    this.#isRefreshing = false;
    const meanwhile = this.#updatedMeanwhile;
    this.#updatedMeanwhile = null;
    const error = result.ok ? await this.load() : result.error;
    if (error === null) return result;
    // A refresh that fails in part keeps the complete season, and one that cannot be read is kept all the same.
    const changes = result.ok && changeCount(result.value) > 0 ? result.value : meanwhile;
    this.#waitingUpdate = changes ?? this.#waitingUpdate;
    return fail(error);
  }

  /** Resolves to the error if it cannot be read. */
  async #show(packed: PackedSeasonPage, isNewest: () => boolean): Promise<AppError | null> {
    // The first part was prepared by main; nothing can be left out of it.
    await this.#options.spoilers.known();
    if (!isNewest()) return null;
    if (this.#status.kind !== 'ready')
      await this.#options.open?.(packed, ({ page, sections }) => {
        this.#status = { kind: 'ready', page, opening: sections };
      });
    if (!isNewest()) return null;
    const page = await unpacked(() => unpackSeasonPage(packed));
    if (!isNewest()) return null;
    if (!page.ok) return page.error;
    this.#waitingUpdate = null;
    this.#updatedMeanwhile = null;
    this.#status = { kind: 'ready', page: page.value, opening: null };
    this.#onshown(page.value);
    return null;
  }

  /** The reader has not asked for it. */
  async #reload(): Promise<void> {
    const error = await this.load();
    if (error !== null) console.warn('A season could not be read again', error.kind);
  }

  #onChanged({ key, reason, changes }: SeasonChanged): void {
    if (!isSameSeason(key, this.#key)) return;
    // Guest stars and episodes appear below what is already there.
    if (reason !== 'updated' || this.#status.kind !== 'ready') void this.#reload();
    else if (changeCount(changes) > 0) {
      if (this.#isRefreshing) this.#updatedMeanwhile = changes;
      else this.#waitingUpdate = changes;
    }
    // The same people as of today: nothing moves. A waiting update brings its own date.
    else if (!this.#isRefreshing && this.#waitingUpdate === null) void this.#reload();
  }
}
