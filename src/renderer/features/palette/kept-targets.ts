import type { Messages } from '@shared/text/en.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import type { KeptSeries } from '../../state/kept-seasons.svelte.ts';
import { keptNames } from '../../state/kept-series.ts';

/** A kept series or one of its seasons: what of the library can be gone to by name. */
export type KeptTarget =
  | { readonly kind: 'series'; readonly series: KeptSeries; readonly names: readonly string[] }
  | { readonly kind: 'season'; readonly season: KeptSeason; readonly names: readonly string[] };

/** Each series with its seasons behind it, in the order of the library. */
export function keptTargets(all: readonly KeptSeries[], m: Messages): readonly KeptTarget[] {
  return all.flatMap((series) => [
    { kind: 'series', series, names: keptNames(series) } as const,
    ...series.seasons.map((season) => ({
      kind: 'season' as const,
      season,
      names: [m.library.season(season.seriesName, season.seasonName)],
    })),
  ]);
}
