/**
 * The process that kill.test.ts kills: keeps one season after the other and prints the number of each once the
 * library has said that it is kept. Arguments: folder, engine, first season number.
 */
import { writeSync } from 'node:fs';
import { openDatabase, type Engine } from '../driver.ts';
import { openLibrary } from '../library.ts';
import { KEY, testLargeSeason, testRecord } from './test-records.ts';

const [folder = '', engine = '', first = ''] = process.argv.slice(2);

const library = openLibrary({
  folder,
  clock: () => new Date(),
  openDatabase: (file, options) => openDatabase(file, { ...options, engine: engine as Engine }),
});

for (let seasonNumber = Number(first); ; seasonNumber += 1) {
  library.keepSeason(testRecord(testLargeSeason({ ...KEY, seasonNumber }, 300)));
  writeSync(process.stdout.fd, `${seasonNumber}\n`);
}
