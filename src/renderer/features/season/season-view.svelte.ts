import { groupCredits, type CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonKey, SeasonPage } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { openSeasonPage, type PackedSeasonPage, type SeasonOpening } from '@shared/packed-season-page.ts';
import { FollowedSeason } from '../../state/followed-season.svelte.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { ShownCredits, type ShownCreditsOptions } from './shown-credits.svelte.ts';

export interface SeasonViewOptions extends Omit<ShownCreditsOptions, 'hidden'> {
  readonly spoilers: Pick<Spoilers, 'hidden' | 'hides' | 'season' | 'unseen' | 'known'>;
}

/** The season on screen, without spoilers, and its credits. */
export class SeasonView {
  readonly #key: SeasonKey;
  readonly #spoilers: SeasonViewOptions['spoilers'];
  /** Opening, late arrivals, refreshing. */
  readonly followed: FollowedSeason;

  /** The season without spoilers. */
  readonly page: SeasonPage | null = $derived.by(() => {
    const { status } = this.followed;
    if (status.kind !== 'ready') return null;
    const { page } = status;
    const season = this.#spoilers.season(page.season);
    return season === page.season ? page : { ...page, season };
  });
  readonly #sections: CreditSections | null = $derived.by(() => {
    const { status } = this.followed;
    if (status.kind !== 'ready' || this.page === null) return null;
    return status.opening ?? groupCredits(this.page.season.credits);
  });
  /** Its credits, as the reader wants to see them. */
  readonly credits: ShownCredits;

  constructor(api: Api, key: SeasonKey, { spoilers, ...options }: SeasonViewOptions) {
    this.#key = key;
    this.#spoilers = spoilers;
    this.followed = new FollowedSeason(api, key, {
      spoilers,
      open: (packed, show) => this.#open(packed, show),
    });
    this.credits = new ShownCredits(() => this.#sections, { ...options, hidden: () => spoilers.hidden });
  }

  /** Only the first part of a long season has been read so far. */
  get isOpening(): boolean {
    const { status } = this.followed;
    return status.kind === 'ready' && status.opening !== null;
  }

  /** Part of the season is left out, so counts cover only the seen part. */
  get isPartlyUnseen(): boolean {
    return this.#spoilers.unseen(this.#key) !== 'nothing';
  }

  /** Something of the season is unseen, revealed or not. */
  get hidesUnseen(): boolean {
    const { status } = this.followed;
    return status.kind === 'ready' && this.#spoilers.hides(this.#key, status.page.season);
  }

  /** Shows the first part of a long season if its people are shown in TMDB's order; nothing of any other season. */
  async #open(packed: PackedSeasonPage, show: (opening: SeasonOpening) => void): Promise<void> {
    if (this.isPartlyUnseen || this.credits.mode !== 'portraits') return;
    const opening = openSeasonPage(packed);
    if (opening === null) return;
    show(opening);
    await new Promise<void>((resolve) => afterPaint(resolve));
  }
}
