import type { ReaderList, SavedSearch } from '@shared/domain/yours.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Toasts } from '../../state/toasts.svelte.ts';
import type { Yours } from '../../state/yours.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** A list or a saved search of the reader's. */
export type OwnItem = ReaderList | SavedSearch;

/** What renaming and removing need. */
interface OwnItemsOptions {
  readonly yours: Yours;
  readonly host: Pick<PageHost, 'reported'>;
  readonly toasts: Toasts;
  readonly texts: Texts;
}

/** Renames and removes the reader's lists and saved searches, and offers to undo what is removed. */
export class OwnItems {
  readonly #options: OwnItemsOptions;
  #renamed = $state.raw<string | null>(null);

  constructor(options: OwnItemsOptions) {
    this.#options = options;
  }

  /** True while the reader types another name for it. */
  isRenamed({ id }: OwnItem): boolean {
    return this.#renamed === id;
  }

  /** Begins to rename one. */
  rename({ id }: OwnItem): void {
    this.#renamed = id;
  }

  /** Ends renaming without a new name. */
  stop(): void {
    this.#renamed = null;
  }

  /** Gives it a name, and ends renaming if that could be stored; a blank name changes nothing. */
  async saveName(item: OwnItem, text: string): Promise<void> {
    // Removing the field takes its focus away: the name has been saved or discarded by then.
    if (!this.isRenamed(item)) return;
    const { yours, host } = this.#options;
    const name = text.trim();
    const isSaved =
      name === '' ||
      name === item.name ||
      (await host.reported(
        isSearch(item) ? yours.keepSearch({ ...item, name }) : yours.changeList(item.id, () => ({ name })),
      ));
    if (isSaved && this.isRenamed(item)) this.stop();
  }

  /** Removes it, and offers to undo that. Resolves to false if it could not be removed. */
  async remove(item: OwnItem): Promise<boolean> {
    const { yours, host, toasts, texts } = this.#options;
    const kind = isSearch(item) ? 'search' : 'list';
    if (!(await host.reported(yours.keep({ kind, id: item.id, content: null })))) return false;
    const undo = (): void =>
      void host.reported(isSearch(item) ? yours.keepSearch(item) : yours.keepList(item));
    toasts.show(texts.m.yours.removed(item.name), {
      actions: [{ id: 'undo', label: texts.m.library.undo, run: undo }],
    });
    return true;
  }
}

function isSearch(item: OwnItem): item is SavedSearch {
  return 'query' in item;
}
