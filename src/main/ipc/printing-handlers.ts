import * as z from 'zod/mini';
import type { SheetPrinter } from '../printing/sheet-printer.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput } from './schemas.ts';

/** Names of series and seasons on TMDB are far shorter. In UTF-16 code units. */
const LONGEST_TITLE = 1000;

const title = z.string({ error: 'is not text' }).check(z.maxLength(LONGEST_TITLE, { error: 'is too long' }));

/** What stands on the page for paper: printed, or saved as PDF. */
export function createPrintingHandlers(
  printer: Pick<SheetPrinter, 'print' | 'savePdf'>,
): GroupHandlers<'printing'> {
  return {
    print: { input: noInput, run: () => printer.print() },
    savePdf: { input: input({ title }), run: (sheet) => printer.savePdf(sheet.title) },
  };
}
