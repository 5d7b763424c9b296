import type { Credit } from './credit.ts';
import { countSections, type CreditSections } from './group-credits.ts';
import type { Settings } from './settings.ts';

/** What a reader may not want to know before they have seen a season. */
export type SpoilerKind = 'characters' | 'episodeCounts' | 'guests';

/** What of a season's credits is not to be shown, said or searched. */
export type HiddenDetails = Readonly<Record<SpoilerKind, boolean>>;

/** Everything is shown. */
export const NOTHING_HIDDEN: HiddenDetails = { characters: false, episodeCounts: false, guests: false };

/** What the settings hide. */
export function hiddenBySettings(
  settings: Pick<Settings, 'hideCharacters' | 'hideEpisodeCounts' | 'hideGuests'>,
): HiddenDetails {
  return {
    characters: settings.hideCharacters,
    episodeCounts: settings.hideEpisodeCounts,
    guests: settings.hideGuests,
  };
}

/** What stays hidden when the reader has asked to see some of it. */
export function withoutRevealed(hidden: HiddenDetails, revealed: ReadonlySet<SpoilerKind>): HiddenDetails {
  return {
    characters: hidden.characters && !revealed.has('characters'),
    episodeCounts: hidden.episodeCounts && !revealed.has('episodeCounts'),
    guests: hidden.guests && !revealed.has('guests'),
  };
}

/** True for a credit that must not be shown at all. */
export function isHiddenCredit(credit: Pick<Credit, 'kind'>, hidden: HiddenDetails): boolean {
  return hidden.guests && credit.kind === 'guest';
}

/** Leaves hidden guests out, and out of the counts; the same object where nobody is hidden. */
export function withoutHiddenPeople(sections: CreditSections, hidden: HiddenDetails): CreditSections {
  if (!hidden.guests || sections.counts.guests === 0) return sections;
  return { ...sections, guests: [], counts: countSections(sections.regulars, [], sections.crew) };
}
