import type { Session } from 'electron';
import { expect, it, vi } from 'vitest';
import { createChromiumCarrier } from './chromium-carrier.ts';

it('sends nothing for somebody who has left before it was loaded', async () => {
  const request = vi.fn();
  // Nothing of it is to be touched.
  const session: unknown = {};
  assumeSession(session);
  const carrier = createChromiumCarrier({
    net: { request },
    session,
    logins: { find: () => Promise.resolve(null), refused: () => undefined },
  });
  const reason = new Error('left');
  const url = new URL('https://api.themoviedb.org/');
  await expect(carrier.send({ url, headers: {}, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(request).not.toHaveBeenCalled();
});

function assumeSession(value: unknown): asserts value is Session {
  expect(value).toBeDefined();
}
