import { isSamePlace } from '@shared/domain/address.ts';
import { subjectKey } from '@shared/domain/yours.ts';
import { isPageCommand } from '@shared/shortcuts.ts';
import type { PaletteCommand } from '../features/palette/commands.ts';
import type { Dialogs } from '../state/dialogs.svelte.ts';
import type { KeptSeasons } from '../state/kept-seasons.svelte.ts';
import type { Pages } from '../state/pages.svelte.ts';
import type { RecentSeasons } from '../state/recents.svelte.ts';
import type { Session } from '../state/session.svelte.ts';
import type { UpdatesState } from '../state/updates.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { keepTyping } from '../ui/typed-ahead.ts';
import type { Reader } from './reader.svelte.ts';

/** The parts of the window that commands concern. */
interface WindowCommandsOptions {
  readonly reader: Reader;
  readonly pages: Pages;
  readonly dialogs: Dialogs;
  readonly session: Session;
  readonly kept: KeptSeasons;
  readonly recents: RecentSeasons;
  readonly updates: UpdatesState;
  readonly texts: Texts;
  /** The title of the page on screen. */
  readonly title: () => string;
  readonly sidebar: () => { readonly focusFind: () => void; readonly toggle: () => void } | undefined;
}

/** What the commands of the menu, the palette and the keys do. */
export class WindowCommands {
  readonly #options: WindowCommandsOptions;

  constructor(options: WindowCommandsOptions) {
    this.#options = options;
  }

  /** Runs a command; one that the page does not offer does nothing. */
  run(command: PaletteCommand | 'palette'): void {
    const { reader, pages, dialogs, session, recents, updates, sidebar } = this.#options;
    if (isPageCommand(command)) {
      pages.offered.actions?.[command]?.();
      return;
    }
    if (command === 'search') {
      this.#goToSearch();
      return;
    }
    if (pages.isPage(command)) {
      reader.go(pages.placeFor(command, session.settings.language, reader.place) ?? reader.place);
      return;
    }
    switch (command) {
      case 'palette':
      case 'shortcuts':
      case 'removed':
      case 'export':
        dialogs.show(command);
        return;
      case 'find':
        sidebar()?.focusFind();
        return;
      case 'pane':
        sidebar()?.toggle();
        return;
      case 'backup':
        reader.openBackup();
        return;
      case 'seen':
        this.#chooseSeen();
        return;
      case 'organize':
        this.#organize();
        return;
      case 'updates':
        reader.openSettings('updates');
        updates.check();
        return;
      case 'about':
        reader.openSettings('about');
        return;
      case 'report':
        void reader.reportProblem();
        return;
      case 'back':
      case 'forward':
        reader.travel(command);
        return;
      case 'sample':
        void reader.openSample();
        return;
      case 'copy-link':
        void reader.copyLink();
        return;
      case 'open-on-tmdb':
        void reader.openOnTmdb();
        return;
      case 'clear-recents':
        void reader.reported(() => recents.clear());
        return;
      case 'theme-system':
        session.choose({ theme: 'system' });
        return;
      case 'theme-light':
        session.choose({ theme: 'light' });
        return;
      case 'theme-dark':
        session.choose({ theme: 'dark' });
    }
  }

  #goToSearch(): void {
    const { reader, pages } = this.#options;
    if (reader.place.page === 'search') {
      // A page that is still loading receives the focus, and what was typed, when it arrives.
      pages.offered.actions?.filter?.();
      return;
    }
    keepTyping(document);
    reader.go({ page: 'search', query: '' });
  }

  /** How far the series of this page has been seen. */
  #chooseSeen(): void {
    const { reader } = this.#options;
    const { place } = reader;
    if (!('seriesId' in place)) return;
    reader.chooseSeen({
      seriesId: place.seriesId,
      language: place.language,
      seasonNumber: 'seasonNumber' in place ? place.seasonNumber : null,
      episodeNumber: 'episodeNumber' in place ? place.episodeNumber : null,
    });
  }

  /** What the page is about, with the name of its own page: on the end roll, that of the season. */
  #organize(): void {
    const { reader, pages, texts, kept, title } = this.#options;
    const { place } = reader;
    const subject = pages.subjectOf(place);
    const main = pages.mainPlaceOf(place);
    if (subject === null || main === null) return;
    const name = isSamePlace(main, place) ? title() : pages.titleOf(main, { texts, kept });
    reader.organize([{ subject: subjectKey(subject), name }]);
  }
}
