import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECENT_SEASONS, type VisitedSeason } from '@shared/domain/recent-season.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { StoreFile, type WriteWhole } from '../settings/store-file.ts';
import { RecentSeasons } from './recent-seasons.ts';

let folder: string;
let logger: MemoryLogger;
let opened: RecentSeasons[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-recents-'));
  logger = new MemoryLogger();
  opened = [];
});

afterEach(async () => {
  await Promise.all(opened.map((recents) => recents.flush()));
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'recents.json');

function openRecents(write?: WriteWhole): RecentSeasons {
  const writer: WriteWhole = write ?? ((content) => writeFileSync(path(), JSON.stringify(content)));
  const file = new StoreFile({
    folder,
    name: 'recents',
    loadWriter: () => Promise.resolve(writer),
    onRepaired: () => undefined,
    logger,
    now: () => new Date(),
  });
  const recents = new RecentSeasons({ file, logger });
  opened.push(recents);
  return recents;
}

const season = (seasonNumber: number): VisitedSeason => ({
  address: `endroll://tv/1396/season/${seasonNumber}`,
  title: `Breaking Bad, Season ${seasonNumber}`,
  fetchedAt: `2026-03-${String(seasonNumber).padStart(2, '0')}T12:00:00.000Z`,
});

it('are none before a season was opened', () => {
  expect(openRecents().list()).toEqual([]);
  expect(logger.lines).toEqual([]);
});

it('are kept over a restart, newest first', async () => {
  const recents = openRecents();
  recents.add(season(1));
  expect(recents.add(season(2))).toEqual([season(2), season(1)]);
  await recents.flush();
  expect(openRecents().list()).toEqual([season(2), season(1)]);
});

it('hold each season once, by what it was called last', () => {
  const recents = openRecents();
  recents.add(season(1));
  recents.add(season(2));
  recents.add({ ...season(1), title: 'Breaking Bad, Staffel 1' });
  expect(recents.list()).toEqual([{ ...season(1), title: 'Breaking Bad, Staffel 1' }, season(2)]);
});

it('forget the oldest', () => {
  const recents = openRecents();
  for (let number = 1; number <= RECENT_SEASONS + 1; number += 1) recents.add(season(number));
  expect(recents.list()).toHaveLength(RECENT_SEASONS);
  expect(recents.list().at(-1)).toEqual(season(2));
});

it('can be taken out and cleared', async () => {
  const recents = openRecents();
  for (const number of [1, 2, 3]) recents.add(season(number));
  expect(recents.remove([season(2).address, 'endroll://tv/7/season/7'])).toEqual([season(3), season(1)]);
  expect(recents.clear()).toEqual([]);
  await recents.flush();
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({ seasons: [] });
});

it('forget what was removed from the library, in its language only', () => {
  const recents = openRecents();
  const german = { ...season(1), address: 'endroll://tv/1396/season/1?language=de-DE' };
  const english = { ...season(1), address: 'endroll://tv/1396/season/1?language=en-US' };
  for (const each of [german, english]) recents.add(each);
  recents.removeSeasons([{ seriesId: 1396, seasonNumber: 1, language: 'de-DE' }]);
  expect(recents.list()).toEqual([english]);
});

it('are put back where they were when what was removed comes back, but not what is too old or was cleared', () => {
  const recents = openRecents();
  const of = (seasonNumber: number): VisitedSeason => ({
    ...season(seasonNumber),
    address: `endroll://tv/1396/season/${seasonNumber}?language=en-US`,
  });
  const keys = [1, 3].map((seasonNumber) => ({ seriesId: 1396, seasonNumber, language: 'en-US' }));
  for (const number of [1, 2, 3, 4]) recents.add(of(number));
  recents.removeSeasons(keys);
  recents.restoreSeasons(keys);
  expect(recents.list()).toEqual([of(4), of(3), of(2), of(1)]);
  recents.removeSeasons(keys);
  recents.removeExpired(of(2).fetchedAt);
  recents.restoreSeasons(keys);
  expect(recents.list()).toEqual([of(4), of(3), of(2)]);
  recents.removeSeasons(keys);
  recents.clear();
  recents.restoreSeasons(keys);
  expect(recents.list()).toEqual([]);
});

it('forget what TMDB has called a season more than six months ago', async () => {
  const recents = openRecents();
  for (const number of [1, 2, 3]) recents.add(season(number));
  recents.removeExpired(season(2).fetchedAt);
  expect(recents.list()).toEqual([season(3), season(2)]);
  await recents.flush();
  expect(readFileSync(path(), 'utf8')).not.toContain('Season 1');
});

it('tell who listens after each change, and only then', () => {
  const seen: (readonly VisitedSeason[])[] = [];
  const recents = openRecents();
  recents.onChanged((list) => seen.push(list));
  recents.add(season(1));
  recents.add(season(1));
  recents.clear();
  expect(seen).toEqual([[season(1)], []]);
});

describe('a file that somebody has edited', () => {
  it.each(['{"seasons":"none"}', '{"seasons":{"0":1}}', '[]', '{'])(
    'costs nothing but itself: %s',
    (text) => {
      writeFileSync(path(), text);
      expect(openRecents().list()).toEqual([]);
    },
  );

  it('costs only what is wrong in it', () => {
    const wrong = [
      null,
      { title: 'No address' },
      { ...season(3), title: '' },
      { ...season(4), title: 'x'.repeat(301) },
      { ...season(5), address: 'https://example.com/' },
      { ...season(6), fetchedAt: 'yesterday' },
      { address: season(7).address, title: season(7).title },
      { ...season(1), title: 'Twice' },
    ];
    writeFileSync(path(), JSON.stringify({ seasons: [season(1), ...wrong, { ...season(2), more: true }] }));
    expect(openRecents().list()).toEqual([season(1), season(2)]);
  });
});

it('are held although they cannot be written, and the log says why', async () => {
  const recents = openRecents(() => {
    throw new Error('ENOSPC');
  });
  recents.add(season(1));
  await recents.flush();
  expect(recents.list()).toEqual([season(1)]);
  expect(logger.lines).toEqual(['error recents.json cannot be written']);
});
