import { untrack } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { ComparedAddress, PlaceOf } from '@shared/domain/address.ts';
import {
  areSidesCounted,
  comparePeople,
  sharedPeople,
  toSide,
  type ComparedPerson,
  type ComparedSide,
  type Comparison,
  type SharedPerson,
} from '@shared/domain/compare-people.ts';
import {
  areOfOneSeries,
  isReadable,
  seasonKeyOf,
  seasonKeyText,
  type KeptSeason,
  type SeasonKey,
} from '@shared/domain/season.ts';
import type { CreditsOfSeason } from '@shared/domain/series-people.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { KeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { readSeriesCredits } from '../../state/read-credits.ts';
import { runOnceMore } from '../../state/run-once-more.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** A side of the comparison, with its kept seasons. */
export interface CompareSide {
  readonly address: ComparedAddress;
  /** Ascending; empty if nothing of it is kept. */
  readonly seasons: readonly KeptSeason[];
  /** Of a whole series, those whose content is gone: deleted at the six-month limit, or lost. */
  readonly gone: readonly KeptSeason[];
}

/** A season of one side, as the library answered. */
interface LoadedSeason {
  readonly season: KeptSeason;
  /** `null` if it could not be read: its page is damaged, or has not been made yet. */
  readonly read: CreditsOfSeason | null;
}

type LoadedSide = readonly LoadedSeason[];

/** What the compare page is showing. */
export type CompareStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly loaded: readonly LoadedSide[] }
  | { readonly kind: 'failed'; readonly error: AppError };

interface CompareOptions {
  readonly kept: KeptSeasons;
  readonly place: PlaceOf<'compare'>;
  readonly spoilers: Pick<Spoilers, 'creditsBeside' | 'hidden' | 'hidesBeside' | 'unseen' | 'known'>;
  readonly texts: Pick<Texts, 'compare'>;
}

/** Seasons or series side by side, from the library. */
export class CompareView {
  readonly #api: Api;
  readonly #kept: KeptSeasons;
  readonly #place: PlaceOf<'compare'>;
  readonly #spoilers: CompareOptions['spoilers'];
  readonly #texts: CompareOptions['texts'];
  #status = $state.raw<CompareStatus>({ kind: 'loading' });
  #isFetching = $state(false);
  /** The seasons whose credits are shown. */
  #shown: string | null = null;

  /** In the order of the address. */
  readonly sides: readonly CompareSide[] = $derived.by(() =>
    this.#place.sides.map((address) => ({ address, ...this.#seasonsOf(address) })),
  );

  /** Changes only when the compared seasons change, or the content of one is gone or back; `null` until the list is loaded. */
  readonly #content: string | null = $derived.by(() =>
    this.#kept.isLoaded
      ? this.sides
          .map(({ seasons, gone }) =>
            [seasons, gone]
              .map((list) => list.map((season) => `${seasonKeyText(season)}@${season.fetchedAt}`).join())
              .join('|'),
          )
          .join(' ')
      : null,
  );

  /** Without what the reader has not seen. */
  readonly #compared: readonly ComparedSide[] = $derived.by(() =>
    this.#loaded.map((side) =>
      toSide(
        side.map(({ season, read }) => ({
          credits: read === null ? null : this.#spoilers.creditsBeside(season, read.credits, read.episodes),
          unseen: this.#spoilers.unseen(season),
          lacksPeople: read?.lacksPeople === true,
        })),
      ),
    ),
  );

  /** Nobody is left out: not because they are unseen, nor of a season that could not be read or has not all its people yet. */
  readonly isWhole: boolean = $derived.by(() => this.#compared.every((side) => side.isWhole));

  /** Those that could not be read, and are not compared. */
  readonly unread: readonly KeptSeason[] = $derived.by(() =>
    this.#loaded.flat().flatMap(({ season, read }) => (read === null ? [season] : [])),
  );

  /** The seasons of which something is unseen, revealed or not. */
  readonly hiding: readonly SeasonKey[] = $derived.by(() =>
    this.#loaded
      .flat()
      .filter(({ season, read }) => read !== null && this.#spoilers.hidesBeside(season, read))
      .map(({ season }) => season),
  );

  /** Whether all sides are of one series. */
  get areOfOneSeries(): boolean {
    return areOfOneSeries(this.#place.sides);
  }

  /** The changes from the first to the second; `null` unless there are two, and something of both is kept. */
  readonly comparison: Comparison | null = $derived.by(() => {
    const [first, second, ...more] = this.#compared;
    if (first === undefined || second === undefined || more.length > 0 || this.missing.length > 0)
      return null;
    return comparePeople(first, second, { isOneSeries: this.areOfOneSeries });
  });

  /** People in at least two of them. */
  readonly shared: readonly SharedPerson[] = $derived.by(() =>
    sharedPeople(this.#compared, this.#spoilers.hidden, (a, b) => this.#texts.compare(a, b)),
  );

  /** It is known of everybody in how many sides they are. */
  get areSidesCounted(): boolean {
    return areSidesCounted(this.#compared, this.#spoilers.hidden);
  }

  constructor(api: Api, { kept, place, spoilers, texts }: CompareOptions) {
    this.#spoilers = spoilers;
    this.#api = api;
    this.#kept = kept;
    this.#place = place;
    this.#texts = texts;
  }

  get status(): CompareStatus {
    return this.#status;
  }

  get #loaded(): readonly LoadedSide[] {
    return this.#status.kind === 'ready' ? this.#status.loaded : [];
  }

  /** The newest season of a side that one of its people is in. */
  seasonOf(side: number, { seasons }: ComparedPerson): SeasonKey | null {
    const newest = this.#loaded[side]?.[seasons.at(-1) ?? -1];
    return newest === undefined ? null : seasonKeyOf(newest.season);
  }

  /** TMDB is asked for what is not kept. */
  get isFetching(): boolean {
    return this.#isFetching;
  }

  /** Those of which nothing is kept; none while it is not known what is. */
  get missing(): readonly CompareSide[] {
    return this.#kept.isLoaded ? this.sides.filter(({ seasons }) => seasons.length === 0) : [];
  }

  /** The seasons among them. Of a whole series the reader chooses on its page what to keep. */
  get missingSeasons(): readonly SeasonKey[] {
    const { language } = this.#place;
    return this.missing.flatMap(({ address: { seriesId, seasonNumber } }) =>
      seasonNumber === null ? [] : [{ seriesId, seasonNumber, language }],
    );
  }

  /** Keeps all missing seasons, together; {@link follow} reads them. Resolves when all are kept, or to the first error. */
  async fetchMissing(): Promise<AppError | null> {
    this.#isFetching = true;
    const results = await Promise.all(this.missingSeasons.map((key) => this.#api.seasons.keep(key)));
    this.#isFetching = false;
    return results.find((result) => !result.ok)?.error ?? null;
  }

  /** The reader has gone: what is still asked for is not wanted any more. */
  leave(): void {
    if (!this.#isFetching) return;
    for (const key of this.missingSeasons) void this.#api.seasons.leave(key);
  }

  /**
   * Reads the credits as soon as the kept seasons are known, and again when a season of a side changes, or one that could not
   * be read may have been made. Call it in an effect.
   */
  follow(): () => void {
    let isOver = false;
    const hasEnded = (): boolean => isOver;
    let isReading = false;
    if (this.#content === null) return () => undefined;
    const sides = untrack(() => this.sides);
    const read = new Map<string, CreditsOfSeason>();
    const load = runOnceMore(async () => {
      if (hasEnded()) return;
      // Nothing is shown about newly added seasons until they have been read.
      const seasons = sides.flatMap((side) => side.seasons.map(seasonKeyText)).join(' ');
      if (seasons !== this.#shown) this.#status = { kind: 'loading' };
      isReading = true;
      const [error] = await Promise.all([this.#readInto(read, sides), this.#spoilers.known()]);
      isReading = false;
      // What is there stays if it cannot be read again.
      if (hasEnded() || (error !== null && this.#status.kind === 'ready')) return;
      this.#shown = error === null ? seasons : null;
      this.#status =
        error === null ? { kind: 'ready', loaded: toLoaded(sides, read) } : { kind: 'failed', error };
    });
    untrack(() => void load());
    // A season that is made again keeps its date: the list looks the same as before.
    const end = this.#api.library.onChanged((change) => {
      const awaited = sides
        .flatMap(({ seasons }) => seasons.map(seasonKeyText))
        .filter((key) => isReading || !isRead(read.get(key)));
      const isAwaited = (key: SeasonKey): boolean => awaited.includes(seasonKeyText(key));
      if (change === null ? awaited.length > 0 : change.changed.some(isAwaited)) void load();
    });
    return () => {
      isOver = true;
      end();
    };
  }

  /** Reads what is left to read of all sides, with one call for each series, however many sides are of it. */
  async #readInto(
    read: Map<string, CreditsOfSeason>,
    sides: readonly CompareSide[],
  ): Promise<AppError | null> {
    const bySeries = Map.groupBy(
      sides.flatMap(({ seasons }) => seasons.filter((season) => !isRead(read.get(seasonKeyText(season))))),
      ({ seriesId, language }) => `${seriesId}/${language}`,
    );
    const errors = await Promise.all(
      [...bySeries.values()].map(async (seasons): Promise<AppError | null> => {
        const [first] = seasons;
        if (first === undefined) return null;
        const { seriesId, language } = first;
        const numbers = [...new Set(seasons.map(({ seasonNumber }) => seasonNumber))];
        const result = await readSeriesCredits(this.#api, { seriesId, language }, numbers);
        if (!result.ok) return result.error;
        for (const one of result.value)
          read.set(seasonKeyText({ seriesId, seasonNumber: one.seasonNumber, language }), one);
        return null;
      }),
    );
    return errors.find((error) => error !== null) ?? null;
  }

  /** The kept seasons of a side, all in one language: preferably that of the page. */
  #seasonsOf({ seriesId, seasonNumber }: ComparedAddress): Omit<CompareSide, 'address'> {
    const all = this.#kept.findSeries(seriesId)?.seasons ?? [];
    const readable = all.filter(
      (season) => isReadable(season) && (seasonNumber === null || season.seasonNumber === seasonNumber),
    );
    const language =
      readable.find((season) => season.language === this.#place.language)?.language ?? readable[0]?.language;
    const isOfSide = (season: KeptSeason): boolean => season.language === language;
    return {
      seasons: readable.filter(isOfSide),
      gone: seasonNumber === null ? all.filter((season) => isOfSide(season) && !isReadable(season)) : [],
    };
  }
}

/** Its guests may still come. */
function isRead(season: CreditsOfSeason | undefined): boolean {
  return season !== undefined && season.lacksPeople !== true;
}

function toLoaded(
  sides: readonly CompareSide[],
  read: ReadonlyMap<string, CreditsOfSeason>,
): readonly LoadedSide[] {
  return sides.map(({ seasons, gone }) => [
    ...seasons.map((season) => ({ season, read: read.get(seasonKeyText(season)) ?? null })),
    ...gone.map((season) => ({ season, read: null })),
  ]);
}
