import { describe, expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import { packCredits, unpackCredits } from './packed-credits.ts';

const GOLUBIC = person(1, 'Zlatko Golubić', {
  originalName: 'Златко Голубић',
  gender: 'male',
  profilePath: '/p.jpg',
});
const HILL = person(2, 'Walter Hill', { popularity: null, adult: true });
const REGULAR = credit('regular', GOLUBIC, { episodeCount: 7, episodeNumbers: [1, 2, 7] });
const CREW = crewCredit('crew', HILL, '', 'Director');
const UNKNOWN = credit(
  'unknown',
  person(3, 'Somebody', { originalName: null, gender: 'non-binary', knownForDepartment: null }),
  { kind: 'guest', order: null },
);

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
