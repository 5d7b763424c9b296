import { createContext } from 'svelte';
import type { Credit } from '@shared/domain/credit.ts';
import type { CreditChange } from '@shared/domain/season-changes.ts';
import type { IndexedCredit, KeptSeason, NoteKey, SeasonCredits, Series } from '@shared/domain/season.ts';
import type { CreditsOfSeason } from '@shared/domain/series-people.ts';
import type { Settings } from '@shared/domain/settings.ts';
import {
  hiddenBySettings,
  hidesUnseen,
  isUnseenEpisode,
  NO_PROGRESS,
  seenBeside,
  seenChanges,
  seenCredits,
  seenEpisodes,
  seenIndexed,
  seenSeries,
  unseenOf,
  withoutHiddenCounts,
  withoutRevealed,
  withoutUnseen,
  type HiddenDetails,
  type SeasonContent,
  type SeenSeries,
  type SeenTo,
  type SpoilerKind,
  type Unseen,
} from '@shared/domain/spoilers.ts';

/**
 * The spoilers on the current page: what the settings hide, and what the reader has not seen of a series, minus what they
 * have revealed there. src/shared/domain/spoilers.ts explains how to use it.
 */
export class Spoilers {
  readonly #settings: () => Settings;
  /** `null` until the library has said how far series have been seen. */
  readonly #seen: () => SeenSeries | null;
  #revealed = $state.raw<ReadonlySet<SpoilerKind>>(new Set());
  #showsUnseen = $state(false);

  // One by one: the settings change at each visit, since they hold where the reader is, and these stay the same. A page
  // would otherwise group, compare and render everything again right after it has been painted.
  readonly #hidesCharacters = $derived.by(() => this.#settings().hideCharacters);
  readonly #hidesEpisodeCounts = $derived.by(() => this.#settings().hideEpisodeCounts);
  readonly #hidesGuests = $derived.by(() => this.#settings().hideGuests);
  readonly #bySettings: HiddenDetails = $derived.by(() =>
    hiddenBySettings({
      hideCharacters: this.#hidesCharacters,
      hideEpisodeCounts: this.#hidesEpisodeCounts,
      hideGuests: this.#hidesGuests,
    }),
  );
  readonly hidden: HiddenDetails = $derived(withoutRevealed(this.#bySettings, this.#revealed));

  readonly #known: Promise<null>;
  readonly #isUnreadable: () => boolean;

  constructor(
    settings: () => Settings,
    seen: () => SeenSeries | null = () => NO_PROGRESS,
    known = Promise.resolve(null),
    /** The library cannot say how far series have been seen: everything stays hidden until the reader reveals it. */
    isUnreadable = (): boolean => false,
  ) {
    this.#isUnreadable = isUnreadable;
    this.#settings = settings;
    this.#seen = seen;
    this.#known = known;
  }

  /** What the settings hide, whatever was revealed on this page: for content that is not on it. */
  get guarded(): HiddenDetails {
    return this.#bySettings;
  }

  /** True if the settings hide it, so that the page offers to show it. */
  isGuarded(kind: SpoilerKind): boolean {
    return this.#bySettings[kind];
  }

  /** Shows it on this page, or hides it again. */
  toggle(kind: SpoilerKind): void {
    const revealed = new Set(this.#revealed);
    if (!revealed.delete(kind)) revealed.add(kind);
    this.#revealed = revealed;
  }

  // ——— how far a series has been seen

  /**
   * Resolves when the library has said how far series have been seen. Until then everything counts as unseen: a page that
   * waits for it shows nothing that changes a moment later.
   */
  async known(): Promise<void> {
    if (this.#seen() === null) await this.#known;
  }

  /** The reader has revealed unseen content on this page. */
  get showsUnseen(): boolean {
    return this.#showsUnseen;
  }

  /** Reveals unseen content on this page, or hides it again. */
  toggleUnseen(): void {
    this.#showsUnseen = !this.#showsUnseen;
  }

  /** How far the reader has seen a series; `null` if they have not said. */
  seenTo(seriesId: number): SeenTo | null {
    return this.#seen()?.get(seriesId) ?? null;
  }

  /** The part of a season that is hidden on this page because it is unseen. */
  unseen(season: NoteKey): Unseen {
    return this.#showsUnseen ? 'nothing' : this.#unseen(season);
  }

  /** Nothing of a season is left out here; otherwise it is unknown who joined, left or is absent. */
  isWhole(season: NoteKey): boolean {
    return this.unseen(season) === 'nothing';
  }

  /** True if part of a season is unseen, revealed or not, so that the page says so. */
  hasUnseen(season: NoteKey): boolean {
    return (this.#seen() !== null || this.#isUnreadable()) && this.#unseen(season) !== 'nothing';
  }

  /** True if something of a season's content is unseen, revealed or not: {@link hasUnseen} does not know what there is. */
  hides(season: NoteKey, content: SeasonContent): boolean {
    return this.hasUnseen(season) && hidesUnseen(content, this.#unseen(season));
  }

  /** The same where the season stands beside others. */
  hidesBeside(season: NoteKey, content: SeasonContent): boolean {
    return this.hasUnseen(season) && hidesUnseen(content, this.#unseen(season), seenBeside);
  }

  /**
   * The same for what is told of a person: of the kept seasons of their series, those with unseen episodes. Whether the
   * person is in any of these is not asked: the answer would tell who stays.
   */
  hidesAmong(seasons: readonly KeptSeason[]): readonly KeptSeason[] {
    return seasons.filter(
      (season) => this.hasUnseen(season) && isUnseenEpisode(this.#unseen(season), season.episodeCount),
    );
  }

  /** The same for TMDB's changes. */
  hidesChanges(season: NoteKey, changes: readonly CreditChange[]): boolean {
    if (!this.hasUnseen(season)) return false;
    const known = new Set(changes.map((change) => JSON.stringify(change)));
    const seen = seenChanges(changes, this.#unseen(season));
    return seen.length !== changes.length || seen.some((change) => !known.has(JSON.stringify(change)));
  }

  /** The same for an episode. */
  hidesEpisode(season: NoteKey, episodeNumber: number): boolean {
    return this.hasUnseen(season) && isUnseenEpisode(this.#unseen(season), episodeNumber);
  }

  /** A season without its unseen content. */
  season(season: SeasonCredits): SeasonCredits {
    return withoutUnseen(season, this.unseen(season.key));
  }

  /**
   * The same, whatever was revealed on this page: for a season that is not on it.
   * @param isAlone whether it does not stand beside others of its series
   */
  guardedSeason(season: SeasonCredits, isAlone: boolean): SeasonCredits {
    return withoutUnseen(season, this.#unseen(season.key), isAlone ? seenCredits : seenBeside);
  }

  /**
   * Credits without what is unseen, and without hidden episode counts: they can be sorted and compared.
   * @param episodes of a season that was seen in part, if known
   */
  credits(
    season: NoteKey,
    credits: readonly Credit[],
    episodes: CreditsOfSeason['episodes'] = [],
  ): readonly Credit[] {
    return withoutHiddenCounts(seenCredits(credits, this.unseen(season), episodes), this.hidden);
  }

  /** The same where the season stands beside others of its series: an unseen one has no cast. */
  creditsBeside(
    season: NoteKey,
    credits: readonly Credit[],
    episodes: CreditsOfSeason['episodes'] = [],
  ): readonly Credit[] {
    return withoutHiddenCounts(seenBeside(credits, this.unseen(season), episodes), this.hidden);
  }

  /** The same for credits of the library's index. */
  indexed<Indexed extends IndexedCredit>(season: NoteKey, credits: readonly Indexed[]): readonly Indexed[] {
    const seen = seenIndexed(credits, this.unseen(season));
    return this.hidden.episodeCounts
      ? seen.map((credit) => ({ ...credit, episodeCount: null, episodeNumbers: [] }))
      : seen;
  }

  episodes<Titled extends { readonly episodeNumber: number; readonly name: string }>(
    season: NoteKey,
    episodes: readonly Titled[],
  ): readonly Titled[] {
    return seenEpisodes(episodes, this.unseen(season));
  }

  changes(season: NoteKey, changes: readonly CreditChange[]): readonly CreditChange[] {
    return seenChanges(changes, this.unseen(season));
  }

  series(series: Series): Series {
    if (this.#showsUnseen) return series;
    const seen = this.#seen();
    if (seen !== null) return seenSeries(series, seen);
    return { ...series, seasons: series.seasons.map((season) => ({ ...season, overview: '' })) };
  }

  /** The reader has gone to another page: revealed content is hidden again. */
  reset(): void {
    if (this.#revealed.size > 0) this.#revealed = new Set();
    this.#showsUnseen = false;
  }

  /** Until the library has said how far a series has been seen, all of it counts as unseen. */
  #unseen(season: NoteKey): Unseen {
    const seen = this.#seen();
    return seen === null ? 'all' : unseenOf(seen, season);
  }
}

/** Spoilers for the components below; set by App. */
export const [getSpoilers, setSpoilers] = createContext<Spoilers>();
