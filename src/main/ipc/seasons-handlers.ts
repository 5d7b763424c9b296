import type { SeasonChanges, SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { GroupHandlers } from './handlers.ts';
import { languageTag } from '../settings/settings-schema.ts';
import { input, seasonKey } from './schemas.ts';

/** What the seasons' calls need: SeasonService. */
export interface Seasons {
  open(key: SeasonKey): Promise<PackedSeasonPage>;
  keepSample(language: string): Promise<SeriesKey>;
  refresh(key: SeasonKey): Promise<SeasonChanges>;
  leave(key: SeasonKey): void;
}

/** Opening, refreshing and leaving a season. */
export function createSeasonsHandlers(seasons: Seasons): GroupHandlers<'seasons'> {
  return {
    open: { input: seasonKey, run: (key) => seasons.open(key) },
    keepSample: {
      input: input({ language: languageTag }),
      run: ({ language }) => seasons.keepSample(language),
    },
    refresh: { input: seasonKey, run: (key) => seasons.refresh(key) },
    leave: {
      input: seasonKey,
      run: (key) => {
        seasons.leave(key);
        return null;
      },
    },
  };
}
