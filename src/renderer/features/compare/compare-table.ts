import type { ComparedPerson, Comparison, SharedPerson } from '@shared/domain/compare-people.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { PageColumn, PagePart } from '../../credits/page-table.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { comparedTitle } from '@shared/text/compared-title.ts';
import { foldText } from '@shared/domain/fold-text.ts';
import { addEpisodes } from '@shared/domain/group-credits.ts';
import {
  comparedEpisodes,
  shownSections,
  type ComparedItem,
  type ComparedSection,
  type PeopleSection,
  type Work,
} from '@shared/domain/compare-sections.ts';
import { changeText, episodesText, sideText } from './compare-words.ts';

/** A comparison, section by section as on the page; without what is hidden there. In a copy, all sections are one table. */
export function comparisonParts(
  comparison: Comparison,
  names: readonly string[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly PagePart[] {
  return shownSections(comparison, hidden).map((section) => partOf(section, names, hidden, texts));
}

function partOf(
  section: ComparedSection,
  sides: readonly string[],
  hidden: HiddenDetails,
  texts: Texts,
): PagePart {
  const m = texts.m.compare;
  const { columns } = texts.m.credits;
  const nameColumn = (label: string): PageColumn => ({ label, copied: columns.name, kind: 'name' });
  const toldColumn = (label: string): PageColumn => ({ label, copied: columns.role, kind: 'text' });
  const episodes: PageColumn = { label: columns.episodes, kind: 'count' };
  const noEpisodes: PageColumn = { ...episodes, only: 'copy' };
  const names = (people: readonly ComparedPerson[]): string =>
    texts.list(people.map(({ person }) => person.name));
  if ('people' in section)
    return {
      heading: texts.m.facets.ofKind(m[section.work], comparedTitle(section.kind, sides, m)),
      columns: [nameColumn(m.person), toldColumn(columns.role), episodes],
      rows: section.people.map((item) => [
        item.person.person.name,
        changeText(item, section, hidden, texts),
        episodesCell(item, section, hidden, texts),
      ]),
    };
  if (section.kind === 'recast')
    return {
      heading: m.recast,
      columns: [nameColumn(columns.role), toldColumn(m.person), noEpisodes],
      rows: section.recast.map(({ role, before, after }) => [
        role,
        `${names(before)} → ${names(after)}`,
        null,
      ]),
    };
  return {
    heading: m.continuity,
    columns: [nameColumn(columns.department), { ...toldColumn(m.stayed), kind: 'count' }, noEpisodes],
    rows: section.departments.map(({ department, before, stayed }) => [
      texts.credits.department(department),
      m.continuityOf(texts.number(stayed), texts.number(before)),
      null,
    ]),
  };
}

/** A number where there is one, so that spreadsheets can add it up. */
function episodesCell(
  item: ComparedItem,
  section: PeopleSection,
  hidden: HiddenDetails,
  texts: Texts,
): number | string | null {
  const text = episodesText(item, section, hidden, texts);
  if (text === '') return null;
  const [count, ...others] = comparedEpisodes(item, section);
  return others.length === 0 && count !== undefined ? count : text;
}

/** More sides than this have no column each: what somebody did in all of them stands in one. */
const MOST_COLUMNS = 12;

/** What the list of shared people says of a person beside the name. */
export interface SharedColumn {
  readonly id: string;
  readonly label: string;
  readonly text: (person: SharedPerson) => string;
  /** What its rows are sorted by, if it is a number. */
  readonly number?: (person: SharedPerson) => number;
  /** A side, of which there are many. */
  readonly isOneOfMany?: boolean;
}

/**
 * The columns of the list of shared people: in how many sides somebody is, and what they did in each.
 * @param areSidesCounted it is known in how many sides each person is
 */
export function sharedColumns(
  sides: readonly string[],
  areSidesCounted: boolean,
  hidden: HiddenDetails,
  texts: Texts,
): readonly SharedColumn[] {
  const { columns } = texts.m.credits;
  // Widths, cells, names of rows and sorting all ask for the same texts.
  const known = new Map<ComparedPerson | null | undefined, string>();
  const isOfTwo = sides.length === 2;
  const shownOn = (side: ComparedPerson | null | undefined): string => {
    const text = known.get(side) ?? sideText(side, hidden, texts, isOfTwo);
    known.set(side, text);
    return text;
  };
  // There are few of these texts, and thousands of people.
  const countTexts = Array.from({ length: sides.length + 1 }, (_, count) => texts.number(count));
  const count: readonly SharedColumn[] =
    sides.length > 2 && areSidesCounted
      ? [
          {
            id: 'count',
            label: texts.m.compare.inOf(texts.number(sides.length)),
            text: (person) => countTexts[person.count] ?? '',
            number: (person) => person.count,
          },
        ]
      : [];
  if (sides.length <= MOST_COLUMNS)
    return [
      ...count,
      ...sides.map((label, index) => ({
        id: `side-${index}`,
        label,
        text: (person: SharedPerson) => shownOn(person.sides[index]),
        isOneOfMany: true,
      })),
      ...(isOfTwo && !hidden.episodeCounts ? [episodesOfEach(columns.episodes, texts)] : []),
    ];
  const episodes = ({ sides: own }: SharedPerson): number | null =>
    addEpisodes(own.flatMap((side) => (side === null ? [] : [side.episodeCount])));
  return [
    ...count,
    {
      id: 'work',
      label: columns.role,
      text: (person) => texts.row([...new Set(person.sides.map(shownOn))].filter((text) => text !== '')),
    },
    ...(hidden.episodeCounts
      ? []
      : [
          {
            id: 'episodes',
            label: columns.episodes,
            text: (person: SharedPerson) => {
              const count = episodes(person);
              return count === null ? '' : texts.number(count);
            },
            number: (person: SharedPerson) => episodes(person) ?? 0,
          },
        ]),
  ];
}

/** The episodes on each side, in the order of the sides: "10 + 8"; sorted by their sum. */
function episodesOfEach(label: string, texts: Texts): SharedColumn {
  return {
    id: 'episodes',
    label,
    text: ({ sides }) => {
      const counts = sides.map((side) => side?.episodeCount ?? null);
      if (counts.every((count) => count === null)) return '';
      return counts.map((count) => (count === null ? '–' : texts.number(count))).join(' + ');
    },
    number: ({ sides }) => sides.reduce((sum, side) => sum + (side?.episodeCount ?? 0), 0),
  };
}

/** Whether somebody is in the cast, or the crew, of any side. */
export function worksIn({ sides }: SharedPerson, work: Work): boolean {
  return sides.some((side) => side !== null && (work === 'cast' ? side.cast !== null : side.jobs.length > 0));
}

/** What the filter of the list of shared people looks through, folded: names, and what somebody did. */
export function searchedText(
  { person, sides }: Pick<SharedPerson, 'person' | 'sides'>,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  const own = sides.filter((side) => side !== null);
  return foldText(
    [
      person.name,
      person.originalName ?? '',
      ...own.flatMap((side) => [
        ...side.jobs.map(({ job }) => job),
        ...side.jobs.map(({ job }) => texts.credits.job(job)),
        ...(hidden.characters ? [] : side.roles),
      ]),
    ].join('\n'),
  );
}

/** The people of several sides, for paper and copies. */
export function sharedPart(
  people: readonly SharedPerson[],
  columns: readonly SharedColumn[],
  texts: Texts,
): PagePart {
  return {
    heading: '',
    columns: [
      { label: texts.m.compare.person, kind: 'name' },
      ...columns.map(({ label, number, isOneOfMany = false }): PageColumn => ({
        label,
        kind: number === undefined ? 'text' : 'count',
        isOneOfMany,
      })),
    ],
    rows: people.map((person) => [person.person.name, ...columns.map(({ text }) => text(person))]),
  };
}

/** The sentences, one after another. */
export function sentencesPart(sentences: readonly string[]): PagePart {
  return {
    heading: '',
    columns: [{ label: '', kind: 'text' }],
    rows: sentences.map((text) => [text]),
  };
}
