import { EndrollError } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { libraryFirst, type LibraryFirstQuery } from './ask-tmdb.ts';
import { DISK_FULL, errorOf, OFFLINE } from './test/season-stage.ts';

function look(sought: Partial<LibraryFirstQuery<string, string>>): {
  readonly page: Promise<string>;
  readonly logger: MemoryLogger;
} {
  const logger = new MemoryLogger();
  const whole: LibraryFirstQuery<string, string> = {
    name: 'season 1',
    open: () => Promise.resolve(null),
    show: (kept) => `${kept}, from the library`,
    ask: () => Promise.resolve('from TMDB'),
    ...sought,
  };
  return { page: libraryFirst(whole, logger), logger };
}

describe('libraryFirst', () => {
  it('shows what the library has, and asks nobody', async () => {
    const ask = (): Promise<string> => Promise.reject(new Error('asked'));
    await expect(look({ open: () => Promise.resolve('a season'), ask }).page).resolves.toBe(
      'a season, from the library',
    );
  });

  it('asks when the library has nothing', async () => {
    await expect(look({}).page).resolves.toBe('from TMDB');
  });

  it('asks when the library cannot be read, and says so in the log', async () => {
    const { page, logger } = look({ open: () => Promise.reject(DISK_FULL) });
    await expect(page).resolves.toBe('from TMDB');
    expect(logger.lines).toEqual(['warn The library did not open season 1']);
  });

  it.each([
    ['of TMDB when the library has nothing', null, OFFLINE, OFFLINE],
    ['of the library when both fail', DISK_FULL, OFFLINE, DISK_FULL],
  ])('lets the reader hear %s', async (_, libraryError, tmdbError, expected) => {
    const open = (): Promise<null> =>
      libraryError === null ? Promise.resolve(null) : Promise.reject(libraryError);
    expect(await errorOf(look({ open, ask: () => Promise.reject(tmdbError) }).page)).toEqual(
      expected.appError,
    );
  });

  it('tells one who has left nothing of the library', async () => {
    const cancelled = new EndrollError({ kind: 'cancelled' });
    const { page } = look({
      open: () => Promise.reject(DISK_FULL),
      ask: () => Promise.reject(cancelled),
    });
    expect(await errorOf(page)).toEqual({ kind: 'cancelled' });
  });
});
