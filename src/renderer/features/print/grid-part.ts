import type { GridRow } from '@shared/domain/episode-grid.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import { PART_SYMBOLS } from '../../credits/episode-grid-parts.ts';
import type { SheetPart } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** The grid of a season on paper: a column for each episode, with a symbol for each part that somebody has in it. */
export function gridPart(
  { episodes }: Pick<SeasonPage['season'], 'episodes'>,
  rows: readonly GridRow[],
  texts: Texts,
): SheetPart {
  return {
    heading: '',
    columns: [
      { label: texts.m.episodeGrid.person, kind: 'name' },
      ...episodes.map(
        ({ episodeNumber }) =>
          ({ label: texts.plain(episodeNumber), kind: 'mark', isKept: true, isOneOfMany: true }) as const,
      ),
    ],
    rows: rows.map(({ person, parts }) => [
      person.name,
      ...episodes.map((_, index) => (parts.get(index) ?? []).map((part) => PART_SYMBOLS[part]).join('')),
    ]),
  };
}
