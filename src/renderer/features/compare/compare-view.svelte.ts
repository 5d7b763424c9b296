import { untrack } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { ComparedAddress, PlaceOf } from '@shared/domain/address.ts';
import {
  areOfOneSeries,
  comparePeople,
  sharedPeople,
  type ComparedSide,
  type Comparison,
  type SharedPerson,
} from '@shared/domain/compare-people.ts';
import {
  isReadable,
  seasonKeyOf,
  seasonKeyText,
  type KeptSeason,
  type SeasonKey,
} from '@shared/domain/season.ts';
import type { CreditsOfSeason } from '@shared/domain/series-people.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { ok, type Result } from '@shared/result.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { KeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { readSeriesCredits } from '../../state/read-credits.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** A side of the comparison, with its kept seasons. */
export interface CompareSide {
  readonly address: ComparedAddress;
  /** Ascending; empty if nothing of it is kept. */
  readonly seasons: readonly KeptSeason[];
}

/** The credits of each season of one side. */
type LoadedSide = readonly (Omit<CreditsOfSeason, 'seasonNumber'> & { readonly season: SeasonKey })[];

/** What the compare page is showing. */
export type CompareStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly loaded: readonly LoadedSide[] }
  | { readonly kind: 'failed'; readonly error: AppError };

interface CompareOptions {
  readonly kept: KeptSeasons;
  readonly place: PlaceOf<'compare'>;
  readonly spoilers: Pick<Spoilers, 'credits' | 'isWhole' | 'known'>;
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
    this.#place.sides.map((address) => ({ address, seasons: this.#seasonsOf(address) })),
  );

  /** Changes only when the compared seasons change; `null` until the list has been loaded. */
  readonly #content: string | null = $derived.by(() =>
    this.#kept.isLoaded
      ? this.sides
          .map(({ seasons }) =>
            seasons.map((season) => `${seasonKeyText(season)}@${season.fetchedAt}`).join(),
          )
          .join(' ')
      : null,
  );

  /** Without what the reader has not seen. */
  readonly #loaded: readonly ComparedSide[] = $derived.by(() => {
    if (this.#status.kind !== 'ready') return [];
    return this.#status.loaded.map((side) =>
      side.map(({ season, credits, episodes }) => this.#spoilers.credits(season, credits, episodes)),
    );
  });

  /** Nobody is left out because they are unseen, or have not been fetched yet. */
  readonly isWhole: boolean = $derived.by(() => this.sides.every((_, index) => this.#isSideWhole(index)));

  /** Whether all sides are of one series. */
  get areOfOneSeries(): boolean {
    return areOfOneSeries(this.#place.sides);
  }

  /** The changes from the first to the second; `null` unless there are two. */
  readonly comparison: Comparison | null = $derived.by(() => {
    const [first, second, ...more] = this.#loaded;
    if (first === undefined || second === undefined || more.length > 0) return null;
    return comparePeople(first, second, [this.#isSideWhole(0), this.#isSideWhole(1)], this.areOfOneSeries);
  });

  /** People in at least two of them. */
  readonly shared: readonly SharedPerson[] = $derived.by(() =>
    sharedPeople(this.#loaded, (a, b) => this.#texts.compare(a, b)),
  );

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
   * Reads the credits as soon as the kept seasons are known, and again when a season of a side changes. Call it in an
   * effect.
   */
  follow(): () => void {
    let isOver = false;
    if (this.#content === null) return () => undefined;
    const sides = untrack(() => this.sides);
    const load = async (): Promise<void> => {
      // Nothing is shown about newly added seasons until they have been read.
      const seasons = sides.flatMap((side) => side.seasons.map(seasonKeyText)).join(' ');
      if (seasons !== this.#shown) this.#status = { kind: 'loading' };
      const [result] = await Promise.all([this.#read(sides), this.#spoilers.known()]);
      // What is there stays if it cannot be read again.
      if (isOver || (!result.ok && this.#status.kind === 'ready')) return;
      this.#shown = result.ok ? seasons : null;
      this.#status = result.ok
        ? { kind: 'ready', loaded: result.value }
        : { kind: 'failed', error: result.error };
    };
    untrack(() => void load());
    return () => {
      isOver = true;
    };
  }

  #isSideWhole(index: number): boolean {
    const loaded = this.#status.kind === 'ready' ? (this.#status.loaded[index] ?? []) : [];
    return (
      this.sides[index]?.seasons.every((season) => this.#spoilers.isWhole(season)) === true &&
      loaded.every(({ lacksPeople }) => lacksPeople !== true)
    );
  }

  /** Reads all sides, with one call for each series, however many sides are of it. */
  async #read(sides: readonly CompareSide[]): Promise<Result<readonly LoadedSide[], AppError>> {
    const bySeries = Map.groupBy(
      sides.flatMap(({ seasons }) => seasons),
      ({ seriesId, language }) => `${seriesId}/${language}`,
    );
    const results = await Promise.all(
      [...bySeries.values()].map(async (seasons): Promise<Result<LoadedSide, AppError>> => {
        const [first] = seasons;
        if (first === undefined) return ok([]);
        const { seriesId, language } = first;
        const numbers = [...new Set(seasons.map(({ seasonNumber }) => seasonNumber))];
        const result = await readSeriesCredits(this.#api, { seriesId, language }, numbers);
        if (!result.ok) return result;
        return ok(
          result.value.map(({ seasonNumber, ...own }) => ({
            ...own,
            season: { seriesId, seasonNumber, language },
          })),
        );
      }),
    );
    const read = new Map<string, LoadedSide[number]>();
    for (const result of results) {
      if (!result.ok) return result;
      for (const one of result.value) read.set(seasonKeyText(one.season), one);
    }
    return ok(sides.map(({ seasons }) => seasons.flatMap((season) => read.get(seasonKeyText(season)) ?? [])));
  }

  /** The readable kept seasons of a side, all in one language: preferably that of the page. */
  #seasonsOf({ seriesId, seasonNumber }: ComparedAddress): readonly KeptSeason[] {
    const readable = (this.#kept.findSeries(seriesId)?.seasons ?? []).filter(
      (season) => isReadable(season) && (seasonNumber === null || season.seasonNumber === seasonNumber),
    );
    const language =
      readable.find((season) => season.language === this.#place.language)?.language ?? readable[0]?.language;
    return readable.filter((season) => season.language === language);
  }
}

/** The key of the newest season of a side that a person is in. */
export function seasonOf(side: CompareSide | undefined, seasons: readonly number[]): SeasonKey | null {
  const season = side?.seasons[seasons.at(-1) ?? -1];
  return season === undefined ? null : seasonKeyOf(season);
}
