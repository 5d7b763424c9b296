import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import { type SeasonKey, seasonKeyText } from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { startTmdbServer, type TmdbServer } from '../../../e2e/tmdb-server/server.ts';
import type { RemoteLibrary, SeriesAnswers } from '../library/calls.ts';
import { withoutFiles } from '../library/without-files.ts';
import { openTestLibrary, remoteOf, type TestLibrary } from '../library/test/test-library.ts';
import { testRecord, testSeason } from '../library/test/test-records.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import type { SystemNetwork } from '../network/network.ts';
import { directNetwork } from '../network/test/direct-network.ts';
import { errorOf } from '../tmdb/test/client-stage.ts';
import { TmdbClient } from '../tmdb/client.ts';
import { SeriesService } from './series-service.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const key: SeriesKey = { seriesId: 90001, language: 'en-US' };
const path = '/3/tv/90001';

let server: TmdbServer;
let folder: string;
let library: TestLibrary;
let remote: RemoteLibrary;
let network: SystemNetwork;
let logger: MemoryLogger;
let service: SeriesService;
let now: number;
let changed: SeriesKey[];
let seasonsGone: SeasonKey[];
let posters: (string | null)[];

beforeEach(async () => {
  server = await startTmdbServer();
  folder = mkdtempSync(join(tmpdir(), 'endroll-series-'));
  now = Date.now();
  library = openTestLibrary(folder, 'node:sqlite', { clock: () => new Date(now) });
  remote = remoteOf(library);
  network = directNetwork();
  logger = new MemoryLogger();
  changed = [];
  seasonsGone = [];
  posters = [];
  service = new SeriesService({
    tmdb: new TmdbClient({
      baseUrl: server.url,
      version: '1.0.0',
      getToken: () => server.token,
      network,
    }),
    library: remote,
    images: { keepSeries: ({ posterPath }) => posters.push(posterPath) },
    clock: () => new Date(now),
    onChanged: (series) => changed.push(series),
    onSeasonsGone: (keys) => seasonsGone.push(...keys),
    logger,
  });
});

afterEach(async () => {
  library.close();
  await network.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('opening a series', () => {
  it('asks TMDB once, and then the library alone', async () => {
    const first = fromJsonText(await service.open(key));
    expect(first).toMatchObject({ source: 'network', series: { name: 'Harbour Lights' } });
    expect(fromJsonText(await service.open(key))).toEqual({ ...first, source: 'library' });
    expect(server.log.count(path)).toBe(1);
  });

  it('asks again in the background after a day, and not again at once when that fails', async () => {
    await service.open(key);
    now += 2 * DAY_MS;
    server.faults.set({ match: path, kind: 'status', status: 400 });
    await service.open(key);
    await vi.waitFor(() => expect(logger.lines).toEqual(['info Series 90001/en-US stays as it was kept']));
    await service.open(key);
    expect(server.log.count(path)).toBe(2);
    expect(changed).toEqual([]);
  });

  it('tells when what is kept has become another', async () => {
    await service.open(key);
    now += 2 * DAY_MS;
    server.catalogue.removeSeason(90001, 2);
    await service.open(key);
    await vi.waitFor(() => expect(changed).toEqual([key]));
    expect(fromJsonText(await service.open(key)).series.seasons).toHaveLength(2);
  });

  it('opens without a network what it has, and says that it cannot open the rest', async () => {
    await service.open(key);
    await server.close();
    expect(fromJsonText(await service.open(key)).series.name).toBe('Harbour Lights');
    expect(await errorOf(service.open({ ...key, language: 'de-DE' }))).toMatchObject({ kind: 'offline' });
  });

  it('keeps nothing of a series that TMDB does not have', async () => {
    const nowhere = { ...key, seriesId: 4_000_000 };
    expect(await errorOf(service.open(nowhere))).toEqual({ kind: 'not-found', what: 'series' });
    expect(library.openSeries(nowhere)).toBeNull();
  });
});

describe('keeping a series', () => {
  it('keeps its poster with it, whether it was looked at or not', async () => {
    const { series } = fromJsonText(await service.open(key));
    expect(series.posterPath).not.toBeNull();
    expect(posters).toEqual([series.posterPath]);
  });
});

describe('a series without an overview in its language', () => {
  const spanish: SeriesKey = { ...key, language: 'es-ES' };
  const inSpanish = /\/tv\/90001\?language=es-ES/u;
  const inEnglish = /\/tv\/90001\?language=en-US/u;
  const english = { overview: 'A ferry town in winter, and the people who cannot leave it.' };

  it('has the English one beside it, from the library too', async () => {
    expect(fromJsonText(await service.open(spanish)).series).toMatchObject({ overview: '', english });
    expect(fromJsonText(await service.open(spanish)).series).toMatchObject({ overview: '', english });
    expect([server.log.count(inSpanish), server.log.count(inEnglish)]).toEqual([1, 1]);
  });

  it('is kept all the same when TMDB does not give that', async () => {
    server.faults.set({ match: inEnglish, kind: 'status', status: 404 });
    expect(fromJsonText(await service.open(spanish)).series.english).toBeNull();
    expect(library.openSeries(spanish)).not.toBeNull();
    expect(logger.lines).toEqual(['info Series 90001/es-ES came without its English texts']);
  });

  it('does not lose it when TMDB does not give it another time', async () => {
    const { fetchedAt } = fromJsonText(await service.open(spanish));
    now += 2 * DAY_MS;
    server.faults.set({ match: inEnglish, kind: 'status', status: 404 });
    await service.open(spanish);
    await vi.waitFor(() => expect(library.openSeries(spanish)?.fetchedAt).not.toBe(fetchedAt));
    expect(fromJsonText(await service.open(spanish)).series.english).toEqual(english);
    expect(changed).toEqual([]);
  });

  it('and only such a one makes TMDB be asked in English', async () => {
    for (const language of ['de-DE', 'en-GB']) await service.open({ ...key, language });
    expect(server.log.count(inEnglish)).toBe(0);
  });
});

describe('the seasons of a series', () => {
  const never = new AbortController().signal;

  it('are those with episodes, Specials among them', async () => {
    expect(await service.seasonNumbers(key, never)).toEqual([0, 1, 2]);
    const withOneToCome = { ...key, seriesId: 90005 };
    expect(await service.seasonNumbers(withOneToCome, never)).toEqual([1]);
  });

  it('are TMDB’s, whose answer is kept, and then the library’s for a day', async () => {
    await service.seasonNumbers(key, never);
    expect(library.openSeries(key)).not.toBeNull();
    now += DAY_MS / 2;
    await service.seasonNumbers(key, never);
    expect(server.log.count(path)).toBe(1);
    now += DAY_MS;
    server.catalogue.removeSeason(90001, 2);
    expect(await service.seasonNumbers(key, never)).toEqual([0, 1]);
    expect(server.log.count(path)).toBe(2);
  });

  it('are the kept ones when TMDB does not answer', async () => {
    await service.open(key);
    now += 2 * DAY_MS;
    server.faults.set({ match: path, kind: 'status', status: 404 });
    expect(await service.seasonNumbers(key, never)).toEqual([0, 1, 2]);
    expect(logger.lines).toEqual(['info The seasons of series 90001/en-US are taken as they were kept']);
  });

  it('are not known when there are no kept ones either', async () => {
    server.faults.set({ match: path, kind: 'status', status: 404 });
    expect(await errorOf(service.seasonNumbers(key, never))).toEqual({ kind: 'not-found', what: 'series' });
  });

  it('are not waited for by one who has left, and a reader gets the series all the same', async () => {
    server.faults.set({ match: path, kind: 'latency', milliseconds: 50 });
    const leaving = new AbortController();
    const numbers = errorOf(service.seasonNumbers(key, leaving.signal));
    const opening = service.open(key);
    await server.log.waitFor(path);
    leaving.abort();
    expect(await numbers).toEqual({ kind: 'cancelled' });
    expect(fromJsonText(await opening).series.name).toBe('Harbour Lights');
    expect(server.log.count(path)).toBe(1);
  });
});

describe('closing', () => {
  it('ends what is under way, and the library is not asked any more', async () => {
    server.faults.set({ match: path, kind: 'hang' });
    const opening = errorOf(service.open(key));
    const numbers = errorOf(service.seasonNumbers(key, new AbortController().signal));
    await server.log.waitFor(path);
    await service.close();
    expect([await opening, await numbers]).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(await errorOf(service.open(key))).toEqual({ kind: 'cancelled' });
    expect(server.log.count(path)).toBe(1);
    expect(library.openSeries(key)).toBeNull();
  });

  it('ends a search', async () => {
    server.faults.set({ match: '/3/search/tv', kind: 'hang' });
    const searching = errorOf(service.search({ query: 'har', page: 1, language: 'en-US' }));
    await server.log.waitFor('/3/search/tv');
    await service.close();
    expect(await searching).toEqual({ kind: 'cancelled' });
  });
});

describe('a library that cannot be read', () => {
  it('is done without, and is what the reader hears of when TMDB does not answer either', async () => {
    const stopped = new EndrollError({ kind: 'library-unavailable', reason: 'stopped' });
    const { keepSeries } = withoutFiles(stopped);
    Object.assign(remote, {
      openSeries: () => Promise.reject(stopped),
      keepSeries: (answers: SeriesAnswers) => Promise.resolve(keepSeries(answers)),
    });
    expect(fromJsonText(await service.open(key)).series.name).toBe('Harbour Lights');
    await server.close();
    expect(await errorOf(service.open(key))).toEqual({ kind: 'library-unavailable', reason: 'stopped' });
  });
});

describe('searching', () => {
  it('answers TMDB page by page', async () => {
    const first = fromJsonText(await service.search({ query: 'the', language: 'en-US', page: 1 }));
    const second = fromJsonText(await service.search({ query: 'the', language: 'en-US', page: 2 }));
    expect(first.results).toHaveLength(20);
    expect(second.page).toBe(2);
    expect(first.totalResults).toBe(20 + second.results.length);
  });

  it('ends when a newer one begins', async () => {
    server.faults.set({ match: /query=har(&|$)/u, kind: 'hang' });
    const older = errorOf(service.search({ query: 'har', page: 1, language: 'en-US' }));
    await server.log.waitFor(/query=har(&|$)/u);
    const newer = await service.search({ query: 'harbour', page: 1, language: 'en-US' });
    expect(fromJsonText(newer).results.map(({ name }) => name)).toContain('Harbour Lights');
    expect(await older).toEqual({ kind: 'cancelled' });
  });
});

describe('a series that TMDB has no longer', () => {
  const seasons = [1, 2].map((seasonNumber) => ({ ...key, seasonNumber }));
  const german = { ...key, seasonNumber: 2, language: 'de-DE' };
  const opened = async (): Promise<SeriesPage> => fromJsonText(await service.open(key));
  const goneSince = (): readonly (string | null)[] =>
    fromJsonText(library.list()).map((season) => season.goneSince);

  async function keepAndLose(): Promise<void> {
    await service.open(key);
    for (const season of [...seasons, german])
      library.keepSeason(testRecord(testSeason({ key: season }), new Date(now).toISOString()));
    now += 151 * DAY_MS;
    server.faults.set({ match: path, kind: 'status', status: 404 });
    await service.open(key);
  }

  it('is told with all its seasons, in every language, from the first time on', async () => {
    await keepAndLose();
    const since = new Date(now).toISOString();
    await vi.waitFor(async () =>
      expect(await opened()).toMatchObject({ goneSince: since, source: 'library' }),
    );
    expect(goneSince()).toEqual([since, since, since]);
    expect(changed).toEqual([key]);
    expect(new Set(seasonsGone.map(seasonKeyText))).toEqual(new Set([...seasons, german].map(seasonKeyText)));
    now += 2 * DAY_MS;
    await service.open(key);
    await vi.waitFor(() => expect(server.log.count(path)).toBe(3));
    expect((await opened()).goneSince).toBe(since);
    expect(seasonsGone).toHaveLength(3);
  });

  it('is like any other when TMDB has it again, and its page is told', async () => {
    await keepAndLose();
    await vi.waitFor(() => expect(changed).toHaveLength(1));
    now += 2 * DAY_MS;
    server.faults.clear();
    await service.open(key);
    await vi.waitFor(() => expect(changed).toHaveLength(2));
    expect((await opened()).goneSince).toBeNull();
  });

  it('is not one of which nothing is kept', async () => {
    server.faults.set({ match: path, kind: 'status', status: 404 });
    expect(await errorOf(service.open(key))).toEqual({ kind: 'not-found', what: 'series' });
    expect(changed).toEqual([]);
    server.faults.clear();
    expect((await opened()).goneSince).toBeNull();
  });
});
