import type { ComparedPerson, Comparison, SharedPerson } from '@shared/domain/compare-people.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { PageColumn, PagePart } from '../../credits/page-table.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { shownSections, type ComparedSection } from '@shared/domain/compare-sections.ts';
import { changeText, sideText } from './compare-words.ts';

/** A comparison, section by section as on the page; without what is hidden there. In a copy, all sections are one table. */
export function comparisonParts(
  comparison: Comparison,
  hidden: HiddenDetails,
  texts: Texts,
): readonly PagePart[] {
  return shownSections(comparison, hidden).map((section) => partOf(section, hidden, texts));
}

function partOf(section: ComparedSection, hidden: HiddenDetails, texts: Texts): PagePart {
  const m = texts.m.compare;
  const { columns } = texts.m.credits;
  const nameColumn = (label: string): PageColumn => ({ label, copied: columns.name, kind: 'name' });
  const toldColumn = (label: string): PageColumn => ({ label, copied: columns.role, kind: 'text' });
  const episodes: PageColumn = { label: columns.episodes, kind: 'count' };
  const noEpisodes: PageColumn = { ...episodes, only: 'copy' };
  const names = (people: readonly ComparedPerson[]): string =>
    texts.list(people.map(({ person }) => person.name));
  switch (section.kind) {
    case 'recast':
      return {
        heading: m.recast,
        columns: [nameColumn(columns.role), toldColumn(m.person), noEpisodes],
        rows: section.recast.map(({ role, before, after }) => [
          role,
          `${names(before)} → ${names(after)}`,
          null,
        ]),
      };
    case 'continuity':
      return {
        heading: m.continuity,
        columns: [nameColumn(columns.department), { ...toldColumn(m.stayed), kind: 'count' }, noEpisodes],
        rows: section.departments.map(({ department, before, stayed }) => [
          texts.credits.department(department),
          m.continuityOf(texts.number(stayed), texts.number(before)),
          null,
        ]),
      };
    case 'promoted':
    case 'demoted':
    case 'left':
    case 'joined':
    case 'stayed':
    case 'changedJobs':
      return {
        heading: texts.m.facets.ofKind(m[section.work], m[section.kind]),
        columns: [nameColumn(m.person), toldColumn(columns.role), episodes],
        rows: section.people.map(({ person, before }) => [
          person.person.name,
          changeText(person, before, section.work, hidden, texts),
          section.work === 'crew' ? null : person.episodeCount,
        ]),
      };
  }
}

/** The people of several sides, and what they did in each. */
export function sharedPart(
  people: readonly SharedPerson[],
  sides: readonly string[],
  hidden: HiddenDetails,
  texts: Texts,
): PagePart {
  return {
    heading: '',
    columns: [
      { label: texts.m.compare.person, kind: 'name' },
      ...sides.map((label) => ({ label, kind: 'text' }) as const),
    ],
    rows: people.map(({ person, sides: own }) => [
      person.name,
      ...own.map((side) => sideText(side, hidden, texts)),
    ]),
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
