import type { AppError } from '@shared/app-error.ts';
import { filterSections } from '@shared/domain/filter-credits.ts';
import { groupCredits, type CreditGroup, type CreditSections } from '@shared/domain/group-credits.ts';
import {
  changeCount,
  isSameSeason,
  type SeasonChanges,
  type SeasonKey,
  type SeasonPage,
} from '@shared/domain/season.ts';
import { withoutHiddenPeople, type HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Api, SeasonChanged } from '@shared/ipc/contract.ts';
import { fromJsonText, type JsonText } from '@shared/json-text.ts';
import type { Result } from '@shared/result.ts';

/** What the season page is showing. */
export type SeasonStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly page: SeasonPage }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Which season a page shows: one of TMDB's, or the built-in sample. */
export type SeasonSource = { readonly kind: 'season'; readonly key: SeasonKey } | { readonly kind: 'sample' };

/** One season on screen: opening it, what arrives later, refreshing, and the filter. */
export class SeasonView {
  readonly #api: Api;
  readonly #source: SeasonSource;
  readonly #hidden: () => HiddenDetails;
  #status = $state.raw<SeasonStatus>({ kind: 'loading' });
  #waitingUpdate = $state.raw<SeasonChanges | null>(null);
  #isRefreshing = $state(false);
  #onshown: ((page: SeasonPage) => void) | null = null;
  /** Answers that come after a newer question are dropped. */
  #question = 0;

  /** What the reader typed into the filter. */
  filter = $state('');

  readonly page: SeasonPage | null = $derived(this.#status.kind === 'ready' ? this.#status.page : null);
  readonly sections: CreditSections | null = $derived(
    this.page === null ? null : groupCredits(this.page.season.credits),
  );
  /** All but those who are hidden. */
  readonly visible: CreditSections | null = $derived.by(() =>
    this.sections === null ? null : withoutHiddenPeople(this.sections, this.#hidden()),
  );
  readonly shown: CreditSections | null = $derived.by(() =>
    this.visible === null ? null : filterSections(this.visible, this.filter, this.#hidden()),
  );

  /** `hidden`: what the page must not give away. */
  constructor(api: Api, source: SeasonSource, hidden: () => HiddenDetails) {
    this.#api = api;
    this.#source = source;
    this.#hidden = hidden;
  }

  get status(): SeasonStatus {
    return this.#status;
  }

  /** What an update in the background has changed and the page does not show yet. */
  get waitingUpdate(): SeasonChanges | null {
    return this.#waitingUpdate;
  }

  get isRefreshing(): boolean {
    return this.#isRefreshing;
  }

  /**
   * Opens the season and follows what happens to it; `onshown` is told when it is there. Returns the end of that.
   */
  follow(onshown: (page: SeasonPage) => void): () => void {
    this.#onshown = onshown;
    void this.load();
    const stop = this.#api.seasons.onChanged((changed) => this.#onChanged(changed));
    return () => {
      stop();
      this.#question += 1;
      if (this.#source.kind === 'season') void this.#api.seasons.leave(this.#source.key);
    };
  }

  /** Opens the season (again); the page stays until the answer is there. */
  async load(): Promise<void> {
    if (this.#status.kind === 'failed') this.#status = { kind: 'loading' };
    const question = ++this.#question;
    const result = await this.#ask();
    if (question !== this.#question) return;
    this.#waitingUpdate = null;
    if (result.ok) this.#show(fromJsonText(result.value));
    else if (result.error.kind !== 'cancelled') this.#status = { kind: 'failed', error: result.error };
  }

  /** Asks TMDB now. The page shows the new answer at once, since the reader asked for it. */
  async refresh(): Promise<Result<SeasonChanges, AppError> | null> {
    if (this.#source.kind !== 'season' || this.#isRefreshing) return null;
    this.#isRefreshing = true;
    const result = await this.#api.seasons.refresh(this.#source.key);
    this.#isRefreshing = false;
    if (result.ok) await this.load();
    return result;
  }

  #show(page: SeasonPage): void {
    const isFirst = this.#status.kind !== 'ready';
    this.#status = { kind: 'ready', page };
    if (isFirst) this.#onshown?.(page);
  }

  #ask(): Promise<Result<JsonText<SeasonPage>, AppError>> {
    return this.#source.kind === 'sample'
      ? this.#api.seasons.openSample()
      : this.#api.seasons.open(this.#source.key);
  }

  #onChanged({ key, reason, changes }: SeasonChanged): void {
    if (this.#source.kind !== 'season' || !isSameSeason(key, this.#source.key)) return;
    // Guests and episodes come below what is already there. An update would move the page: the reader decides.
    if (reason !== 'updated') void this.load();
    else if (!this.#isRefreshing && changeCount(changes) > 0) this.#waitingUpdate = changes;
  }
}

/** Everyone of a season in the order of the page, for looking somebody up. */
export function allGroups(sections: CreditSections): readonly CreditGroup[] {
  return [...sections.regulars, ...sections.guests, ...sections.crew.flatMap(({ people }) => people)];
}
