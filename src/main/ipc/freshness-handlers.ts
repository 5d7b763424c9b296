import type { SeasonKey } from '@shared/domain/season.ts';
import * as z from 'zod/mini';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput, seasonKey } from './schemas.ts';

/** Far more seasons than anybody keeps. */
const MOST_SEASONS = 10_000;

/** What the calls need: FreshnessKeeper. */
export interface FreshnessCalls {
  /** Resolves when all is done; how far it is comes by an event. */
  refresh(keys: readonly SeasonKey[]): Promise<void>;
  stop(): void;
}

const seasonKeys = z
  .array(seasonKey, { error: 'is not a list of seasons' })
  .check(z.maxLength(MOST_SEASONS, { error: 'is too long' }));

/** Asking TMDB again for many seasons. */
export function createFreshnessHandlers(freshness: FreshnessCalls): GroupHandlers<'freshness'> {
  return {
    refresh: {
      input: input({ keys: seasonKeys }),
      run: ({ keys }) => {
        // It may take an hour, and never rejects.
        void freshness.refresh(keys);
        return null;
      },
    },
    stop: {
      input: noInput,
      run: () => {
        freshness.stop();
        return null;
      },
    },
  };
}
