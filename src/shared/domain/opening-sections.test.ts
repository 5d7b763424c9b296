import { describe, expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import type { Credit } from './credit.ts';
import { groupCredits } from './group-credits.ts';
import { LONG_SEASON, openingSections } from './opening-sections.ts';

function credits(count: number): readonly Credit[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `credit-${index}`;
    const somebody = person(index % 900, `Person ${index % 900}`);
    if (index < 100) return credit(id, somebody, { character: `Character ${index}`, order: index });
    return index % 2 === 0
      ? credit(id, somebody, { kind: 'guest' })
      : crewCredit(id, somebody, 'Camera', 'Grip');
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
