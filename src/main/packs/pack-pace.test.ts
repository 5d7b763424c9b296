import { describe, expect, it } from 'vitest';
import { PackPace } from './pack-pace.ts';

describe('the pace', () => {
  it('cannot be told from less than a second, or while nothing gets done', () => {
    const pace = new PackPace();
    expect(pace.secondsFor(10)).toBeNull();
    pace.note(0, 0);
    pace.note(5, 900);
    expect(pace.secondsFor(10)).toBeNull();
    const stuck = new PackPace();
    stuck.note(5, 0);
    stuck.note(5, 5_000);
    expect(stuck.secondsFor(10)).toBeNull();
  });

  it('gives whole seconds, rather one too many', () => {
    const pace = new PackPace();
    pace.note(0, 0);
    pace.note(20, 2_000);
    expect(pace.secondsFor(100)).toBe(10);
    expect(pace.secondsFor(101)).toBe(11);
    expect(pace.secondsFor(0)).toBe(0);
  });

  it('is that of the last ten seconds', () => {
    const pace = new PackPace();
    pace.note(0, 0);
    pace.note(1_000, 1_000);
    for (let second = 2; second <= 20; second += 1) pace.note(1_000 + second, second * 1_000);
    expect(pace.secondsFor(30)).toBe(30);
  });
});
