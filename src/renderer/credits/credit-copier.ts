import type { CreditRow } from '@shared/domain/credit-rows.ts';
import { countCredits } from '@shared/domain/group-credits.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { copyText } from '../state/copy-text.ts';
import type { Toasts } from '../state/toasts.svelte.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { copyCredits, type CopyOptions } from './copy-credits.ts';

/** Puts rows on the clipboard, and says so. */
export class CreditCopier {
  readonly #api: Api;
  readonly #toasts: Toasts;
  readonly #texts: Texts;

  constructor(api: Api, toasts: Toasts, texts: Texts) {
    this.#api = api;
    this.#toasts = toasts;
    this.#texts = texts;
  }

  async copy(rows: readonly CreditRow[], options: CopyOptions): Promise<void> {
    const [api, toasts, texts] = [this.#api, this.#toasts, this.#texts];
    const { copied, notCopied } = texts.m.credits;
    const tools = { api, toasts, texts };
    await copyText(
      copyCredits(rows, options, texts),
      copied(countCredits(rows.map(({ group }) => group))),
      tools,
      notCopied,
    );
  }
}
