import type { Series, SeasonSummary } from '@shared/domain/season.ts';

/** The seasons before and after one, as the series lists them; `null` at either end, and while the series is not known. */
export interface SeasonSteps {
  readonly previous: SeasonSummary | null;
  readonly next: SeasonSummary | null;
}

/** Finds the neighbours of a season by their numbers, which have gaps. */
export function seasonSteps(series: Pick<Series, 'seasons'> | null, seasonNumber: number): SeasonSteps {
  const sorted = (series?.seasons ?? []).toSorted((a, b) => a.seasonNumber - b.seasonNumber);
  return {
    previous: sorted.findLast((season) => season.seasonNumber < seasonNumber) ?? null,
    next: sorted.find((season) => season.seasonNumber > seasonNumber) ?? null,
  };
}

/** The step that a key asks for: `[` and `]`; `null` for all others, and where something is typed. */
export function stepOfBracket(event: KeyboardEvent): 'previous' | 'next' | null {
  const { key, target, isComposing, defaultPrevented } = event;
  // Many keyboards have the brackets behind AltGr, which some systems report as Ctrl and Alt.
  const isModified =
    event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'));
  if (isComposing || defaultPrevented || isModified) return null;
  const typing =
    'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';
  if (target instanceof Element && target.closest(typing) !== null) return null;
  return key === '[' ? 'previous' : key === ']' ? 'next' : null;
}
