import type { CreditRow } from '@shared/domain/credit-rows.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { describeError } from '../../errors/error-text.ts';
import type { Toasts } from '../../state/toasts.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';
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
    const result = await this.#api.app.copyText({ text: copyCredits(rows, options, this.#texts) });
    const { m } = this.#texts;
    if (result.ok) this.#toasts.show(m.credits.copied(rows.length));
    else {
      this.#toasts.show(m.credits.notCopied(describeError(result.error, m).text), { tone: 'problem' });
    }
  }
}
