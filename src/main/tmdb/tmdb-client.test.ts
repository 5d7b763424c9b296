import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClientStage, CREDITS, errorOf, KEY, PATH, REFUSED, TOKEN } from './client-stage.ts';
import { FakeTimer } from './fake-timer.ts';
import type { TmdbClient } from './tmdb-client.ts';
let stage: ClientStage;

beforeEach(() => {
  stage = new ClientStage();
});

afterEach(async () => {
  await stage.agent.close();
});

describe('a request', () => {
  it('is the documented one, with the token in its header and an honest name', async () => {
    stage.reply(200);
    await stage.createClient().seasonCredits(KEY);
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
    expect((await client.seasonDetails(KEY)).endpoint).toBe('tv/1396/season/1');
    expect((await client.series(1396, 'de-DE')).body).toContain('Breaking Bad');
  });

  it('tells a season’s English texts apart from its own by the name of the answer', async () => {
    stage.tmdb
      .intercept({ path: '/3/tv/1396/season/1?language=en-US' })
      .reply(200, { overview: 'It begins.', episodes: [] });
    const { endpoint, body } = await stage.createClient().englishSeason({ ...KEY, language: 'de-DE' });
    expect(endpoint).toBe('tv/1396/season/1?language=en-US');
    expect(body).toContain('It begins.');
  });

  it('can ask for the languages, and takes no list that is empty', async () => {
    const path = '/3/configuration/primary_translations';
    stage.tmdb.intercept({ path }).reply(200, ['de-DE', 'en-US']);
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
      await expect(stage.createClient({ baseUrl }).seasonCredits(KEY)).resolves.toBeDefined();
    }
  });

  it('is not sent without a token', async () => {
    const asked = stage.createClient({ getToken: () => Promise.resolve(null) }).seasonCredits(KEY);
    expect(await errorOf(asked)).toMatchObject({ kind: 'unauthorized', reason: 'missing' });
    expect(stage.sent).toBe(0);
  });

  it('is not sent with a token that would break out of its header', async () => {
    const asked = stage.createClient({ getToken: () => 'a\r\nX-Evil: 1' }).seasonCredits(KEY);
    expect(await errorOf(asked)).toMatchObject({ kind: 'unauthorized', reason: 'malformed' });
    expect(stage.sent).toBe(0);
  });

  it('fails as invalid input when the id is not a number, before it is sent', async () => {
    const id = '../../account' as unknown as number;
    expect(await errorOf(stage.createClient().series(id, 'en-US'))).toMatchObject({
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
    const answers = await Promise.all([1, 2, 3].map(() => client.seasonCredits(KEY)));
    expect(stage.sent).toBe(1);
    expect(answers.map(({ value }) => value)).toEqual([CREDITS, CREDITS, CREDITS]);
  });

  it('is sent twice for two languages', async () => {
    stage.reply(200);
    stage.tmdb.intercept({ path: '/3/tv/1396/season/1/credits?language=fr-FR' }).reply(200, CREDITS);
    const client = stage.createClient();
    await Promise.all([client.seasonCredits(KEY), client.seasonCredits({ ...KEY, language: 'fr-FR' })]);
    expect(stage.sent).toBe(2);
  });

  it('is sent twice when the token has changed between', async () => {
    stage.reply(200, CREDITS, {}, 2);
    const tokens = [TOKEN, `${TOKEN}2`];
    const client = stage.createClient({ getToken: () => tokens.shift() ?? null });
    await Promise.all([client.seasonCredits(KEY), client.seasonCredits(KEY)]);
    expect(stage.sent).toBe(2);
  });
});

describe('a request that nobody waits for any more', () => {
  async function leave(client: TmdbClient): Promise<void> {
    const leaving = new AbortController();
    const asked = client.seasonCredits(KEY, leaving.signal);
    await new Promise(setImmediate);
    leaving.abort();
    expect(await errorOf(asked)).toMatchObject({ kind: 'cancelled' });
  }

  it('ends as cancelled at once while it waits for its turn', async () => {
    stage.reply(200);
    const client = stage.createClient({ timer: new FakeTimer(), limits: { requestsPerSecond: 2, burst: 1 } });
    await client.seasonCredits(KEY);
    await leave(client);
    expect(stage.sent).toBe(1);
  });

  it('ends as cancelled at once while a connection is sought', async () => {
    await leave(stage.createClient({ chooseDispatcher: () => new Promise(() => undefined) }));
  });

  it('ends as cancelled at once while it waits to be tried again', async () => {
    stage.reply(503);
    const fake = new FakeTimer();
    await leave(stage.createClient({ timer: fake }));
    await fake.advance(10_000);
    expect(stage.sent).toBe(1);
  });

  it('is not sent when it was left before', async () => {
    expect(await errorOf(stage.createClient().seasonCredits(KEY, AbortSignal.abort()))).toMatchObject({
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

it('never lets the token into an error, whatever goes wrong', async () => {
  const echo = { status_code: 5, status_message: `Bad header: Bearer ${TOKEN}` };
  stage.reply(401, REFUSED);
  stage.reply(422, echo);
  stage.reply(200, `<html>${TOKEN}</html>`);
  stage.reply(200, `{"token":"${TOKEN}`);
  stage.reply(200, { ...CREDITS, id: TOKEN });
  stage.reply(500, echo, {}, 3);
  stage.breakConnection(3);
  const client = stage.createClient();
  for (let ask = 0; ask < 7; ask += 1) {
    const error: unknown = await client.seasonCredits(KEY).then(
      () => null,
      (failure: unknown) => failure,
    );
    expect(error).not.toBeNull();
    expect(inspect(error, { depth: 10 })).not.toContain(TOKEN);
  }
});
