import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import type { SystemNetwork } from '../network/network.ts';
import { directNetwork } from '../network/test/direct-network.ts';
import type { PictureAddress } from './picture-address.ts';
import { PictureFetcher, type PictureFetcherOptions } from './picture-fetcher.ts';
import { PictureFolder } from './picture-folder.ts';
import { type Answer, JPEG, PictureHost, send, sendJpeg } from './test/picture-host.ts';
import { createPictureResponder, PictureStore } from './picture-store.ts';
import type { SchemeAnswer } from '../window/answer-scheme.ts';

let path: string;
let host: PictureHost;
let network: SystemNetwork;
let logger: MemoryLogger;
let pauses: number[];
let time: number;
let fetcher: PictureFetcher;
let store: PictureStore;

const abc: PictureAddress = { size: 'w185', name: 'abc.jpg' };
const named = (name: string): PictureAddress => ({ size: 'w185', name: `${name}.jpg` });

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'endroll-images-'));
  host = new PictureHost();
  await host.start();
  network = directNetwork();
  logger = new MemoryLogger();
  pauses = [];
  time = 0;
  createStore();
});

afterEach(async () => {
  fetcher.close();
  await network.close();
  await host.stop();
  rmSync(path, { recursive: true });
});

function createStore(options: Partial<PictureFetcherOptions> = {}): void {
  fetcher = new PictureFetcher({
    baseUrl: `${host.url}/`,
    userAgent: 'Endroll/0.0.0',
    network,
    now: () => time,
    // Time passes by itself, so that no test waits.
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
    ...options,
  });
  store = new PictureStore({ folder: new PictureFolder(path), fetcher, logger });
}

const filePath = ({ size, name }: PictureAddress): string => join(path, size, name);

function putOnDisk(address: PictureAddress, bytes: string | Uint8Array): void {
  mkdirSync(join(path, address.size), { recursive: true });
  writeFileSync(filePath(address), bytes);
}

describe('a picture', () => {
  it('is fetched once, kept, and read from disk ever after', async () => {
    expect(await store.find(abc, 'visible')).toEqual({ kind: 'image', bytes: Buffer.from(JPEG) });
    expect(host.paths).toEqual(['/t/p/w185/abc.jpg']);
    expect(readFileSync(filePath(abc))).toEqual(Buffer.from(JPEG));
    expect(readdirSync(join(path, 'w185'))).toEqual(['abc.jpg']);

    createStore({ baseUrl: 'http://127.0.0.1:9/' });
    expect((await store.find(abc, 'visible')).kind).toBe('image');
    expect(await store.keep(abc)).toBe('image');
    expect(host.paths).toHaveLength(1);
  });

  it('is asked for by an honest name, and with no token', async () => {
    await store.find(abc, 'visible');
    expect(host.headers[0]).toMatchObject({ 'user-agent': 'Endroll/0.0.0' });
    expect(host.headers[0]).not.toHaveProperty('authorization');
  });

  it('is fetched once for all who ask at the same time', async () => {
    const results = await Promise.all([
      store.find(abc, 'visible'),
      store.keep(abc),
      store.find(abc, 'visible'),
    ]);
    expect(results.map((result) => (typeof result === 'string' ? result : result.kind))).toEqual([
      'image',
      'image',
      'image',
    ]);
    expect(host.paths).toHaveLength(1);
  });

  it('is fetched again when its file is damaged', async () => {
    putOnDisk(abc, '');
    await store.find(abc, 'visible');
    expect(readFileSync(filePath(abc))).toEqual(Buffer.from(JPEG));
    putOnDisk(abc, '<html>');
    await store.find(abc, 'visible');
    expect(readFileSync(filePath(abc))).toEqual(Buffer.from(JPEG));
  });

  it('is shown although the disk does not take it, but does not count as kept', async () => {
    writeFileSync(join(path, 'w185'), 'a file where the folder should be');
    expect((await store.find(abc, 'visible')).kind).toBe('image');
    expect(await store.keep(abc)).toBe('unavailable');
    expect(logger.lines).toContain('warn The picture w185/abc.jpg cannot be kept');
  });

  it('that TMDB does not have is asked for once', async () => {
    host.answer = send(404);
    expect((await store.find(abc, 'visible')).kind).toBe('missing');
    expect(await store.keep({ ...abc, size: 'w342' })).toBe('missing');
    expect(host.paths).toHaveLength(1);
    expect(existsSync(filePath(abc))).toBe(false);
  });
});

describe('an answer that is no picture is refused and not kept:', () => {
  const html = '<!doctype html><title>Sign in to the hotel</title>';

  it.each([
    ['a web page', send(200, html, { 'Content-Type': 'text/html' }), 'invalid'],
    ['a web page that calls itself a picture', send(200, html, { 'Content-Type': 'image/jpeg' }), 'invalid'],
    ['a picture without a type', send(200, JPEG), 'invalid'],
    ['nothing', send(200, '', { 'Content-Type': 'image/jpeg' }), 'invalid'],
    [
      '6 MB',
      send(200, Buffer.concat([JPEG, Buffer.alloc(6e6)]), { 'Content-Type': 'image/jpeg' }),
      'invalid',
    ],
    ['a redirect', send(302, '', { Location: 'https://example.com/a.jpg' }), 'unavailable'],
    ['a server error', send(503, 'busy'), 'unavailable'],
    [
      'half of it',
      send(200, JPEG, { 'Content-Type': 'image/jpeg', 'Content-Length': '4000' }),
      'unavailable',
    ],
  ] as const)('%s', async (_, answer, kind) => {
    host.answer = (request, response) => {
      answer(request, response);
      // A half body ends with the connection.
      response.once('finish', () => request.socket.destroySoon());
    };
    expect((await store.find(abc, 'visible')).kind).toBe(kind);
    expect(existsSync(join(path, 'w185')) ? readdirSync(join(path, 'w185')) : []).toEqual([]);
  });
});

describe('a host that asks for a pause', () => {
  it('gets it, as long as it says, and is then asked again', async () => {
    host.answers.push(send(429, '', { 'Retry-After': '7' }));
    expect((await store.find(abc, 'visible')).kind).toBe('image');
    expect(pauses).toEqual([7000]);
  });

  it('gets a short one when it does not say how long, and never a very long one', async () => {
    host.answers.push(send(429), send(429, '', { 'Retry-After': '86400' }));
    await store.find(abc, 'visible');
    expect(pauses).toEqual([2000, 30_000]);
  });

  it('is left alone after three tries', async () => {
    host.answer = send(429);
    expect((await store.find(abc, 'visible')).kind).toBe('unavailable');
    expect(host.paths).toHaveLength(3);
  });
});

describe('without a network', () => {
  it('says so at once after the first failure, and tries again after a while', async () => {
    const get = vi.spyOn(network, 'get');
    createStore({ baseUrl: 'http://127.0.0.1:9' });
    expect((await store.find(named('a'), 'visible')).kind).toBe('offline');
    expect((await store.find(named('b'), 'visible')).kind).toBe('offline');
    expect(get).toHaveBeenCalledTimes(1);
    time += 10_000;
    await store.find(named('c'), 'visible');
    expect(get).toHaveBeenCalledTimes(2);
  });

  it('shows a picture in another size, for as long as this one cannot be had', async () => {
    putOnDisk({ ...abc, size: 'w342' }, JPEG);
    host.answer = send(503);
    const found = await store.find(abc, 'visible');
    expect(found).toEqual({ kind: 'image', bytes: Buffer.from(JPEG), isOtherSize: true });
    const response = await createPictureResponder(() => Promise.resolve(found))({
      url: 'endroll-image://w185/abc.jpg',
      method: 'GET',
    });
    expect(response.headers['Cache-Control']).toBe('no-store');
    host.answer = sendJpeg;
    expect(await store.find(abc, 'visible')).not.toHaveProperty('isOtherSize');
  });
});

describe('many pictures', () => {
  it('are fetched six at once, those a reader waits for before those that are only kept', async () => {
    const open: ServerResponse[] = [];
    host.answer = (_request, response) => open.push(response);
    const endOne = (): void => {
      open.shift()?.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(JPEG);
    };
    const keeping = Array.from({ length: 8 }, (_, index) => fetcher.fetch(named(`keep${index}`), 'keeping'));
    await vi.waitFor(() => expect(host.paths).toHaveLength(6));
    const seen = fetcher.fetch(named('seen'), 'visible');
    fetcher.hurry(named('keep7'));
    // Long enough for a seventh request to arrive if one were sent.
    await new Promise((resolve) => setImmediate(resolve));
    expect(host.paths).toHaveLength(6);

    // Each place that becomes free is taken by one picture, so they arrive in the order of their turns.
    for (const arrived of [7, 8, 9]) {
      endOne();
      await vi.waitFor(() => expect(host.paths).toHaveLength(arrived));
    }
    while (open.length > 0) endOne();
    await Promise.all([...keeping, seen]);
    const order = host.paths.map((asked) => asked.replace('/t/p/w185/', ''));
    expect(order.slice(6)).toEqual(['seen.jpg', 'keep7.jpg', 'keep6.jpg']);
  });

  const drip: Answer = (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'image/jpeg' });
    const timer = setInterval(() => response.write('x'), 10);
    response.once('close', () => clearInterval(timer));
  };

  it('are not stopped by six that send a byte now and then', async () => {
    createStore({ slowAfterMs: 20, now: () => performance.now() });
    host.answer = (request, response) =>
      (request.url?.includes('slow') === true ? drip : sendJpeg)(request, response);
    for (let index = 0; index < 6; index += 1) void fetcher.fetch(named(`slow${index}`), 'keeping');
    const others = Array.from({ length: 20 }, (_, index) => fetcher.fetch(named(`a${index}`), 'keeping'));
    const kinds = (await Promise.all(others)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['image']));
  });

  it('are not without a network because one of them sends a byte now and then, which is given up', async () => {
    createStore({ limits: { paceMs: 50 } });
    host.answers.push(drip);
    expect((await store.find(named('slow'), 'visible')).kind).toBe('unavailable');
    expect((await store.find(abc, 'visible')).kind).toBe('image');
  });

  it('are hurried for a reader who comes while the disk is still being looked at', async () => {
    const fetch = vi.spyOn(fetcher, 'fetch');
    await Promise.all([store.find(abc, 'keeping'), store.find(abc, 'visible')]);
    expect(fetch.mock.calls).toEqual([[abc, 'visible']]);
  });

  it('are given up when the application quits', async () => {
    host.answer = () => undefined;
    const running = store.find(abc, 'visible');
    await vi.waitFor(() => expect(host.paths).toHaveLength(1));
    fetcher.close();
    expect((await running).kind).not.toBe('image');
  });
});

describe('a picture that is renewed', () => {
  const OLD = Buffer.concat([JPEG, Buffer.from('old')]);

  it('takes the place of the kept one, as of now', async () => {
    putOnDisk(abc, OLD);
    const monthsAgo = new Date('2026-01-01T00:00:00Z');
    utimesSync(filePath(abc), monthsAgo, monthsAgo);
    expect(await store.renew(abc)).toBe('image');
    expect(readFileSync(filePath(abc))).toEqual(Buffer.from(JPEG));
    expect(statSync(filePath(abc)).mtime.getTime()).toBeGreaterThan(monthsAgo.getTime());
  });

  it.each([
    ['missing', send(404)],
    ['unavailable', send(503)],
    ['invalid', send(200, '<html>', { 'Content-Type': 'image/jpeg' })],
  ] as const)('stays as it was kept when the new one is %s', async (kind, answer) => {
    putOnDisk(abc, OLD);
    host.answer = answer;
    expect(await store.renew(abc)).toBe(kind);
    expect(readFileSync(filePath(abc))).toEqual(OLD);
  });

  it('is shown from disk meanwhile', async () => {
    putOnDisk(abc, OLD);
    let finish = (): void => undefined;
    host.answer = (_request, response) => {
      finish = () => response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(JPEG);
    };
    const renewing = store.renew(abc);
    await vi.waitFor(() => expect(host.paths).toHaveLength(1));
    expect(await store.find(abc, 'visible')).toEqual({ kind: 'image', bytes: OLD });
    finish();
    expect(await renewing).toBe('image');
  });

  it('is fetched once when a reader comes to whom it is missing', async () => {
    const fetch = vi.spyOn(fetcher, 'fetch');
    let finish = (): void => undefined;
    host.answer = (_request, response) => {
      finish = () => response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(JPEG);
    };
    const renewing = store.renew(abc);
    const finding = store.find(abc, 'visible');
    await vi.waitFor(() => {
      expect(fetch).toHaveBeenCalledTimes(2);
      expect(host.paths).toHaveLength(1);
    });
    finish();
    expect(await renewing).toBe('image');
    expect((await finding).kind).toBe('image');
    expect(host.paths).toHaveLength(1);
  });
});

describe('the picture protocol', () => {
  const ask = (url: string, method = 'GET'): Promise<SchemeAnswer> =>
    createPictureResponder((address) => store.find(address, 'visible'))({ url, method });

  it('answers with the picture, its type, and that it never changes', async () => {
    const response = await ask('endroll-image://w185/abc.jpg');
    expect(response.status).toBe(200);
    expect(new Uint8Array(response.body ?? [])).toEqual(JPEG);
    expect(response.headers['Content-Type']).toBe('image/jpeg');
    expect(response.headers['Cache-Control']).toContain('immutable');
    expect(response.headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it.each([
    [404, send(404)],
    [502, send(200, '<html>', { 'Content-Type': 'text/html' })],
    [503, send(500)],
  ] as const)('answers %d, uncached, when there is no picture', async (status, answer) => {
    host.answer = answer;
    const response = await ask('endroll-image://w185/abc.jpg');
    expect(response.status).toBe(status);
    expect(response.headers['Cache-Control']).toBe('no-store');
  });

  it('answers 504 without a network', async () => {
    await host.stop();
    expect((await ask('endroll-image://w185/abc.jpg')).status).toBe(504);
  });

  it('asks nobody for what is not a picture of TMDB', async () => {
    expect((await ask('endroll-image://w185/abc.exe')).status).toBe(400);
    expect((await ask('endroll-image://original/abc.jpg')).status).toBe(400);
    expect((await ask('endroll-image://w185/abc.jpg', 'POST')).status).toBe(405);
    expect(host.paths).toEqual([]);
  });
});
