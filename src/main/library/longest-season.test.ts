import { performance } from 'node:perf_hooks';
import { expect, it, onTestFinished } from 'vitest';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { LibraryClient } from './client.ts';
import { forkChild } from './test/forked-child.ts';
import { madeUpSeason } from './test/made-up-answers.ts';
import { temporaryFolder } from './test/test-library.ts';

/** TMDB has a daily programme of as many. */
const CREDITS = 40_750;

it('keeps a season of 40,750 credits without holding up whoever asks for it', async () => {
  const folder = temporaryFolder();
  const client = new LibraryClient({
    spawn: () => forkChild('library-process.ts', [folder]),
    logger: new MemoryLogger(),
  });
  onTestFinished(() => client.close());
  const { library } = client;
  const key = { seriesId: 1, seasonNumber: 1, language: 'en-US' };
  // As the network hands them over: main never makes a text of them.
  const answers = madeUpSeason({ key, creditCount: CREDITS, episodeCount: 260 }).map((answer) => ({
    ...answer,
    body: new TextEncoder().encode(answer.body),
  }));
  expect(await library.open(key)).toBeNull();
  const before = performance.eventLoopUtilization();
  const { page, notKept } = await library.keepSeason({ key, answers });
  const { utilization } = performance.eventLoopUtilization(before);
  expect(notKept).toBeNull();
  // Main was busy the whole time, 23 seconds, when it joined the answers itself; now it only sends their bytes and waits.
  expect(utilization).toBeLessThan(0.5);
  expect((await unpackSeasonPage(page)).season.credits).toHaveLength(CREDITS);
  expect(await library.open(key)).not.toBeNull();
}, 120_000);
