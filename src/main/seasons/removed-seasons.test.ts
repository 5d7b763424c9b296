import type { SeasonKey } from '@shared/domain/season.ts';
import { expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { RemovedSeasons } from './removed-seasons.ts';

const key: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

function createRemovedSeasons(unused: readonly string[] | Error = ['/gone.jpg']) {
  const calls: string[] = [];
  const logger = new MemoryLogger();
  const note = (text: string): Promise<void> => {
    calls.push(text);
    return Promise.resolve();
  };
  const seasons = new RemovedSeasons({
    library: {
      remove: () => note('remove'),
      restore: () => note('restore'),
      purgeRemoved: async () => {
        await note('purge');
        if (unused instanceof Error) throw unused;
        return unused;
      },
    },
    images: {
      forget: (paths) => note(`forget ${paths.join()}`),
      forgetLeftovers: () => note('forget leftovers'),
    },
    seasons: { stop: () => void calls.push('stop') },
    waiting: [{ drop: (keys) => void calls.push(`drop ${keys.length}`) }],
    logger,
  });
  return { seasons, calls, logger };
}

it('hides a season at once, after ending what would store it, and deletes it with its pictures at quit', async () => {
  const { seasons, calls } = createRemovedSeasons();
  await seasons.remove([key]);
  await seasons.purgeRemoved(new AbortController().signal);
  expect(calls).toEqual(['drop 1', 'stop', 'remove', 'purge', 'forget /gone.jpg']);
});

it('deletes at the start what an earlier run has left', async () => {
  const { seasons, calls } = createRemovedSeasons();
  await seasons.purgeLeftovers();
  expect(calls).toEqual(['forget leftovers', 'purge', 'forget /gone.jpg']);
});

it('asks the library for nothing at quit when nothing was removed', async () => {
  const { seasons, calls } = createRemovedSeasons();
  await seasons.purgeRemoved(new AbortController().signal);
  expect(calls).toEqual([]);
});

it('deletes nothing while a removal of this run can still be undone', async () => {
  const { seasons, calls } = createRemovedSeasons();
  await seasons.remove([key]);
  await seasons.purgeLeftovers();
  await seasons.restore([key]);
  expect(calls).toEqual(['drop 1', 'stop', 'remove', 'forget leftovers', 'restore']);
});

it('goes on when the library does not answer', async () => {
  const { seasons, logger } = createRemovedSeasons(new Error('stopped'));
  await seasons.purgeLeftovers();
  expect(logger.lines).toEqual(['warn Removed seasons could not be deleted']);
});

it('leaves everything to the next start when there is no time for it at quit', async () => {
  const { seasons, calls } = createRemovedSeasons();
  await seasons.remove([key]);
  await seasons.purgeRemoved(AbortSignal.abort());
  expect(calls).toEqual(['drop 1', 'stop', 'remove']);
});
