import type { SeriesKey } from '@shared/domain/series.ts';
import type { TripPack } from '@shared/domain/trip-pack.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { GroupHandlers } from './handlers.ts';
import { noInput, seasonsOfSeries, seriesKey } from './schemas.ts';

/** What the packs' calls need: TripPacks. */
export interface PacksCalls {
  list(): Promise<readonly TripPack[]>;
  start(key: SeriesKey, seasonNumbers: readonly number[] | null): Promise<void>;
  pause(key: SeriesKey): Promise<void>;
  resume(key: SeriesKey): Promise<void>;
  cancel(key: SeriesKey): Promise<void>;
  verify(key: SeriesKey): Promise<void>;
}

/** Taking series along whole. */
export function createPacksHandlers(packs: PacksCalls): GroupHandlers<'packs'> {
  return {
    list: { input: noInput, run: async () => toJsonText(await packs.list()) },
    start: {
      input: seasonsOfSeries,
      run: async ({ seriesId, language, seasonNumbers: chosen }) => {
        await packs.start({ seriesId, language }, chosen);
        return null;
      },
    },
    pause: onPack((key) => packs.pause(key)),
    resume: onPack((key) => packs.resume(key)),
    cancel: onPack((key) => packs.cancel(key)),
    verify: onPack((key) => packs.verify(key)),
  };
}

/** A call that does something to one pack. */
function onPack(act: (key: SeriesKey) => Promise<void>): GroupHandlers<'packs'>['pause'] {
  return {
    input: seriesKey,
    run: async (key) => {
      await act(key);
      return null;
    },
  };
}
