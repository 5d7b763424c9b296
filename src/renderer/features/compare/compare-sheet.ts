import type { ComparedPerson, Comparison, StayedPerson } from '@shared/domain/compare-people.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { SheetColumn, SheetPart } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { changeText, type Work } from './compare-words.ts';

/** A comparison for printing, section by section as on the page; without what is hidden there. */
export function comparisonParts(
  comparison: Comparison,
  hidden: HiddenDetails,
  texts: Texts,
): readonly SheetPart[] {
  const m = texts.m.compare;
  const people = (
    section: string,
    title: string,
    work: Work,
    list: readonly (readonly [ComparedPerson, ComparedPerson?])[],
  ): SheetPart => ({
    heading: texts.m.facets.ofKind(section, title),
    columns: [
      { label: m.person, kind: 'name' },
      { label: texts.m.credits.columns.role, kind: 'text' },
      { label: texts.m.credits.columns.episodes, kind: 'count' },
    ],
    rows: list.map(([person, before]) => [
      person.person.name,
      changeText(person, before, work, hidden, texts),
      hidden.episodeCounts || person.episodeCount === null || work === 'crew'
        ? ''
        : texts.number(person.episodeCount),
    ]),
  });
  const stayed = (list: readonly StayedPerson[]) => list.map(({ before, after }) => [after, before] as const);
  const single = (list: readonly ComparedPerson[]) => list.map((person) => [person] as const);
  const cast = (list: readonly ComparedPerson[]) =>
    single(list.filter((person) => !hidden.guests || person.cast === 'regular'));
  const names = (list: readonly ComparedPerson[]): string =>
    texts.list(list.map(({ person }) => person.name));
  const { joined, left, promoted, demoted, recast, changedJobs, continuity, isWhole } = comparison;
  const parts: readonly SheetPart[] = [
    ...(hidden.guests
      ? []
      : [
          people(m.cast, m.promoted, 'cast', stayed(promoted)),
          people(m.cast, m.demoted, 'cast', stayed(demoted)),
        ]),
    {
      heading: m.recast,
      columns: recastColumns(texts),
      rows: hidden.characters
        ? []
        : recast.map(({ role, before, after }) => [role, `${names(before)} → ${names(after)}`]),
    },
    ...(isWhole
      ? [people(m.cast, m.left, 'cast', cast(left.cast)), people(m.cast, m.joined, 'cast', cast(joined.cast))]
      : []),
    people(
      m.cast,
      m.stayed,
      'cast',
      stayed(comparison.stayed.cast.filter(({ after }) => !hidden.guests || after.cast === 'regular')),
    ),
    {
      heading: m.continuity,
      columns: [
        { label: texts.m.credits.columns.department, kind: 'name' },
        { label: m.stayed, kind: 'count' },
      ],
      rows: continuity.map(({ department, before, stayed: went }) => [
        texts.credits.department(department),
        m.continuityOf(texts.number(went), texts.number(before)),
      ]),
    },
    people(m.crew, m.changedJobs, 'crew', stayed(changedJobs)),
    ...(isWhole
      ? [
          people(m.crew, m.left, 'crew', single(left.crew)),
          people(m.crew, m.joined, 'crew', single(joined.crew)),
        ]
      : []),
    people(m.crew, m.stayed, 'crew', stayed(comparison.stayed.crew)),
  ];
  return parts.filter(({ rows }) => rows.length > 0);
}

function recastColumns({ m }: Texts): readonly SheetColumn[] {
  return [
    { label: m.credits.columns.role, kind: 'name' },
    { label: m.compare.person, kind: 'text' },
  ];
}
