import type { AppError } from '@shared/app-error.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NetworkError, SystemNetwork, type Carrier, type CarriedAnswer } from '../network/network.ts';
import type { Timer } from '../network/timer.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { askPerson, askSeries, type Answers } from '../seasons/ask-tmdb.ts';
import { TmdbClient } from './client.ts';
import { seasonDetailsRequest } from './requests.ts';
import { errorOf } from './test/client-stage.ts';

/** With the limits that readers have, and a clock that is turned by hand. */
const WITHIN = 20_000;
const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const never = (): Promise<never> => new Promise(() => undefined);
const timer: Timer = { now: () => performance.now(), sleep: after };

/** What a network does, in place of sockets. */
interface Trouble {
  readonly proxy?: () => Promise<string>;
  readonly send: Carrier['send'];
  /** Where Chromium fares differently. */
  readonly byChromium?: Carrier['send'];
}

function clientIn({ proxy, send, byChromium = send }: Trouble, onPause?: (ms: number) => void): TmdbClient {
  const carrier = (how: Carrier['send']): Promise<Carrier> =>
    Promise.resolve({ send: how, close: () => Promise.resolve() });
  return new TmdbClient({
    baseUrl: 'https://api.themoviedb.org',
    version: '1.2.3',
    getToken: () => 'aaa.bbb.ccc',
    network: new SystemNetwork({
      resolveProxy: proxy ?? (() => Promise.resolve('DIRECT')),
      loadDirect: () => carrier(send),
      loadChromium: () => carrier(byChromium),
      logger: { info: () => undefined, warn: () => undefined },
    }),
    timer,
    // The longest waits between tries.
    random: () => 0.999,
    ...(onPause === undefined ? {} : { onPause }),
  });
}

const fails =
  (problem: NetworkError['problem'], ms = 0) =>
  async (): Promise<never> => {
    await after(ms);
    throw new NetworkError(problem);
  };

function answers(
  status: number,
  body: () => AsyncIterable<Uint8Array>,
  type = 'application/json',
  ms = 0,
  retryAfter: string | null = null,
) {
  return async (): Promise<CarriedAnswer> => {
    await after(ms);
    const headers = new Map([
      ['content-type', type],
      ['retry-after', retryAfter],
    ]);
    return { status, header: (name) => headers.get(name) ?? null, body: body() };
  };
}

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

/** So many bytes each time, just before the transfer would be given up. */
async function* trickle(bytes: number, ms: number, times = Infinity): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"cast":[');
  for (let time = 0; time < times; time += 1) {
    await after(ms);
    yield Buffer.alloc(bytes, ' ');
  }
  yield Buffer.from(']}');
}

async function* half(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"cast":[');
  await after(7_900);
  throw new NetworkError('truncated');
}

const TROUBLES: readonly (readonly [string, Trouble, Partial<AppError>])[] = [
  ['a name that is not found', { send: fails('name-not-found', 7_900) }, { reason: 'name-not-found' }],
  ['a host that refuses', { send: fails('refused') }, { reason: 'refused' }],
  ['no network', { send: fails('no-network') }, { reason: 'no-network' }],
  [
    'a proxy that refuses',
    { proxy: () => Promise.resolve('PROXY a:1'), send: fails('refused', 7_900) },
    { reason: 'proxy' },
  ],
  [
    'a proxy whose password is missing',
    { proxy: () => Promise.resolve('PROXY a:1'), send: fails('proxy-login') },
    { reason: 'proxy-login' },
  ],
  ['a proxy script that never comes', { proxy: never, send: never }, { reason: 'proxy' }],
  [
    'a proxy script that comes late, and a host that is silent',
    { proxy: () => after(7_900).then(() => 'DIRECT'), send: never },
    { reason: 'no-answer' },
  ],
  [
    'a proxy script that comes late the second time, and a host that is silent',
    { proxy: lateTheSecondTime(), send: never },
    { reason: 'no-answer' },
  ],
  [
    'a certificate that nobody trusts',
    { send: fails('certificate', 3_000), byChromium: fails('certificate', 4_900) },
    { reason: 'certificate' },
  ],
  ['no answer', { send: never }, { reason: 'no-answer' }],
  [
    'an answer that begins and stops',
    { send: answers(200, () => trickle(1, Infinity), undefined, 7_900) },
    { reason: 'no-answer' },
  ],
  [
    '4 KB every 8 seconds, without an end',
    { send: answers(200, () => trickle(4_000, 7_900)) },
    { reason: 'no-answer' },
  ],
  [
    '4 KB every 8 seconds after a late beginning',
    { send: answers(200, () => trickle(4_000, 7_900), undefined, 7_900) },
    { reason: 'no-answer' },
  ],
  [
    'a sign-in page',
    { send: answers(200, () => whole('<!doctype html><p>Sign in'), 'text/html', 7_900) },
    { problem: 'html' },
  ],
  ['answers that break off', { send: answers(200, half) }, { problem: 'truncated' }],
  [
    'a server in trouble',
    { send: answers(503, () => whole('{}'), undefined, 7_900) },
    { kind: 'tmdb-unavailable' },
  ],
];

function lateTheSecondTime(): () => Promise<string> {
  let times = 0;
  return async () => {
    times += 1;
    if (times > 1) await after(7_900);
    return 'DIRECT';
  };
}

describe('with the default limits, the reader is told within 20 seconds of', () => {
  it.each(TROUBLES)('%s', async (_name, trouble, words) => {
    const client = clientIn(trouble);
    const asked = [
      client.checkToken('aaa.bbb.ccc'),
      client.searchSeries({ query: 'Breaking', page: 1, language: 'en-US' }),
      client.seriesBody(1396, 'en-US'),
      client.seasonCreditsBody(key),
      client.personBody(17419, 'en-US'),
    ];
    const told: AppError[] = [];
    for (const each of asked) void errorOf(each).then((error) => told.push(error));
    await vi.advanceTimersByTimeAsync(WITHIN);
    expect(told).toEqual(asked.map(() => expect.objectContaining(words) as AppError));
  });
});

describe('a page that needs several requests comes within 20 seconds:', () => {
  const GERMAN = 'de-DE';
  const signal = new AbortController().signal;
  const yes = (): Promise<boolean> => Promise.resolve(true);
  const pages: readonly (readonly [string, (tmdb: TmdbClient) => Promise<Answers>])[] = [
    [
      'a series',
      (tmdb) =>
        askSeries(
          { tmdb, library: { lacksEnglishOverview: yes }, logger: new MemoryLogger() },
          { seriesId: 1396, language: GERMAN },
          signal,
        ),
    ],
    [
      'a person',
      (tmdb) =>
        askPerson(
          { tmdb, library: { lacksBiography: yes }, logger: new MemoryLogger() },
          { personId: 17419, language: GERMAN },
          signal,
        ),
    ],
  ];

  /** What is asked for in German takes `seconds`; the English texts come as `english` says. */
  const slowly =
    (seconds: number, english: Carrier['send']): Carrier['send'] =>
    (request) =>
      request.url.searchParams.get('language') === GERMAN
        ? answers(200, () => trickle(4_000, 1_000, seconds))()
        : english(request);

  it.each(pages)('%s, without the English texts if these come too late', async (_name, ask) => {
    let page: Answers | null = null;
    void ask(clientIn({ send: slowly(17, never) })).then((answer) => (page = answer));
    await vi.advanceTimersByTimeAsync(WITHIN);
    expect(page).toMatchObject({ answers: [{}], reuseEnglish: true });
  });

  it.each(pages)('%s, with the English texts if there is time for them', async (_name, ask) => {
    let page: Answers | null = null;
    const english = answers(200, () => trickle(4_000, 1_000, 6));
    void ask(clientIn({ send: slowly(12, english) })).then((answer) => (page = answer));
    await vi.advanceTimersByTimeAsync(WITHIN);
    expect(page).toMatchObject({ answers: [{}, {}], reuseEnglish: false });
  });

  it('a person whom TMDB gives only in parts, or why not', async () => {
    const refused: Carrier['send'] = answers(400, () => whole('{}'), undefined, 7_000);
    const parts: Carrier['send'] = (request) =>
      request.url.searchParams.has('append_to_response')
        ? refused(request)
        : answers(200, () => whole('{}'), undefined, 7_000)();
    const told: AppError[] = [];
    const [, [, askPersonPage]] = pages as [unknown, (typeof pages)[number]];
    void errorOf(askPersonPage(clientIn({ send: parts }))).then((error) => told.push(error));
    await vi.advanceTimersByTimeAsync(WITHIN);
    expect(told).toEqual([expect.objectContaining({ reason: 'no-answer' })]);
  });
});

it('says within 20 seconds that TMDB wants a pause, whether or not it says how long', async () => {
  const pauses: number[] = [];
  const client = clientIn({ send: answers(429, () => whole('{}'), undefined, 7_900) }, (ms) =>
    pauses.push(ms),
  );
  void errorOf(client.seasonCreditsBody(key));
  await vi.advanceTimersByTimeAsync(WITHIN);
  expect(pauses.length).toBeGreaterThan(0);
});

it('does not count a pause that TMDB asked for', async () => {
  let times = 0;
  const send: Carrier['send'] = () => {
    times += 1;
    return times === 1
      ? answers(429, () => whole('{}'), 'application/json', 0, '15')()
      : answers(200, () => trickle(4_000, 7_000, 2))();
  };
  const asked = clientIn({ send }).seasonCreditsBody(key);
  await vi.advanceTimersByTimeAsync(30_000);
  await expect(asked).resolves.toBeDefined();
});

it('gives the large answers, which come after the first words, as long as they go on', async () => {
  const client = clientIn({ send: answers(200, () => trickle(4_000, 7_000, 7)) });
  const asked = client.getBody(seasonDetailsRequest(key));
  await vi.advanceTimersByTimeAsync(50_000);
  await expect(asked).resolves.toBeDefined();
});
