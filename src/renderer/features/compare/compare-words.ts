import type { ComparedPerson, Comparison } from '@shared/domain/compare-people.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import {
  shownSections,
  type ComparedItem,
  type ComparedSection,
  type PeopleSection,
  type Work,
} from '@shared/domain/compare-sections.ts';

/** A person's roles or jobs as a list; `''` if TMDB has none, and for hidden roles. */
export function workText(person: ComparedPerson, work: Work, hidden: HiddenDetails, texts: Texts): string {
  const row = (items: readonly string[]): string =>
    items.length < 2 ? (items[0] ?? '') : texts.row([...new Set(items)]);
  if (work === 'crew') return row(person.jobs.map(({ job }) => texts.credits.job(job)));
  return hidden.characters ? '' : row(person.roles);
}

/**
 * "Camera Operator → Director of Photography"; if there is no `before`, or it is the same, only what they do now. Of two series,
 * nothing becomes the other: "Walter White, Hollis Tully".
 */
export function changeText(
  { person, before }: ComparedItem,
  { kind, work }: Pick<PeopleSection, 'kind' | 'work'>,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  const now = workText(person, work, hidden, texts);
  const earlier = before === undefined ? '' : workText(before, work, hidden, texts);
  if (kind === 'both') return texts.row([...new Set([earlier, now])].filter((text) => text !== ''));
  return earlier === '' || now === '' || earlier === now ? now : `${earlier} → ${now}`;
}

/** Everything a person did on one side; "regular" or "guest star" if none of their roles is known or shown. */
export function sideText(
  side: ComparedPerson | null | undefined,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  if (side == null) return '';
  const { cast } = side;
  const roles = side.roles.length === 0 ? '' : workText(side, 'cast', hidden, texts);
  const acted = roles === '' && cast !== null ? texts.m.matrix.standings[cast] : roles;
  const worked = side.jobs.length === 0 ? '' : workText(side, 'crew', hidden, texts);
  return acted !== '' && worked !== '' ? texts.row([acted, worked]) : acted + worked;
}

/** "Anna Gunn (Skyler White)". */
function named(person: ComparedPerson, work: Work, hidden: HiddenDetails, texts: Texts): string {
  const did = workText(person, work, hidden, texts);
  return did === '' ? person.person.name : texts.m.compare.named(person.person.name, did);
}

/**
 * A comparison as sentences, one per line: who was promoted, which roles were recast, who left and joined, which jobs changed.
 * What is hidden on the page is left out.
 */
export function comparisonSentences(
  comparison: Comparison,
  names: readonly string[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly string[] {
  return shownSections(comparison, hidden).flatMap((section) => sentencesOf(section, names, hidden, texts));
}

/** False for a section that has no sentences: of those who stayed, and of departments. */
export function isTold({ kind }: ComparedSection): boolean {
  return kind !== 'stayed' && kind !== 'both' && kind !== 'continuity';
}

function sentencesOf(
  section: ComparedSection,
  sides: readonly string[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly string[] {
  const m = texts.m.compare.sentences;
  const names = (people: readonly ComparedPerson[]): string =>
    texts.list(people.map(({ person }) => person.name));
  if (section.kind === 'recast')
    return section.recast.map(({ role, before, after }) => m.recast(role, names(before), names(after)));
  if (!('people' in section)) return [];
  const { kind, work, people } = section;
  if (kind === 'stayed' || kind === 'both') return [];
  return people.map(({ person, before }) => {
    if (kind === 'changedJobs')
      return m.changedJobs(
        person.person.name,
        before === undefined ? '' : workText(before, work, hidden, texts),
        workText(person, work, hidden, texts),
      );
    const who = named(person, work, hidden, texts);
    if (kind === 'firstOnly') return m.onlyIn(who, sides[0] ?? '');
    return kind === 'secondOnly' ? m.onlyIn(who, sides[1] ?? '') : m[kind](who);
  });
}
