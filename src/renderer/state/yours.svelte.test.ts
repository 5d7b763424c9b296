import { expect, it, vi } from 'vitest';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { Yours } from './yours.svelte.ts';

const list = { id: 'casting', name: 'Casting', subjects: ['person/1', 'person/2'] };

async function yoursWith(api: FakeApi): Promise<Yours> {
  api.yoursNow = { ...api.yoursNow, lists: [list] };
  const yours = new Yours(api, (a, b) => a.localeCompare(b));
  yours.follow();
  await yours.loaded;
  return yours;
}

it('removes a list after the changes before, and gives it back as they left it', async () => {
  const api = new FakeApi();
  const yours = await yoursWith(api);
  const changed = ['person/2', 'person/1'];
  const changes = [
    yours.changeList('casting', () => ({ subjects: changed })),
    yours.changeList('casting', () => ({ name: 'Cast' })),
  ];
  const removed = yours.removeList('casting');
  const late = yours.changeList('casting', () => ({ name: 'Late' }));
  await Promise.all([...changes, late]);
  expect(await removed).toEqual(ok({ id: 'casting', name: 'Cast', subjects: changed }));
  expect(api.yoursNow.lists).toEqual([]);
});

it('goes on with lists after a change of one that failed unexpectedly', async () => {
  const api = new FakeApi();
  const yours = await yoursWith(api);
  vi.spyOn(api.yours, 'keep').mockRejectedValueOnce(new Error('gone'));
  await expect(yours.changeList('casting', () => ({ name: 'A' }))).rejects.toThrow('gone');
  expect(await yours.changeList('casting', () => ({ name: 'B' }))).toBeNull();
  expect(api.yoursNow.lists).toEqual([{ ...list, name: 'B' }]);
});
