import type { AppError } from '@shared/app-error.ts';
import type {
  Companion,
  KeptPersonPage,
  PersonEpisodes,
  PersonRun,
  PersonSeason,
} from '@shared/domain/kept-person.ts';
import { seasonKeyText, type IndexedCredit, type SeasonKey } from '@shared/domain/season.ts';
import { isHiddenCredit, isUnseenEpisode, type HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import { readWhenSettled } from '../../state/when-settled.ts';
import type { FilmographyMemory } from './filmography-words.ts';

/** How a person's credits are shown: series by year, or every role and job in a table. */
export type PersonPageView = 'timeline' | 'roles';

/** How a person's page was left. */
export interface PersonMemory extends FilmographyMemory {
  view?: PersonPageView;
}

/** One person in all kept seasons. */
export class PersonView {
  readonly #api: Api;
  readonly #personId: number;
  readonly #language: () => string;
  #page = $state.raw<KeptPersonPage | null>(null);
  #companions = $state.raw<{ readonly hidden: HiddenDetails; readonly all: readonly Companion[] } | null>(
    null,
  );
  #readingCompanions: Promise<void> = Promise.resolve();
  #isLoaded = $state(false);
  #error = $state.raw<AppError | null>(null);
  #episodes = $state.raw<ReadonlyMap<string, PersonEpisodes>>(new Map());

  readonly #spoilers: Pick<Spoilers, 'hidden' | 'indexed' | 'unseen' | 'known'>;

  /** Without what the reader has not seen. */
  readonly #seen: KeptPersonPage | null = $derived.by(() =>
    withCredits(this.#page, ({ key, credits }) => this.#spoilers.indexed(key, credits)),
  );

  /** The seasons in which the person was a guest star. */
  readonly #guestSeasons: ReadonlySet<string> = $derived.by(
    () =>
      new Set(
        (this.#seen?.series ?? [])
          .flatMap(({ seasons }) => seasons)
          .filter(({ credits }) => credits.some(({ kind }) => kind === 'guest'))
          .map(({ key }) => seasonKeyText(key)),
      ),
  );

  /**
   * Without spoilers; `null` before the first answer, and if no season credits the person. While guest stars are hidden,
   * seasons and series in which the person was only a guest star are left out.
   */
  readonly page: KeptPersonPage | null = $derived.by(() =>
    withCredits(this.#seen, ({ credits }) =>
      credits.filter((credit) => !isHiddenCredit(credit, this.#spoilers.hidden)),
    ),
  );
  /** The person was a guest star in what the reader has seen, whether that is hidden or not. */
  readonly hasGuestCredits: boolean = $derived.by(() => this.#guestSeasons.size > 0);
  /** The series that credit the person, in seasons that were seen or in others. */
  get seriesIds(): readonly number[] {
    return (this.#page?.series ?? []).map(({ seriesId }) => seriesId);
  }

  constructor(
    api: Api,
    personId: number,
    language: () => string,
    spoilers: Pick<Spoilers, 'hidden' | 'indexed' | 'unseen' | 'known'>,
  ) {
    this.#spoilers = spoilers;
    this.#api = api;
    this.#personId = personId;
    this.#language = language;
  }

  /** The most frequent collaborators, in that order; none while they are read, and none that tells what is hidden. */
  get companions(): readonly Companion[] {
    const found = this.#companions;
    const { guests, episodeCounts } = this.#spoilers.hidden;
    const isAsHidden = found?.hidden.guests === guests && found.hidden.episodeCounts === episodeCounts;
    return isAsHidden ? found.all : [];
  }

  /** The same as soon as they have been read: paper has them, too. */
  async allCompanions(): Promise<readonly Companion[]> {
    let read: Promise<void>;
    do {
      read = this.#readingCompanions;
      await read;
    } while (read !== this.#readingCompanions);
    return this.companions;
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  get error(): AppError | null {
    return this.#error;
  }

  /** Reads them, and again when the library has stopped changing. Returns an unsubscribe function. */
  follow(): () => void {
    return readWhenSettled(this.#api.library, () => this.#load());
  }

  async load(): Promise<void> {
    await this.#load();
  }

  /** Reads {@link companions}: at the foot of the page, so after the page itself. */
  loadCompanions(hidden: HiddenDetails): void {
    this.#readingCompanions = this.#readCompanions(hidden);
  }

  async #readCompanions(hidden: HiddenDetails): Promise<void> {
    const result = await this.#api.library.companions({
      personId: this.#personId,
      language: this.#language(),
      hidden: { ...hidden },
    });
    if (result.ok) this.#companions = { hidden, all: fromJsonText(result.value) };
  }

  /**
   * The episodes of a season that list the person; `undefined` until {@link loadEpisodes} has read them. They may be those of a
   * guest appearance: none while that is hidden.
   */
  episodesOf({ key }: PersonRun['seasons'][number]): PersonEpisodes | undefined {
    if (this.#spoilers.hidden.guests && this.#guestSeasons.has(seasonKeyText(key)))
      return { key, episodes: [] };
    const known = this.#episodes.get(seasonKeyText(key));
    const unseen = this.#spoilers.unseen(key);
    if (known === undefined || unseen === 'nothing') return known;
    const { episodes } = known;
    return { key, episodes: episodes.filter(({ episodeNumber }) => !isUnseenEpisode(unseen, episodeNumber)) };
  }

  /** Reads which episodes of a run's seasons list the person, unless they are known. Resolves to the error, if any. */
  async loadEpisodes({ seasons }: PersonRun): Promise<AppError | null> {
    return this.#readEpisodes(
      seasons.map(({ key }) => key).filter((key) => !this.#episodes.has(seasonKeyText(key))),
    );
  }

  async #readEpisodes(keys: readonly SeasonKey[]): Promise<AppError | null> {
    if (keys.length === 0) return null;
    const result = await this.#api.library.episodesOfPerson({ personId: this.#personId, keys });
    if (!result.ok) return result.error;
    this.#episodes = new Map([
      ...this.#episodes,
      ...result.value.map((found) => [seasonKeyText(found.key), found] as const),
    ]);
    return null;
  }

  async #load(): Promise<void> {
    const wanted = { personId: this.#personId, language: this.#language() };
    const [result] = await Promise.all([this.#api.library.person(wanted), this.#spoilers.known()]);
    if (!result.ok && result.error.kind === 'cancelled') return;
    this.#error = result.ok ? null : result.error;
    if (!result.ok) return;
    this.#page = fromJsonText(result.value);
    this.#isLoaded = true;
    // Those that are unfolded may have changed, too; if they cannot be read again, they stay.
    await this.#readEpisodes([...this.#episodes.values()].map(({ key }) => key));
  }
}

/** A page with some of each season's credits; without the seasons, and then the series, of which none are left. */
function withCredits(
  page: KeptPersonPage | null,
  creditsOf: (season: PersonSeason) => readonly IndexedCredit[],
): KeptPersonPage | null {
  if (page === null) return null;
  const series = page.series.map((own) => ({
    ...own,
    seasons: own.seasons
      .map((season) => ({ ...season, credits: creditsOf(season) }))
      .filter(({ credits }) => credits.length > 0),
  }));
  return { ...page, series: series.filter(({ seasons }) => seasons.length > 0) };
}
