import { isLanguageTag } from '@shared/domain/address.ts';
import { SIDEBAR_WIDTH, type Settings } from '@shared/domain/settings.ts';
import * as z from 'zod/mini';

// zod/mini, here and in ipc/: it loads in a quarter of zod's time, which the first window would wait for. It brings no
// texts, so every check says what is wrong, in words that follow the field's name.

/** A whole number in a range, both ends included. */
export function wholeNumber(least: number, most: number): z.ZodMiniType<number> {
  const error = `is not a whole number from ${least} to ${most}`;
  return z.int({ error }).check(z.gte(least, { error }), z.lte(most, { error }));
}

/** A language tag as TMDB writes it. */
export const languageTag: z.ZodMiniType<string> = z
  .string({ error: 'is not a language, such as en-US' })
  .check(z.refine(isLanguageTag, { error: 'is not a language, such as en-US' }));

const ownAddress = z
  .string({ error: 'is not an endroll:// address' })
  .check(
    z.startsWith('endroll://', { error: 'is not an endroll:// address' }),
    z.maxLength(2048, { error: 'is too long' }),
  );

/** What each setting may be: for the file, which anybody can edit, and for the window. */
export const settingsFields: { readonly [Field in keyof Settings]: z.ZodMiniType<Settings[Field]> } = {
  language: languageTag,
  theme: z.enum(['system', 'light', 'dark'], { error: 'is not system, light or dark' }),
  sidebarWidth: wholeNumber(SIDEBAR_WIDTH.min, SIDEBAR_WIDTH.max),
  lastAddress: z.nullable(ownAddress),
};

/** Where the window was, in device-independent pixels, and how it was shown. */
export const windowPlacement = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
});
