import { ageOn, filmographyOf } from '@shared/domain/tmdb-person.ts';
import { describe, expect, it } from 'vitest';
import { lacksBiography, makePerson } from './person.ts';
import { answerFiles } from './test/answer-files.ts';

const WIRE = {
  id: 17419,
  name: 'Bryan Cranston',
  gender: 2,
  known_for_department: 'Acting',
  also_known_as: ['Lee Stone', ' Lee Stone', 'Bryan Cranston', '', 7],
  biography: '',
  birthday: '1956-03-07',
  deathday: null,
  imdb_id: 'nm0186505',
  place_of_birth: 'Hollywood',
  profile_path: '/a.jpg',
  external_ids: { imdb_id: null, wikidata_id: 'Q23547', twitter_id: '' },
  tv_credits: {
    cast: [
      {
        id: 1396,
        name: 'Breaking Bad',
        first_air_date: '2008-01-20',
        character: 'Walter White',
        credit_id: 'a',
        episode_count: 62,
      },
      {
        id: 1396,
        name: 'Breaking Bad',
        first_air_date: '2008-01-20',
        character: 'Walter White',
        credit_id: 'a',
        episode_count: 62,
      },
      { name: 'Gone' },
      null,
    ],
    crew: [
      {
        id: 1396,
        name: 'Breaking Bad',
        first_air_date: '',
        job: 'Director',
        department: 'Directing',
        credit_id: 'b',
      },
    ],
  },
  movie_credits: {
    cast: [{ id: 5, title: 'Drive', release_date: '2011-08-06', character: 'Shannon' }],
    crew: 'no list',
  },
};
const body = (json: unknown): string => JSON.stringify(json);

describe('a person of TMDB', () => {
  it('has facts, other names, ids elsewhere and everything they did; a row that cannot be used costs itself', () => {
    const person = makePerson({
      person: body(WIRE),
      english: body({ id: 17419, name: 'x', biography: ' Born. ' }),
    });
    expect(person).toMatchObject({
      personId: 17419,
      birthday: '1956-03-07',
      deathday: null,
      biography: 'Born.',
      isBiographyEnglish: true,
      otherNames: ['Lee Stone'],
      ids: { imdb: 'nm0186505', wikidata: 'Q23547' },
      leftOutCount: 2,
    });
    expect(
      person.credits.map(({ media, title, character, job }) => [media, title, character ?? job]),
    ).toEqual([
      ['tv', 'Breaking Bad', 'Walter White'],
      ['tv', 'Breaking Bad', 'Director'],
      ['movie', 'Drive', 'Shannon'],
    ]);
    expect(person.credits.at(-1)?.creditId).toMatch(/^own-5-/u);
  });

  it('is nobody without an id or a name, and somebody without anything else', () => {
    expect(() => makePerson({ person: body({ ...WIRE, name: '' }), english: null })).toThrow();
    expect(() => makePerson({ person: body({ ...WIRE, id: null }), english: null })).toThrow();
    const bare = makePerson({ person: body({ id: 1, name: 'A' }), english: 'no JSON' });
    expect(bare).toMatchObject({ biography: '', credits: [], ids: {}, otherNames: [], leftOutCount: 0 });
  });

  it('lacks a biography where it is empty', () => {
    expect(lacksBiography(body(WIRE))).toBe(true);
    expect(lacksBiography(body({ ...WIRE, biography: 'x' }))).toBe(false);
  });
});

it('puts a filmography together by title, the newest first, what is to come before all', () => {
  const credit = (titleId: number, date: string | null, creditId: string) => ({
    creditId,
    media: 'tv' as const,
    titleId,
    title: `T${titleId}`,
    posterPath: null,
    date,
    character: 'x',
    job: null,
    department: null,
    episodeCount: null,
  });
  const titles = filmographyOf({
    credits: [
      credit(1, '2001-01-01', 'a'),
      credit(2, null, 'b'),
      credit(3, '2005-01-01', 'c'),
      credit(1, null, 'd'),
    ],
  });
  expect(titles.map(({ titleId, credits }) => [titleId, credits.length])).toEqual([
    [2, 1],
    [3, 1],
    [1, 2],
  ]);
});

it('knows how old somebody was on a day', () => {
  expect(ageOn('1956-03-07', '2008-01-20')).toBe(51);
  expect(ageOn('1956-03-07', '2008-03-07')).toBe(52);
  expect(ageOn('1956-03-07', '2008-03-06')).toBe(51);
  expect(ageOn(null, '2008-03-06')).toBeNull();
  expect(ageOn('1956-03-07', null)).toBeNull();
  expect(ageOn('1990-01-01', '1980-01-01')).toBeNull();
});

describe('recorded and made-up people', () => {
  const people = answerFiles(/^person_/u).map(({ name, body: text }) => ({
    name,
    json: JSON.parse(text) as { readonly birthday: string | null },
  }));
  const credits = answerFiles(/^person-tv-credits/u).map(({ body: text }) => JSON.parse(text) as Credits);

  it('are read whole', () => {
    for (const { name, json } of people)
      for (const own of credits) {
        const person = makePerson({ person: body({ ...json, tv_credits: own }), english: null });
        expect(person.leftOutCount, name).toBe(0);
        expect(person.credits.length, name).toBe(
          new Set([...own.cast, ...own.crew].map(({ credit_id: id }) => id)).size,
        );
        expect(person.birthday, name).toBe(json.birthday);
      }
  });

  it('lose one row where one is spoilt, never the others nor the person', () => {
    const wrong: readonly unknown[] = [null, 7, 'x', [], {}, { id: 'x' }, { id: 1 }];
    for (const [place, own] of credits.entries())
      for (let index = 0; index < own.cast.length; index += 1) {
        const spoilt = { ...own, cast: own.cast.with(index, wrong[(index + place) % wrong.length] as Row) };
        const all = makePerson({ person: body({ id: 1, name: 'A', tv_credits: own }), english: null });
        const rest = makePerson({ person: body({ id: 1, name: 'A', tv_credits: spoilt }), english: null });
        expect(rest.leftOutCount).toBe(1);
        const lost = own.cast[index]?.credit_id;
        expect(rest.credits).toEqual(all.credits.filter(({ creditId }) => creditId !== lost));
      }
  });
});

interface Row {
  readonly credit_id: string;
}

interface Credits {
  readonly cast: Row[];
  readonly crew: Row[];
}
