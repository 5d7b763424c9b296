import { describe, expect, it } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { SeasonCredits, SeasonParts } from '@shared/domain/season.ts';
import { changeOfCast, compareSeasons, countChanges, lacksPartOf } from '@shared/domain/season-changes.ts';
import {
  testCrew,
  testGuest,
  testPerson,
  testRegular,
  testSeason,
  testSeasonWithoutDetails,
} from './test/test-records.ts';

function seasonOf(...credits: readonly Credit[]): SeasonCredits {
  return testSeason({ credits });
}

describe('compareSeasons', () => {
  it('finds nothing between equal seasons', () => {
    expect(compareSeasons(testSeason(), testSeason())).toEqual([]);
  });

  it('tells added, removed and changed credits, with what they were and are', () => {
    const before = seasonOf(testRegular('stays'), testGuest('leaves'), testCrew('works'));
    const joining = testGuest('joins', { person: testPerson(9) });
    const after = seasonOf(testRegular('stays'), joining, testCrew('works', { job: 'Writer' }));
    expect(compareSeasons(before, after)).toEqual([
      { kind: 'added', before: null, after: joining },
      { kind: 'changed', before: testCrew('works'), after: testCrew('works', { job: 'Writer' }) },
      { kind: 'removed', before: testGuest('leaves'), after: null },
    ]);
  });

  it.each<[string, Partial<Credit>]>([
    ['the name', { person: testPerson(1, { name: 'Renamed' }) }],
    ['the portrait', { person: testPerson(1, { profilePath: '/new.jpg' }) }],
    ['a portrait that went', { person: testPerson(1, { profilePath: null }) }],
    ['the character', { character: 'Recast' }],
    ['the job', { job: 'Writer' }],
    ['the department', { department: 'Writing' }],
    ['the number of episodes', { episodeCount: 8 }],
  ])('counts %s as a change', (_, fields) => {
    const changes = compareSeasons(seasonOf(testRegular('x')), seasonOf(testRegular('x', fields)));
    expect(countChanges(changes)).toEqual({ added: 0, removed: 0, changed: 1 });
  });

  it.each<[string, Partial<Credit>]>([
    ['the billing order', { order: 99 }],
    ['the popularity', { person: testPerson(1, { popularity: 99 }) }],
    ['a number of episodes that is not known any more', { episodeCount: null }],
  ])('does not count %s', (_, fields) => {
    expect(compareSeasons(seasonOf(testRegular('x')), seasonOf(testRegular('x', fields)))).toEqual([]);
    expect(compareSeasons(seasonOf(testRegular('x', fields)), seasonOf(testRegular('x')))).toEqual([]);
  });

  it('does not count another order of the credits', () => {
    const [a, b] = [testRegular('a'), testRegular('b')];
    expect(compareSeasons(seasonOf(a, b), seasonOf(b, a))).toEqual([]);
  });

  describe('of somebody who changes sides in the cast, under another credit id', () => {
    const guest = testGuest('as a guest', { person: testPerson(7), character: 'Saul Goodman (voice)' });
    const regular = testRegular('as a regular', { person: testPerson(7), character: 'saul goodman' });

    it('tells a guest star who became a regular, and the other way round, as one change', () => {
      const [promotion, ...others] = compareSeasons(seasonOf(guest), seasonOf(regular));
      expect([promotion, others]).toEqual([{ kind: 'changed', before: guest, after: regular }, []]);
      expect(promotion && changeOfCast(promotion)).toBe('promoted');
      expect(compareSeasons(seasonOf(regular), seasonOf(guest)).map(changeOfCast)).toEqual(['demoted']);
    });

    it('also finds it under the same credit id, and when the season was kept without its details', () => {
      const same = seasonOf({ ...guest, creditId: regular.creditId });
      expect(compareSeasons(same, seasonOf(regular)).map(changeOfCast)).toEqual(['promoted']);
      const before = testSeasonWithoutDetails({ credits: [regular] });
      expect(compareSeasons(before, seasonOf(regular, guest))).toEqual([]);
      expect(compareSeasons(before, seasonOf(guest)).map(changeOfCast)).toEqual(['demoted']);
    });

    it.each<[string, Credit]>([
      ['another role', { ...regular, character: 'Jimmy McGill' }],
      ['another person', { ...regular, person: testPerson(8) }],
    ])('does not take %s for it', (_, after) => {
      expect(countChanges(compareSeasons(seasonOf(guest), seasonOf(after)))).toEqual({
        added: 1,
        removed: 1,
        changed: 0,
      });
    });

    it('does not count a credit of which only the id differs, and prefers it to one on the other side', () => {
      const again = { ...guest, creditId: 'again' };
      expect(compareSeasons(seasonOf(guest), seasonOf(again))).toEqual([]);
      const both = compareSeasons(seasonOf(guest, regular), seasonOf(again, { ...regular, creditId: 'new' }));
      expect(both).toEqual([]);
    });

    it('pairs each credit once', () => {
      const twice = seasonOf(guest, { ...guest, creditId: 'twice' });
      expect(compareSeasons(twice, seasonOf(regular)).map(({ kind }) => kind)).toEqual([
        'changed',
        'removed',
      ]);
    });
  });

  it('does not call guests and crew new when the season was kept without its details', () => {
    const completed = seasonOf(
      testRegular('regular'),
      testRegular('new regular'),
      testGuest('guest'),
      testCrew('crew'),
    );
    expect(compareSeasons(testSeasonWithoutDetails(), completed)).toEqual([
      { kind: 'added', before: null, after: testRegular('new regular') },
    ]);
  });

  it('counts a guest as new when both seasons have the same incomplete parts', () => {
    const before = testSeasonWithoutDetails();
    const after = testSeasonWithoutDetails({ credits: [...before.credits, testGuest('guest')] });
    expect(countChanges(compareSeasons(before, after))).toEqual({ added: 1, removed: 0, changed: 0 });
  });
});

describe('lacksPartOf', () => {
  const whole: SeasonParts = { details: true, aggregate: true, english: true };
  const onlyDetails: SeasonParts = { details: true, aggregate: false, english: true };
  const onlyAggregate: SeasonParts = { details: false, aggregate: true, english: true };

  it('is true when any part of the other is missing', () => {
    expect(lacksPartOf(onlyDetails, whole)).toBe(true);
    expect(lacksPartOf(onlyAggregate, whole)).toBe(true);
    expect(lacksPartOf(onlyAggregate, onlyDetails)).toBe(true);
  });

  it('is false when the other has nothing more', () => {
    expect(lacksPartOf(whole, whole)).toBe(false);
    expect(lacksPartOf(whole, onlyDetails)).toBe(false);
    expect(lacksPartOf(onlyDetails, onlyDetails)).toBe(false);
  });
});
