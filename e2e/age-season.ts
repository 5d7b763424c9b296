import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const DAY = 24 * 60 * 60 * 1000;

/** Makes a kept series, its season and its pictures as old as if they had been fetched the given number of days ago. */
export async function ageSeason(userData: string, seriesId: number, days: number): Promise<void> {
  const fetchedAt = new Date(Date.now() - days * DAY);
  const time = fetchedAt.toISOString();
  const age = (file: string, table: string, column = 'fetched_at'): void => {
    const database = new DatabaseSync(join(userData, 'library', file));
    database.prepare(`UPDATE ${table} SET ${column} = ? WHERE series_id = ?`).run(time, seriesId);
    database.close();
  };
  age('own.db', 'kept');
  for (const table of ['season', 'series', 'record']) age('index.db', table);
  age('index.db', 'record', 'oldest_at');
  const folder = join(userData, 'images', 'w185');
  for (const name of await readdir(folder)) await utimes(join(folder, name), fetchedAt, fetchedAt);
}
