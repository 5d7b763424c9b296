import type { CreditRow } from '@shared/domain/credit-rows.ts';
import { countCredits } from '@shared/domain/group-credits.ts';
import type { PageHost } from '../state/page-host.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { copyCredits, type CopyOptions } from './copy-credits.ts';

/** Puts rows on the clipboard, and says so. */
export function copyRows(
  rows: readonly CreditRow[],
  options: CopyOptions,
  host: Pick<PageHost, 'copyText'>,
  texts: Texts,
): Promise<void> {
  const { copied, notCopied } = texts.m.credits;
  const count = countCredits(rows.map(({ group }) => group));
  return host.copyText(copyCredits(rows, options, texts), copied(count), notCopied);
}
