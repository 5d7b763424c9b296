import { describe, expect, it } from 'vitest';
import type { Credit } from './credit.ts';
import { packCredits, unpackCredits } from './packed-credits.ts';

const REGULAR: Credit = {
  creditId: 'regular',
  kind: 'regular',
  person: {
    personId: 1,
    name: 'Zlatko Golubić',
    originalName: 'Златко Голубић',
    gender: 'male',
    knownForDepartment: 'Acting',
    popularity: 3.25,
    profilePath: '/portrait.jpg',
    adult: false,
  },
  character: '',
  job: null,
  department: null,
  order: 0,
  episodeCount: 7,
  episodeNumbers: [1, 2, 7],
};

const CREW: Credit = {
  ...REGULAR,
  creditId: 'crew',
  kind: 'crew',
  person: {
    ...REGULAR.person,
    originalName: REGULAR.person.name,
    gender: 'not-set',
    popularity: null,
    profilePath: null,
    adult: true,
  },
  character: null,
  job: 'Director',
  department: '',
  order: null,
  episodeCount: null,
  episodeNumbers: [],
};

const UNKNOWN: Credit = {
  ...CREW,
  creditId: 'unknown',
  kind: 'guest',
  person: { ...CREW.person, originalName: null, knownForDepartment: null, gender: 'non-binary' },
};

describe('packed credits', () => {
  it('are the same when they are unpacked, in the same order', () => {
    const credits = [REGULAR, CREW, UNKNOWN, REGULAR];
    expect(unpackCredits(packCredits(credits))).toStrictEqual(credits);
    expect(unpackCredits(packCredits([]))).toEqual([]);
  });

  it('are a fraction of the text of the credits themselves', () => {
    const credits = Array.from({ length: 300 }, () => [REGULAR, CREW]).flat();
    const packed = JSON.stringify(packCredits(credits)).length;
    expect(packed / JSON.stringify(credits).length).toBeLessThan(0.25);
  });
});
