import { isEndrollError } from '@shared/app-error.ts';
import { fail, ok } from '@shared/result.ts';
import type { Logger } from '../logging/logger.ts';

/** Something that the library may have, and TMDB otherwise. */
export interface Sought<Kept, Page> {
  /** For the log, such as `season 1396/1/en-US`. */
  readonly name: string;
  readonly open: () => Promise<Kept | null>;
  readonly show: (kept: Kept) => Page;
  /** Called when the library does not have it or cannot be read. */
  readonly ask: () => Promise<Page>;
}

/**
 * What the library has, else what TMDB says. A library that cannot be read is done without. Only when TMDB does not
 * answer either does the reader hear of it: there, what they want may well be.
 */
export async function libraryFirst<Kept, Page>(
  { name, open, show, ask }: Sought<Kept, Page>,
  logger: Logger,
): Promise<Page> {
  const opened = await open().then(ok, fail);
  if (opened.ok && opened.value !== null) return show(opened.value);
  if (!opened.ok) logger.warn(`The library did not open ${name}`, opened.error);
  try {
    return await ask();
  } catch (error) {
    throw opened.ok || isEndrollError(error, 'cancelled') ? error : opened.error;
  }
}
