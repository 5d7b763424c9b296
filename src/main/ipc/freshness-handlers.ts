import type { SeasonKey } from '@shared/domain/season.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput, seasonKeys } from './schemas.ts';

/** What the calls need: FreshnessKeeper. */
export interface FreshnessCalls {
  /** Resolves when all is done; how far it is comes by an event. */
  refresh(keys: readonly SeasonKey[]): Promise<void>;
  stop(): void;
}

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
