import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SeriesKey } from '@shared/domain/series.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { startTmdbServer, type TmdbServer } from '../../../e2e/tmdb-server/server.ts';
import { Library } from '../library/library.ts';
import { MemoryLogger } from '../logging/memory-logger.ts';
import { inProcess } from '../seasons/in-process-library.ts';
import { errorOf } from '../tmdb/client-stage.ts';
import { TmdbClient } from '../tmdb/tmdb-client.ts';
import { directAgent } from '../tmdb/tmdb-dispatcher.ts';
import { SeriesService } from './series-service.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const key: SeriesKey = { seriesId: 90001, language: 'en-US' };
const path = '/3/tv/90001';

let server: TmdbServer;
let folder: string;
let library: Library;
let agent: ReturnType<typeof directAgent>;
let logger: MemoryLogger;
let service: SeriesService;
let now: number;
let changed: SeriesKey[];

beforeEach(async () => {
  server = await startTmdbServer();
  folder = mkdtempSync(join(tmpdir(), 'endroll-series-'));
  now = Date.now();
  library = new Library({ folder, clock: () => new Date(now) });
  agent = directAgent();
  logger = new MemoryLogger();
  changed = [];
  service = new SeriesService({
    tmdb: new TmdbClient({
      baseUrl: server.url,
      version: '1.0.0',
      getToken: () => server.token,
      chooseDispatcher: () => agent,
    }),
    library: inProcess(library),
    clock: () => new Date(now),
    onChanged: (series) => changed.push(series),
    logger,
  });
});

afterEach(async () => {
  library.close();
  await agent.close();
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
    server.faults.set({ match: path, kind: 'status', status: 404 });
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
