import { describe, expect, it } from 'vitest';
import type { Credit } from './credit.ts';
import { groupCredits } from './group-credits.ts';
import { LONG_SEASON, openingSections } from './opening-sections.ts';

function credits(count: number): readonly Credit[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = index < 100 ? 'regular' : index % 2 === 0 ? 'guest' : 'crew';
    return {
      creditId: `credit-${index}`,
      kind,
      person: {
        personId: index % 900,
        name: `Person ${index % 900}`,
        originalName: null,
        gender: 'not-set',
        knownForDepartment: null,
        popularity: null,
        profilePath: null,
        adult: false,
      },
      character: kind === 'crew' ? null : `Character ${index}`,
      job: kind === 'crew' ? 'Grip' : null,
      department: kind === 'crew' ? 'Camera' : null,
      order: index,
      episodeCount: 1,
      episodeNumbers: [],
    };
  });
}

describe('what a long season shows first', () => {
  it('are its first regulars as they will stand there, and the counts of all', () => {
    const all = credits(LONG_SEASON + 1);
    const whole = groupCredits(all);
    expect(openingSections(all)).toEqual({
      regulars: whole.regulars.slice(0, 60),
      guests: [],
      crew: [],
      counts: whole.counts,
    });
  });

  it('is nothing for a season that is not long', () => {
    expect(openingSections(credits(LONG_SEASON))).toBeNull();
  });
});
