import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClientStage, CREDITS, errorOf, KEY, REFUSED } from './client-stage.ts';
import { FakeTimer } from './fake-timer.ts';

let stage: ClientStage;

beforeEach(() => {
  stage = new ClientStage();
});

afterEach(async () => {
  await stage.agent.close();
});

describe('an answer', () => {
  it('comes parsed and verbatim, with the time it arrived', async () => {
    const body = ` ${JSON.stringify({ ...CREDITS, softcore: [] })}\n`;
    stage.reply(200, body);
    await expect(stage.createClient().seasonCredits(KEY)).resolves.toEqual({
      value: CREDITS,
      endpoint: 'tv/1396/season/1/credits',
      body,
      fetchedAt: '2026-11-24T12:00:00.000Z',
    });
  });

  it('is unfolded when it was compressed, an error too', async () => {
    stage.reply(200, gzipSync(JSON.stringify(CREDITS)), { 'content-encoding': 'gzip' });
    await expect(stage.createClient().seasonCredits(KEY)).resolves.toMatchObject({ value: CREDITS });
    const words = { success: false, status_code: 5, status_message: 'Invalid parameters.' };
    stage.reply(422, gzipSync(JSON.stringify(words)), { 'content-encoding': 'gzip' });
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toMatchObject({
      kind: 'tmdb-unavailable',
      status: 422,
      message: 'Invalid parameters.',
    });
  });

  it('that is a web page is called one, by its type or by its look', async () => {
    const html = { kind: 'invalid-response', problem: 'html', path: null };
    stage.reply(200, '{}', { 'content-type': 'text/html;charset=utf-8' });
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toEqual(html);
    stage.reply(200, '\n<!doctype html><title>Hotel</title>');
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toEqual(html);
    stage.reply(302, '', { location: 'https://evil.example/login' });
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toEqual(html);
    expect(stage.sent).toBe(3);
  });

  it.each(['', '{"id":3572,"cast":[', 'null!'])('of %j is not JSON', async (body) => {
    stage.reply(200, body);
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toMatchObject({
      kind: 'invalid-response',
      problem: 'not-json',
    });
    expect(stage.sent).toBe(1);
  });

  it('without its lists names the place', async () => {
    stage.reply(200, { ...CREDITS, crew: null });
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toMatchObject({
      kind: 'invalid-response',
      problem: 'schema',
      path: 'crew',
    });
  });

  it('that is too large is not read to its end', async () => {
    stage.reply(200, { ...CREDITS, filler: 'x'.repeat(2000) });
    const client = stage.createClient({ limits: { maxBodyBytes: 1000 } });
    expect(await errorOf(client.seasonCredits(KEY))).toMatchObject({
      kind: 'invalid-response',
      problem: 'too-large',
    });
    expect(stage.sent).toBe(1);
  });
});

describe('a failure that may pass', () => {
  it.each([500, 502, 503, 504, 429])('of %i is tried three times in all', async (status) => {
    stage.reply(status, REFUSED, {}, 2);
    stage.reply(200);
    await expect(stage.createClient().seasonCredits(KEY)).resolves.toMatchObject({ value: CREDITS });
    expect(stage.sent).toBe(3);
    expect(stage.timer.sleeps).toEqual([500, 1000]);
  });

  it('is told after the third try', async () => {
    stage.reply(503, { status_code: 46, status_message: 'Maintenance.' }, {}, 4);
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toMatchObject({
      kind: 'tmdb-unavailable',
      status: 503,
      message: 'Maintenance.',
    });
    expect(stage.sent).toBe(3);
  });

  it('of the connection is tried again too', async () => {
    stage.breakConnection(2);
    stage.reply(200);
    await expect(stage.createClient().seasonCredits(KEY)).resolves.toMatchObject({ value: CREDITS });
    stage.breakConnection(3);
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toMatchObject({
      kind: 'offline',
      reason: 'unreachable',
    });
  });

  it.each([400, 401, 403, 404, 405, 422, 451])('is not one of %i', async (status) => {
    stage.reply(status, REFUSED, {}, 2);
    await expect(stage.createClient().seasonCredits(KEY)).rejects.toBeDefined();
    expect(stage.sent).toBe(1);
  });
});

describe('429', () => {
  it('is waited out as long as TMDB asks, by seconds or by date', async () => {
    stage.reply(429, REFUSED, { 'retry-after': '3' });
    stage.reply(429, REFUSED, {
      'retry-after': 'Tue, 24 Nov 2026 09:00:07 GMT',
      date: 'Tue, 24 Nov 2026 09:00:00 GMT',
    });
    stage.reply(200);
    await stage.createClient({ random: () => 0 }).seasonCredits(KEY);
    expect(stage.timer.sleeps).toEqual([3000, 7000]);
  });

  it('is told at once when TMDB asks for longer than a reader waits', async () => {
    stage.reply(429, REFUSED, { 'retry-after': '21' });
    expect(await errorOf(stage.createClient().seasonCredits(KEY))).toMatchObject({
      kind: 'rate-limited',
      retryAfterSeconds: 21,
    });
    expect(stage.timer.sleeps).toEqual([]);
  });

  it('holds back every other request for that time', async () => {
    stage.reply(429, REFUSED, { 'retry-after': '5' });
    stage.reply(200);
    stage.tmdb
      .intercept({ path: '/3/tv/1396?language=en-US' })
      .reply(200, { id: 1396, name: 'Breaking Bad' });
    const timer = new FakeTimer();
    const client = stage.createClient({ timer });
    const credits = client.seasonCredits(KEY);
    await timer.advance(0);
    const series = client.series(1396, 'en-US');
    await timer.advance(4999);
    expect(stage.sent).toBe(1);
    await timer.advance(1000);
    await expect(Promise.all([credits, series])).resolves.toHaveLength(2);
  });
});
