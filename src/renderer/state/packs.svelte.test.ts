import { expect, it, vi } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import type { TripPack } from '@shared/domain/trip-pack.ts';
import type { Calls } from '@shared/ipc/contract.ts';
import { toJsonText } from '@shared/json-text.ts';
import { ok, type Result } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { Packs } from './packs.svelte.ts';

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
