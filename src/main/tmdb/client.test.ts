import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClientStage, CREDITS, errorOf, KEY, PATH, REFUSED, TOKEN } from './test/client-stage.ts';
import { FakeTimer } from '../network/test/fake-timer.ts';
import type { TmdbBody, TmdbClient } from './client.ts';

const SEARCH = { query: 'Breaking', page: 1, language: 'en-US' };
const FOUND = { page: 1, results: [], total_pages: 1, total_results: 0 };

let stage: ClientStage;

function replyToSearch(body: string): void {
  const path = '/3/search/tv?query=Breaking&page=1&language=en-US&include_adult=false';
  stage.tmdb.intercept({ path }).reply(200, body);
}

function textOf(answer: TmdbBody | undefined): string {
  return new TextDecoder().decode(answer?.body);
}

function jsonOf(answer: TmdbBody): unknown {
  return JSON.parse(textOf(answer));
}

beforeEach(() => {
  stage = new ClientStage();
});

afterEach(async () => {
  await stage.agent.close();
});

describe('a request', () => {
  it('is the documented one, with the token in its header and an honest name', async () => {
    stage.reply(200);
    await stage.createClient().seasonCreditsBody(KEY);
    const call = stage.agent.getCallHistory()?.firstCall();
    expect(call?.fullUrl).toBe(`https://api.themoviedb.org${PATH}`);
    expect(call?.method).toBe('GET');
    expect(call?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'user-agent': 'Endroll/1.2.3',
    });
  });

  it('appends the aggregate credits to the season, and asks for a series in a language', async () => {
    stage.tmdb
      .intercept({ path: '/3/tv/1396/season/1?language=en-US&append_to_response=aggregate_credits' })
      .reply(200, { id: 3572, name: 'Season 1', episodes: [], aggregate_credits: { cast: [], crew: [] } });
    stage.tmdb
      .intercept({ path: '/3/tv/1396?language=de-DE' })
      .reply(200, { id: 1396, name: 'Breaking Bad' });
    const client = stage.createClient();
    const [details] = await client.seasonParts(KEY);
    expect(details?.endpoint).toBe('tv/1396/season/1');
    expect(textOf(details)).toContain('aggregate_credits');
    expect(textOf(await client.seriesBody(1396, 'de-DE'))).toContain('Breaking Bad');
  });

  it('tells a season’s English texts apart from its own by the name of the answer', async () => {
    stage.tmdb
      .intercept({ path: '/3/tv/1396/season/1?language=en-US' })
      .reply(200, { overview: 'It begins.', episodes: [] });
    const answer = await stage.createClient().englishSeasonBody({ ...KEY, language: 'de-DE' });
    expect(answer.endpoint).toBe('tv/1396/season/1?language=en-US');
    expect(textOf(answer)).toContain('It begins.');
  });

  it('can ask for the languages, each once whatever else is listed, and takes no list that is empty', async () => {
    const path = '/3/configuration/primary_translations';
    stage.tmdb.intercept({ path }).reply(200, ['de-DE', null, 'en-US', 7, 'de-DE']);
    stage.tmdb.intercept({ path }).reply(200, []);
    const client = stage.createClient();
    expect((await client.primaryTranslations()).value).toEqual(['de-DE', 'en-US']);
    expect(await errorOf(client.primaryTranslations())).toMatchObject({ kind: 'invalid-response' });
  });

  it('goes to another base address, with or without a slash at its end', async () => {
    const mirror = stage.agent.get('http://127.0.0.1:8080');
    mirror
      .intercept({ path: `/mirror${PATH}` })
      .reply(200, CREDITS)
      .times(2);
    for (const baseUrl of ['http://127.0.0.1:8080/mirror', 'http://127.0.0.1:8080/mirror/']) {
      await expect(stage.createClient({ baseUrl }).seasonCreditsBody(KEY)).resolves.toBeDefined();
    }
  });

  it('is not sent without a token', async () => {
    const asked = stage.createClient({ getToken: () => Promise.resolve(null) }).seasonCreditsBody(KEY);
    expect(await errorOf(asked)).toMatchObject({ kind: 'unauthorized', reason: 'missing' });
    expect(stage.sent).toBe(0);
  });

  it('is not sent with a token that would break out of its header', async () => {
    const asked = stage.createClient({ getToken: () => 'a\r\nX-Evil: 1' }).seasonCreditsBody(KEY);
    expect(await errorOf(asked)).toMatchObject({ kind: 'unauthorized', reason: 'malformed' });
    expect(stage.sent).toBe(0);
  });

  it('fails as invalid input when the id is not a number, before it is sent', async () => {
    const id = '../../account' as unknown as number;
    expect(await errorOf(stage.createClient().seriesBody(id, 'en-US'))).toMatchObject({
      kind: 'invalid-input',
      field: 'seriesId',
    });
    expect(stage.sent).toBe(0);
  });
});

describe('the same request at the same time', () => {
  it('is sent once', async () => {
    stage.reply(200);
    const client = stage.createClient();
    const answers = await Promise.all([1, 2, 3].map(() => client.seasonCreditsBody(KEY)));
    expect(stage.sent).toBe(1);
    expect(answers.map(jsonOf)).toEqual([CREDITS, CREDITS, CREDITS]);
  });

  it('is sent twice for two languages', async () => {
    stage.reply(200);
    stage.tmdb.intercept({ path: '/3/tv/1396/season/1/credits?language=fr-FR' }).reply(200, CREDITS);
    const client = stage.createClient();
    await Promise.all([
      client.seasonCreditsBody(KEY),
      client.seasonCreditsBody({ ...KEY, language: 'fr-FR' }),
    ]);
    expect(stage.sent).toBe(2);
  });

  it('is sent twice when the token has changed between', async () => {
    stage.reply(200, CREDITS, {}, 2);
    const tokens = [TOKEN, `${TOKEN}2`];
    const client = stage.createClient({ getToken: () => tokens.shift() ?? null });
    await Promise.all([client.seasonCreditsBody(KEY), client.seasonCreditsBody(KEY)]);
    expect(stage.sent).toBe(2);
  });
});

describe('a request that nobody waits for any more', () => {
  async function leave(client: TmdbClient): Promise<void> {
    const leaving = new AbortController();
    const asked = client.seasonCreditsBody(KEY, leaving.signal);
    await new Promise(setImmediate);
    leaving.abort();
    expect(await errorOf(asked)).toMatchObject({ kind: 'cancelled' });
  }

  it('ends as cancelled at once while it waits for its turn', async () => {
    stage.reply(200);
    const client = stage.createClient({ timer: new FakeTimer(), limits: { requestsPerSecond: 2, burst: 1 } });
    await client.seasonCreditsBody(KEY);
    await leave(client);
    expect(stage.sent).toBe(1);
  });

  it('ends as cancelled at once while a connection is sought', async () => {
    await leave(stage.createClient({ network: { get: () => new Promise(() => undefined) } }));
  });

  it('ends as cancelled at once while it waits to be tried again', async () => {
    stage.reply(503);
    const fake = new FakeTimer();
    await leave(stage.createClient({ timer: fake }));
    await fake.advance(10_000);
    expect(stage.sent).toBe(1);
  });

  it('is not sent when it was left before', async () => {
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY, AbortSignal.abort()))).toMatchObject({
      kind: 'cancelled',
    });
    expect(stage.sent).toBe(0);
  });
});

describe('checkToken', () => {
  it('asks TMDB with that token and returns it as it is to be kept', async () => {
    stage.tmdb.intercept({ path: '/3/authentication' }).reply(200, { success: true, status_code: 1 });
    const client = stage.createClient({ getToken: () => null });
    await expect(client.checkToken(`  "Bearer ${TOKEN}"\n`)).resolves.toBe(TOKEN);
    expect(stage.agent.getCallHistory()?.firstCall()?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
    });
  });

  it('says that TMDB refuses it', async () => {
    stage.tmdb.intercept({ path: '/3/authentication' }).reply(401, REFUSED);
    expect(await errorOf(stage.createClient().checkToken(TOKEN))).toMatchObject({
      kind: 'unauthorized',
      reason: 'rejected',
    });
  });

  it.each([
    ['0123456789abcdef0123456789abcdef', 'v3-key'],
    ['not a token', 'malformed'],
    [' ', 'missing'],
  ])('refuses %j by its shape, without asking', async (text, reason) => {
    expect(await errorOf(stage.createClient().checkToken(text))).toMatchObject({
      kind: 'unauthorized',
      reason,
    });
    expect(stage.sent).toBe(0);
  });

  it('does not take a page that answers 200 for a yes', async () => {
    stage.tmdb.intercept({ path: '/3/authentication' }).reply(200, { success: false });
    expect(await errorOf(stage.createClient().checkToken(TOKEN))).toMatchObject({
      kind: 'invalid-response',
      problem: 'schema',
      path: 'success',
    });
  });
});

describe('an answer', () => {
  it('to a small question comes parsed and verbatim, with the time it arrived', async () => {
    const body = ` ${JSON.stringify({ ...FOUND, unknown: [] })}\n`;
    replyToSearch(body);
    await expect(stage.createClient().searchSeries(SEARCH)).resolves.toEqual({
      value: FOUND,
      endpoint: 'search/tv',
      body,
      fetchedAt: '2026-11-24T12:00:00.000Z',
    });
  });

  it('is unfolded when it was compressed, an error too', async () => {
    stage.reply(200, gzipSync(JSON.stringify(CREDITS)), { 'content-encoding': 'gzip' });
    expect(jsonOf(await stage.createClient().seasonCreditsBody(KEY))).toEqual(CREDITS);
    const words = { success: false, status_code: 5, status_message: 'Invalid parameters.' };
    stage.reply(422, gzipSync(JSON.stringify(words)), { 'content-encoding': 'gzip' });
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toMatchObject({
      kind: 'tmdb-unavailable',
      status: 422,
      message: 'Invalid parameters.',
    });
  });

  it('that is a web page is called one, by its type or by its look', async () => {
    const html = { kind: 'invalid-response', problem: 'html', path: null };
    stage.reply(200, '{}', { 'content-type': 'text/html;charset=utf-8' });
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toEqual(html);
    stage.reply(200, '\n<!doctype html><title>Hotel</title>');
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toEqual(html);
    stage.reply(302, '', { location: 'https://evil.example/login' });
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toEqual(html);
    expect(stage.sent).toBe(3);
  });

  it.each(['', '{"id":3572,"cast":[', 'null!'])('of %j is not JSON', async (body) => {
    stage.reply(200, body);
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toMatchObject({
      kind: 'invalid-response',
      problem: 'not-json',
    });
    expect(stage.sent).toBe(1);
  });

  it('without its lists names the place', async () => {
    replyToSearch(JSON.stringify({ ...FOUND, results: null }));
    expect(await errorOf(stage.createClient().searchSeries(SEARCH))).toMatchObject({
      kind: 'invalid-response',
      problem: 'schema',
      path: 'results',
    });
  });

  it('that is too large is not read to its end', async () => {
    stage.reply(200, { ...CREDITS, filler: 'x'.repeat(2000) });
    const client = stage.createClient({ limits: { maxBytes: 1000 } });
    expect(await errorOf(client.seasonCreditsBody(KEY))).toMatchObject({
      kind: 'invalid-response',
      problem: 'too-large',
    });
    expect(stage.sent).toBe(1);
  });
});

describe('a failure that may pass', () => {
  it.each([500, 502, 503, 504])('of %i is tried three times in all', async (status) => {
    stage.reply(status, REFUSED, {}, 2);
    stage.reply(200);
    expect(jsonOf(await stage.createClient().seasonCreditsBody(KEY))).toEqual(CREDITS);
    expect(stage.sent).toBe(3);
    expect(stage.timer.sleeps).toEqual([500, 1000]);
  });

  it('is told after the third try', async () => {
    stage.reply(503, { status_code: 46, status_message: 'Maintenance.' }, {}, 4);
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toMatchObject({
      kind: 'tmdb-unavailable',
      status: 503,
      message: 'Maintenance.',
    });
    expect(stage.sent).toBe(3);
  });

  it('of the connection is tried again too', async () => {
    stage.breakConnection(2);
    stage.reply(200);
    expect(jsonOf(await stage.createClient().seasonCreditsBody(KEY))).toEqual(CREDITS);
    stage.breakConnection(3);
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toMatchObject({
      kind: 'offline',
      reason: 'unreachable',
    });
  });

  it.each([
    [400, { kind: 'tmdb-unavailable', status: 400, message: REFUSED.status_message }],
    [401, { kind: 'unauthorized', reason: 'rejected' }],
    [403, { kind: 'tmdb-unavailable', status: 403, message: REFUSED.status_message }],
    [404, { kind: 'not-found', what: 'season' }],
    [405, { kind: 'tmdb-unavailable', status: 405, message: REFUSED.status_message }],
    [422, { kind: 'tmdb-unavailable', status: 422, message: REFUSED.status_message }],
    [451, { kind: 'tmdb-unavailable', status: 451, message: REFUSED.status_message }],
  ])('is not one of %i', async (status, error) => {
    stage.reply(status, REFUSED, {}, 2);
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toEqual(error);
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
    await stage.createClient().seasonCreditsBody(KEY);
    expect(stage.timer.sleeps).toEqual([3000, 7000]);
  });

  it.each([{ 'retry-after': '5' }, {}])(
    'holds back every other request (%o), and is told',
    async (headers) => {
      stage.reply(429, REFUSED, headers);
      stage.reply(200);
      stage.tmdb
        .intercept({ path: '/3/tv/1396?language=en-US' })
        .reply(200, { id: 1396, name: 'Breaking Bad' });
      const timer = new FakeTimer();
      const pauses: number[] = [];
      const client = stage.createClient({ timer, random: () => 0, onPause: (ms) => pauses.push(ms) });
      const credits = client.seasonCreditsBody(KEY);
      await timer.advance(0);
      await vi.waitFor(() => expect(pauses).toHaveLength(1));
      const [pause = 0] = pauses;
      const series = client.seriesBody(1396, 'en-US');
      await timer.advance(pause - 1);
      expect(stage.sent).toBe(1);
      await timer.advance(1000);
      await expect(Promise.all([credits, series])).resolves.toHaveLength(2);
      expect(pause).toBe('retry-after' in headers ? 5000 : 1000);
    },
  );
});

describe('an answer as bytes', () => {
  it('is handed on unparsed, and dated', async () => {
    const body = ` ${JSON.stringify({ anything: ['goes'] })}\n`;
    stage.reply(200, body, { date: 'Tue, 24 Nov 2026 11:50:00 GMT', age: '300' });
    const client = stage.createClient();
    expect(client.isTimeKnown).toBe(false);
    const answer = await client.seasonCreditsBody(KEY);
    expect(Buffer.from(answer.body).toString()).toBe(body);
    expect(answer).toMatchObject({
      endpoint: 'tv/1396/season/1/credits',
      fetchedAt: '2026-11-24T12:00:00.000Z',
    });
    expect(client.isTimeKnown).toBe(true);
    expect(client.now()).toEqual(stage.now);
  });

  it.each([
    ['behind', 'Mon, 24 May 2027 12:00:00 GMT'],
    ['ahead', 'Sun, 24 May 2026 12:00:00 GMT'],
  ])('is dated by TMDB’s clock, as all ages are, when this computer’s is months %s', async (_, date) => {
    stage.reply(200, JSON.stringify({ anything: ['goes'] }), { date });
    const client = stage.createClient();
    expect(client.now()).toEqual(stage.now);
    const { fetchedAt } = await client.seasonCreditsBody(KEY);
    expect(new Date(fetchedAt)).toEqual(new Date(date));
    expect(client.now()).toEqual(new Date(date));
  });

  it('leaves the time unknown when TMDB does not say it', async () => {
    stage.reply(200);
    const client = stage.createClient();
    await client.seasonCreditsBody(KEY);
    expect(client.isTimeKnown).toBe(false);
  });

  it.each(['', 'null!', '{"id":3572,"cast":[', '<p>Welcome to the hotel</p>'])('is not %j', async (body) => {
    stage.reply(200, body);
    expect(await errorOf(stage.createClient().seasonCreditsBody(KEY))).toMatchObject({
      kind: 'invalid-response',
    });
  });
});

it('never lets the token into an error, whatever goes wrong', async () => {
  const echo = { status_code: 5, status_message: `Bad header: Bearer ${TOKEN}` };
  stage.reply(401, REFUSED);
  stage.reply(422, echo);
  stage.reply(200, `<html>${TOKEN}</html>`);
  stage.reply(200, `{"token":"${TOKEN}`);
  stage.reply(500, echo, {}, 3);
  stage.breakConnection(3);
  const client = stage.createClient();
  replyToSearch(JSON.stringify({ ...FOUND, results: TOKEN }));
  const asks = [
    ...Array<() => Promise<unknown>>(6).fill(() => client.seasonCreditsBody(KEY)),
    () => client.searchSeries(SEARCH),
  ];
  for (const ask of asks) {
    const error: unknown = await ask().then(
      () => null,
      (failure: unknown) => failure,
    );
    expect(error).not.toBeNull();
    expect(inspect(error, { depth: 10 })).not.toContain(TOKEN);
  }
});

describe('the parts of a season', () => {
  const path = '/3/tv/1396/season/1?language=en-US&append_to_response=aggregate_credits';
  const aggregatePath = '/3/tv/1396/season/1/aggregate_credits?language=en-US';
  const alonePath = '/3/tv/1396/season/1?language=en-US';
  const aggregate = { cast: [], crew: [] };
  const details = { name: 'Season 1', episodes: [] };
  const reply = (at: string, status: number, body: object): void => {
    stage.tmdb.intercept({ path: at }).reply(status, body).times(3);
  };
  const endpoints = async (): Promise<readonly string[]> =>
    (await stage.createClient().seasonParts(KEY)).map(({ endpoint }) => endpoint);

  it('come in one answer', async () => {
    reply(path, 200, { ...details, aggregate_credits: aggregate });
    expect(await endpoints()).toEqual(['tv/1396/season/1']);
    expect(stage.sent).toBe(1);
  });

  it.each([400, 404, 500])('are asked for apart when TMDB answers %d to both at once', async (status) => {
    reply(path, status, {});
    reply(alonePath, 200, details);
    reply(aggregatePath, 200, aggregate);
    expect(await endpoints()).toEqual(['tv/1396/season/1', 'tv/1396/season/1/aggregate_credits']);
  });

  it('are those that can be had', async () => {
    reply(path, 400, {});
    reply(alonePath, 200, details);
    reply(aggregatePath, 500, {});
    expect(await endpoints()).toEqual(['tv/1396/season/1']);
  });

  it('are the episode counts alone when the episodes cannot be had', async () => {
    reply(path, 500, {});
    reply(alonePath, 500, {});
    reply(aggregatePath, 200, aggregate);
    expect(await endpoints()).toEqual(['tv/1396/season/1/aggregate_credits']);
  });

  it('are asked for apart when the one answer came without what was appended', async () => {
    reply(path, 200, details);
    reply(aggregatePath, 200, aggregate);
    expect(await endpoints()).toEqual(['tv/1396/season/1', 'tv/1396/season/1/aggregate_credits']);
  });

  it('are not asked for any more where there is no season', async () => {
    reply(path, 404, {});
    reply(alonePath, 404, {});
    expect(await errorOf(endpoints())).toEqual({ kind: 'not-found', what: 'season' });
    expect(stage.sent).toBe(2);
  });

  it('are not asked for apart when the reason is another one', async () => {
    reply(path, 401, {});
    expect(await errorOf(endpoints())).toMatchObject({ kind: 'unauthorized' });
    expect(stage.sent).toBe(1);
  });

  it('fail for the reason of the episodes when nothing can be had', async () => {
    reply(path, 400, {});
    reply(alonePath, 422, {});
    reply(aggregatePath, 400, {});
    expect(await errorOf(endpoints())).toMatchObject({ kind: 'tmdb-unavailable', status: 422 });
  });
});

describe('a person', () => {
  const wholePath =
    '/3/person/17?language=en-US&append_to_response=tv_credits%2Cmovie_credits%2Cexternal_ids';
  const own = { id: 17, name: 'Ann' };
  const parts = { tv_credits: { cast: [1] }, movie_credits: { crew: [2] }, external_ids: { imdb_id: 'nm1' } };
  const reply = (at: string, status: number, body: object): void => {
    stage.tmdb.intercept({ path: at }).reply(status, body).times(3);
  };
  const replyApart = (): void => {
    reply('/3/person/17?language=en-US', 200, own);
    for (const [part, body] of Object.entries(parts)) reply(`/3/person/17/${part}?language=en-US`, 200, body);
  };
  const person = async (): Promise<unknown> => {
    const { endpoint, body } = await stage.createClient().personBody(17, 'en-US');
    return [endpoint, JSON.parse(new TextDecoder().decode(body))];
  };

  it('comes in one answer', async () => {
    reply(wholePath, 200, { ...own, ...parts });
    expect(await person()).toEqual(['person/17', { ...own, ...parts }]);
    expect(stage.sent).toBe(1);
  });

  it.each([400, 422])('is put together from apart when TMDB answers %d to all at once', async (status) => {
    reply(wholePath, status, {});
    replyApart();
    expect(await person()).toEqual(['person/17', { ...own, ...parts }]);
    expect(stage.sent).toBe(5);
  });

  it('is not half a one where a part cannot be had', async () => {
    reply(wholePath, 400, {});
    reply('/3/person/17?language=en-US', 200, own);
    for (const part of Object.keys(parts)) reply(`/3/person/17/${part}?language=en-US`, 422, {});
    expect(await errorOf(person())).toMatchObject({ kind: 'tmdb-unavailable', status: 422 });
  });

  it('comes without the ids on other sites when only those cannot be had', async () => {
    const { external_ids: _, ...others } = parts;
    reply(wholePath, 400, {});
    reply('/3/person/17?language=en-US', 200, own);
    for (const [part, body] of Object.entries(others))
      reply(`/3/person/17/${part}?language=en-US`, 200, body);
    reply('/3/person/17/external_ids?language=en-US', 500, {});
    expect(await person()).toEqual(['person/17', { ...own, ...others }]);
  });

  it('that TMDB does not have, or cannot give now, is not asked for apart', async () => {
    reply(wholePath, 404, {});
    expect(await errorOf(person())).toEqual({ kind: 'not-found', what: 'person' });
    expect(stage.sent).toBe(1);
  });
});
