import type { Api } from '@shared/ipc/contract.ts';
import { describeError } from '../errors/error-text.ts';
import type { Texts } from '../text/texts.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** What {@link copyText} needs. */
export interface CopyTextTools {
  readonly api: Pick<Api, 'app'>;
  readonly toasts: Pick<Toasts, 'show'>;
  readonly texts: Pick<Texts, 'm'>;
}

/** Puts a text on the clipboard and says `done`, or by `toProblem` why it could not be. */
export async function copyText(
  text: string,
  done: string,
  { api, toasts, texts }: CopyTextTools,
  toProblem: (why: string) => string = texts.m.app.notCopied,
): Promise<void> {
  const result = await api.app.copyText({ text });
  if (result.ok) toasts.show(done);
  else toasts.show(toProblem(describeError(result.error, texts.m).text), { tone: 'problem' });
}
