import net from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { directNetwork } from './test/direct-network.ts';
import { startHost } from './test/test-host.ts';
import { directAgent } from './direct-carrier.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('gives each address of a far-away host seconds, not the 250 ms after which Node tries the next', async () => {
  const connect = vi.spyOn(net, 'connect');
  const host = await startHost((_request, response) => response.end());
  const network = directNetwork(directAgent());
  await network.get({
    url: new URL(`http://localhost:${host.port}/`),
    headers: {},
    signal: new AbortController().signal,
    limits: { answerMs: 5000, paceMs: 5000, leastBytes: 1, totalMs: 5000, maxBytes: 1000 },
  });
  expect(connect).toHaveBeenCalledWith(
    expect.objectContaining({ autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 2500 }),
  );
  await network.close();
  await host.close();
});
