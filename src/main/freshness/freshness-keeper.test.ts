import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, EndrollError } from '@shared/app-error.ts';
import { seasonSubject } from '@shared/domain/yours.ts';
import type { ImageSize } from '@shared/domain/picture-sizes.ts';
import { limitTime } from '@shared/domain/freshness.ts';
import type { KeptSeason, SeasonKey } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { PictureFolder } from '../pictures/picture-folder.ts';
import { JPEG } from '../pictures/test/picture-host.ts';
import {
  openTestLibrary,
  remoteOf,
  temporaryFolder,
  type TestLibrary,
} from '../library/test/test-library.ts';
import {
  KEY,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeries,
  testSeriesRecord,
} from '../library/test/test-records.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { FakeTimer, JumpingTimer } from '../network/test/fake-timer.ts';
import { FreshnessKeeper, type FreshnessKeeperOptions } from './freshness-keeper.ts';
import { PictureRenewal } from './picture-renewal.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T12:00:00.000Z');
const second: SeasonKey = { ...KEY, seasonNumber: 2 };

let now: Date;
let logger: MemoryLogger;
let library: TestLibrary;
let imagePath: string;
let folder: PictureFolder;
let failure: AppError | null;
let isTimeKnown: boolean;
let recentsSince: string | null;
let refreshed: number[];
let renewed: string[];
/** Pictures that TMDB no longer has. */
let gone: Set<string>;
let onRenewed: () => void;
let pauses: CheckTimer;
let keeper: FreshnessKeeper;

/** Every pause is over at once, but for the hours between two checks. */
class CheckTimer extends JumpingTimer {
  #waiting: (() => void)[] = [];
  #onIdle: () => void = () => undefined;

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms !== 6 * HOUR) return super.sleep(ms, signal);
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      this.#waiting.push(resolve);
      // One waits to delete, and one to refresh.
      if (this.#waiting.length === 2) this.#onIdle();
    });
  }

  /** Ends those hours; resolves when they begin again. */
  next(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    return new Promise((resolve) => {
      this.#onIdle = resolve;
      for (const wake of waiting) wake();
    });
  }
}

/** Deletes what has reached the limit and refreshes what is due, from beginning to end. */
async function check(): Promise<void> {
  const checked = pauses.next();
  keeper.begin();
  await checked;
}

beforeEach(() => {
  now = new Date(START);
  logger = new MemoryLogger();
  failure = null;
  isTimeKnown = false;
  recentsSince = null;
  refreshed = [];
  renewed = [];
  gone = new Set();
  onRenewed = () => undefined;
  library = openTestLibrary(temporaryFolder(), 'node:sqlite', { clock: () => now });
  imagePath = temporaryFolder();
  folder = new PictureFolder(imagePath);
  keeper = createKeeper();
});

function createKeeper(options: Partial<FreshnessKeeperOptions> = {}): FreshnessKeeper {
  pauses = new CheckTimer();
  const common = {
    timer: pauses,
    random: () => 0,
    clock: () => now,
    isTimeKnown: () => isTimeKnown,
    library: remoteOf(library),
  };
  const renewal = new PictureRenewal({
    ...common,
    tmdbTime: () => (isTimeKnown ? now : null),
    folder,
    store: {
      renew: async ({ size, name }) => {
        if (failure !== null) return 'offline';
        if (gone.has(name)) return 'missing';
        renewed.push(`${size}/${name}`);
        await putPicture(size, name);
        onRenewed();
        return 'image';
      },
    },
  });
  return new FreshnessKeeper({
    ...common,
    recents: { removeExpired: (before) => (recentsSince = before) },
    pictures: {
      forget: (paths) => folder.forget(paths.map((path) => path.slice(1))),
      purgeExpired: () => folder.purgeOlderThan(new Date(limitTime(now))),
      renew: (signal) => renewal.renew(signal),
    },
    refresh: (key) => {
      if (failure !== null) return Promise.reject(new EndrollError(failure));
      refreshed.push(key.seasonNumber);
      keepSeason(key);
      return Promise.resolve();
    },
    emit: () => undefined,
    logger,
    ...options,
  });
}

/** Keeps a season, as TMDB answers now. */
function keepSeason(key: SeasonKey): void {
  const credits = [testRegular(`regular-${key.seasonNumber}`, { person: testPerson(key.seasonNumber) })];
  library.keepSeason(testRecord(testSeason({ key, credits }), now.toISOString()));
}

/** Puts a picture on disk, as TMDB answers now. */
async function putPicture(size: ImageSize, name: string): Promise<void> {
  await folder.write({ size, name }, JPEG);
  utimesSync(join(imagePath, size, name), now, now);
}

/** The numbers of the seasons that have lost their content. */
function expired(): readonly number[] {
  return list()
    .filter(({ isExpired }) => isExpired)
    .map(({ seasonNumber }) => seasonNumber);
}

/** It is so many days, and milliseconds, after the start. */
function travelTo(days: number, milliseconds = 0): void {
  now = new Date(START + days * 24 * HOUR + milliseconds);
}

const list = (): readonly KeptSeason[] => fromJsonText(library.list());
const onDisk = async (): Promise<readonly string[]> => [...(await folder.list())].sort();

describe('a kept season', () => {
  beforeEach(async () => {
    keepSeason(KEY);
    await putPicture('w185', 'portrait-1.jpg');
    library.mark([seasonSubject(KEY)], { note: 'Watch again' });
  });

  it('is left alone until day 149', async () => {
    travelTo(150, -1);
    await check();
    expect(refreshed).toEqual([]);
    expect(renewed).toEqual([]);
  });

  it('is fetched again on day 150, with its pictures, and young ever after', async () => {
    travelTo(150);
    await check();
    expect(refreshed).toEqual([1]);
    expect(renewed).toEqual(['w185/portrait-1.jpg']);
    await check();
    expect(refreshed).toEqual([1]);
    travelTo(299);
    await check();
    expect(list()).toMatchObject([{ isExpired: false, creditCount: 1 }]);
    expect(await onDisk()).toEqual(['w185/portrait-1.jpg']);
  });

  it('stays as it is without a network, up to day 179', async () => {
    failure = { kind: 'offline', reason: 'unreachable' };
    for (const day of [150, 165, 179]) {
      travelTo(day);
      await check();
    }
    expect(list()).toMatchObject([{ isExpired: false, creditCount: 1 }]);
    expect(await onDisk()).toEqual(['w185/portrait-1.jpg']);
  });

  it.each<AppError>([
    { kind: 'offline', reason: 'unreachable' },
    { kind: 'unauthorized', reason: 'missing' },
  ])('loses its content on day 180 even if $kind, and keeps its entry and the note', async (error) => {
    failure = error;
    travelTo(180, 1);
    await check();
    expect(recentsSince, 'menus forget what it was called').toBe(limitTime(now));
    expect(list()).toMatchObject([{ ...KEY, seasonName: 'Season 1', isExpired: true, creditCount: 0 }]);
    expect(library.open(KEY)).toBeNull();
    expect(library.answers(KEY)).toEqual([]);
    expect(await onDisk()).toEqual([]);
    expect(library.note(seasonSubject(KEY))).toBe('Watch again');
  });

  it('that has expired is not fetched by itself, but when the reader asks', async () => {
    travelTo(181);
    await check();
    await check();
    expect(refreshed).toEqual([]);
    await keeper.refresh([KEY]);
    expect(list()).toMatchObject([{ isExpired: false, creditCount: 1 }]);
  });

  it('waits by itself when it was fetched in the future; the others are deleted and refreshed', async () => {
    travelTo(700);
    keepSeason(second);
    travelTo(151);
    await check();
    expect(refreshed).toEqual([1]);
    travelTo(151 + 181);
    failure = { kind: 'offline', reason: 'unreachable' };
    await check();
    expect(expired()).toEqual([1]);
    expect(list().find(({ seasonNumber }) => seasonNumber === 2)).toMatchObject({ isExpired: false });
  });

  it('is refreshed when TMDB’s clock says that its time is wrong', async () => {
    travelTo(700);
    keepSeason(second);
    travelTo(1);
    isTimeKnown = true;
    await check();
    expect(refreshed).toEqual([2]);
  });

  it('is refreshed after older ones', async () => {
    travelTo(-3);
    keepSeason(second);
    travelTo(150);
    await check();
    expect(refreshed).toEqual([2, 1]);
  });
});

it('a person who was looked up is deleted on day 180, and not before', async () => {
  const person = { personId: 17419, language: 'de-DE' };
  const body = JSON.stringify({ id: 17419, name: 'Bryan Cranston', profile_path: '/portrait-of-old.jpg' });
  const fetchedAt = now.toISOString();
  library.keepTmdbPerson({ key: person, answers: [{ endpoint: 'person/17419', fetchedAt, body }] });
  await putPicture('w185', 'portrait-of-old.jpg');
  travelTo(180);
  await check();
  expect(library.tmdbPeople()).toHaveLength(1);
  travelTo(180, 1);
  await check();
  expect(fromJsonText(library.openTmdbPerson(person))).toBeNull();
  expect(await onDisk()).toEqual([]);
});

describe('what was dated in the future by a wrong clock', () => {
  const person = { personId: 17419, language: 'de-DE' };
  const lookUp = (): void => {
    const body = JSON.stringify({ id: 17419, name: 'Bryan Cranston', also_known_as: ['Lee Stone'] });
    const fetchedAt = now.toISOString();
    library.keepTmdbPerson({ key: person, answers: [{ endpoint: 'person/17419', fetchedAt, body }] });
  };
  const keepSeries = (): void => {
    library.keepSeries(testSeriesRecord(testSeries(), KEY.language, now.toISOString()));
  };
  const personAt = (): string | undefined => fromJsonText(library.openTmdbPerson(person))?.fetchedAt;
  const seriesAt = (): string | undefined => library.openSeries(KEY)?.fetchedAt;

  it('counts as due once TMDB’s clock says so: people and series are gone thirty days later, or young again', async () => {
    travelTo(700);
    lookUp();
    keepSeries();
    travelTo(1);
    await check();
    expect([personAt(), seriesAt()], 'this computer’s clock may be the wrong one').toEqual(
      Array(2).fill('2028-01-30T12:00:00.000Z'),
    );
    isTimeKnown = true;
    await check();
    expect([personAt(), seriesAt()]).toEqual(Array(2).fill('2025-10-03T12:00:00.000Z'));
    expect(library.tmdbPeople()).toHaveLength(1);
    isTimeKnown = false;
    travelTo(31, 1);
    await check();
    expect([personAt(), seriesAt()]).toEqual([undefined, undefined]);
  });

  it('stays where it is when it is asked for again in between', async () => {
    travelTo(700);
    lookUp();
    travelTo(1);
    isTimeKnown = true;
    await check();
    lookUp();
    travelTo(40);
    await check();
    expect(personAt()).toBe('2026-03-02T12:00:00.000Z');
  });

  it('goes thirty days later though its season is refreshed or gone from TMDB: older answers and names', async () => {
    travelTo(700);
    keepSeason(KEY);
    travelTo(800);
    library.keepSeason(testRecord(testSeason({ key: KEY, name: 'Other' }), now.toISOString()));
    keepSeason(second);
    library.mark(['person/2'], { isStarred: true });
    travelTo(1);
    isTimeKnown = true;
    failure = { kind: 'not-found', what: 'season' };
    await check();
    expect(list().map(({ fetchedAt }) => fetchedAt)).toEqual(Array(2).fill('2025-10-03T12:00:00.000Z'));
    expect(fromJsonText(library.seasonHistory(KEY))).toHaveLength(1);
    isTimeKnown = false;
    travelTo(31, 1);
    await check();
    expect(expired()).toEqual([1, 2]);
    expect(fromJsonText(library.seasonHistory(KEY))).toEqual([]);
    expect(fromJsonText(library.yoursPage(true)).entries).toMatchObject([{ names: { personName: null } }]);
  });

  it('is refreshed once, and young then', async () => {
    travelTo(700);
    keepSeason(KEY);
    keepSeries();
    travelTo(1);
    isTimeKnown = true;
    await check();
    expect(refreshed).toEqual([1]);
    await check();
    expect(refreshed).toEqual([1]);
    expect(list()).toMatchObject([{ isExpired: false, creditCount: 1 }]);
  });
});

describe('a picture', () => {
  beforeEach(() => {
    keepSeason(KEY);
    library.keepSeries(
      testSeriesRecord(testSeries({ posterPath: '/series.jpg' }), KEY.language, now.toISOString()),
    );
  });

  it('is fetched again on day 150 though its season is younger, if that or its series shows it', async () => {
    for (const name of ['portrait-1.jpg', 'series.jpg', 'tile.jpg', 'portrait-of-old.jpg'])
      await putPicture('w185', name);
    travelTo(149);
    keepSeason(KEY);
    travelTo(150);
    await check();
    expect(refreshed).toEqual([]);
    expect([...renewed].sort()).toEqual(['w185/portrait-1.jpg', 'w185/series.jpg', 'w185/tile.jpg']);
  });

  it('that nothing shows any more is gone on day 180', async () => {
    await putPicture('w342', 'portrait-of-old.jpg');
    travelTo(149);
    keepSeason(KEY);
    travelTo(180, 1);
    await check();
    expect(await onDisk()).toEqual([]);
  });

  it('dated in the future is fetched again or deleted, once TMDB’s clock says that its time is wrong', async () => {
    gone.add('series.jpg');
    travelTo(700);
    for (const name of ['portrait-1.jpg', 'series.jpg', 'portrait-of-old.jpg'])
      await putPicture('w185', name);
    travelTo(1);
    await check();
    expect(await onDisk(), 'this computer’s clock may be the wrong one').toHaveLength(3);
    isTimeKnown = true;
    await check();
    expect(renewed).toEqual(['w185/portrait-1.jpg']);
    expect(await onDisk()).toEqual(['w185/portrait-1.jpg']);
    await check();
    expect(renewed).toHaveLength(1);
  });

  it('is not fetched again once the reader has stopped it', async () => {
    for (const name of ['portrait-1.jpg', 'series.jpg']) await putPicture('w185', name);
    travelTo(150);
    onRenewed = () => {
      keeper.stop();
    };
    await check();
    expect(renewed).toHaveLength(1);
  });
});

describe('checks', () => {
  const pictures = {
    forget: () => Promise.resolve(),
    purgeExpired: () => Promise.resolve(0),
    renew: () => Promise.resolve(),
  };

  it('come at the beginning, every six hours, and not any more after the end', async () => {
    const timer = new FakeTimer();
    keeper = createKeeper({ timer, pictures });
    keepSeason(KEY);
    keeper.begin();
    keeper.begin();
    await timer.advance(0);
    travelTo(150);
    await timer.advance(6 * HOUR - 1);
    expect(refreshed).toEqual([]);
    await timer.advance(1);
    expect(refreshed).toEqual([1]);
    await keeper.close();
    travelTo(300);
    await timer.advance(6 * HOUR);
    expect(refreshed).toEqual([1]);
  });

  it('do not fail when the library does, and come again', async () => {
    const timer = new FakeTimer();
    let asked = 0;
    const broken = {
      ...remoteOf(library),
      fetchedBetween: () => Promise.reject(new Error(`stopped ${++asked}`)),
    };
    keeper = createKeeper({ timer, pictures, library: broken });
    keeper.begin();
    await timer.advance(6 * HOUR);
    await keeper.close();
    expect(asked).toBe(2);
    expect(logger.lines).toEqual(Array(2).fill('warn What is due could not be refreshed'));
  });

  it('delete what reaches the limit although refreshing what is due takes days', async () => {
    const timer = new FakeTimer();
    keeper = createKeeper({
      timer,
      pictures,
      refresh: async ({ seasonNumber }) => {
        refreshed.push(seasonNumber);
        await timer.sleep(48 * HOUR);
      },
    });
    keepSeason(KEY);
    travelTo(1);
    keepSeason(second);
    travelTo(179);
    keeper.begin();
    await timer.advance(6 * HOUR - 1);
    expect(refreshed).toEqual([1]);
    travelTo(180, 1);
    await timer.advance(1);
    expect(expired()).toEqual([1]);
  });
});

it('does not refresh a season that is removed while the check goes on', async () => {
  keepSeason(KEY);
  keepSeason(second);
  travelTo(160);
  const remote = remoteOf(library);
  keeper = createKeeper({
    library: {
      ...remote,
      purgeExpired: async (before) => {
        keeper.drop([KEY]);
        await remote.remove([KEY]);
        return remote.purgeExpired(before);
      },
    },
  });
  await check();
  expect(refreshed).toEqual([2]);
});
