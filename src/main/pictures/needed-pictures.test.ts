import { expect, it } from 'vitest';
import { NOW, openTestLibrary, remoteOf, temporaryFolder } from '../library/test/test-library.ts';
import {
  KEY,
  testCrew,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
} from '../library/test/test-records.ts';
import { NeededPictures } from './picture-limit.ts';

const second = { ...KEY, seasonNumber: 2 };

function createLibrary() {
  const library = openTestLibrary(temporaryFolder(), 'node:sqlite');
  const portrait = (path: string) => testPerson(1, { profilePath: path });
  const credits = [testRegular('a', { person: portrait('/first.jpg') }), testCrew('b')];
  library.keepSeason(testRecord(testSeason({ posterPath: '/one.jpg', credits })));
  const others = [testRegular('c', { person: portrait('/second.jpg') })];
  library.keepSeason(testRecord(testSeason({ key: second, posterPath: '/two.jpg', credits: others })));
  return library;
}

it('are none before anything was opened', async () => {
  const needed = new NeededPictures(remoteOf(createLibrary()));
  expect(await needed.names()).toEqual(new Set());
});

it('are poster and portraits of what was opened, as file names', async () => {
  const needed = new NeededPictures(remoteOf(createLibrary()));
  needed.noteOpened(KEY);
  needed.noteOpened(KEY);
  needed.noteOpened({ ...KEY, seasonNumber: 99 });
  expect(await needed.names()).toEqual(new Set(['one.jpg', 'first.jpg']));
});

it('are those of the seasons of a trip pack', async () => {
  const library = createLibrary();
  const pack = { startedAt: NOW.toISOString(), receipt: null, absentPictures: [] } as const;
  library.keepPack({
    ...pack,
    seriesId: KEY.seriesId,
    language: KEY.language,
    state: 'done',
    seasonNumbers: [2],
  });
  library.keepPack({ ...pack, seriesId: 7, language: 'de-DE', state: 'running', seasonNumbers: null });
  expect(await new NeededPictures(remoteOf(library)).names()).toEqual(new Set(['two.jpg', 'second.jpg']));
});
