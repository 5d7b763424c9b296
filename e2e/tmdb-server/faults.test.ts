import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ask, openRequest, withServer } from './testing.ts';

const path = '/3/tv/90001/season/1/credits';

describe('statuses', () => {
  it(
    'come with TMDB’s own bodies',
    withServer(async (server) => {
      const codes = { 401: 7, 403: 45, 404: 34, 429: 25, 500: 11, 502: 43, 503: 46, 504: 24 };
      for (const [status, code] of Object.entries(codes)) {
        server.faults.set({ match: '/3/', kind: 'status', status: Number(status), times: 1 });
        const answer = await ask(server, path);
        expect(answer.status).toBe(Number(status));
        expect(answer.json).toMatchObject({ success: false, status_code: code });
      }
      expect((await ask(server, path)).status).toBe(200);
    }),
  );

  it(
    'can be another of TMDB’s codes, or another body altogether',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'status', status: 401, code: 32, times: 1 });
      expect((await ask(server, path)).json).toMatchObject({ status_code: 32 });
      server.faults.set({ match: path, kind: 'status', status: 502, body: '<h1>Bad Gateway</h1>', times: 1 });
      const gateway = await ask(server, path);
      expect([gateway.status, gateway.raw.toString()]).toEqual([502, '<h1>Bad Gateway</h1>']);
      expect(gateway.headers['content-type']).toContain('text/html');
    }),
  );

  it(
    'of 422 carry a list of errors and no code',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'status', status: 422 });
      expect((await ask(server, path)).json).toEqual({ errors: ['query must be provided'] });
    }),
  );

  it(
    'of 429 come with and without Retry-After, as often as was said',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'status', status: 429, retryAfterSeconds: 1, times: 2 });
      expect((await ask(server, path)).headers['retry-after']).toBe('1');
      expect((await ask(server, path)).status).toBe(429);
      expect((await ask(server, path)).status).toBe(200);
      server.faults.set({ match: path, kind: 'status', status: 429 });
      expect((await ask(server, path)).headers['retry-after']).toBeUndefined();
    }),
  );

  it(
    'befall pictures as well',
    withServer(async (server) => {
      server.faults.set({ match: '/t/p/', kind: 'status', status: 503 });
      expect((await ask(server, '/t/p/w45/a.jpg')).status).toBe(503);
    }),
  );
});

describe('connections', () => {
  it(
    'hang until the client gives up, and the log says that nothing was sent',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'hang' });
      const socket = openRequest(server, path);
      await server.log.waitFor(path);
      socket.destroy();
      expect(server.log.entries[0]?.status).toBe(0);
    }),
  );

  it(
    'are cut before the first byte',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'cut', times: 1 });
      const socket = openRequest(server, path);
      const received: Buffer[] = [];
      socket.on('data', (chunk) => received.push(chunk));
      await once(socket, 'close');
      expect(received).toEqual([]);
      server.faults.set({ match: path, kind: 'cut', reset: true, times: 1 });
      await expect(ask(server, path)).rejects.toThrow('ECONNRESET');
    }),
  );

  it(
    'break off in the middle of a body that was promised whole',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'half-body' });
      const socket = openRequest(server, path);
      const received: Buffer[] = [];
      socket.on('data', (chunk) => received.push(chunk));
      await once(socket, 'close');
      const [head = '', body = ''] = Buffer.concat(received).toString().split('\r\n\r\n');
      const promised = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      expect(Buffer.byteLength(body)).toBe(Math.ceil(promised / 2));
      await expect(ask(server, path)).rejects.toThrow('aborted');
    }),
  );
});

describe('bodies', () => {
  it(
    'are a hotel’s log-in page',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'portal' });
      const { status, headers, raw } = await ask(server, path);
      expect([status, headers['content-type']]).toEqual([200, 'text/html;charset=utf-8']);
      expect(raw.toString()).toContain('<h1>Please log in');
    }),
  );

  it(
    'are longer than anybody should read, packed or not',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'huge-body', megabytes: 21, times: 1 });
      const plain = await ask(server, path);
      expect(plain.headers['content-length']).toBeUndefined();
      expect(plain.raw.length).toBeGreaterThan(21 * 1_048_576);
      expect(plain.raw.subarray(0, 60).toString()).toMatch(/^\{"id":1,"crew":\[\],"cast":\[\{"id":1,/);
      expect(plain.raw.subarray(-4).toString()).toBe('0}]}');
      server.faults.set({ match: path, kind: 'huge-body', gzip: true });
      const packed = await ask(server, path);
      expect(packed.raw.length).toBeLessThan(1_048_576);
      expect(gunzipSync(packed.raw).length).toBeGreaterThan(24 * 1_048_576);
    }),
  );

  it(
    'are cut off in the middle of their JSON',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'invalid-json' });
      const { status, headers, raw } = await ask(server, path);
      expect([status, headers['content-type']]).toEqual([200, 'application/json;charset=utf-8']);
      expect(() => JSON.parse(raw.toString()) as unknown).toThrow(SyntaxError);
    }),
  );

  it(
    'lack the identity of one row',
    withServer(async (server) => {
      const { cast } = (await ask(server, path)).json as { cast: { credit_id?: string }[] };
      server.faults.set({ match: path, kind: 'missing-identity' });
      const faulty = (await ask(server, path)).json as { cast: { credit_id?: string }[] };
      expect(faulty.cast[0]).not.toHaveProperty('credit_id');
      expect(faulty.cast.slice(1)).toEqual(cast.slice(1));
    }),
  );

  it(
    'lack whom TMDB has deleted, the last of every list',
    withServer(async (server) => {
      const { cast } = (await ask(server, path)).json as { cast: object[] };
      server.faults.set({ match: path, kind: 'deleted-people' });
      const faulty = (await ask(server, path)).json as { cast: object[]; crew: object[] };
      expect(faulty.cast.slice(0, -1)).toEqual(cast.slice(0, -1));
      for (const row of [faulty.cast.at(-1), faulty.crew.at(-1)]) {
        expect(row).not.toHaveProperty('id');
        expect(row).not.toHaveProperty('credit_id');
      }
    }),
  );

  it(
    'lack the ids of the crew, as in 2014',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'old-crew' });
      const { cast, crew } = (await ask(server, path)).json as { cast: object[]; crew: object[] };
      expect(crew.filter((row) => 'credit_id' in row)).toEqual([]);
      expect(cast.every((row) => 'credit_id' in row)).toBe(true);
    }),
  );
});

describe('switches', () => {
  it(
    'match the beginning of a path or an expression over path and query, the last one first',
    withServer(async (server) => {
      server.faults.set({ match: '/3/tv/90001', kind: 'status', status: 500 });
      server.faults.set({ match: /language=de/g, kind: 'status', status: 503 });
      const statuses = [path, `${path}?language=de-DE`, `${path}?language=de-DE`, '/3/tv/90002'];
      const answers = await Promise.all(statuses.map((each) => ask(server, each)));
      expect(answers.map(({ status }) => status)).toEqual([500, 503, 503, 200]);
      server.faults.clear();
      expect((await ask(server, path)).status).toBe(200);
    }),
  );

  it(
    'make pictures late',
    withServer(async (server) => {
      server.faults.set({ match: '/t/p/', kind: 'latency', milliseconds: 40 });
      const start = performance.now();
      expect((await ask(server, '/t/p/w185/portrait.jpg')).status).toBe(200);
      expect(performance.now() - start).toBeGreaterThan(38);
    }),
  );

  it(
    'make an answer late, whatever it is',
    withServer(async (server) => {
      server.faults.set({ match: path, kind: 'latency', milliseconds: 40 });
      server.faults.set({ match: path, kind: 'status', status: 500, times: 1 });
      for (const expected of [500, 200]) {
        const start = performance.now();
        expect((await ask(server, path)).status).toBe(expected);
        expect(performance.now() - start).toBeGreaterThan(38);
      }
    }),
  );
});
