import type { AppError } from '@shared/app-error.ts';
import { groupCredits, type CreditSections } from '@shared/domain/group-credits.ts';
import {
  changeCount,
  isSameSeason,
  type SeasonChanges,
  type SeasonKey,
  type SeasonPage,
} from '@shared/domain/season.ts';
import type { Api, SeasonChanged } from '@shared/ipc/contract.ts';
import { openSeasonPage, unpackSeasonPage, type PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { Result } from '@shared/result.ts';
import { unpacked } from '../../state/read-credits.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import { ShownCredits, type ShownCreditsOptions } from './shown-credits.svelte.ts';

/** What the season page is showing. */
export type SeasonStatus =
  | { readonly kind: 'loading' }
  /** `opening`: the part of a long season that is painted first, while the rest is read. */
  | { readonly kind: 'ready'; readonly page: SeasonPage; readonly opening: CreditSections | null }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface SeasonViewOptions extends Omit<ShownCreditsOptions, 'hidden'> {
  readonly spoilers: Pick<Spoilers, 'hidden' | 'season' | 'unseen' | 'known'>;
}

/** The season on screen: opening, late arrivals, refreshing. */
export class SeasonView {
  readonly #api: Api;
  readonly #key: SeasonKey;
  #status = $state.raw<SeasonStatus>({ kind: 'loading' });
  #waitingUpdate = $state.raw<SeasonChanges | null>(null);
  /** An update that arrived during a refresh: shown with it if it succeeds, kept waiting if it fails. */
  #updatedMeanwhile: SeasonChanges | null = null;
  #isRefreshing = $state(false);
  #onshown: ((page: SeasonPage) => void) | null = null;
  #asked = 0;
  /** The newest request that has been answered: answers to older ones are dropped. */
  #answered = 0;

  readonly #spoilers: SeasonViewOptions['spoilers'];

  /** The season without spoilers. */
  readonly page: SeasonPage | null = $derived.by(() => {
    if (this.#status.kind !== 'ready') return null;
    const { page } = this.#status;
    const season = this.#spoilers.season(page.season);
    return season === page.season ? page : { ...page, season };
  });
  readonly #sections: CreditSections | null = $derived(
    this.#status.kind === 'ready' && this.page !== null
      ? (this.#status.opening ?? groupCredits(this.page.season.credits))
      : null,
  );
  /** Its credits, as the reader wants to see them. */
  readonly credits: ShownCredits;

  constructor(api: Api, key: SeasonKey, { spoilers, ...options }: SeasonViewOptions) {
    this.#api = api;
    this.#key = key;
    this.#spoilers = spoilers;
    this.credits = new ShownCredits(() => this.#sections, { ...options, hidden: () => spoilers.hidden });
  }

  /** Only the first part of a long season has been read so far. */
  get isOpening(): boolean {
    return this.#status.kind === 'ready' && this.#status.opening !== null;
  }

  /** Part of the season is left out, so counts cover only the seen part. */
  get isPartlyUnseen(): boolean {
    return this.#spoilers.unseen(this.#key) !== 'nothing';
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
   * Opens the season and follows its changes; `onshown` is called whenever there is something new to see. Returns an
   * unsubscribe function.
   */
  follow(onshown: (page: SeasonPage) => void): () => void {
    this.#onshown = onshown;
    void this.load();
    const stop = this.#api.seasons.onChanged((changed) => this.#onChanged(changed));
    return () => {
      stop();
      this.#answered = Infinity;
      void this.#api.seasons.leave(this.#key);
    };
  }

  /** Opens the season (again); the page stays until the answer arrives. */
  async load(): Promise<void> {
    if (this.#status.kind === 'failed') this.#status = { kind: 'loading' };
    const question = ++this.#asked;
    const result = await this.#ask();
    if (question < this.#answered || (!result.ok && result.error.kind === 'cancelled')) return;
    this.#answered = question;
    this.#waitingUpdate = null;
    this.#updatedMeanwhile = null;
    if (result.ok) await this.#show(result.value, () => question === this.#answered);
    else this.#status = { kind: 'failed', error: result.error };
  }

  /** Refreshes now. The page shows the new answer at once, because the reader asked for it. */
  async refresh(): Promise<Result<SeasonChanges, AppError> | null> {
    if (this.#isRefreshing) return null;
    this.#isRefreshing = true;
    const result = await this.#api.seasons.refresh(this.#key);
    this.#isRefreshing = false;
    if (result.ok) await this.load();
    // A refresh that fails in part keeps the complete season.
    else this.#waitingUpdate = this.#updatedMeanwhile ?? this.#waitingUpdate;
    this.#updatedMeanwhile = null;
    return result;
  }

  async #show(packed: PackedSeasonPage, isNewest: () => boolean): Promise<void> {
    // The first part was prepared by main; nothing can be left out of it.
    await this.#spoilers.known();
    if (!isNewest()) return;
    const isOpen = this.#spoilers.unseen(this.#key) === 'nothing';
    if (this.page === null && isOpen && this.credits.mode === 'portraits') await this.#showOpening(packed);
    if (!isNewest()) return;
    const page = await unpacked(() => unpackSeasonPage(packed));
    if (!isNewest()) return;
    if (!page.ok) {
      this.#status = { kind: 'failed', error: page.error };
      return;
    }
    this.#status = { kind: 'ready', page: page.value, opening: null };
    if (this.page !== null) this.#onshown?.(this.page);
  }

  /** Resolves when the first part of a long season has been painted; at once for any other season. */
  async #showOpening(packed: PackedSeasonPage): Promise<void> {
    const opening = openSeasonPage(packed);
    if (opening === null) return;
    this.#status = { kind: 'ready', page: opening.page, opening: opening.sections };
    await new Promise<void>((resolve) => afterPaint(resolve));
  }

  /** The same people as of today: nothing moves. A waiting update brings its own date. */
  #takeDate(): void {
    if (!this.#isRefreshing && this.#waitingUpdate === null) void this.load();
  }

  #ask(): Promise<Result<PackedSeasonPage, AppError>> {
    return this.#api.seasons.open(this.#key);
  }

  #onChanged({ key, reason, changes }: SeasonChanged): void {
    if (!isSameSeason(key, this.#key)) return;
    // Guest stars and episodes appear below what is already there. An update would move the page, so the reader decides.
    if (reason !== 'updated') void this.load();
    else if (changeCount(changes) === 0) this.#takeDate();
    else if (this.#isRefreshing) this.#updatedMeanwhile = changes;
    else this.#waitingUpdate = changes;
  }
}
