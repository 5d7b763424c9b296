import { expect, it } from 'vitest';
import { comparePeople } from '@shared/domain/compare-people.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { credit, crewCredit, person } from '../../test/season-fixture.ts';
import { Texts } from '../../text/texts.svelte.ts';
import { sectionRows } from '@shared/domain/compare-sections.ts';
import { comparisonParts } from './compare-sheet.ts';
import { comparisonSentences } from './compare-words.ts';

const texts = new Texts();
const guest = (character: string) => ({ kind: 'guest', character }) as const;
const riser = person(1, 'Riser');
const faller = person(2, 'Faller');
const visitor = person(3, 'Visitor');
const newcomer = person(4, 'Newcomer');
const director = person(5, 'Director');

const comparison = comparePeople(
  [
    [
      credit('a', riser, guest('Ann')),
      credit('b', faller, { character: 'Bob' }),
      credit('c', visitor, guest('Courier')),
      crewCredit('d', director, 'Directing', 'Director'),
    ],
  ],
  [
    [
      credit('e', riser, { character: 'Ann' }),
      credit('f', faller, guest('Bob')),
      credit('g', newcomer, { character: 'Courier' }),
      crewCredit('h', director, 'Production', 'Producer'),
    ],
  ],
);

it('says who changed, in the order of the page', () => {
  expect(
    sectionRows(comparison, NOTHING_HIDDEN).map(({ sections }) => sections.map(({ kind }) => kind)),
  ).toEqual([
    ['promoted', 'demoted'],
    ['recast'],
    ['left', 'joined'],
    ['stayed'],
    ['continuity'],
    ['changedJobs'],
    ['left', 'joined'],
    ['stayed'],
  ]);
  expect(comparisonSentences(comparison, NOTHING_HIDDEN, texts).join('\n')).toMatch(
    /Riser[^]*Faller[^]*Courier[^]*Visitor[^]*Newcomer[^]*Director/u,
  );
});

it('tells nothing of guest stars who are hidden: neither on paper nor in sentences, nor who was one before', () => {
  const hidden = { ...NOTHING_HIDDEN, guests: true };
  const written = [
    ...comparisonSentences(comparison, hidden, texts),
    ...comparisonParts(comparison, hidden, texts).flatMap(({ heading, rows }) => [heading, ...rows.flat()]),
  ].join('\n');
  expect(written).not.toMatch(/Faller|Visitor|Promoted|became a regular/u);
  expect(written).toMatch(/Director/u);
  // The page says that something is hidden, and offers it.
  expect(sectionRows(comparison, hidden)[0]).toMatchObject({ hiddenBy: 'guests' });
});

it('tells no role that is hidden', () => {
  const hidden = { ...NOTHING_HIDDEN, characters: true };
  const written = [
    ...comparisonSentences(comparison, hidden, texts),
    ...comparisonParts(comparison, hidden, texts).flatMap(({ heading, rows }) => [heading, ...rows.flat()]),
  ].join('\n');
  expect(written).not.toMatch(/Ann|Bob|Courier/u);
  expect(written).toMatch(/Riser/u);
});
