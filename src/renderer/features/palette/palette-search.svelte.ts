import TextSearch from '@lucide/svelte/icons/text-search';
import { isSamePlace, type Place } from '@shared/domain/address.ts';
import type { SearchHit } from '@shared/domain/library-search.ts';
import type { RecentSeason } from '@shared/domain/recent-season.ts';
import { seasonKeyOf } from '@shared/domain/season.ts';
import type { SavedSearch } from '@shared/domain/yours.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { describeError } from '../../errors/error-text.ts';
import { LibraryFinder } from '../../search/library-finder.svelte.ts';
import { NameIndex } from '../../state/name-index.ts';
import { readRequest, type FindRequest } from '../../search/read-request.ts';
import { SeriesFinder } from '../../search/series-finder.svelte.ts';
import {
  keptGroup,
  keptSeriesOption,
  librarySearchOption,
  linkOption,
  RETRY_OPTION,
  SEARCH_OPTION,
  tmdbGroup,
  tmdbNote,
  tmdbRestNote,
  TOKEN_OPTION,
  tokenGroup,
} from '../../search/series-options.ts';
import { findKeptTargets, type KeptTarget } from '../../state/kept-index.ts';
import type { KeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { keptSeriesKey } from '../../state/kept-series.ts';
import type { Pages } from '../../state/pages.svelte.ts';
import type { RecentSeasons } from '../../state/recents.svelte.ts';
import type { Session } from '../../state/session.svelte.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Yours } from '../../state/yours.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { withoutEmptyGroups, type ListOption, type OptionGroup } from '../../ui/option-groups.ts';
import type { OfferedCommand, PaletteCommand } from './commands.ts';
import { commandOption, hitOption, recentOption, seasonOption } from './palette-options.ts';

/** The first hits of each kind: the search page has all of them. */
const MOST_HITS = 4;

/** Options that lead to results, and are none. */
const WAYS_ON: ReadonlySet<string> = new Set([SEARCH_OPTION, TOKEN_OPTION, RETRY_OPTION]);

/** What the palette searches. */
export interface PaletteSources {
  readonly api: Api;
  readonly texts: Texts;
  readonly spoilers: Spoilers;
  readonly yours: Yours;
  readonly session: Session;
  readonly kept: KeptSeasons;
  readonly recents: RecentSeasons;
  readonly pages: Pick<Pages, 'titleOf'>;
  /** The available commands. */
  readonly commands: () => readonly OfferedCommand[];
  /** Where the reader is. */
  readonly place: () => Place;
}

/** What comes of a choice. */
export interface PaletteActions {
  readonly open: (place: Place) => void;
  readonly openHit: (hit: SearchHit) => void;
  readonly run: (command: PaletteCommand) => void;
  readonly enterToken: () => void;
}

/** The content of the palette for the typed text. */
export class PaletteSearch {
  readonly #sources: PaletteSources;
  readonly #actions: PaletteActions;
  readonly #series: SeriesFinder;
  readonly #library: LibraryFinder;
  #text = $state('');

  readonly request: FindRequest = $derived.by(() =>
    readRequest(this.#text, this.#language, this.#sources.texts.m),
  );
  /** The search text; `''` for none, or for text that can only be a link. */
  readonly #name: string = $derived(this.request.kind === 'problem' ? '' : this.request.name);
  readonly #commandIndex = $derived.by(() => {
    const { command: labels } = this.#sources.texts.m.palette;
    return new NameIndex(this.#sources.commands(), ({ command }) => [labels[command]]);
  });

  readonly #savedIndex = $derived.by(
    () => new NameIndex(this.#sources.yours.searches, ({ name, query }) => [name, query]),
  );

  readonly groups: readonly OptionGroup[] = $derived.by(() => {
    if (this.request.kind === 'problem') return [];
    const link = this.request.kind === 'page' ? [this.#linkGroup(this.request.place)] : [];
    // Two numbers can be the name of a series: "24/7".
    if (this.#name !== '')
      return withoutEmptyGroups([...this.#foundGroups(), ...link, ...this.#tokenGroups()]);
    return withoutEmptyGroups(link.length > 0 ? link : this.#firstGroups());
  });

  /** How many results there are, without the ways to further ones. */
  readonly count: number = $derived(
    this.groups.flatMap(({ options }) => options).filter(({ id }) => !WAYS_ON.has(id)).length,
  );

  /** The message about the search; `''` if there is none. */
  readonly note: string = $derived.by(() => {
    const { texts, session } = this.#sources;
    if (this.#library.error !== null) return describeError(this.#library.error, texts.m).text;
    const tmdb = this.#series.tmdb;
    const hidden = this.#name !== '' && this.#library.found?.hasUnseen === true;
    return [
      hidden ? texts.m.spoilers.unseenHidden : '',
      // If a command was found, it does not matter that no series has this name.
      tmdb.kind === 'found' && this.groups.length > 0
        ? tmdbRestNote(tmdb, texts)
        : tmdbNote(tmdb, this.#name, session.hasToken, texts),
    ]
      .filter((sentence) => sentence !== '')
      .join(texts.m.app.sentenceSeparator);
  });

  constructor(sources: PaletteSources, actions: PaletteActions) {
    this.#sources = sources;
    this.#actions = actions;
    this.#series = new SeriesFinder(sources.api, () => this.#language, sources.kept.names);
    this.#library = new LibraryFinder({
      api: sources.api,
      asker: 'palette',
      hidden: () => sources.spoilers.hidden,
      creditWords: () => sources.texts.creditWords,
    });
  }

  get text(): string {
    return this.#text;
  }

  /** Searches for the typed text; what is in memory is found at once. */
  set text(text: string) {
    this.#text = text;
    this.#ask(this.#name);
  }

  get #language(): string {
    return this.#sources.session.settings.language;
  }

  /**
   * Waits until the options belong to the current text: older results stay in the list until newer ones arrive. Resolves
   * to false if the text has changed in the meantime.
   */
  async settled(option: ListOption | undefined): Promise<boolean> {
    const isFound = option === undefined || option.id.startsWith('hit-') || option.id.startsWith('tmdb-');
    if (!isFound || this.#name === '') return true;
    if (!(await this.#library.settled())) return false;
    if (option?.id.startsWith('hit-') === true || (option === undefined && this.groups.length > 0))
      return true;
    return this.#series.settled();
  }

  /** Loads more of TMDB's results, if there are more. */
  more(): void {
    void this.#series.more();
  }

  /** Asks nobody any more. */
  end(): void {
    this.#ask('');
  }

  #ask(name: string): void {
    this.#library.search(name, { limit: MOST_HITS, only: null });
    this.#series.search(this.#sources.session.hasToken ? name : '');
  }

  /** Before anything is typed: recent seasons and commands. */
  #firstGroups(): readonly OptionGroup[] {
    const { recents, texts, commands, yours } = this.#sources;
    const options = recents.all.flatMap((recent) => this.#recentOptions(recent));
    return [
      { id: 'recent', title: texts.m.palette.recent, options },
      this.#savedGroup(yours.searches),
      this.#commandGroup(commands()),
    ];
  }

  /** Late results go below, so that nothing moves while the reader is choosing. */
  #foundGroups(): readonly OptionGroup[] {
    const { texts, spoilers } = this.#sources;
    const found = this.#library.found?.groups ?? [];
    return [
      keptGroup(
        findKeptTargets(this.#sources.kept.series, this.#name, texts),
        (target) => this.#keptOption(target),
        texts.m,
      ),
      this.#commandGroup(this.#commandIndex.find(this.#name)),
      this.#savedGroup(this.#savedIndex.find(this.#name)),
      ...found
        // Kept series are already listed above.
        .filter(({ kind }) => kind !== 'series' && kind !== 'season')
        .map(({ kind, hits }) => ({
          id: kind,
          title: texts.m.search.groups[kind],
          options: hits.map((hit) =>
            hitOption(hit, spoilers.hidden, texts, () => {
              this.#actions.openHit(hit);
            }),
          ),
        })),
      {
        id: 'search',
        title: texts.m.search.title,
        options:
          found.length === 0
            ? []
            : [
                librarySearchOption(
                  this.#name,
                  texts.m,
                  this.#opening({ page: 'search', query: this.#name }),
                ),
              ],
      },
      tmdbGroup(this.#series.tmdb, texts, {
        choose: (seriesId) => this.#actions.open({ page: 'series', seriesId, language: this.#language }),
        retry: () => void this.#series.more(true),
      }),
    ];
  }

  #linkGroup(place: Place): OptionGroup {
    const { texts, pages } = this.#sources;
    const title = pages.titleOf(place, this.#sources);
    return {
      id: 'link',
      title: texts.m.palette.link,
      options: [linkOption(title, texts.m, this.#opening(place))],
    };
  }

  #commandGroup(commands: readonly OfferedCommand[]): OptionGroup {
    return {
      id: 'commands',
      title: this.#sources.texts.m.palette.commands,
      options: commands.map((offer) => this.#commandOption(offer)),
    };
  }

  #savedGroup(searches: readonly SavedSearch[]): OptionGroup {
    return {
      id: 'saved',
      title: this.#sources.texts.m.yours.searches,
      options: searches.map((search) => this.#savedOption(search)),
    };
  }

  #tokenGroups(): readonly OptionGroup[] {
    const { texts, session } = this.#sources;
    return session.hasToken ? [] : [tokenGroup(texts.m, () => this.#actions.enterToken())];
  }

  #recentOptions({ address, title }: RecentSeason): readonly ListOption[] {
    const { texts, kept } = this.#sources;
    const request = readRequest(address, this.#language, texts.m);
    if (request.kind !== 'page' || request.place.page !== 'season') return [];
    const { place } = request;
    // The current page would only get in the way of previous ones.
    if (isSamePlace(place, this.#sources.place())) return [];
    return [recentOption(place, title, kept.find(place)?.posterPath ?? null, this.#opening(place))];
  }

  #keptOption(target: KeptTarget): ListOption {
    const { texts } = this.#sources;
    if (target.kind === 'season') {
      const key = seasonKeyOf(target.season);
      return seasonOption(target.season, texts, this.#opening({ page: 'season', ...key }));
    }
    const key = keptSeriesKey(target.series, this.#language);
    return keptSeriesOption(target.series, texts.m, this.#opening({ page: 'series', ...key }));
  }

  #savedOption({ id, name, query }: SavedSearch): ListOption {
    return {
      id: `saved-${id}`,
      name,
      details: name === query ? [] : [query],
      figure: { kind: 'icon', icon: TextSearch },
      keys: [],
      choose: this.#opening({ page: 'search', query }),
    };
  }

  #commandOption(offer: OfferedCommand): ListOption {
    return commandOption(offer, this.#sources.texts, () => {
      this.#actions.run(offer.command);
    });
  }

  #opening(place: Place): () => void {
    return () => {
      this.#actions.open(place);
    };
  }
}
