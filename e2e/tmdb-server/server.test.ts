import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startTmdbServer } from './server.ts';
import { ask, askFor, openRequest, withServer } from './testing.ts';
import type { SeasonCredits } from './wire.ts';

const credits = '/3/tv/90001/season/1/credits';

describe('who is let in', () => {
  it(
    'lets the token in',
    withServer(async (server) => {
      const { status, json } = await ask(server, '/3/authentication');
      expect([status, json]).toEqual([200, { success: true, status_code: 1, status_message: 'Success.' }]);
    }),
  );

  it(
    'answers 401 with code 7, cacheable for five minutes, to anything else',
    withServer(async (server) => {
      const wrong = ['', 'Bearer ', `Bearer ${server.token}x`, `Bearer ${'0a'.repeat(16)}`, server.token];
      for (const authorization of wrong) {
        const { status, headers, json } = await ask(server, '/3/authentication', { authorization });
        expect(status).toBe(401);
        expect(headers['cache-control']).toBe('public, max-age=300');
        expect(json).toEqual({
          success: false,
          status_code: 7,
          status_message: 'Invalid API key: You must be granted a valid key.',
        });
      }
    }),
  );

  it(
    'takes a token of its caller’s choice',
    withServer(
      async (server) => {
        expect((await ask(server, credits, { authorization: 'Bearer mine' })).status).toBe(200);
      },
      { token: 'mine' },
    ),
  );

  it(
    'shows pictures to everybody',
    withServer(async (server) => {
      expect((await ask(server, '/t/p/w185/someone.jpg', { authorization: '' })).status).toBe(200);
    }),
  );
});

describe('how answers are sent', () => {
  it(
    'sends TMDB’s headers',
    withServer(async (server) => {
      const { headers } = await ask(server, credits);
      expect(headers['content-type']).toBe('application/json;charset=utf-8');
      expect(headers['cache-control']).toMatch(/^public, max-age=\d{5}$/);
      expect(headers['etag']).toMatch(/^W\/"[0-9a-f]+"$/);
      expect(headers['vary']).toBe('accept-encoding, Origin');
      expect(headers['content-encoding']).toBeUndefined();
    }),
  );

  it(
    'packs an answer for those who take gzip',
    withServer(async (server) => {
      const plain = await ask(server, credits);
      const packed = await ask(server, credits, { 'accept-encoding': 'gzip, deflate' });
      expect(packed.headers['content-encoding']).toBe('gzip');
      expect(packed.raw.length).toBeLessThan(plain.raw.length);
      expect(packed.json).toEqual(plain.json);
    }),
  );

  it(
    'answers 304 without a body to those who have the answer, until it changes',
    withServer(async (server) => {
      const etag = String((await ask(server, credits)).headers['etag']);
      const same = await ask(server, credits, { 'if-none-match': etag });
      expect([same.status, same.raw.length, same.headers['etag']]).toEqual([304, 0, etag]);
      server.catalogue.update(90001, 1, ({ cast, crew }) => ({ cast: cast.slice(1), crew }));
      expect((await ask(server, credits, { 'if-none-match': etag })).status).toBe(200);
    }),
  );

  it(
    'lets a 404 be cached for eight hours',
    withServer(async (server) => {
      const { status, headers, json } = await ask(server, '/3/tv/90001/season/99');
      expect([status, headers['cache-control']]).toEqual([404, 'public, max-age=28800']);
      expect(json).toMatchObject({ success: false, status_code: 34 });
    }),
  );

  it(
    'passes over query parameters that it does not know',
    withServer(async (server) => {
      expect((await ask(server, `${credits}?langauge=de-DE&x=1`)).json).toEqual(
        (await ask(server, credits)).json,
      );
    }),
  );
});

describe('closing', () => {
  it('breaks every open connection and is gone', async () => {
    const server = await startTmdbServer();
    server.faults.set({ match: '/', kind: 'hang' });
    const socket = openRequest(server, credits);
    await server.log.waitFor(credits);
    const closed = once(socket, 'close');
    await server.close();
    await closed;
    await expect(ask(server, credits)).rejects.toThrow('ECONNREFUSED');
  });

  it('can come back on its port with what it knew', async () => {
    const first = await startTmdbServer();
    first.catalogue.update(90001, 1, ({ crew }) => ({ cast: [], crew }));
    await ask(first, credits);
    await first.close();
    const { port, catalogue, log } = first;
    const second = await startTmdbServer({ port, catalogue, log });
    try {
      expect(second.url).toBe(first.url);
      expect((await askFor<SeasonCredits>(second, credits)).cast).toEqual([]);
      expect(second.log.count(credits)).toBe(2);
    } finally {
      await second.close();
    }
  });

  it(
    'says so when its port is taken',
    withServer(async ({ port }) => {
      await expect(startTmdbServer({ port })).rejects.toThrow('EADDRINUSE');
    }),
  );
});
