import { describe, expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import {
  comparePeople,
  peopleOfSide,
  sharedPeople,
  toSide,
  type ComparedSide,
  type Comparison,
  type SeasonOfSide,
} from './compare-people.ts';
import type { Credit } from './credit.ts';
import { NOTHING_HIDDEN } from './spoilers.ts';

const lead = person(1, 'Maren');
const old = person(2, 'Idris');
const guest = person(3, 'Emi');
const fading = person(4, 'Reed');
const heir = person(5, 'Nell');
const camera = person(6, 'Camille');
const writer = person(7, 'Kofi');

const first = [
  credit('a1', lead, { character: 'Captain Ash', order: 0, episodeCount: 7 }),
  credit('b1', old, { character: 'Wren (voice)', order: 1, episodeCount: 7 }),
  credit('d1', fading, { character: 'Pike', order: 2, episodeCount: 7 }),
  credit('c1', guest, { kind: 'guest', character: 'Quill', order: 500, episodeCount: 2 }),
  crewCredit('f1', camera, 'Camera', 'Director of Photography'),
  crewCredit('g1', writer, 'Writing', 'Writer'),
];
const second = [
  credit('a2', lead, { character: 'Captain Ash', order: 0, episodeCount: 6 }),
  credit('c2', guest, { character: 'Quill', order: 1, episodeCount: 6 }),
  credit('e2', heir, { character: 'Wrén', order: 2, episodeCount: 6 }),
  credit('d2', fading, { kind: 'guest', character: 'Pike', order: 501, episodeCount: 1 }),
  crewCredit('f2', camera, 'Camera', 'Director of Photography'),
  crewCredit('f3', camera, 'Directing', 'Director'),
];

/** A season of which everyone is known. */
const known = (credits: readonly Credit[]): SeasonOfSide => ({
  credits,
  unseen: 'nothing',
  lacksPeople: false,
});
const whole = (...seasons: readonly (readonly Credit[])[]): ComparedSide => toSide(seasons.map(known));
const compare = (before: readonly (readonly Credit[])[], after: readonly (readonly Credit[])[]): Comparison =>
  comparePeople(whole(...before), whole(...after), { isOneSeries: true });

const names = (people: readonly { readonly person: { readonly name: string } }[]): readonly string[] =>
  people.map(({ person: { name } }) => name);

it('says who joined, left, stayed, was promoted and demoted, cast and crew apart', () => {
  const { joined, left, stayed, promoted, demoted, changedJobs } = compare([first], [second]);
  expect(names(joined.cast)).toEqual(['Nell']);
  expect(names(left.cast)).toEqual(['Idris']);
  expect(names(joined.crew)).toEqual([]);
  expect(names(left.crew)).toEqual(['Kofi']);
  // Each person is in one list: those of whom more can be told are not in this one.
  expect(names(stayed.cast.map(({ after }) => after))).toEqual(['Maren']);
  expect(names(stayed.crew.map(({ after }) => after))).toEqual([]);
  expect(names(promoted.map(({ after }) => after))).toEqual(['Emi']);
  expect(names(demoted.map(({ after }) => after))).toEqual(['Reed']);
  expect(names(changedJobs.map(({ after }) => after))).toEqual(['Camille']);
});

it('tells a role that another plays now, whatever stands in brackets or above its letters', () => {
  const { recast } = compare([first], [second]);
  expect(recast.map(({ role, before, after }) => [role, names(before), names(after)])).toEqual([
    ['Wrén', ['Idris'], ['Nell']],
  ]);
});

it('does not take two passers-by for one role, nor two people who play themselves', () => {
  const waiter = (id: number): ReturnType<typeof credit> =>
    credit(`w${id}`, person(id, `Waiter ${id}`), { kind: 'guest', character: 'Waiter', episodeCount: 1 });
  const self = (id: number): ReturnType<typeof credit> =>
    credit(`s${id}`, person(id, `Host ${id}`), { character: 'Self - Host', episodeCount: 9 });
  expect(compare([[waiter(1), self(3)]], [[waiter(2), self(4)]]).recast).toEqual([]);
  const named = (id: number): ReturnType<typeof credit> =>
    credit(`n${id}`, person(id, `Actor ${id}`), { kind: 'guest', character: 'Doctor Moss', episodeCount: 3 });
  expect(compare([[named(1)]], [[named(2)]]).recast).toHaveLength(1);
});

it('does not take what several people of a season play for one role', () => {
  const nurse = (id: number) =>
    credit(`n${id}`, person(id, `Nurse ${id}`), { kind: 'guest', character: 'Nurse', episodeCount: 3 });
  expect(compare([[nurse(1), nurse(2)]], [[nurse(3)]]).recast).toEqual([]);
  expect(compare([[nurse(1)]], [[nurse(3), nurse(4)]]).recast).toEqual([]);
  expect(compare([[nurse(1)]], [[nurse(3)]]).recast).toHaveLength(1);
});

describe('a role that several people of a side have', () => {
  const darrin = (id: number, name: string, rest: Parameters<typeof credit>[2] = {}) =>
    credit(`d${id}`, person(id, name), { character: 'Darrin', order: 1, episodeCount: 30, ...rest });
  const york = darrin(21, 'York');
  const sargent = darrin(22, 'Sargent');
  const heirs = darrin(23, 'Heir');
  const child = darrin(24, 'Child', { kind: 'guest', order: 500, episodeCount: 1 });
  const told = (
    before: readonly (readonly (typeof york)[])[],
    after: readonly (readonly (typeof york)[])[],
  ) => compare(before, after).recast.map((one) => [names(one.before), names(one.after)]);

  it('is its regular’s, not the child’s or the double’s', () => {
    expect(told([[york, child]], [[heirs]])).toEqual([[['York'], ['Heir']]]);
    expect(told([[york, child]], [[heirs, child]])).toEqual([[['York'], ['Heir']]]);
    expect(told([[york]], [[sargent, child]])).toEqual([[['York'], ['Sargent']]]);
  });

  it('is that of all who had it, where it was recast within a series or half-way through a season', () => {
    expect(told([[york], [york], [sargent]], [[heirs]])).toEqual([[['York', 'Sargent'], ['Heir']]]);
    expect(told([[york, sargent]], [[heirs]])).toEqual([[['York', 'Sargent'], ['Heir']]]);
  });

  it('is not recast while one who had it is among those who have it', () => {
    expect(told([[york], [sargent]], [[sargent]])).toEqual([]);
    expect(told([[york]], [[{ ...york, kind: 'guest' }, sargent]])).toEqual([]);
  });

  it('is a function, and nobody’s, if many regulars of one season have it', () => {
    const various = (id: number) => darrin(id, `Player ${id}`, { character: 'Various' });
    expect(
      told([[1, 2, 3].map((id) => various(30 + id))], [[4, 5, 6].map((id) => various(30 + id))]),
    ).toEqual([]);
  });
});

it('is no change of role when the one who had it still has it', () => {
  const shared = credit('x', heir, { character: 'Captain Ash', order: 9 });
  expect(compare([first], [[...second, shared]]).recast.map(({ role }) => role)).toEqual(['Wrén']);
});

it('counts how many of a department go on', () => {
  expect(compare([first], [second]).continuity).toEqual([
    { department: 'Directing', before: 0, after: 1, stayed: 0 },
    { department: 'Writing', before: 1, after: 0, stayed: 0 },
    { department: 'Camera', before: 1, after: 1, stayed: 1 },
  ]);
});

it('adds up the seasons of a series, and knows in which of them somebody is', () => {
  const side = peopleOfSide(whole(first, second));
  expect(side.get(1)).toMatchObject({ episodeCount: 13, seasons: [0, 1], cast: 'regular' });
  expect(side.get(3)).toMatchObject({ episodeCount: 8, cast: 'regular', roles: ['Quill'] });
  expect(side.get(5)).toMatchObject({ seasons: [1] });
});

it('counts the episodes of one credit and of several alike', () => {
  const numbered = { character: 'Wren', episodeCount: null, episodeNumbers: [2, 3] };
  const one = [credit('n1', lead, numbered)];
  const two = [...one, credit('n2', lead, { ...numbered, character: 'Pike', episodeNumbers: [3, 4] })];
  const counted = [credit('n1', lead, { ...numbered, episodeCount: 7 })];
  const unknown = [credit('n1', lead, { ...numbered, episodeNumbers: [] })];
  expect(
    [one, two, counted, unknown].map((credits) => peopleOfSide(whole(credits)).get(1)?.episodeCount),
  ).toEqual([2, 3, 7, null]);
});

it('lists whoever is in several, those in most of them first, then by episodes', () => {
  const third = [
    credit('a3', lead, { character: 'Captain Ash', episodeCount: 5 }),
    crewCredit('g3', writer, 'Writing', 'Writer'),
  ];
  const shared = sharedPeople([whole(first), whole(second), whole(third)], NOTHING_HIDDEN, (a, b) =>
    a.localeCompare(b, 'en'),
  );
  expect(shared.map(({ person: { name }, count }) => [name, count])).toEqual([
    ['Maren', 3],
    ['Emi', 2],
    ['Reed', 2],
    ['Camille', 2],
    ['Kofi', 2],
  ]);
  expect(shared.at(-1)?.sides.map((side) => side?.jobs.map(({ job }) => job) ?? null)).toEqual([
    ['Writer'],
    null,
    ['Writer'],
  ]);
});

describe.each<[string, Partial<SeasonOfSide>]>([
  ['that could not be read', { credits: null }],
  ['that was seen in part', { unseen: { after: 3 } }],
  ['that was not seen', { unseen: 'all' }],
  ['whose guests have not come', { lacksPeople: true }],
])('a side with a season %s', (_, lack) => {
  const whole1 = whole(first);
  /** Of a whole series: its other season has all its people. */
  const partial = toSide([known(second), { ...known([]), ...lack }]);

  it('is not whole', () => {
    expect([whole1.isWhole, partial.isWhole]).toEqual([true, false]);
    expect(partial.seasons).toEqual([second, []]);
  });

  it('has whoever is on it, but nobody is absent from it', () => {
    const later = comparePeople(whole1, partial, { isOneSeries: true });
    expect(names(later.joined.cast)).toEqual(['Nell']);
    expect(later).toMatchObject({ isWhole: false, left: { cast: [], crew: [] }, recast: [] });
    const backwards = comparePeople(partial, whole1, { isOneSeries: true });
    expect(names(backwards.left.cast)).toEqual(['Nell']);
    expect(backwards.joined).toEqual({ cast: [], crew: [] });
    const series = comparePeople(whole1, partial, { isOneSeries: false });
    expect(names(series.joined.cast)).toEqual(['Nell']);
    expect(series.left).toEqual({ cast: [], crew: [] });
  });

  it('compared with another such, says of nobody that they came, left, rose or fell, or play another’s role', () => {
    const told = comparePeople(toSide([known(first), { ...known([]), ...lack }]), partial, {
      isOneSeries: true,
    });
    expect(names(told.stayed.cast.map(({ after }) => after))).toEqual(['Maren', 'Emi', 'Reed']);
    expect(told).toMatchObject({
      isWhole: false,
      joined: { cast: [], crew: [] },
      left: { cast: [], crew: [] },
      promoted: [],
      demoted: [],
      recast: [],
      continuity: [],
    });
  });
});

it('says of nobody that they left for a side of which nothing is kept', () => {
  const nothing = toSide([]);
  expect(comparePeople(whole(first), nothing, { isOneSeries: true }).left).toEqual({ cast: [], crew: [] });
});

it('has nobody shared as a guest star who is hidden', () => {
  const sides = [whole(first), whole(first), whole(second)];
  const shared = (guests: boolean): readonly string[] =>
    sharedPeople(sides, { ...NOTHING_HIDDEN, guests }, (a, b) => a.localeCompare(b, 'en')).map(
      ({ person: { name }, count }) => `${name} ${count}`,
    );
  expect(shared(false)).toEqual(expect.arrayContaining(['Emi 3', 'Reed 3']));
  expect(shared(true)).toEqual(expect.arrayContaining(['Reed 2']));
  expect(shared(true).join()).not.toContain('Emi');
});
