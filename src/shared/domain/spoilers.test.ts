import { describe, expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import type { Credit, CreditKind } from './credit.ts';
import { episodePeople } from './episode-people.ts';
import { filterSections } from './filter-credits.ts';
import { groupCredits } from './group-credits.ts';
import type { CreditChange } from './season-changes.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import {
  hiddenBySettings,
  hidesUnseen,
  isHiddenCredit,
  NOTHING_HIDDEN,
  seenBeside,
  seenChanges,
  seenCredits,
  seenIndexed,
  shownChanges,
  toSeenSeries,
  unseenOf,
  withoutHiddenCounts,
  withoutHiddenPeople,
  withoutRevealed,
  withoutUnseen,
} from './spoilers.ts';
import { bareEpisode, bareSeason } from './test/bare.ts';

const sections = groupCredits([
  credit('r', person(1, 'Bryan Cranston'), { character: 'Walter White' }),
  credit('gg', person(2, 'Ken Watanabe'), { kind: 'guest', character: 'The Guest' }),
  crewCredit('ccc', person(3, 'Walter Hill'), 'Directing', 'Director'),
]);

it('hides nothing before the reader has chosen anything', () => {
  expect(hiddenBySettings(DEFAULT_SETTINGS)).toEqual(NOTHING_HIDDEN);
});

it('hides what the settings hide, but for what the reader has asked to see', () => {
  const hidden = hiddenBySettings({ ...DEFAULT_SETTINGS, hideCharacters: true, hideGuests: true });
  expect(withoutRevealed(hidden, new Set(['characters', 'episodeCounts']))).toEqual({
    characters: false,
    episodeCounts: false,
    guests: true,
  });
});

it('leaves hidden guests out of the page and of its counts', () => {
  const shown = withoutHiddenPeople(sections, { ...NOTHING_HIDDEN, guests: true });
  expect(shown.guests).toEqual([]);
  expect(shown.counts).toMatchObject({ regulars: 1, guests: 0, crew: 1, people: 2 });
  expect(withoutHiddenPeople(sections, NOTHING_HIDDEN)).toBe(sections);
});

describe('where episode counts are hidden, no order tells who is in more episodes', () => {
  const hidden = { ...NOTHING_HIDDEN, episodeCounts: true };
  const often = credit('often', person(8, 'Zoe'), { kind: 'guest', order: 509, episodeCount: 9 });
  const once = credit('once', person(9, 'Amy'), { kind: 'guest', order: 501, episodeCount: 1 });
  const unbilled = credit('unbilled', person(7, 'Bea'), { kind: 'guest', order: null, episodeCount: 4 });
  const lead = credit('lead', person(1, 'Lead'), { order: 0, episodeCount: 9 });
  const all = [lead, often, unbilled, once];
  const idsOf = (credits: readonly Credit[]): readonly string[] => credits.map(({ creditId }) => creditId);

  it('in the sections of a season', () => {
    const ids = (shown: ReturnType<typeof groupCredits>) => shown.guests.map(({ id }) => id);
    const own = groupCredits(all);
    expect(ids(own)).toEqual(['often', 'unbilled', 'once']);
    expect(ids(withoutHiddenPeople(own, hidden))).toEqual(['once', 'often', 'unbilled']);
  });

  it('in credits that are sorted or compared', () => {
    const told = withoutHiddenCounts(all, hidden);
    expect(idsOf(told)).toEqual(['lead', 'once', 'often', 'unbilled']);
    expect(told.map(({ episodeCount }) => episodeCount)).toEqual([null, null, null, null]);
    expect(withoutHiddenCounts(all, NOTHING_HIDDEN)).toBe(all);
  });

  it('in what TMDB has changed', () => {
    const changes = all.map((after): CreditChange => ({ kind: 'added', before: null, after }));
    expect(idsOf(shownChanges(changes, hidden).map(({ after }) => after!))).toEqual([
      'lead',
      'once',
      'often',
      'unbilled',
    ]);
  });
});

it('hides guest appearances and no other credit', () => {
  const hidden = { ...NOTHING_HIDDEN, guests: true };
  const kinds: readonly CreditKind[] = ['regular', 'guest', 'crew'];
  expect(kinds.map((kind) => isHiddenCredit({ kind }, hidden))).toEqual([false, true, false]);
  expect(isHiddenCredit({ kind: 'guest' }, NOTHING_HIDDEN)).toBe(false);
});

it('does not find anybody by a hidden role, and by name as ever', () => {
  const hidden = { ...NOTHING_HIDDEN, characters: true };
  expect(filterSections(sections, { query: 'walter', facets: [] }, NOTHING_HIDDEN).counts).toMatchObject({
    regulars: 1,
    guests: 0,
    crew: 1,
    people: 2,
  });
  expect(filterSections(sections, { query: 'walter', facets: [] }, hidden).counts).toMatchObject({
    regulars: 0,
    guests: 0,
    crew: 1,
    people: 1,
  });
  expect(filterSections(sections, { query: 'cranston', facets: [] }, hidden).counts.regulars).toBe(1);
  expect(filterSections(sections, { query: 'director', facets: [] }, hidden).counts.crew).toBe(1);
});

describe('a series that was seen to the fourth episode of its second season', () => {
  const seen = toSeenSeries([{ seriesId: 1396, seasonNumber: 2, episodeNumber: 4 }]);
  const unseen = (seasonNumber: number, seriesId = 1396) => unseenOf(seen, { seriesId, seasonNumber });

  it('is seen before that, unseen after it, and its specials are unseen', () => {
    expect([1, 2, 3, 0].map((number) => unseen(number))).toEqual(['nothing', { after: 4 }, 'all', 'all']);
    expect(unseen(3, 1397)).toBe('nothing');
  });

  it('is seen to its end where the reader has said so of a whole season', () => {
    const whole = toSeenSeries([{ seriesId: 1396, seasonNumber: 2, episodeNumber: null }]);
    expect([2, 3].map((seasonNumber) => unseenOf(whole, { seriesId: 1396, seasonNumber }))).toEqual([
      'nothing',
      'all',
    ]);
  });

  const all = [
    credit('r', person(1, 'Regular'), { character: 'Role', episodeCount: 10, episodeNumbers: [] }),
    credit('late', person(2, 'Late Regular'), { character: 'Later', episodeNumbers: [9, 10] }),
    credit('g', person(3, 'Guest'), {
      kind: 'guest',
      character: 'Known',
      episodeCount: 3,
      episodeNumbers: [3, 4, 7],
    }),
    credit('lg', person(4, 'Late Guest'), { kind: 'guest', character: 'Secret', episodeNumbers: [7] }),
    credit('ng', person(5, 'Guest of who knows'), { kind: 'guest', episodeCount: 1, episodeNumbers: [] }),
    crewCredit('c', person(6, 'Director'), 'Directing', 'Director', {
      episodeCount: 2,
      episodeNumbers: [2, 8],
    }),
  ];

  it('keeps to what was seen of a season that was seen in part', () => {
    expect(
      seenCredits(all, unseen(2)).map(({ creditId, character, job, episodeCount, episodeNumbers }) => [
        creditId,
        character ?? job,
        episodeCount,
        episodeNumbers,
      ]),
    ).toEqual([
      ['r', 'Role', null, []],
      ['late', '', null, []],
      ['g', 'Known', 2, [3, 4]],
      ['c', 'Director', 1, [2]],
    ]);
  });

  it('has guest stars in the order of the episodes that were seen, and not of those that come', () => {
    const stars = [
      credit('later', person(8, 'Zoe'), {
        kind: 'guest',
        order: 510,
        episodeNumbers: [4, 5, 6, 7],
        episodeCount: 4,
      }),
      credit('now', person(9, 'Amy'), { kind: 'guest', order: 509, episodeNumbers: [3], episodeCount: 1 }),
      credit('often', person(7, 'Bea'), {
        kind: 'guest',
        order: 511,
        episodeNumbers: [1, 2],
        episodeCount: 2,
      }),
    ];
    expect(seenCredits(stars, unseen(2)).map(({ creditId }) => creditId)).toEqual(['often', 'now', 'later']);
  });

  it('marks what is done only later in a season that was seen in part', () => {
    const late = crewCredit('lc', person(9, 'Late'), 'Directing', 'Director', { episodeNumbers: [8] });
    const later = (seasonNumber: number) =>
      seenCredits([...all, late], unseen(seasonNumber))
        .filter(({ isLater }) => isLater)
        .map(({ creditId }) => creditId);
    expect(later(2)).toEqual(['late', 'lc']);
    expect(later(3)).toEqual([]);
  });

  it('keeps names of regulars and crew alone of a season that was not seen', () => {
    expect(
      seenCredits(all, unseen(3)).map(({ creditId, character, episodeCount }) => [
        creditId,
        character,
        episodeCount,
      ]),
    ).toEqual([
      ['r', '', null],
      ['late', '', null],
      ['c', null, null],
    ]);
    expect(seenCredits(all, unseen(1))).toBe(all);
  });

  it('has nobody of the cast of a season that was not seen, where it stands beside others', () => {
    expect(seenBeside(all, unseen(3))).toMatchObject([
      { creditId: 'c', job: 'Director', episodeCount: null, isLater: true },
    ]);
    expect(seenBeside(all, unseen(2))).toEqual(seenCredits(all, unseen(2)));
    expect(seenBeside(all, unseen(1))).toBe(all);
    // The roles are known by nobody anyway: what is hidden is the name.
    const unknown = credit('u', person(1, 'Regular'), { character: '', episodeCount: null });
    expect(hidesUnseen({ credits: [unknown] }, unseen(3))).toBe(false);
    expect(hidesUnseen({ credits: [unknown] }, unseen(3), seenBeside)).toBe(true);
  });

  it('knows in which seen episodes somebody is who is in every one of the season', () => {
    const episodes = [1, 2, 3, 4, 5, 6].map((episodeNumber) => bareEpisode(episodeNumber));
    const always = credit('r', person(1, 'Regular'), {
      character: 'Role',
      episodeCount: 6,
      episodeNumbers: [],
    });
    const often = { ...always, creditId: 'o', episodeCount: 5 };
    const season = withoutUnseen(bareSeason({ episodes, credits: [always, often] }), unseen(2));
    expect(season.credits.map(({ episodeNumbers, episodeCount }) => [episodeNumbers, episodeCount])).toEqual([
      [[1, 2, 3, 4], 4],
      [[], null],
    ]);
    expect(episodePeople(season, 2).counts.regulars).toBe(1);
    expect(withoutUnseen(bareSeason({ episodes, credits: [always] }), unseen(3)).credits[0]).toMatchObject({
      episodeNumbers: [],
      episodeCount: null,
      isRoleHidden: true,
    });
  });

  it('says of a role that it is hidden, and not that there is none', () => {
    const unknown = credit('u', person(1, 'Regular'), { character: '' });
    expect(seenCredits([...all, unknown], unseen(2)).filter(({ isRoleHidden }) => isRoleHidden)).toHaveLength(
      1,
    );
    expect(seenCredits([unknown], unseen(1))[0]?.isRoleHidden).toBeUndefined();
  });

  it('takes no role from the index of somebody who comes only later', () => {
    const later = {
      kind: 'regular',
      character: 'Later',
      job: null,
      department: null,
      episodeCount: 2,
    } as const;
    expect(seenIndexed([{ ...later, isLater: true }], unseen(2))).toMatchObject([
      { character: '', isRoleHidden: true },
    ]);
    expect(seenIndexed([{ ...later, isLater: true }], 'nothing'), 'once it is revealed').toEqual([later]);
  });

  it('takes a guest from the index only where the whole season was seen', () => {
    const indexed = all.map(({ kind, character, job, department, episodeCount }) => ({
      kind,
      character,
      job,
      department,
      episodeCount,
    }));
    expect(seenIndexed(indexed, unseen(2)).map(({ kind, character }) => [kind, character])).toEqual([
      ['regular', 'Role'],
      ['regular', 'Later'],
      ['crew', null],
    ]);
    expect(seenIndexed(indexed, unseen(3))).toMatchObject([
      { kind: 'crew', job: 'Director', episodeCount: null, isLater: true },
    ]);
    expect(seenIndexed(indexed, unseen(1))).toBe(indexed);
  });

  it('tells of no change to somebody who is not known yet', () => {
    const [regular, , guest, late] = all as [Credit, Credit, Credit, Credit];
    const changes: readonly CreditChange[] = [
      { kind: 'added', before: null, after: late },
      { kind: 'changed', before: { ...regular, episodeCount: 9 }, after: regular },
      { kind: 'changed', before: { ...guest, character: 'Waiter' }, after: guest },
      { kind: 'removed', before: late, after: null },
    ];
    expect(seenChanges(changes, unseen(2)).map(({ after }) => after?.character)).toEqual(['Known']);
    expect(seenChanges(changes, unseen(1))).toBe(changes);
  });

  it('hides something only where there is something to hide', () => {
    const [regular, , guest, late, unknown, crew] = all;
    const of = (credits: readonly (Credit | undefined)[], episodes = [1, 2, 3, 4]) => ({
      credits: credits.filter((credit) => credit !== undefined),
      episodes: episodes.map((number) => bareEpisode(number)),
    });
    const known = { ...guest!, episodeCount: 2, episodeNumbers: [3, 4] };
    const always = { ...regular!, episodeCount: 4 };
    const uncounted = { ...crew!, episodeCount: null, episodeNumbers: [2] };
    // It was seen up to the last episode there is.
    expect(hidesUnseen(of([always, known, uncounted]), unseen(2))).toBe(false);
    expect(hidesUnseen(of([always], [1, 2, 3, 4, 5]), unseen(2))).toBe(true);
    for (const credit of [guest, late, unknown, crew, regular])
      expect(hidesUnseen(of([credit]), unseen(2))).toBe(true);
    expect(hidesUnseen({ ...of([]), leftOut: [{}] }, unseen(2))).toBe(true);
    expect(hidesUnseen({ credits: [], overview: 'Walt flees.' }, unseen(3))).toBe(true);
    expect(hidesUnseen({ credits: [], overview: 'Walt flees.' }, unseen(2))).toBe(false);
    expect(hidesUnseen({ credits: [] }, unseen(3))).toBe(false);
    expect(hidesUnseen(of(all, [9]), unseen(1))).toBe(false);
  });

  it('has no titles, texts and left out rows of what was not seen', () => {
    const season = bareSeason({
      overview: 'Walt flees.',
      episodes: [1, 5].map((number) => bareEpisode(number, { name: `Title ${number}`, overview: 'Text' })),
      credits: all,
    });
    expect(withoutUnseen(season, unseen(2)).episodes.map(({ name, overview }) => [name, overview])).toEqual([
      ['Title 1', 'Text'],
      ['', ''],
    ]);
    expect(withoutUnseen(season, unseen(2)).overview).toBe('Walt flees.');
    expect(withoutUnseen(season, unseen(3))).toMatchObject({ overview: '', leftOut: [] });
  });
});
