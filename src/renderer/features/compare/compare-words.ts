import type { ComparedPerson, Comparison } from '@shared/domain/compare-people.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import {
  comparedEpisodes,
  pluralOfEpisodes,
  shownSections,
  stayedCounts,
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
  return earlier === '' || now === '' || earlier === now ? now : `${earlier}${BECAME}${now}`;
}

const BECAME = ' → ';

/**
 * In how many episodes somebody is: "1 → 3", or "10 + 8" in two series; `''` if that is not known or hidden, and for crew.
 */
export function episodesText(
  item: ComparedItem,
  section: Pick<PeopleSection, 'kind' | 'work'>,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  if (hidden.episodeCounts || section.work === 'crew') return '';
  const counts = comparedEpisodes(item, section).map((count) => texts.number(count));
  return section.kind === 'both' ? counts.join(' + ') : counts.join(texts.m.compare.between);
}

/** "1 episode", "1 → 3 episodes": {@link episodesText} with the word. */
export function countedEpisodes(
  item: ComparedItem,
  section: Pick<PeopleSection, 'kind' | 'work'>,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  const numbers = episodesText(item, section, hidden, texts);
  if (numbers === '') return '';
  const counts = comparedEpisodes(item, section);
  const plural = pluralOfEpisodes(counts, section);
  return counts.length === 1
    ? texts.m.season.episodeCount(plural)
    : texts.m.compare.episodesOfBoth(numbers, plural);
}

/**
 * Everything a person did on one side; "regular" or "guest star" if none of their roles is known or shown.
 * @param saysStanding that is said beside roles, too: "Hollis Tully, guest star"
 */
export function sideText(
  side: ComparedPerson | null | undefined,
  hidden: HiddenDetails,
  texts: Texts,
  saysStanding = false,
): string {
  if (side == null) return '';
  const { cast } = side;
  const roles = side.roles.length === 0 ? '' : workText(side, 'cast', hidden, texts);
  const standing = cast !== null && (saysStanding || roles === '') ? texts.m.matrix.standings[cast] : '';
  const acted = texts.row([roles, standing].filter((part) => part !== ''));
  const worked = side.jobs.length === 0 ? '' : workText(side, 'crew', hidden, texts);
  return acted !== '' && worked !== '' ? texts.row([acted, worked]) : acted + worked;
}

/** "Anna Gunn (Skyler White)"; brackets in TMDB's roles become commas: "Min-jun Seo (Ada Birch, voice, uncredited)". */
function named(
  item: ComparedItem,
  section: Pick<PeopleSection, 'kind' | 'work'>,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  const { name } = item.person.person;
  const did = changeText(item, section, hidden, texts)
    .split(BECAME)
    .map((roles) => texts.row(withoutBrackets(roles, texts.m.app.separator)))
    .join(BECAME);
  return did === '' ? name : texts.m.compare.named(name, did);
}

/** The parts of a row of roles: what is in brackets, and what is between them. */
function withoutBrackets(row: string, separator: string): readonly string[] {
  return row
    .split(separator)
    .flatMap((role) => role.split(BRACKETS))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const BRACKETS = /[(（]([^()（）]*)[)）]/u;

/**
 * A comparison as sentences, one per line: how many stayed, and who; then who was promoted, which roles were recast, who left and
 * joined, which jobs changed. What is hidden on the page is left out.
 */
export function comparisonSentences(
  comparison: Comparison,
  names: readonly string[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly string[] {
  const m = texts.m.compare;
  const counts = stayedCounts(comparison, hidden).map(({ work, stayed, of }) =>
    m.countOf[work](texts.number(stayed), texts.number(of)),
  );
  const sections = shownSections(comparison, hidden);
  const [stayed, others] = [sections.filter(isOfBoth), sections.filter((one) => !isOfBoth(one))];
  return [
    ...(counts.length === 0 ? [] : [m.sentences.stayedOf(texts.list(counts))]),
    ...[...stayed, ...others].flatMap((section) => sentencesOf(section, names, hidden, texts)),
  ];
}

function isOfBoth({ kind }: ComparedSection): boolean {
  return kind === 'stayed' || kind === 'both';
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
  return people.map((item) => {
    const { person, before } = item;
    if (kind === 'changedJobs')
      return m.changedJobs(
        person.person.name,
        before === undefined ? '' : workText(before, work, hidden, texts),
        workText(person, work, hidden, texts),
      );
    // Who became a regular or a guest star is named by what they are now.
    const isOfBothSides = kind === 'stayed' || kind === 'both';
    const who = named(isOfBothSides ? item : { person }, section, hidden, texts);
    if (kind === 'firstOnly') return m.onlyIn(who, sides[0] ?? '');
    return kind === 'secondOnly' ? m.onlyIn(who, sides[1] ?? '') : m[kind](who);
  });
}
