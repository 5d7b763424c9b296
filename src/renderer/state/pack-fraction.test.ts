import { describe, expect, it } from 'vitest';
import type { TripPack, TripPackProgress } from '@shared/domain/trip-pack.ts';
import { packFraction, PackFractions } from './pack-fraction.ts';

function pack(progress: Partial<TripPackProgress>, rest: Partial<TripPack> = {}): TripPack {
  return {
    seriesId: 1396,
    language: 'en-US',
    seasonNumbers: [1, 2, 3, 4],
    state: 'running',
    progress: { seasonsDone: 0, picturesDone: 0, picturesKnown: 0, secondsLeft: null, ...progress },
    error: null,
    receipt: null,
    ...rest,
  };
}

describe('the fraction of a pack that is done', () => {
  it('is nothing before the first season and all in the end', () => {
    expect(packFraction(pack({}))).toBe(0);
    expect(packFraction(pack({}, { seasonNumbers: [] }))).toBe(0);
    expect(packFraction(pack({ seasonsDone: 4, picturesDone: 400, picturesKnown: 400 }))).toBe(1);
  });

  it('counts on as many pictures for each season to come', () => {
    // One of four seasons with 49 pictures, all there: 4 seasons and 196 pictures are expected.
    expect(packFraction(pack({ seasonsDone: 1, picturesDone: 49, picturesKnown: 49 }))).toBe(50 / 200);
  });
});

describe('the fraction that is shown', () => {
  const many = pack({ seasonsDone: 2, picturesDone: 12, picturesKnown: 500 });
  const few = pack({ seasonsDone: 1, picturesDone: 10, picturesKnown: 10 });

  it('holds still where the estimate goes back', () => {
    const fractions = new PackFractions();
    const first = fractions.advance(few);
    expect(packFraction(many)).toBeLessThan(first);
    expect(fractions.advance(many)).toBe(first);
  });

  it('begins anew when the pack does, when it has other seasons, and after it was done', () => {
    const fractions = new PackFractions();
    fractions.advance(few);
    expect(fractions.advance(pack({}))).toBe(0);
    fractions.advance(few);
    const more = { ...many, seasonNumbers: [1, 2, 3, 4, 5] };
    expect(fractions.advance(more)).toBe(packFraction(more));
    fractions.advance({ ...few, state: 'done' });
    expect(fractions.advance(many)).toBe(packFraction(many));
  });

  it('keeps packs apart', () => {
    const fractions = new PackFractions();
    fractions.advance(few);
    expect(fractions.advance({ ...many, seriesId: 7 })).toBe(packFraction(many));
  });
});
