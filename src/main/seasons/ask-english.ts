import { ageInDays, DUE_DAYS, LIMIT_DAYS } from '@shared/domain/freshness.ts';
import { seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import { readBody, type Body } from '../answers/schemas.ts';
import { lacksSeasonText } from '../answers/season.ts';
import type { LibraryApi, Remote } from '../library/library-api.ts';
import type { Logger } from '../logging/logger.ts';
import { englishSeasonRequest } from '../tmdb/requests.ts';
import type { TmdbAnswer, TmdbClient } from '../tmdb/client.ts';

/**
 * How old, in days, an English answer may be that goes with a season fetched later. Such a season is due again before
 * the answer comes to TMDB's limit.
 */
const LONGEST_REUSE_DAYS = LIMIT_DAYS - DUE_DAYS;

/** What {@link askEnglish} needs. */
export interface AskEnglishTools {
  readonly tmdb: Pick<TmdbClient, 'englishSeason'>;
  readonly library: Pick<Remote<LibraryApi>, 'answers'>;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/**
 * TMDB's English answer about a season whose own answer lacks texts; the kept one when TMDB does not give it now, so
 * that a refresh loses nothing. `null` when there is neither, or nothing is lacking. Never rejects.
 * @param own the season's own answer
 */
export async function askEnglish(
  tools: AskEnglishTools,
  key: SeasonKey,
  own: Body,
  signal: AbortSignal,
): Promise<TmdbAnswer | null> {
  if (!lacksSeasonText(key.language, own)) return null;
  try {
    return await tools.tmdb.englishSeason(key, signal);
  } catch (error) {
    if (signal.aborted) return null;
    tools.logger.info(`Season ${seasonKeyText(key)} came without its English texts`, error);
  }
  return keptEnglish(tools, key);
}

async function keptEnglish(
  { library, clock, logger }: AskEnglishTools,
  key: SeasonKey,
): Promise<TmdbAnswer | null> {
  const { endpoint, schema } = englishSeasonRequest(key);
  try {
    const answers = await library.answers(key);
    const kept = answers.find((answer) => answer.endpoint === endpoint);
    if (kept === undefined || ageInDays(kept.fetchedAt, clock()) > LONGEST_REUSE_DAYS) return null;
    return { ...kept, value: readBody(schema, kept.body) };
  } catch (error) {
    logger.warn(`The English texts of season ${seasonKeyText(key)} cannot be read`, error);
    return null;
  }
}
