import type { PersonRun, PersonSeries } from '@shared/domain/kept-person.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { seasonNumbersText } from '../../text/season-numbers.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** The character, or the job in the reader's language; `null` while characters are hidden. */
export function runRole(
  { role, isCrew, isRoleHidden }: PersonRun,
  hidden: HiddenDetails,
  texts: Texts,
): string | null {
  if (isCrew) return texts.credits.job(role);
  if (hidden.characters) return null;
  if (role !== '') return role;
  return isRoleHidden ? texts.m.spoilers.hiddenRole : texts.m.personPage.noRole;
}

/** "Seasons 1–5 · Regular · 62 episodes", in parts. */
export function runFacts(run: PersonRun, hidden: HiddenDetails, texts: Texts): readonly string[] {
  const { m } = texts;
  const standing = {
    regular: m.person.regular,
    guest: m.person.guest,
    both: m.personPage.regularAndGuest,
    crew: run.department === null ? '' : texts.credits.department(run.department),
  }[run.standing];
  return [
    seasonNumbersText(
      run.seasons.map(({ key }) => key.seasonNumber),
      texts,
    ),
    standing,
    hidden.episodeCounts || run.episodeCount === null ? '' : m.season.episodeCount(run.episodeCount),
  ].filter((fact) => fact !== '');
}

/** The name of a series, or its number if the name is not known. */
export function seriesText({ seriesName, seriesId }: PersonSeries, { m }: Texts): string {
  return seriesName === '' ? m.season.seriesId(seriesId) : seriesName;
}

/** "2008–2013", "2008"; `''` if no year is known. */
export function yearsText(
  years: { readonly from: number; readonly to: number } | null,
  texts: Texts,
): string {
  return years === null ? '' : texts.range(years.from, years.to);
}
