import { isLanguageTag } from '@shared/domain/address.ts';
import {
  INTERFACE_LOCALES,
  LIBRARY_ORDERS,
  PICTURE_LIMIT,
  SIDEBAR_WIDTH,
  type Settings,
} from '@shared/domain/settings.ts';
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

/** An address of ours; which page it names, if any, is for the window to say. */
export const ownAddress: z.ZodMiniType<string> = z
  .string({ error: 'is not an endroll:// address' })
  .check(
    z.startsWith('endroll://', { error: 'is not an endroll:// address' }),
    z.maxLength(2048, { error: 'is too long' }),
  );

const yesOrNo = z.boolean({ error: 'is neither true nor false' });

/** What each setting may be: for the file, which anybody can edit, and for the window. */
export const settingsFields: { readonly [Field in keyof Settings]: z.ZodMiniType<Settings[Field]> } = {
  language: languageTag,
  theme: z.enum(['system', 'light', 'dark'], { error: 'is not system, light or dark' }),
  sidebarWidth: wholeNumber(SIDEBAR_WIDTH.min, SIDEBAR_WIDTH.max),
  isSidebarFolded: yesOrNo,
  libraryOrder: z.enum(LIBRARY_ORDERS, { error: 'is not name, opened or added' }),
  lastAddress: z.nullable(ownAddress),
  interfaceLanguage: z.enum(['system', ...INTERFACE_LOCALES], { error: 'is not a language Endroll speaks' }),
  density: z.enum(['comfortable', 'compact'], { error: 'is not comfortable or compact' }),
  hideEpisodeCounts: yesOrNo,
  hideCharacters: yesOrNo,
  hideGuests: yesOrNo,
  singleKeys: yesOrNo,
  imageSize: z.enum(['standard', 'large'], { error: 'is not standard or large' }),
  pictureLimit: z.nullable(wholeNumber(PICTURE_LIMIT.min, PICTURE_LIMIT.max)),
  seasonMode: z.enum(['portraits', 'table', 'episodes'], { error: 'is not portraits, table or episodes' }),
  creditSort: z.enum(
    ['billing', 'name', 'role', 'episodes', 'department', 'gender', 'knownFor', 'popularity'],
    { error: 'is not what credits can be sorted by' },
  ),
  creditSortDirection: z.enum(['ascending', 'descending'], { error: 'is not ascending or descending' }),
};

/** The names of all settings. */
export const SETTINGS_NAMES = Object.keys(settingsFields) as readonly (keyof Settings)[];

/** Where the window was, in device-independent pixels, and how it was shown. */
export const windowPlacement = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
});
