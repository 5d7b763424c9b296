import { expect, it, vi } from 'vitest';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { NetworkState } from './network.svelte.ts';

it('tries again what waited for a proxy’s password once, and nothing the reader has given up', async () => {
  const api = new FakeApi();
  const wanted = { proxy: 'proxy.example:3128', realm: '', isAgain: false };
  vi.spyOn(api.network, 'proxyLogin').mockResolvedValue(ok({ wanted, known: [], keyring: 'available' }));
  vi.spyOn(api.network, 'setProxyLogin').mockResolvedValue(ok({ wanted, known: [], keyring: 'available' }));
  const network = new NetworkState(api.network, () => undefined);
  const givenUp = vi.fn();
  const retry = vi.fn();
  await network.enterLogin(givenUp);
  network.leaveLogin();
  await network.enterLogin(retry);
  await network.setLogin('ann', 'secret', 'session');
  await network.setLogin('ann', 'secret', 'session');
  expect(givenUp).not.toHaveBeenCalled();
  expect(retry).toHaveBeenCalledTimes(1);
});
