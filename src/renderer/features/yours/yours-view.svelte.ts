import type { AppError } from '@shared/app-error.ts';
import { type ReaderList, type SubjectKey, type YoursEntry, type YoursPage } from '@shared/domain/yours.ts';
import { yoursMarkdown } from '@shared/domain/yours-markdown.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { NameQuery, toSearchText } from '../../state/name-index.ts';
import { subjectLines, worksText, type HitLines } from '../../search/hit-text.ts';
import { runOnceMore } from '../../state/run-once-more.ts';
import { whenSettled } from '../../state/when-settled.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import type { Yours } from '../../state/yours.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';

export const YOURS_VIEWS = ['all', 'starred', 'notes', 'reviewed'] as const;
export type YoursViewName = (typeof YOURS_VIEWS)[number];

/** The filter of the page; it stays when the reader leaves and comes back. */
export interface YoursFilter {
  readonly view?: YoursViewName;
  readonly tag?: string | null;
  readonly listId?: string | null;
  readonly words?: string;
}

/** An entry with its name. */
export interface YoursRow extends YoursEntry, Pick<HitLines, 'title' | 'second' | 'picture'> {}

export interface YoursViewOptions {
  readonly api: Api;
  readonly yours: Yours;
  readonly texts: Texts;
  readonly spoilers: Pick<Spoilers, 'hidden' | 'showsUnseen'>;
}

/** Everything the reader has added: with names, filtered, and as Markdown. */
export class YoursView {
  readonly #options: YoursViewOptions;
  #page = $state.raw<YoursPage | null>(null);
  #error = $state.raw<AppError | null>(null);
  view = $state<YoursViewName>('all');
  tag = $state<string | null>(null);
  listId = $state<string | null>(null);
  words = $state('');

  readonly #rows: ReadonlyMap<SubjectKey, YoursRow> = $derived.by(() => {
    const { spoilers, texts } = this.#options;
    return new Map(
      (this.#page?.entries ?? []).map((entry) => {
        const { title, second, picture } = subjectLines(entry.subject, entry.names, spoilers.hidden, texts);
        const works = worksText(entry.works, spoilers.hidden, texts);
        return [entry.subject, { ...entry, title, second: second === '' ? works : second, picture }];
      }),
    );
  });

  /** The list that is shown; `null` for none. */
  readonly list: ReaderList | null = $derived.by(
    () => this.#options.yours.lists.find(({ id }) => id === this.listId) ?? null,
  );

  /** The entries shown: a list in its order, everything else most recently changed first. */
  readonly rows: readonly YoursRow[] = $derived.by(() => {
    const own =
      this.list === null
        ? [...this.#rows.values()].filter(({ changedAt }) => changedAt !== null)
        : this.list.subjects.flatMap((key) => this.#rows.get(key) ?? []);
    const query = new NameQuery(this.words);
    return own.filter(
      (row) =>
        this.#isInView(row) &&
        (this.tag === null || row.tags.includes(this.tag)) &&
        (query.isEmpty || query.rank(toSearchText([row.title, row.second, row.note, ...row.tags])) !== null),
    );
  });

  constructor(options: YoursViewOptions) {
    this.#options = options;
  }

  /** `null` until the library has answered. */
  get page(): YoursPage | null {
    return this.#page;
  }

  get error(): AppError | null {
    return this.#error;
  }

  /** Something is starred, noted, tagged or in a list, whatever the filters show of it. */
  get hasEntries(): boolean {
    return this.#rows.size > 0;
  }

  /** The reader has not added anything at all. */
  get isEmpty(): boolean {
    const { lists, searches, seen } = this.#options.yours;
    return this.#rows.size === 0 && lists.length === 0 && searches.length === 0 && (seen?.size ?? 0) === 0;
  }

  /**
   * Reads it again when the reader changes something, and when the library, of which it has names, has stopped changing.
   * Returns an unsubscribe function.
   */
  follow(): () => void {
    const { api, spoilers } = this.#options;
    const load = runOnceMore(() => this.load(spoilers.showsUnseen));
    const settled = whenSettled(() => void load(), document);
    const ends = [api.yours.onChanged(() => void load()), api.library.onChanged(settled.note), settled.stop];
    return () => ends.forEach((end) => end());
  }

  async load(showUnseen: boolean): Promise<void> {
    const result = await this.#options.api.yours.page({ showUnseen });
    if (!result.ok && result.error.kind === 'cancelled') return;
    this.#error = result.ok ? null : result.error;
    if (result.ok) this.#page = fromJsonText(result.value);
  }

  recall({ view = 'all', tag = null, listId = null, words = '' }: YoursFilter): void {
    this.view = view;
    this.tag = tag;
    this.listId = listId;
    this.words = words;
  }

  /** The entries as Markdown. */
  toMarkdown(title: string): string {
    const { texts } = this.#options;
    return yoursMarkdown(
      title,
      this.rows.map((row) => ({ ...row, names: [row.title, row.second] })),
      texts.m.yours,
    );
  }

  #isInView({ isStarred, isReviewed, note }: YoursRow): boolean {
    switch (this.view) {
      case 'all':
        return true;
      case 'starred':
        return isStarred;
      case 'notes':
        return note !== '';
      case 'reviewed':
        return isReviewed;
    }
  }
}
