import { type AppError, EndrollError } from '@shared/app-error.ts';
import type { SeasonCredits, SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { TripPack } from '@shared/domain/trip-pack.ts';
import { type PictureAddress, pictureAddressText, readPicturePath } from '../../pictures/picture-address.ts';
import type { PictureResult } from '../../pictures/picture-fetcher.ts';
import type { PackRecord, RemoteLibrary } from '../../library/calls.ts';
import { openTestLibrary, remoteOf, temporaryFolder } from '../../library/test/test-library.ts';
import {
  testCrew,
  testGuest,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
} from '../../library/test/test-records.ts';
import { MemoryLogger } from '../../logging/test/memory-logger.ts';
import { unlessAborted } from '../../seasons/ask-tmdb.ts';
import { FakeTimer } from '../../network/test/fake-timer.ts';
import type { WantedPictures } from '../pack-contents.ts';
import { TripPacks } from '../trip-packs.ts';

export const KEY: SeriesKey = { seriesId: 1396, language: 'en-US' };

/** There is no network. */
export const OFFLINE: AppError = { kind: 'offline', reason: 'unreachable' };

/** TMDB is out of order. */
export const SERVER_ERROR: AppError = { kind: 'tmdb-unavailable', status: 503, message: null };

/** A portrait of each person in one size, and a poster in one. */
export const oneSizeEach: WantedPictures = ({ posterPath, profilePaths }) => [
  ...inSize('w342', posterPath === null ? [] : [posterPath]),
  ...inSize('w185', profilePaths),
];

function inSize(size: PictureAddress['size'], paths: readonly string[]): readonly PictureAddress[] {
  return paths.flatMap((path) => {
    const name = readPicturePath(path);
    return name === null ? [] : [{ size, name }];
  });
}

/** A season with a poster, a regular whom all seasons have, a guest of its own, and a director without a portrait. */
export function smallSeason({ seasonNumber }: Pick<SeasonKey, 'seasonNumber'>): SeasonCredits {
  return testSeason({
    key: { ...KEY, seasonNumber },
    posterPath: `/poster-${seasonNumber}.jpg`,
    credits: [
      testRegular('regular', { person: testPerson(1) }),
      testGuest(`guest-${seasonNumber}`, { person: testPerson(100 + seasonNumber) }),
      testCrew('director'),
    ],
  });
}

/** Trip packs for tests on a real library, with TMDB and the disk in sight and in hand. */
export class PackStage {
  now = new Date('2026-11-24T12:00:00Z');
  readonly timer = new FakeTimer();
  readonly logger = new MemoryLogger();
  /** What was asked of TMDB, in order: `seasons`, `season 2`, `w185/abc.jpg`. */
  readonly asked: string[] = [];
  readonly events: TripPack[] = [];
  readonly ended: SeriesKey[] = [];
  readonly onDisk = new Set<string>();
  /** How often the whole folder of pictures was read. */
  folderReads = 0;
  /** Why TMDB or the library fails to give what is asked for by that name; `null` when it gives it. */
  failure: (name: string) => AppError | null = () => null;
  /** Held back until it resolves. */
  hold: (name: string) => Promise<void> | null = () => null;
  /** How it goes with a picture. */
  picture: (name: string) => PictureResult['kind'] = () => 'image';
  season: (key: SeasonKey) => SeasonCredits = smallSeason;
  seasonNumbers: readonly number[] = [2, 0, 1];
  readonly library: RemoteLibrary = remoteOf(openTestLibrary(temporaryFolder(), 'node:sqlite'));
  packs = this.#create();

  /** The program ends, and starts again. */
  async restart(): Promise<void> {
    await this.close();
    this.packs = this.#create();
    this.forget();
  }

  /** The program ends; what does not come in half a second is lost. */
  async close(): Promise<void> {
    const closed = this.packs.close();
    await this.timer.advance(500);
    await closed;
  }

  /** Starts a pack and lets it come as far as it can without time passing. */
  async start(seasonNumbers: readonly number[] | null = null, key = KEY): Promise<void> {
    await this.packs.start(key, seasonNumbers);
    await this.settle();
  }

  /** Lets everything that can go on do so. */
  settle(): Promise<void> {
    return this.timer.advance(0);
  }

  /** The pack as the window sees it. */
  get pack(): TripPack {
    const pack = this.events.at(-1);
    if (pack === undefined) throw new Error('Nothing was told of a pack');
    return pack;
  }

  /** The pack as it is kept. */
  async kept(): Promise<PackRecord | undefined> {
    return (await this.library.packs()).find(({ seriesId }) => seriesId === KEY.seriesId);
  }

  /** What was asked of that name, or that begins with it. */
  countAsked(name: string): number {
    return this.asked.filter((asked) => asked.startsWith(name)).length;
  }

  forget(): void {
    this.asked.length = 0;
    this.folderReads = 0;
    this.events.length = 0;
  }

  #create(): TripPacks {
    return new TripPacks({
      series: {
        seasonNumbers: async (_key, signal) => {
          await this.#ask('seasons', signal);
          return this.seasonNumbers;
        },
      },
      seasons: {
        keepWhole: async (key, signal) => {
          await this.#ask(`season ${key.seasonNumber}`, signal);
          await this.library.keepSeason(testRecord(this.season(key), this.now.toISOString()));
        },
      },
      pictures: {
        wanted: oneSizeEach,
        keep: async (address) => {
          const name = pictureAddressText(address);
          this.asked.push(name);
          await this.hold(name);
          const kind = this.picture(name);
          if (kind === 'image') this.onDisk.add(name);
          return kind;
        },
        onDisk: () => {
          this.folderReads += 1;
          return Promise.resolve(new Set(this.onDisk));
        },
      },
      library: this.library,
      clock: () => this.now,
      emit: (pack) => this.events.push(pack),
      ended: (key) => this.ended.push(key),
      timer: this.timer,
      random: () => 0,
      logger: this.logger,
    });
  }

  async #ask(name: string, signal: AbortSignal): Promise<void> {
    this.asked.push(name);
    await unlessAborted(this.hold(name) ?? Promise.resolve(), signal);
    const failure = this.failure(name);
    if (failure !== null) throw new EndrollError(failure);
  }
}
