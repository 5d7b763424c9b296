import type { Answer } from '../library/library-api.ts';
import type { TmdbAnswer } from '../tmdb/client.ts';

/** An answer as the library keeps it. */
export function verbatim({ endpoint, fetchedAt, body }: TmdbAnswer): Answer {
  return { endpoint, fetchedAt, body };
}
