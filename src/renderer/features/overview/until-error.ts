import type { AppError } from '@shared/app-error.ts';

/** How far something was done with several items. */
export interface DoneUntilError<Item> {
  readonly done: readonly Item[];
  /** What the next one failed with; `null` when all are done. */
  readonly error: AppError | null;
}

/** Does something with one item after the other, up to the first that fails. */
export async function untilError<Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<AppError | null>,
): Promise<DoneUntilError<Item>> {
  const done: Item[] = [];
  for (const item of items) {
    const error = await run(item);
    if (error !== null) return { done, error };
    done.push(item);
  }
  return { done, error: null };
}
