import { type AppError, EndrollError } from '@shared/app-error.ts';
import { fromJsonText, toJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import type { KeptSeason, SeasonKey, SeasonPage } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { SeasonChanged } from '@shared/ipc/contract.ts';
import type { RemoteLibrary } from '../../library/calls.ts';
import { openTestLibrary, remoteOf, temporaryFolder } from '../../library/test/test-library.ts';
import { MemoryLogger } from '../../logging/test/memory-logger.ts';
import { FakeTmdb } from './fake-tmdb.ts';
import { SeasonService } from '../season-service.ts';

export const KEY: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

/** A season service for tests, on a real library, with everything around it in sight. */
export class SeasonStage {
  now = new Date('2026-11-24T12:00:00Z');
  readonly tmdb = new FakeTmdb(() => this.now);
  readonly logger = new MemoryLogger();
  readonly events: SeasonChanged[] = [];
  readonly imagesAsked: SeasonKey[] = [];
  readonly postersAsked: (string | null)[] = [];
  /** Series that were found to be gone. */
  readonly seriesGone: SeriesKey[] = [];
  listChanges = 0;
  /** The library as the service sees it; a test may put another method in place. */
  readonly library: RemoteLibrary = remoteOf(
    openTestLibrary(temporaryFolder(), 'node:sqlite', {
      clock: () => this.now,
      emit: ({ event }) => {
        if (event === 'changed') this.listChanges += 1;
      },
    }),
  );
  readonly service = new SeasonService({
    tmdb: this.tmdb,
    library: this.library,
    images: {
      keepSeason: (key) => this.imagesAsked.push(key),
      keepSeries: ({ posterPath }) => this.postersAsked.push(posterPath),
    },
    noteSeriesGone: async (key) => {
      await this.library.noteSeriesGone(key);
      this.seriesGone.push(key);
    },
    clock: () => this.now,
    emit: (event) => this.events.push(event),
    logger: this.logger,
  });

  /** Opens a season for a reader. */
  async open(key = KEY): Promise<SeasonPage> {
    return await unpackSeasonPage(await this.service.open(key));
  }

  /** The season as it is kept, or `null`. */
  async kept(key = KEY): Promise<SeasonPage | null> {
    const opened = await this.library.open(key);
    return opened === null ? null : await unpackSeasonPage(opened.page);
  }

  async list(): Promise<readonly KeptSeason[]> {
    return fromJsonText(await this.library.list());
  }

  /** Keeps a season as an earlier run of the program has, and forgets how. */
  async keepWhole(): Promise<SeasonPage> {
    await this.open();
    await this.settle();
    this.forget();
    return (await this.kept()) ?? Promise.reject(new Error('The season was not kept'));
  }

  /** Forgets what was asked, told and logged so far. */
  forget(): void {
    this.tmdb.asked.length = 0;
    this.tmdb.ended.length = 0;
    this.events.length = 0;
    this.imagesAsked.length = 0;
    this.postersAsked.length = 0;
    this.logger.lines.length = 0;
    this.listChanges = 0;
  }

  /** From now on the library keeps no season: there is no room. */
  fillDisk(): void {
    const { makeSeasonPage } = this.library;
    const keepSeason: RemoteLibrary['keepSeason'] = async (answers) => {
      const { head, credits } = await makeSeasonPage(answers);
      const page = fromJsonText(head);
      return {
        page: { head: toJsonText({ ...page, isArriving: false, notKept: 'disk-full' }), credits },
        notKept: 'disk-full',
        changes: { added: 0, removed: 0, changed: 0 },
        parts: page.season.parts,
        seriesPosterPath: null,
      };
    };
    Object.assign(this.library, { keepSeason });
  }

  passHours(hours: number): void {
    this.now = new Date(this.now.getTime() + hours * 3_600_000);
  }

  /** Lets everything that can go on do so. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  }
}

/** The credit ids of a page, in its order. */
export function creditIds({ season }: SeasonPage): readonly string[] {
  return season.credits.map(({ creditId }) => creditId);
}

/** The error with which a call fails. */
export async function errorOf(asked: Promise<unknown>): Promise<AppError> {
  const error: unknown = await asked.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (error instanceof EndrollError) return error.appError;
  throw new Error('It did not fail with an EndrollError', { cause: error });
}

/** There is no network. */
export const OFFLINE = new EndrollError({ kind: 'offline', reason: 'unreachable' });

/** The library has no room. */
export const DISK_FULL = new EndrollError({ kind: 'library-unavailable', reason: 'disk-full' });
