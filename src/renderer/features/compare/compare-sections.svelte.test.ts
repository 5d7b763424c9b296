import { describe, expect, it } from 'vitest';
import { comparePeople, sharedPeople, toSide, type ComparedSide } from '@shared/domain/compare-people.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { credit, crewCredit, person } from '../../test/season-fixture.ts';
import { Texts } from '../../text/texts.svelte.ts';
import {
  exportedSections,
  namedIds,
  narrowComparison,
  sectionRows,
  shownSections,
  type ComparedSection,
} from '@shared/domain/compare-sections.ts';
import { comparisonParts, sharedColumns } from './compare-table.ts';
import { comparisonSentences, countedEpisodes } from './compare-words.ts';

const texts = new Texts();
const NAMES = ['Season 1', 'Season 2'];
/** One whole season. */
const side = (...credits: readonly Credit[]): ComparedSide =>
  toSide([{ credits, unseen: 'nothing', lacksPeople: false }]);
const guest = (character: string) => ({ kind: 'guest', character }) as const;
const riser = person(1, 'Riser');
const faller = person(2, 'Faller');
const visitor = person(3, 'Visitor');
const newcomer = person(4, 'Newcomer');
const director = person(5, 'Director');

const comparison = comparePeople(
  side(
    credit('a', riser, guest('Ann')),
    credit('b', faller, { character: 'Bob' }),
    credit('c', visitor, guest('Courier')),
    crewCredit('d', director, 'Directing', 'Director'),
  ),
  side(
    credit('e', riser, { character: 'Ann' }),
    credit('f', faller, guest('Bob')),
    credit('g', newcomer, { character: 'Courier' }),
    crewCredit('h', director, 'Production', 'Producer'),
  ),
  { isOneSeries: true },
);

it('says who changed, in the order of the page', () => {
  expect(
    sectionRows(comparison, NOTHING_HIDDEN).map(({ sections }) => sections.map(({ kind }) => kind)),
  ).toEqual([
    ['promoted', 'demoted'],
    ['recast'],
    ['stayed'],
    ['continuity'],
    ['changedJobs'],
    ['left', 'joined'],
    ['stayed'],
  ]);
  expect(comparisonSentences(comparison, NAMES, NOTHING_HIDDEN, texts).join('\n')).toMatch(
    /Riser[^]*Faller[^]*Courier[^]*Visitor[^]*Newcomer[^]*Director/u,
  );
});

it('does not say that nobody stayed on a side that is not whole', () => {
  const kinds = (second: ComparedSide) =>
    sectionRows(
      comparePeople(side(credit('a', riser)), second, { isOneSeries: true }),
      NOTHING_HIDDEN,
    ).flatMap(({ sections }) => sections.map(({ kind, work }) => `${kind} ${work}`));
  expect(kinds(side(credit('b', faller)))).toContain('stayed cast');
  expect(kinds(toSide([{ credits: null, unseen: 'nothing', lacksPeople: false }]))).toEqual([]);
});

it('names whoever hands over or takes over a role there alone, unless they had another role, or that is hidden', () => {
  const [old, heir, both] = [person(11, 'Old'), person(12, 'Heir'), person(13, 'Both')];
  const recast = comparePeople(
    side(
      credit('a', old, { character: 'Wren' }),
      credit('b', both, { character: 'Pike' }),
      credit('c', both, { character: 'Ghost' }),
    ),
    side(credit('d', heir, { character: 'Wren' }), credit('e', person(14, 'New'), { character: 'Pike' })),
    { isOneSeries: true },
  );
  const namesIn = (kind: string, sections: readonly ComparedSection[]): readonly string[] =>
    sections.flatMap((section) =>
      section.kind === kind && 'people' in section
        ? section.people.map(({ person: own }) => own.person.name)
        : [],
    );
  const shown = shownSections(recast, NOTHING_HIDDEN);
  expect(namesIn('left', shown)).toEqual(['Both']);
  expect(namesIn('joined', shown)).toEqual([]);
  expect(comparisonSentences(recast, NAMES, NOTHING_HIDDEN, texts)).toEqual([
    '0 of 2 in the cast stayed.',
    expect.stringContaining('Wren'),
    expect.stringContaining('Pike'),
    expect.stringContaining('Both'),
  ]);
  // Nor does the page say that nobody joined.
  const kinds = sectionRows(recast, NOTHING_HIDDEN).flatMap(({ sections }) =>
    sections.map(({ kind, work }) => `${kind} ${work}`),
  );
  expect(kinds).not.toContain('joined cast');
  expect(kinds).toContain('joined crew');
  const hidden = shownSections(recast, { ...NOTHING_HIDDEN, characters: true });
  expect([namesIn('left', hidden), namesIn('joined', hidden)]).toEqual([
    ['Old', 'Both'],
    ['Heir', 'New'],
  ]);
  // Exports mark credits, and a credit may have several marks.
  const exported = exportedSections(recast, NOTHING_HIDDEN);
  expect([namesIn('left', exported), namesIn('joined', exported)]).toEqual([
    ['Old', 'Both'],
    ['Heir', 'New'],
  ]);
});

it('tells nothing of guest stars who are hidden: neither on paper nor in sentences, nor who was one before', () => {
  const hidden = { ...NOTHING_HIDDEN, guests: true };
  const written = [
    ...comparisonSentences(comparison, NAMES, hidden, texts),
    ...comparisonParts(comparison, NAMES, hidden, texts).map((part) => JSON.stringify(part)),
  ].join('\n');
  expect(written).not.toMatch(/Faller|Visitor|Promoted|became a regular/u);
  expect(written).toMatch(/Director/u);
  // The page says that something is hidden, and offers it.
  expect(sectionRows(comparison, hidden)[0]).toMatchObject({ hiddenBy: 'guests' });
});

it('tells no role that is hidden', () => {
  const hidden = { ...NOTHING_HIDDEN, characters: true };
  const written = [
    ...comparisonSentences(comparison, NAMES, hidden, texts),
    ...comparisonParts(comparison, NAMES, hidden, texts).map((part) => JSON.stringify(part)),
  ].join('\n');
  expect(written).not.toMatch(/Ann|Bob|Courier/u);
  expect(written).toMatch(/Riser/u);
});

it('says of two series only who is in which: nobody joins, leaves or takes over a role there', () => {
  const [both, first, second] = [person(21, 'Both'), person(22, 'First'), person(23, 'Second')];
  const credits = (own: typeof both, role: string) => credit(`${own.personId}`, own, { character: role });
  const comparison = comparePeople(
    side(
      credits(both, 'Walter'),
      credits(first, 'Marcus Mercer'),
      crewCredit('w', both, 'Writing', 'Writer'),
    ),
    side(
      credits(both, 'Hollis'),
      credits(second, 'Marcus Mercer'),
      crewCredit('d', both, 'Directing', 'Director'),
    ),
    { isOneSeries: false },
  );
  const names = ['Eight Summers', 'Thirty Winters'];
  expect(comparisonParts(comparison, names, NOTHING_HIDDEN, texts).map(({ heading }) => heading)).toEqual([
    'Cast: Only in Eight Summers',
    'Cast: Only in Thirty Winters',
    'Cast: In both',
    'Crew: In both',
  ]);
  expect(comparisonSentences(comparison, names, NOTHING_HIDDEN, texts)).toEqual([
    'Both (Walter, Hollis) is in both.',
    'Both (Writer, Director) is in both.',
    'First (Marcus Mercer) is only in Eight Summers.',
    'Second (Marcus Mercer) is only in Thirty Winters.',
  ]);
  const rows = comparisonParts(comparison, names, NOTHING_HIDDEN, texts).flatMap((part) => part.rows);
  expect(rows).toContainEqual(['Both', 'Walter, Hollis', null]);
});

it('gives many sides one column, and no number of episodes where one of them is not counted', () => {
  const [counted, uncounted] = [person(31, 'Counted'), person(32, 'Uncounted')];
  const two = (count: number | null) =>
    side(
      credit('a', counted, { character: 'Wren', episodeCount: 3 }),
      credit('b', uncounted, { character: 'Pike', episodeCount: count }),
    );
  const sides = Array.from({ length: 13 }, (_, index) => (index < 2 ? two(index === 0 ? 5 : null) : side()));
  const columns = sharedColumns(
    sides.map((_, index) => `Season ${index}`),
    true,
    NOTHING_HIDDEN,
    texts,
  );
  const rows = sharedPeople(sides, NOTHING_HIDDEN, (a, b) => a.localeCompare(b)).map((row) => [
    row.person.name,
    ...columns.map(({ text }) => text(row)),
  ]);
  expect(rows).toContainEqual(['Counted', '2', 'Wren', '6']);
  expect(rows).toContainEqual(['Uncounted', '2', 'Pike', '']);
});

it('counts who stayed first, those included who were promoted or do another job now', () => {
  expect(comparisonSentences(comparison, NAMES, NOTHING_HIDDEN, texts)[0]).toBe(
    '2 of 3 in the cast and 1 of 1 in the crew stayed.',
  );
  const withoutGuests = comparisonSentences(comparison, NAMES, { ...NOTHING_HIDDEN, guests: true }, texts);
  expect(withoutGuests[0]).toBe('1 of 1 in the crew stayed.');
  const isPart = { ...comparison, isWhole: false };
  expect(comparisonSentences(isPart, NAMES, NOTHING_HIDDEN, texts).join()).not.toContain(' of ');
});

it('writes no brackets in brackets', () => {
  const [one, two] = [person(41, 'Min-jun Seo'), person(42, 'Voice')];
  const both = person(43, 'Both');
  const left = comparePeople(
    side(
      credit('a', one, { character: 'Ada Birch (uncredited)' }),
      credit('b', two, { character: '(uncredited)' }),
    ),
    side(),
    { isOneSeries: true },
  );
  expect(comparisonSentences(left, NAMES, NOTHING_HIDDEN, texts)).toEqual([
    '0 of 2 in the cast stayed.',
    'Min-jun Seo (Ada Birch, uncredited) left.',
    'Voice (uncredited) left.',
  ]);
  const sentencesOf = (before: string, after: string, isOneSeries: boolean) =>
    comparisonSentences(
      comparePeople(
        side(credit('c', both, { character: before })),
        side(credit('d', both, { character: after })),
        { isOneSeries },
      ),
      NAMES,
      NOTHING_HIDDEN,
      texts,
    ).at(-1);
  const [voice, ghost] = ['Ada Birch (voice) (uncredited)', '（uncredited）'];
  expect(sentencesOf(voice, voice, true)).toBe('Both (Ada Birch, voice, uncredited) stayed.');
  expect(sentencesOf(voice, ghost, true)).toBe('Both (Ada Birch, voice, uncredited → uncredited) stayed.');
  expect(sentencesOf(voice, ghost, false)).toContain('Both (Ada Birch, voice, uncredited, uncredited)');
});

it('writes the episodes of both sides on paper and in copies, and a single number as a number', () => {
  const [more, same, unknown] = [person(51, 'More'), person(52, 'Same'), person(53, 'Unknown')];
  const season = (count: number, uncounted: number | null) =>
    side(
      credit('a', more, { character: 'A', episodeCount: count }),
      credit('b', same, { character: 'B', episodeCount: 5 }),
      credit('c', unknown, { character: 'C', episodeCount: uncounted }),
    );
  const rowsOf = (isOneSeries: boolean) =>
    comparisonParts(
      comparePeople(season(1, 4), season(3, null), { isOneSeries }),
      NAMES,
      NOTHING_HIDDEN,
      texts,
    ).flatMap(({ rows }) => rows);
  expect(rowsOf(true)).toEqual([
    ['More', 'A', '1 → 3'],
    ['Same', 'B', 5],
    ['Unknown', 'C', null],
  ]);
  expect(rowsOf(false)).toEqual([
    ['More', 'A', '1 + 3'],
    ['Same', 'B', '5 + 5'],
    ['Unknown', 'C', null],
  ]);
});

it('inflects episodes of two series by their sum, and those of two seasons by the second', () => {
  const one = person(55, 'One');
  const countedOf = (before: number, after: number, isOneSeries: boolean) => {
    const [first, second] = [before, after].map((episodeCount) =>
      side(credit('a', one, { character: 'A', episodeCount })),
    );
    return shownSections(comparePeople(first!, second!, { isOneSeries }), NOTHING_HIDDEN).flatMap(
      (section) =>
        'people' in section && section.people.length > 0
          ? section.people.map((item) => countedEpisodes(item, section, NOTHING_HIDDEN, texts))
          : [],
    );
  };
  expect(countedOf(10, 1, false)).toEqual(['10 + 1 episodes']);
  expect(countedOf(1, 1, false)).toEqual(['1 + 1 episodes']);
  expect(countedOf(3, 1, true)).toEqual(['3 → 1 episode']);
  expect(countedOf(1, 1, true)).toEqual(['1 episode']);
});

describe('a comparison of some people', () => {
  const kindsOf = (narrowed: typeof comparison): readonly string[] =>
    shownSections(narrowed, NOTHING_HIDDEN).map(({ kind, work }) => `${kind} ${work}`);

  it('names nobody else, and says of nobody and of no department that they are absent', () => {
    const some = narrowComparison(comparison, { work: null, personIds: new Set([riser.personId]) });
    expect([...namedIds(shownSections(some, NOTHING_HIDDEN))]).toEqual([riser.personId]);
    expect(kindsOf(some)).toEqual(['promoted cast']);
    expect(sectionRows(some, NOTHING_HIDDEN)).toHaveLength(1);
    const nobody = narrowComparison(comparison, { work: null, personIds: new Set() });
    expect(sectionRows(nobody, NOTHING_HIDDEN)).toEqual([]);
  });

  it('is of cast or of crew, whose departments are told then', () => {
    expect(kindsOf(narrowComparison(comparison, { work: 'crew', personIds: null }))).toEqual([
      'continuity crew',
      'changedJobs crew',
    ]);
    expect(kindsOf(narrowComparison(comparison, { work: 'cast', personIds: null })).join()).not.toContain(
      'crew',
    );
    expect(narrowComparison(comparison, { work: null, personIds: null })).toBe(comparison);
  });
});
