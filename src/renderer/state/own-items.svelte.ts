import type { AppError } from '@shared/app-error.ts';
import { LONGEST_LIST_NAME, type ReaderList, type SavedSearch } from '@shared/domain/yours.ts';
import type { PageHost } from './page-host.ts';
import type { Toasts } from './toasts.svelte.ts';
import type { Yours } from './yours.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** A list or a saved search of the reader's. */
export type OwnItem = ReaderList | SavedSearch;

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

  /** What the field for its new name needs: ui/NameForm. */
  formOf(item: OwnItem): {
    readonly value: string;
    readonly label: string;
    readonly longest: number;
    readonly onsave: (name: string) => void;
    readonly oncancel: () => void;
  } {
    return {
      value: item.name,
      label: this.#options.texts.m.yours.rename(item.name),
      longest: LONGEST_LIST_NAME,
      onsave: (name) => void this.saveName(item, name),
      oncancel: () => {
        this.stop();
      },
    };
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
    let undone: () => Promise<AppError | null>;
    if (isSearch(item)) {
      if (!(await host.reported(yours.keep({ kind: 'search', id: item.id, content: null })))) return false;
      undone = () => yours.keepSearch(item);
    } else {
      const removed = await yours.removeList(item.id);
      if (!(await host.reported(Promise.resolve(removed.ok ? null : removed.error)))) return false;
      // With what had been changed in it just before.
      const last = (removed.ok ? removed.value : null) ?? item;
      undone = () => yours.keepList(last);
    }
    const undo = (): void => void host.reported(undone());
    toasts.show(texts.m.yours.removed(item.name), {
      actions: [{ id: 'undo', label: texts.m.library.undo, run: undo }],
    });
    return true;
  }
}

function isSearch(item: OwnItem): item is SavedSearch {
  return 'query' in item;
}
