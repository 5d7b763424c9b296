import type { ComparedPerson, Comparison } from '@shared/domain/compare-people.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { SheetPart } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { shownSections, type ComparedSection } from '@shared/domain/compare-sections.ts';
import { changeText } from './compare-words.ts';

/** A comparison for printing, section by section as on the page; without what is hidden there. */
export function comparisonParts(
  comparison: Comparison,
  hidden: HiddenDetails,
  texts: Texts,
): readonly SheetPart[] {
  return shownSections(comparison, hidden).map((section) => partOf(section, hidden, texts));
}

function partOf(section: ComparedSection, hidden: HiddenDetails, texts: Texts): SheetPart {
  const m = texts.m.compare;
  const { columns } = texts.m.credits;
  const names = (people: readonly ComparedPerson[]): string =>
    texts.list(people.map(({ person }) => person.name));
  switch (section.kind) {
    case 'recast':
      return {
        heading: m.recast,
        columns: [
          { label: columns.role, kind: 'name' },
          { label: m.person, kind: 'text' },
        ],
        rows: section.recast.map(({ role, before, after }) => [role, `${names(before)} → ${names(after)}`]),
      };
    case 'continuity':
      return {
        heading: m.continuity,
        columns: [
          { label: columns.department, kind: 'name' },
          { label: m.stayed, kind: 'count' },
        ],
        rows: section.departments.map(({ department, before, stayed }) => [
          texts.credits.department(department),
          m.continuityOf(texts.number(stayed), texts.number(before)),
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
        columns: [
          { label: m.person, kind: 'name' },
          { label: columns.role, kind: 'text' },
          { label: columns.episodes, kind: 'count' },
        ],
        rows: section.people.map(({ person, before }) => [
          person.person.name,
          changeText(person, before, section.work, hidden, texts),
          hidden.episodeCounts || person.episodeCount === null || section.work === 'crew'
            ? ''
            : texts.number(person.episodeCount),
        ]),
      };
  }
}
