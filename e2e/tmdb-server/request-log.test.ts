import { expect, it, vi } from 'vitest';
import { RequestLog } from './request-log.ts';
import { ask, withServer } from './testing.ts';

it(
  'tells who asked for what and what was answered, and never the token',
  withServer(async (server) => {
    const before = Date.now();
    const secrets = `api_key=0123456789abcdef0123456789abcdef&query=${server.token}`;
    await ask(server, `/3/tv/90001?language=de-DE&${secrets}`, {
      'user-agent': 'Endroll/0.1.0',
      'if-none-match': 'W/"old"',
    });
    await ask(server, '/3/tv/90001', { authorization: 'Bearer wrong' });
    await ask(server, '/t/p/w45/a.jpg');
    const [first, second, third] = server.log.entries;
    expect(first).toEqual({
      at: expect.any(Number) as number,
      method: 'GET',
      path: '/3/tv/90001',
      query: { language: 'de-DE', api_key: '[key]', query: '[token]' },
      status: 200,
      authorised: true,
      userAgent: 'Endroll/0.1.0',
      ifNoneMatch: 'W/"old"',
      kind: 'api',
    });
    expect(first?.at).toBeGreaterThanOrEqual(before);
    expect(second).toMatchObject({ status: 401, authorised: false });
    expect(third).toMatchObject({ status: 200, kind: 'image', path: '/t/p/w45/a.jpg' });
    expect(JSON.stringify(server.log.entries)).not.toMatch(/wrong|0123456789abcdef|eyJ/);
  }),
);

it(
  'counts by path, by expression and by test, and forgets',
  withServer(async ({ log, ...server }) => {
    await Promise.all(
      ['/3/tv/90001', '/3/tv/90001?language=fr', '/t/p/w45/a.jpg'].map((path) =>
        ask({ log, ...server }, path),
      ),
    );
    expect(log.count()).toBe(3);
    expect(log.count('/3/tv/')).toBe(2);
    expect(log.count(/language=fr/)).toBe(1);
    expect(log.count(({ kind }) => kind === 'image')).toBe(1);
    log.clear();
    expect([log.count(), log.entries]).toEqual([0, []]);
  }),
);

const request = { method: 'GET', path: '/', query: {}, authorised: true, userAgent: '' } as const;

it('knows how many pictures were fetched at once', () => {
  const log = new RequestLog();
  const [first, second] = [1, 2, 3].map(() => log.add({ ...request, kind: 'image' }));
  log.add({ ...request, kind: 'api' });
  first?.ended();
  first?.ended();
  second?.ended();
  log.add({ ...request, kind: 'image' });
  expect(log.peakConcurrentImages()).toBe(3);
  log.clear();
  expect(log.peakConcurrentImages()).toBe(2);
});

it('finds the busiest second, wherever it begins', () => {
  const log = new RequestLog();
  const clock = vi.spyOn(Date, 'now');
  for (const time of [0, 900, 1000, 1100, 1899, 1900, 2100]) {
    clock.mockReturnValue(time);
    log.add({ ...request, kind: 'api' });
    log.add({ ...request, kind: 'image' });
  }
  clock.mockRestore();
  expect(log.peakPerSecond()).toBe(4);
});

it(
  'ends a picture when it is sent, and when its client goes away',
  withServer(async (server) => {
    await ask(server, '/t/p/w45/a.jpg');
    server.log.clear();
    expect(server.log.peakConcurrentImages()).toBe(0);
    server.faults.set({ match: '/t/p/', kind: 'cut', times: 1 });
    await expect(ask(server, '/t/p/w45/a.jpg')).rejects.toThrow('hang up');
    await ask(server, '/t/p/w45/b.jpg');
    expect(server.log.peakConcurrentImages()).toBe(1);
  }),
);
