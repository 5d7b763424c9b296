import { LONGEST_LIST_NAME, type ReaderList, type SavedSearch } from '@shared/domain/yours.ts';
import type { PageHost } from './page-host.ts';
import type { Yours } from './yours.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** A list or a saved search of the reader's. */
export type OwnItem = ReaderList | SavedSearch;

interface OwnItemsOptions {
  readonly yours: Yours;
  readonly host: Pick<PageHost, 'reported' | 'offerUndo'>;
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

  /** The props of its ui/NameForm. */
  formOf(item: OwnItem): {
    readonly value: string;
    readonly label: string;
    readonly longest: number;
    readonly onsave: (name: string) => Promise<boolean>;
    readonly oncancel: () => void;
  } {
    return {
      value: item.name,
      label: this.#options.texts.m.yours.rename(item.name),
      longest: LONGEST_LIST_NAME,
      onsave: (name) => this.#saveName(item, name),
      oncancel: () => {
        this.stop();
      },
    };
  }

  /**
   * Gives it a name, and ends renaming if that could be stored; a blank name changes nothing. Resolves to false if it
   * could not.
   */
  async #saveName(item: OwnItem, text: string): Promise<boolean> {
    const { yours, host } = this.#options;
    const name = text.trim();
    const isSaved =
      name === '' ||
      name === item.name ||
      (await host.reported(
        () =>
          isSearch(item) ? yours.keepSearch({ ...item, name }) : yours.changeList(item.id, () => ({ name })),
        { onretry: () => void this.#saveName(item, text) },
      ));
    // By now, the reader may be renaming another.
    if (isSaved && this.isRenamed(item)) this.stop();
    return isSaved;
  }

  /**
   * Removes it, and offers to undo that.
   * @param onremoved called when it is gone
   */
  async remove(item: OwnItem, onremoved?: () => void): Promise<void> {
    const { yours, host, texts } = this.#options;
    // A list comes back with what had been changed in it just before.
    let last = item;
    const isRemoved = await host.reported(
      async () => {
        if (isSearch(item)) return yours.keep({ kind: 'search', id: item.id, content: null });
        const removed = await yours.removeList(item.id);
        if (removed.ok) last = removed.value ?? item;
        return removed.ok ? null : removed.error;
      },
      { onretry: () => void this.remove(item, onremoved) },
    );
    if (!isRemoved) return;
    onremoved?.();
    host.offerUndo(texts.m.yours.removed(item.name), () =>
      isSearch(last) ? yours.keepSearch(last) : yours.keepList(last),
    );
  }
}

function isSearch(item: OwnItem): item is SavedSearch {
  return 'query' in item;
}
