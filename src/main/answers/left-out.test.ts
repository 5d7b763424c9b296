import type { Credit } from '@shared/domain/credit.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { describe, expect, it } from 'vitest';
import { makeSeason } from './season.ts';
import { wireCast, wireCrew, wirePerson, wireSeason, type Wire } from './test/wire-rows.ts';

const KEY = { seriesId: 1399, seasonNumber: 1, language: 'en-US' };

function make(answers: Parameters<typeof wireSeason>[0]): SeasonCredits {
  return makeSeason(KEY, wireSeason(answers)).season;
}

function ids(credits: readonly Credit[]): readonly string[] {
  return credits.map(({ creditId }) => creditId);
}

function without(row: Wire, ...fields: readonly string[]): Wire {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)));
}

function credits(cast: readonly unknown[], crew: readonly unknown[] = []): Wire {
  return { id: 3624, cast, crew };
}

function details(...episodes: readonly unknown[]): Wire {
  return { name: 'Season 1', episodes };
}

function episode(number: unknown, fields: Wire = {}): Wire {
  return { episode_number: number, name: `Episode ${String(number)}`, ...fields };
}

describe('a row that cannot be used', () => {
  it.each([
    ['has no id', without(wireCrew('x'), 'id'), 'no-id'],
    ['has null for an id', wireCrew('x', { id: null }), 'no-id'],
    ['has a word for an id', wireCrew('x', { id: 'seven' }), 'no-id'],
    ['has no name at all', wireCrew('x', { name: null, original_name: '' }), 'no-name'],
    ['is null', null, 'unreadable'],
    ['is a number', 7, 'unreadable'],
    ['is a list', [], 'unreadable'],
  ])('because it %s costs itself alone', (_, row, reason) => {
    const season = make({ credits: credits([wireCast('a')], [row, wireCrew('b')]) });
    expect(ids(season.credits)).toEqual(['a', 'b']);
    expect(season.leftOut).toMatchObject([{ list: 'crew', episodeNumber: null, reason }]);
  });

  it('is listed with its place, and with what it says', () => {
    const deleted = { credit_id: '5f', job: 'Writer', department: 'Writing' };
    const nobody = { character: 'Guard', order: 3 };
    const season = make({
      credits: credits([{ ...nobody, name: 'Ann' }], [deleted]),
      details: details(episode(1, { crew: [wireCrew('a'), deleted] }), episode(2, { guest_stars: [nobody] })),
      aggregate: { cast: [{ name: 'Bob', roles: [] }], crew: [{ id: 3, jobs: [] }] },
    });
    expect(season.leftOut).toEqual([
      { list: 'regulars', episodeNumber: null, reason: 'no-id', name: 'Ann', role: 'Guard' },
      { list: 'guests', episodeNumber: 2, reason: 'no-id', name: '', role: 'Guard' },
      { list: 'crew', episodeNumber: null, reason: 'no-id', name: '', role: 'Writer' },
      { list: 'episode-crew', episodeNumber: 1, reason: 'no-id', name: '', role: 'Writer' },
      { list: 'aggregate-cast', episodeNumber: null, reason: 'no-id', name: 'Bob', role: '' },
      { list: 'aggregate-crew', episodeNumber: null, reason: 'no-name', name: '', role: '' },
    ]);
    expect(ids(season.credits)).toEqual(['a']);
  });

  it('among the roles of one person leaves the others', () => {
    const roles = [null, { credit_id: 'a', character: 'One', episode_count: '3' }, 7];
    const season = make({ details: details(), aggregate: { cast: [{ ...wirePerson(1), roles }], crew: [] } });
    expect(season.credits).toMatchObject([{ creditId: 'a', character: 'One', episodeCount: 3 }]);
    expect(season.leftOut).toMatchObject([{ name: 'Person 1' }, { name: 'Person 1' }]);
  });

  it('is no reason to miss its episode, nor is an episode a reason to miss its credits', () => {
    const season = make({
      details: details(
        episode(null, { guest_stars: [wireCast('a')] }),
        episode(2, { guest_stars: null, crew: 'none' }),
        episode(2, { guest_stars: [wireCast('b')] }),
        null,
        episode('3'),
      ),
    });
    expect(season.episodes.map(({ episodeNumber }) => episodeNumber)).toEqual([2, 3]);
    expect(season.leftOut).toMatchObject([
      { list: 'episodes', reason: 'no-number', name: 'Episode null' },
      { list: 'episodes', reason: 'repeated', episodeNumber: 2 },
      { list: 'episodes', reason: 'unreadable' },
    ]);
    expect(season.credits.map(({ creditId, episodeNumbers }) => [creditId, episodeNumbers])).toEqual([
      ['b', [2]],
      ['a', []],
    ]);
  });
});

it('reads numbers written as text, and takes anything else of a wrong type for unknown', () => {
  const odd = {
    id: '7',
    name: ' Ann ',
    original_name: 5,
    gender: '1',
    known_for_department: [],
    popularity: 'high',
    profile_path: 9,
    adult: 'yes',
    character: {},
    order: '12',
  };
  expect(make({ credits: credits([{ credit_id: 'a', ...odd }]) }).credits).toMatchObject([
    {
      person: {
        personId: 7,
        name: 'Ann',
        originalName: null,
        gender: 'female',
        knownForDepartment: null,
        popularity: null,
        profilePath: null,
        adult: false,
      },
      character: '',
      order: 12,
    },
  ]);
});

it('keeps every field of today’s answers, and does without those that older ones lack', () => {
  const chinese = wirePerson(7, { name: '珍妮弗·阿尼斯顿', original_name: 'Jennifer Aniston', adult: true });
  const old = { id: 8, name: ' Ann Example ', profile_path: null, credit_id: 'b' };
  const [first, second] = make({ credits: credits([wireCast('a', chinese), old]) }).credits;
  expect(first?.person).toEqual({
    personId: 7,
    name: '珍妮弗·阿尼斯顿',
    originalName: 'Jennifer Aniston',
    gender: 'female',
    knownForDepartment: 'Acting',
    popularity: 1.5,
    profilePath: '/7.jpg',
    adult: true,
  });
  expect(second?.person).toEqual({
    personId: 8,
    name: 'Ann Example',
    originalName: null,
    gender: 'not-set',
    knownForDepartment: null,
    popularity: null,
    profilePath: null,
    adult: false,
  });
});

it.each([
  [0, 'not-set'],
  [1, 'female'],
  [2, 'male'],
  [3, 'non-binary'],
  [4, 'not-set'],
  [-1, 'not-set'],
  [null, 'not-set'],
])('reads the gender %o as %s', (gender, expected) => {
  expect(make({ credits: credits([wireCast('a', { gender })]) }).credits[0]?.person.gender).toBe(expected);
});

it.each([
  [52, 52],
  [0, null],
  [null, null],
  [undefined, null],
])('reads a runtime of %o as %o', (runtime, expected) => {
  expect(make({ details: details(episode(1, { runtime })) }).episodes[0]?.runtime).toBe(expected);
});

describe('a credit without credit_id', () => {
  const old = (id: number, job: string): Wire =>
    without(wireCrew('', { ...wirePerson(id), job }), 'credit_id');

  it('has an id of our own, the same whenever the same answer is read, and never that of another', () => {
    const answers = {
      credits: credits([], [old(1, 'Writer'), old(1, 'Director'), old(2, 'Writer'), old(1, 'Writer')]),
    };
    const found = ids(make(answers).credits);
    expect(new Set(found).size).toBe(3);
    expect(found).toEqual(ids(make(answers).credits));
    expect(make(answers).leftOut).toEqual([]);
  });

  it('is the same in season, episodes and aggregate', () => {
    const { credits: found } = make({
      credits: credits([without(wireCast('', { character: 'Ned' }), 'credit_id')], [old(2, 'Writer')]),
      details: details(
        episode(1, { crew: [old(2, 'Writer')] }),
        episode(2, {
          crew: [old(2, 'Writer')],
          guest_stars: [wireCast('', { character: 'Ned', credit_id: null })],
        }),
      ),
      aggregate: {
        cast: [{ ...wirePerson(1), roles: [{ character: 'Ned', episode_count: 9 }] }],
        crew: [{ ...wirePerson(2), department: 'Writing', jobs: [{ job: 'Writer', episode_count: 2 }] }],
      },
    });
    expect(found).toMatchObject([
      { kind: 'regular', character: 'Ned', episodeCount: 9, episodeNumbers: [2] },
      { kind: 'crew', job: 'Writer', episodeCount: 2, episodeNumbers: [1, 2] },
    ]);
  });

  it('takes the id that another list gives the same person’s same job', () => {
    const { credits: found } = make({
      credits: credits([], [old(2, 'Writer')]),
      details: details(episode(1, { crew: [wireCrew('5f', { ...wirePerson(2), job: 'Writer' })] })),
    });
    expect(found).toMatchObject([{ creditId: '5f', episodeNumbers: [1] }]);
  });
});

describe('an answer that is useless as a whole', () => {
  it.each([
    ['is not JSON', '<html>', 'not-json', null],
    ['is something else', '{"success":false,"status_code":7}', 'schema', 'id'],
    ['has no cast', '{"id":1,"cast":null,"crew":[]}', 'schema', 'cast'],
    ['has an object for a list', '{"id":1,"cast":[],"crew":{}}', 'schema', 'crew'],
    ['is null', 'null', 'schema', null],
  ])('is refused when it is the credits and %s', (_, body, problem, path) => {
    const bodies = { credits: body, details: null, aggregate: null, english: null };
    const error = { appError: { kind: 'invalid-response', problem, path } };
    expect(() => makeSeason(KEY, bodies)).toThrow(expect.objectContaining(error));
  });

  it('costs its own part when it is any other', () => {
    const bodies = {
      ...wireSeason({ credits: credits([wireCast('a')]) }),
      details: '<html>',
      aggregate: '{}',
    };
    const { season, unreadable } = makeSeason(KEY, { ...bodies, english: '7' });
    expect(ids(season.credits)).toEqual(['a']);
    expect(season.parts).toMatchObject({ details: false, aggregate: false });
    expect(unreadable).toMatchObject([
      { part: 'details', error: { appError: { problem: 'not-json' } } },
      { part: 'aggregate', error: { appError: { path: 'cast' } } },
      { part: 'english', error: { appError: { problem: 'schema' } } },
    ]);
  });

  it('leaves the episodes when only the appended aggregate is one', () => {
    const appended = { success: false, status_code: 11 };
    const season = make({ details: { ...details(episode(1)), aggregate_credits: appended } });
    expect(season.parts).toMatchObject({ details: true, aggregate: false });
    expect(season.episodes).toHaveLength(1);
  });
});

it('reads bytes as it reads text', () => {
  const bodies = wireSeason({
    credits: credits([wireCast('a', { name: '珍妮弗' })]),
    details: details(episode(1)),
  });
  const bytes = (body: string | null): Uint8Array | null =>
    body === null ? null : new TextEncoder().encode(body);
  const inBytes = {
    credits: new TextEncoder().encode(bodies.credits),
    details: bytes(bodies.details),
    aggregate: null,
    english: null,
  };
  expect(makeSeason(KEY, inBytes)).toEqual(makeSeason(KEY, bodies));
});
