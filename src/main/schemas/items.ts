import { LONGEST_SEARCH } from '@shared/domain/address.ts';
import { LONGEST_NOTE } from '@shared/domain/season.ts';
import {
  LONGEST_LIST_NAME,
  LONGEST_TAG,
  MOST_IN_LIST,
  MOST_TAGS,
  parseSubject,
  type ItemContents,
} from '@shared/domain/yours.ts';
import * as z from 'zod/mini';
import { input, seasonNumber, tmdbId } from './inputs.ts';

export const flag = z.boolean({ error: 'is neither true nor false' });
export const textOf = (most: number, what: string) =>
  z
    .string({ error: 'is not text' })
    .check(z.maxLength(most, { error: `is longer than ${most.toLocaleString('en')} ${what}` }));

export const subject = z
  .string({ error: 'is not text' })
  .check(z.refine((key) => parseSubject(key) !== null, { error: 'names nothing that can be marked' }));
/** Each once, whoever has written the list: a backup may be edited by hand. */
const eachOnce = z.transform((texts: string[]): readonly string[] => [...new Set(texts)]);
const subjects = z.pipe(
  z.array(subject, { error: 'is not a list' }).check(z.maxLength(MOST_IN_LIST, { error: 'is too long' })),
  eachOnce,
);
export const note = textOf(LONGEST_NOTE, 'characters');
const isNotBlank = z.refine<string>((text) => text.trim() !== '', { error: 'is empty' });
export const tag = textOf(LONGEST_TAG, 'characters').check(isNotBlank);
const name = textOf(LONGEST_LIST_NAME, 'characters').check(isNotBlank);
const id = z.uuid({ error: 'is no id' });
const episodeNumber = z.nullable(seasonNumber);

/** The schemas of items, here and in a backup. Unknown fields are rejected. */
export const itemContents = {
  mark: input({
    note,
    isStarred: flag,
    isReviewed: flag,
    tags: z.pipe(
      z.array(tag, { error: 'is not a list' }).check(z.maxLength(MOST_TAGS, { error: 'is too long' })),
      eachOnce,
    ),
  }),
  list: input({ name, subjects }),
  search: input({ name, query: textOf(LONGEST_SEARCH, 'characters') }),
  seen: input({ seasonNumber, episodeNumber }),
} satisfies { readonly [Kind in keyof ItemContents]: z.ZodMiniType<ItemContents[Kind]> };

/** The id schema of each kind of item. */
export const itemIds = {
  mark: subject,
  list: id,
  search: id,
  seen: z.string({ error: 'is not text' }).check(
    // Only in its canonical form.
    z.refine((text) => tmdbId.safeParse(Number(text)).success && text === String(Number(text)), {
      error: 'is no id of a series',
    }),
  ),
};
