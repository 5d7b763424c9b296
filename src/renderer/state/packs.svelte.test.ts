import { describe, expect, it, vi } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import type { TripPack, TripPackProgress } from '@shared/domain/trip-pack.ts';
import type { Calls } from '@shared/ipc/contract.ts';
import { toJsonText } from '@shared/json-text.ts';
import { ok, type Result } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { packFraction, PackFractions, Packs } from './packs.svelte.ts';

function pack(seriesId: number, rest: Partial<TripPack> = {}): TripPack {
  return {
    seriesId,
    language: 'en-US',
    seasonNumbers: [1],
    state: 'running',
    progress: { seasonsDone: 0, picturesDone: 0, picturesKnown: 0, secondsLeft: null },
    error: null,
    receipt: null,
    ...rest,
  };
}

it('believes what it hears more than a list that was asked for before', async () => {
  const fake = new FakeApi();
  const listed = Promise.withResolvers<Result<Calls['packs']['list']['output'], AppError>>();
  vi.spyOn(fake.packs, 'list').mockReturnValue(listed.promise);
  const packs = new Packs(fake);
  const stop = packs.follow();
  fake.send('packs:ended', { seriesId: 1, language: 'en-US' });
  fake.send('packs:changed', pack(2, { state: 'paused' }));
  listed.resolve(ok(toJsonText([pack(1), pack(2), pack(3)])));
  await expect.poll(() => packs.find(pack(3))?.state).toBe('running');
  expect(packs.find(pack(1))).toBeUndefined();
  expect(packs.find(pack(2))?.state).toBe('paused');
  expect(packs.unfinished.map(({ seriesId }) => seriesId)).toEqual([3, 2]);
  stop();
  fake.send('packs:changed', pack(3, { state: 'done' }));
  expect(packs.find(pack(3))?.state, 'no longer followed').toBe('running');
});

function fourSeasons(progress: Partial<TripPackProgress>, rest: Partial<TripPack> = {}): TripPack {
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
    expect(packFraction(fourSeasons({}))).toBe(0);
    expect(packFraction(fourSeasons({}, { seasonNumbers: [] }))).toBe(0);
    expect(packFraction(fourSeasons({ seasonsDone: 4, picturesDone: 400, picturesKnown: 400 }))).toBe(1);
  });

  it('counts on as many pictures for each season to come', () => {
    // One of four seasons with 49 pictures, all there: 4 seasons and 196 pictures are expected.
    expect(packFraction(fourSeasons({ seasonsDone: 1, picturesDone: 49, picturesKnown: 49 }))).toBe(50 / 200);
  });
});

describe('the fraction that is shown', () => {
  const many = fourSeasons({ seasonsDone: 2, picturesDone: 12, picturesKnown: 500 });
  const few = fourSeasons({ seasonsDone: 1, picturesDone: 10, picturesKnown: 10 });

  it('holds still where the estimate goes back', () => {
    const fractions = new PackFractions();
    const first = fractions.advance(few);
    expect(packFraction(many)).toBeLessThan(first);
    expect(fractions.advance(many)).toBe(first);
  });

  it('begins anew when the pack does, when it has other seasons, and after it was done', () => {
    const fractions = new PackFractions();
    fractions.advance(few);
    expect(fractions.advance(fourSeasons({}))).toBe(0);
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
