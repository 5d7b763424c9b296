import { recentSeasonFields, type RecentSeasons } from '../recents/recent-seasons.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput } from './schemas.ts';

/** The seasons the reader has opened lately. */
export function createRecentsHandlers(
  recents: Pick<RecentSeasons, 'list' | 'add' | 'clear'>,
): GroupHandlers<'recents'> {
  return {
    list: { input: noInput, run: () => recents.list() },
    add: { input: input(recentSeasonFields), run: (season) => recents.add(season) },
    clear: { input: noInput, run: () => recents.clear() },
  };
}
