import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_TAGS, seasonSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { LibraryEvent } from './calls.ts';
import { libraryPlace } from './files.ts';
import { ENGINES, openTestLibrary, temporaryFolder, type TestLibrary } from './test/test-library.ts';
import {
  KEY,
  testCrew,
  testGuest,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeries,
  testSeriesRecord,
} from './test/test-records.ts';

const OTHER = { ...KEY, seasonNumber: 2 };

describe.each(ENGINES)('notes on %s', (engine) => {
  it('are empty at first', () => {
    expect(openTestLibrary(temporaryFolder(), engine).note(seasonSubject(KEY))).toBe('');
  });

  it('are read as they were written, after a restart too, each for its season', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    const text = 'Gus’ first scene:\n  “渡辺” 🎬 ‏مرحبا';
    library.mark([seasonSubject(KEY)], { note: text });
    library.mark([seasonSubject(OTHER)], { note: 'Other' });
    library.mark([seasonSubject(OTHER)], { note: 'Another' });
    library.close();
    const again = openTestLibrary(folder, engine);
    expect(again.note(seasonSubject(KEY))).toBe(text);
    expect(again.note(seasonSubject(OTHER))).toBe('Another');
  });

  it('are deleted by an empty text', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.mark([seasonSubject(KEY)], { note: 'Seen' });
    library.mark([seasonSubject(OTHER)], { note: 'Other' });
    library.mark([seasonSubject(KEY)], { note: '' });
    expect(library.note(seasonSubject(KEY))).toBe('');
    expect(library.note(seasonSubject(OTHER))).toBe('Other');
  });

  it('belong to the season in every language, kept or not, and outlive it', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord());
    library.mark([seasonSubject(KEY)], { note: 'Seen' });
    library.remove([KEY]);
    library.purgeRemoved();
    expect(library.note(seasonSubject(KEY))).toBe('Seen');
  });
});

const PERSON = 'person/1';
const CREDIT = 'tv/1396/season/1/person/1/credit/regular';
const LIST = '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11';

describe.each(ENGINES)('what the reader has made, on %s', (engine) => {
  const open = (folder = temporaryFolder(), emit?: (event: LibraryEvent) => void): TestLibrary =>
    openTestLibrary(folder, engine, emit === undefined ? {} : { emit });
  const entries = (library: TestLibrary, showUnseen = false) =>
    fromJsonText(library.yoursPage(showUnseen)).entries;

  it('is copied each day without TMDB’s names, which have to go after six months', () => {
    const folder = temporaryFolder();
    const library = open(folder);
    library.keepSeason(testRecord());
    library.mark([PERSON], { note: 'Rewatch the pilot.' });
    expect(entries(library)).toMatchObject([{ names: { personName: 'Person 1' } }]);
    library.close();
    const { copies } = libraryPlace(folder);
    const [copy = ''] = readdirSync(copies);
    const bytes = readFileSync(join(copies, copy), 'latin1');
    expect(bytes).toContain('Rewatch the pilot.');
    expect(bytes).not.toContain('Person 1');
  });

  it('changes one thing of a mark and leaves the others', () => {
    const library = open();
    const season = seasonSubject(KEY);
    library.mark([season], { note: 'Rewatch.', isStarred: true });
    library.mark([season, PERSON], { addTag: 'casting' });
    library.mark([season], { addTag: 'later', isReviewed: true });
    library.mark([season], { removeTag: 'casting' });
    expect(library.yours().marks).toEqual(
      expect.arrayContaining([
        { subject: season, hasNote: true, isStarred: true, isReviewed: true, tags: ['later'] },
        { subject: PERSON, hasNote: false, isStarred: false, isReviewed: false, tags: ['casting'] },
      ]),
    );
    library.mark([PERSON], { removeTag: 'casting' });
    expect(library.yours().marks.map(({ subject }) => subject)).toEqual([season]);
  });

  it('adds no more tags than a backup may bring back', () => {
    const library = open();
    for (let tag = 0; tag < MOST_TAGS + 2; tag += 1) library.mark([PERSON], { addTag: `tag ${tag}` });
    expect(library.yours().marks[0]?.tags).toHaveLength(MOST_TAGS);
  });

  it('tells only what has changed', () => {
    const changes: unknown[] = [];
    const library = open(undefined, ({ event, payload }) => {
      if (event === 'yoursChanged') changes.push(payload);
    });
    library.mark([PERSON], { isStarred: true });
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: 4 } });
    library.writeItem({ kind: 'list', id: LIST, content: { name: 'Casting 2026', subjects: [PERSON] } });
    library.writeItem({ kind: 'list', id: LIST, content: null });
    expect(changes).toEqual([
      { marks: [{ subject: PERSON, hasNote: false, isStarred: true, isReviewed: false, tags: [] }] },
      { seen: [{ seriesId: 1396, seasonNumber: 2, episodeNumber: 4 }] },
      { lists: [{ id: LIST, name: 'Casting 2026', subjects: [PERSON] }] },
      { lists: [] },
    ]);
  });

  it('is there after a restart, and outlives removing, deleting and making again', () => {
    const folder = temporaryFolder();
    const library = open(folder);
    library.keepSeason(testRecord());
    library.mark([PERSON], { isStarred: true, note: 'Ask the agent.' });
    library.writeItem({
      kind: 'list',
      id: LIST,
      content: { name: 'Casting 2026', subjects: [CREDIT, PERSON] },
    });
    library.writeItem({ kind: 'search', id: LIST, content: { name: 'Directors', query: 'job:director' } });
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: null } });
    library.remove([KEY]);
    library.purgeRemoved();
    library.deleteEverything();
    library.close();
    const again = open(folder);
    expect(again.note(PERSON)).toBe('Ask the agent.');
    expect(again.yours()).toEqual({
      marks: [{ subject: PERSON, hasNote: true, isStarred: true, isReviewed: false, tags: [] }],
      lists: [{ id: LIST, name: 'Casting 2026', subjects: [CREDIT, PERSON] }],
      searches: [{ id: LIST, name: 'Directors', query: 'job:director' }],
      seen: [{ seriesId: 1396, seasonNumber: 2, episodeNumber: null }],
    });
    expect(again.seen()).toEqual([{ seriesId: 1396, seasonNumber: 2, episodeNumber: null }]);
  });

  it('names what was marked, also after its season has been removed, and for six months only', () => {
    const library = open();
    library.keepSeason(testRecord());
    library.mark([seasonSubject(KEY), 'tv/1396/season/1/episode/2', PERSON, CREDIT], { isStarred: true });
    const named = (): Record<string, unknown> =>
      Object.fromEntries(
        entries(library).map(({ subject, names: { seasonName, episodeName, personName, role } }) => [
          subject,
          [seasonName, episodeName, personName, role],
        ]),
      );
    const all = {
      'tv/1396/season/1': ['Season 1', null, null, null],
      'tv/1396/season/1/episode/2': ['Season 1', 'Episode 2', null, null],
      [PERSON]: [null, null, 'Person 1', null],
      [CREDIT]: ['Season 1', null, 'Person 1', 'A Character'],
    };
    expect(named()).toEqual(all);
    library.remove([KEY]);
    library.purgeRemoved();
    expect(named()).toEqual(all);
    library.purgeExpired('2027-01-01T00:00:00.000Z');
    expect(Object.values(named()).flat()).toEqual(Array.from({ length: 16 }, () => null));
  });

  it('names the series of what is not kept again after everything was deleted', () => {
    const library = open();
    library.keepSeries(testSeriesRecord());
    library.keepSeason(testRecord());
    const episode = 'tv/1396/season/1/episode/2';
    library.mark([seasonSubject(KEY), episode, 'tv/1396'], { note: 'Rewatch.' });
    library.deleteEverything();
    const seriesNames = () => entries(library).map(({ names }) => names.seriesName);
    expect(seriesNames()).toEqual([null, null, null]);
    library.keepSeries(testSeriesRecord(testSeries({ name: 'Breaking Worse' })));
    expect(seriesNames()).toEqual(['Breaking Worse', 'Breaking Worse', 'Breaking Worse']);
    // A season of it, and TMDB's answer about the series is not here.
    library.deleteEverything();
    library.keepSeason(testRecord(testSeason({ key: OTHER, name: 'Season 2' })));
    expect(seriesNames()).toEqual([null, null, null]);
    library.keepSeries(testSeriesRecord());
    expect(seriesNames()).toEqual(['Breaking Bad', 'Breaking Bad', 'Breaking Bad']);
  });

  it('says what somebody did in what is kept, each once, without what was not seen', () => {
    const library = open();
    library.keepSeries(testSeriesRecord());
    for (const seasonNumber of [1, 2])
      library.keepSeason(
        testRecord(
          testSeason({
            key: { ...KEY, seasonNumber },
            airDate: `20${seasonNumber + 10}-01-01`,
            credits: [
              testCrew(`c${seasonNumber}`, { person: testPerson(1) }),
              testGuest(`g${seasonNumber}`, { person: testPerson(1), character: `Guest ${seasonNumber}` }),
              testRegular(`r${seasonNumber}`, { character: `Role ${seasonNumber}` }),
            ],
          }),
        ),
      );
    library.mark([PERSON, seasonSubject(KEY)], { isStarred: true });
    const page = (showUnseen = false) => fromJsonText(library.yoursPage(showUnseen));
    const works = (showUnseen = false) =>
      page(showUnseen).entries.flatMap((entry) =>
        entry.works.map(({ seriesName, roles }) => [seriesName, ...roles.map(({ role }) => role)]),
      );
    const all = ['Breaking Bad', 'Role 2', 'Role 1', 'Guest 2', 'Guest 1', 'Director'];
    expect(works()).toEqual([all]);
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
    expect(works()).toEqual([['Breaking Bad', 'Role 1', 'Guest 1', 'Director']]);
    expect(page().hasUnseen).toBe(true);
    expect(works(true)).toEqual([all]);
  });

  it('is dated by the oldest answer that names and works are from', () => {
    const library = open();
    const credits = [testRegular('r', { character: 'Role' })];
    const keep = (seasonNumber: number, fetchedAt: string): void => {
      const key = { ...KEY, seasonNumber };
      const airDate = `20${seasonNumber + 10}-01-01`;
      library.keepSeason(testRecord(testSeason({ key, airDate, credits }), fetchedAt));
    };
    keep(1, '2026-01-01T00:00:00.000Z');
    keep(2, '2026-03-01T00:00:00.000Z');
    library.mark([PERSON], { isStarred: true });
    const { entries } = fromJsonText(library.yoursPage(false));
    expect(entries.map(({ fetchedAt }) => fetchedAt)).toEqual(['2026-01-01T00:00:00.000Z']);
  });

  it('names no title and no role beyond how far the series was seen', () => {
    const library = open();
    library.keepSeason(testRecord());
    library.mark(['tv/1396/season/1/episode/2', 'tv/1396/season/1/episode/4', CREDIT], { isStarred: true });
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: 3 } });
    const titles = (showUnseen: boolean) =>
      Object.fromEntries(
        entries(library, showUnseen).map(({ subject, names }) => [subject, names.episodeName ?? names.role]),
      );
    expect(titles(false)).toEqual({
      'tv/1396/season/1/episode/2': 'Episode 2',
      'tv/1396/season/1/episode/4': null,
      [CREDIT]: 'A Character',
    });
    expect(titles(true)['tv/1396/season/1/episode/4']).toBe('Episode 4');
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 0, episodeNumber: null } });
    expect(titles(false)[CREDIT]).toBeNull();
  });
});
