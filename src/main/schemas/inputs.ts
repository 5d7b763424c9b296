import { LARGEST_ID } from '@shared/domain/address.ts';
import * as z from 'zod/mini';
import { languageTag, wholeNumber } from '../settings/settings-store.ts';

/** TMDB's id of a series or a person. */
export const tmdbId = wholeNumber(1, LARGEST_ID);

/** 0 is a season: Specials. */
export const seasonNumber = wholeNumber(0, LARGEST_ID);

/** An input of exactly these fields. */
export function input<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: 'is not what this call takes' });
}

/** The input of a call without arguments. */
export const noInput = z.undefined({ error: 'is not wanted: this call takes none' });

/** What names a kept series. */
export const seriesKey = input({ seriesId: tmdbId, language: languageTag });

/** What names a person who was looked up. */
export const personKey = input({ personId: tmdbId, language: languageTag });

/** What names a kept season. */
export const seasonKey = input({ seriesId: tmdbId, seasonNumber, language: languageTag });

/** No series has nearly as many. */
const MOST_SEASONS_OF_SERIES = 500;

const seasonNumbers = z
  .array(seasonNumber, { error: 'is not a list' })
  .check(
    z.minLength(1, { error: 'is empty' }),
    z.maxLength(MOST_SEASONS_OF_SERIES, { error: 'is too long' }),
  );

/** Some seasons of a series, or all with `null`. */
export const seasonsOfSeries = input({
  seriesId: tmdbId,
  language: languageTag,
  seasonNumbers: z.nullable(seasonNumbers),
});

/** Far more seasons than anyone keeps. */
const MOST_SEASONS = 10_000;

/** What names several kept seasons. */
export const seasonKeys = z
  .array(seasonKey, { error: 'is not a list of seasons' })
  .check(z.maxLength(MOST_SEASONS, { error: 'is too long' }));

/** Names of series and seasons on TMDB are far shorter. In UTF-16 code units. */
const LONGEST_TITLE = 1000;

/** A suggested file name. */
export const title = z
  .string({ error: 'is not text' })
  .check(z.maxLength(LONGEST_TITLE, { error: 'is too long' }));
