import type { SeasonChanges, SeasonKey } from '@shared/domain/season.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { GroupHandlers } from './handlers.ts';
import { noInput, seasonKey } from './schemas.ts';

/** What the seasons' calls need: SeasonService. */
export interface Seasons {
  open(key: SeasonKey): Promise<PackedSeasonPage>;
  openSample(): PackedSeasonPage | Promise<PackedSeasonPage>;
  refresh(key: SeasonKey): Promise<SeasonChanges>;
  leave(key: SeasonKey): void;
}

/** Opening, refreshing and leaving a season. */
export function createSeasonsHandlers(seasons: Seasons): GroupHandlers<'seasons'> {
  return {
    open: { input: seasonKey, run: (key) => seasons.open(key) },
    openSample: { input: noInput, run: () => seasons.openSample() },
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
