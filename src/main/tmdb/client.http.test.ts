import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTmdbServer, type TmdbServer } from '../../../e2e/tmdb-server/server.ts';
import { makeSeason } from '../answers/season.ts';
import { makeSeries } from '../answers/series.ts';
import { errorOf } from './test/client-stage.ts';
import { JumpingTimer } from '../network/test/fake-timer.ts';
import type { SystemNetwork } from '../network/network.ts';
import { directNetwork } from '../network/test/direct-network.ts';
import { TmdbClient, type TmdbBody, type TmdbLimits } from './client.ts';

const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
const path = '/3/tv/1396/season/1/credits';

let server: TmdbServer;
let network: SystemNetwork;

beforeEach(async () => {
  server = await startTmdbServer();
  network = directNetwork();
});

afterEach(async () => {
  await network.close();
  await server.close();
});

/** Over real HTTP, but nobody waits between two tries. */
function createClient(limits: Partial<TmdbLimits> = {}): TmdbClient {
  return new TmdbClient({
    baseUrl: server.url,
    version: '1.2.3',
    getToken: () => server.token,
    network,
    random: () => 0,
    timer: new JumpingTimer(),
    limits,
  });
}

function textOf(answer: TmdbBody | undefined): string {
  return new TextDecoder().decode(answer?.body);
}

describe('over real HTTP', () => {
  it('reads a compressed season, its details and its series', async () => {
    const client = createClient();
    const credits = await client.seasonCreditsBody(key);
    const [details] = await client.seasonParts(key);
    const series = await client.seriesBody(1396, 'en-US');
    const bodies = {
      credits: textOf(credits),
      details: textOf(details),
      aggregate: null,
      english: null,
    };
    const { season } = makeSeason(key, bodies, makeSeries({ series: textOf(series), english: null }));
    expect(season.credits.map(({ person }) => person.name)).toContain('Bryan Cranston');
    expect(season.parts).toEqual({ details: true, aggregate: true, english: true });
    expect(
      server.log.entries.every(({ authorised, userAgent }) => authorised && userAgent === 'Endroll/1.2.3'),
    ).toBe(true);
  });

  it('never sends a validator: the library is the only cache', async () => {
    const client = createClient();
    await client.seasonCreditsBody(key);
    await client.seasonCreditsBody(key);
    expect(server.log.entries.map(({ status, ifNoneMatch }) => [status, ifNoneMatch])).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
  });

  it('knows a good token from a wrong one', async () => {
    const client = createClient();
    await expect(client.checkToken(server.token)).resolves.toBe(server.token);
    expect(await errorOf(client.checkToken('aaa.bbb.ccc'))).toEqual({
      kind: 'unauthorized',
      reason: 'rejected',
    });
  });

  it('says which of series and season is not there', async () => {
    const client = createClient();
    const missing = { ...key, seasonNumber: 99 };
    expect(await errorOf(client.seasonCreditsBody(missing))).toEqual({ kind: 'not-found', what: 'season' });
    expect(await errorOf(client.seriesBody(999_999, 'en-US'))).toEqual({ kind: 'not-found', what: 'series' });
  });

  it('gets through after two connections that break, and after half a body', async () => {
    server.faults.set({ kind: 'cut', match: path, times: 1 });
    server.faults.set({ kind: 'cut', match: path, times: 1, reset: true });
    await expect(createClient().seasonCreditsBody(key)).resolves.toBeDefined();
    server.faults.set({ kind: 'half-body', match: path, times: 2 });
    await expect(createClient().seasonCreditsBody(key)).resolves.toBeDefined();
    expect(server.log.count(path)).toBe(6);
  });

  it('calls a connection that always breaks unreachable', async () => {
    server.faults.set({ kind: 'cut', match: path });
    expect(await errorOf(createClient().seasonCreditsBody(key))).toEqual({
      kind: 'offline',
      reason: 'unreachable',
    });
    expect(server.log.count(path)).toBe(3);
  });

  it('calls half a body truncated when it never comes whole', async () => {
    server.faults.set({ kind: 'half-body', match: path });
    expect(await errorOf(createClient().seasonCreditsBody(key))).toEqual({
      kind: 'invalid-response',
      problem: 'truncated',
      path: null,
    });
    expect(server.log.count(path)).toBe(3);
  });

  it('says that a server refuses', async () => {
    const client = createClient();
    await server.close();
    expect(await errorOf(client.seasonCreditsBody(key))).toEqual({ kind: 'offline', reason: 'refused' });
  });

  it('gives up a server that does not answer', async () => {
    server.faults.set({ kind: 'hang', match: path });
    const client = createClient({ answerMs: 20, tries: 1 });
    expect(await errorOf(client.seasonCreditsBody(key))).toEqual({ kind: 'offline', reason: 'no-answer' });
  });

  it('gives up an answer that takes too long in all', async () => {
    server.faults.set({ kind: 'hang', match: path });
    const client = createClient({ totalMs: 200, tries: 1 });
    expect(await errorOf(client.seasonCreditsBody(key))).toEqual({ kind: 'offline', reason: 'no-answer' });
    expect(server.log.count(path)).toBe(1);
  });

  it('lets go of a hanging request at once when nobody waits for it', async () => {
    server.faults.set({ kind: 'hang', match: path });
    const leaving = new AbortController();
    const asked = createClient().seasonCreditsBody(key, leaving.signal);
    await server.log.waitFor(path);
    leaving.abort();
    expect(await errorOf(asked)).toEqual({ kind: 'cancelled' });
  });

  it('knows the log-in page of a hotel', async () => {
    server.faults.set({ kind: 'portal', match: path });
    expect(await errorOf(createClient().seasonCreditsBody(key))).toMatchObject({ problem: 'html' });
  });

  it.each([false, true])('refuses a body without end (compressed: %s)', async (gzip) => {
    server.faults.set({ kind: 'huge-body', match: path, megabytes: 8, gzip });
    const client = createClient({ maxBytes: 2_000_000 });
    expect(await errorOf(client.seasonCreditsBody(key))).toMatchObject({ problem: 'too-large' });
  });

  it('takes a season in which a credit has no id', async () => {
    server.faults.set({ kind: 'missing-identity', match: path });
    expect((await createClient().seasonCreditsBody(key)).endpoint).toBe('tv/1396/season/1/credits');
  });

  it('does not take JSON that breaks off', async () => {
    server.faults.set({ kind: 'invalid-json', match: path });
    expect(await errorOf(createClient().seasonCreditsBody(key))).toMatchObject({ problem: 'not-json' });
  });

  it.each([
    [{ status: 401, code: 7 }, { kind: 'unauthorized', reason: 'rejected' }, 1],
    [{ status: 401, code: 32 }, { kind: 'unauthorized', reason: 'account' }, 1],
    [{ status: 404, code: 34 }, { kind: 'not-found', what: 'season' }, 1],
    [{ status: 422 }, { kind: 'tmdb-unavailable', status: 422, message: 'query must be provided' }, 1],
    [{ status: 429 }, { kind: 'rate-limited', retryAfterSeconds: 4 }, 3],
    [{ status: 429, retryAfterSeconds: 60 }, { kind: 'rate-limited', retryAfterSeconds: 60 }, 1],
    [{ status: 500 }, { kind: 'tmdb-unavailable', status: 500 }, 3],
    [{ status: 503 }, { kind: 'tmdb-unavailable', status: 503 }, 3],
    [{ status: 502, body: '<html>Bad gateway</html>' }, { status: 502, message: null }, 3],
  ] as const)('tells %o as %o after %i tries', async (fault, error, tries) => {
    server.faults.set({ kind: 'status', match: path, ...fault });
    expect(await errorOf(createClient().seasonCreditsBody(key))).toMatchObject(error);
    expect(server.log.count(path)).toBe(tries);
  });
});
