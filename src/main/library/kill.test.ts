import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import type { Engine } from './driver.ts';
import { ENGINES, openTestLibrary, temporaryFolder } from './test/test-library.ts';
import { KEY, testLargeSeason } from './test/test-records.ts';

const WRITER = fileURLToPath(new URL('test/kill-writer.ts', import.meta.url));
const ALIAS = new URL('../../../bench/shared-alias.ts', import.meta.url).href;

/** Kills a writing process as soon as it has reported `count` seasons. Returns all that it reported. */
async function killAfter(
  count: number,
  folder: string,
  engine: Engine,
  first: number,
): Promise<readonly number[]> {
  const child = spawn(process.execPath, ['--import', ALIAS, WRITER, folder, engine, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kept: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    kept.push(Number(line));
    if (kept.length === count) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return kept;
}

describe.each(ENGINES)('a process that is killed while it writes with %s', (engine) => {
  it('leaves every season that it has reported, whole, and at most one more', async () => {
    const folder = temporaryFolder();
    const reported: number[] = [];
    for (const count of [1, 6]) {
      // One is left out, in case the last process kept a season that it could not report any more.
      const first = (reported.at(-1) ?? -2) + 2;
      reported.push(...(await killAfter(count, folder, engine, first)));

      const library = openTestLibrary(folder, engine);
      expect(library.notice()).toBeNull();
      const kept = fromJsonText(library.list()).map((season) => season.seasonNumber);
      expect(kept).toEqual(expect.arrayContaining(reported));
      for (const seasonNumber of kept) {
        const key = { ...KEY, seasonNumber };
        const { season } = await unpackSeasonPage(library.open(key)!.page);
        expect(isDeepStrictEqual(season, testLargeSeason(key, 300))).toBe(true);
        expect(library.answers(key)).toHaveLength(2);
      }
      expect(kept.filter((seasonNumber) => seasonNumber > reported.at(-1)!).length).toBeLessThanOrEqual(1);
      library.close();
    }
  }, 120_000);
});
