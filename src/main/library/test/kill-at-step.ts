/**
 * The process that kill.test.ts has killed at a chosen moment: opens a library, does its own work and closes it, and ends
 * by itself only when it comes so far. Arguments: folder, engine, before which of all changes to the disk it dies, and
 * `open` to end after opening, or the path of a file with a backup's content, which is restored once the library is open: changes
 * count from then on.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { RestorableContent } from '@shared/domain/backup.ts';
import type { Database, Engine } from '../driver.ts';

const [folder = '', engine = '', last = '', what = ''] = process.argv.slice(2);
const isRestoring = what.endsWith('.json');
let step = 0;
let isCounting = !isRestoring;

function dieWhenItIsTime(): void {
  if (!isCounting) return;
  step += 1;
  if (step === Number(last)) process.kill(process.pid, 'SIGKILL');
}

/** Dies before a call of this function when it is time. */
function withDeath<Args extends unknown[], Value>(work: (...args: Args) => Value): (...args: Args) => Value {
  return (...args) => {
    dieWhenItIsTime();
    return work(...args);
  };
}

for (const name of [
  'renameSync',
  'copyFileSync',
  'fsyncSync',
  'rmSync',
  'writeFileSync',
  'writeSync',
] as const)
  fs[name] = withDeath(fs[name] as (...args: unknown[]) => never);
syncBuiltinESMExports();

const { openDatabase } = await import('../driver.ts');
const { openLibrary } = await import('../library.ts');

const library = openLibrary({
  folder,
  clock: () => new Date('2026-03-05T09:30:00.000Z'),
  openDatabase: (file, options): Database => {
    const database = openDatabase(file, { ...options, engine: engine as Engine });
    return {
      ...database,
      exec: (sql) => {
        // Questions change nothing.
        if (!sql.startsWith('SELECT')) dieWhenItIsTime();
        database.exec(sql);
      },
      // Before it is on disk.
      transaction: (work) =>
        database.transaction(() => {
          const value = work();
          dieWhenItIsTime();
          return value;
        }),
    };
  },
});
if (isRestoring) {
  const content = JSON.parse(fs.readFileSync(what, 'utf8')) as RestorableContent;
  isCounting = true;
  const slices = library.restoreOwn(content, 'replace');
  while (slices.next().done !== true);
} else if (what !== 'open') {
  while (library.work());
  library.close();
}
