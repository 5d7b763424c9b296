import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { NO_TRANSLATED_NAMES } from '@shared/domain/library-search.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import type { TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { PersonAnswers } from './calls.ts';
import { ENGINES, openTestLibrary, temporaryFolder, type TestLibrary } from './test/test-library.ts';
import { testPerson, testRecord, testRegular, testSeason } from './test/test-records.ts';

vi.setConfig({ testTimeout: 60_000 });

const LIMIT = '2026-01-01T00:00:00.000Z';
const OLD = '2025-12-31T23:59:59.999Z';
const NEW = '2026-01-01T00:00:00.000Z';
const KEY = { personId: 17419, language: 'de-DE' };

function answers(fetchedAt: string, fields: object = {}, english?: object): PersonAnswers {
  const body = JSON.stringify({ id: 17419, name: 'Bryan Cranston', ...fields });
  return {
    key: KEY,
    answers: [
      { endpoint: 'person/17419', fetchedAt, body },
      ...(english === undefined
        ? []
        : [
            {
              endpoint: 'person/17419?language=en-US',
              fetchedAt,
              body: JSON.stringify({ id: 17419, name: 'Bryan Cranston', ...english }),
            },
          ]),
    ],
  };
}

function open(library: TestLibrary): TmdbPersonPage | null {
  return fromJsonText(library.openTmdbPerson(KEY));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'answers'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.endroll'),
  );
}

describe.each(ENGINES)('a person of TMDB in the library on %s', (engine) => {
  it('is nobody until they are looked up, then kept, in place of an older answer', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    expect(open(library)).toBeNull();
    const kept = fromJsonText(
      library.keepTmdbPerson(answers(OLD, { biography: '' }, { biography: 'Born.', profile_path: '/x.jpg' })),
    );
    expect(kept).toMatchObject({
      isKept: true,
      fetchedAt: OLD,
      person: { biography: 'Born.', isBiographyEnglish: true },
    });
    expect(open(library)).toEqual(kept);
    library.keepTmdbPerson(answers(NEW, { biography: 'Geboren.' }));
    expect(open(library)).toMatchObject({ fetchedAt: NEW, person: { biography: 'Geboren.' } });
    expect(filesIn(folder)).toHaveLength(1);
    expect(library.tmdbPeople()).toEqual([{ ...KEY, name: 'Bryan Cranston', fetchedAt: NEW }]);
    expect(library.bytes()).toBeGreaterThan(0);
  });

  it('is made again from its file without a network, when the index is gone', () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    const kept = fromJsonText(first.keepTmdbPerson(answers(NEW, { also_known_as: ['Lee Stone'] })));
    first.close();
    for (const name of readdirSync(folder))
      if (name.startsWith('index')) rmSync(join(folder, name), { force: true });
    const library = openTestLibrary(folder, engine);
    expect(open(library)).toEqual(kept);
    library.workToEnd();
    expect(library.tmdbPeople()).toHaveLength(1);
  });

  it('costs themselves when their file is damaged', () => {
    const folder = temporaryFolder();
    const first = openTestLibrary(folder, engine);
    first.keepTmdbPerson(answers(NEW));
    first.keepSeason(testRecord(testSeason(), NEW));
    first.close();
    for (const name of readdirSync(folder))
      if (name.startsWith('index')) rmSync(join(folder, name), { force: true });
    for (const name of filesIn(folder))
      if (name.startsWith('person-')) writeFileSync(join(folder, 'answers', name), 'endroll 1 00000000\nx');
    const library = openTestLibrary(folder, engine);
    library.workToEnd();
    expect(open(library)).toBeNull();
    expect(fromJsonText(library.list())).toHaveLength(1);
  });

  it('goes at the six-month limit, with the portrait that nothing else shows, and leaves no word in the files', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    library.keepTmdbPerson(
      answers(OLD, { profile_path: '/old.jpg', biography: 'Xylophonist', also_known_as: ['Zebulon Quux'] }),
    );
    expect(library.purgeExpired(LIMIT)).toEqual({ seasons: [], images: ['/old.jpg'] });
    expect(open(library)).toBeNull();
    expect(filesIn(folder)).toEqual([]);
    library.workToEnd();
    library.close();
    for (const name of readdirSync(folder))
      if (name.startsWith('index')) {
        const bytes = readFileSync(join(folder, name)).toString('latin1');
        expect(bytes, name).not.toMatch(/zebulon|quux/iu);
      }
  });

  it('goes when the reader forgets them, and when all is deleted', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    library.keepTmdbPerson(answers(NEW, { profile_path: '/a.jpg' }));
    expect(library.forgetTmdbPerson(KEY)).toEqual(['/a.jpg']);
    expect(open(library)).toBeNull();
    library.keepTmdbPerson(answers(NEW));
    library.deleteEverything();
    expect(open(library)).toBeNull();
    expect(library.tmdbPeople()).toEqual([]);
  });

  it('says since when TMDB has them no longer, in every language, until they are looked up again', () => {
    const folder = temporaryFolder();
    const english = { ...KEY, language: 'en-US' };
    const library = openTestLibrary(folder, engine, { clock: () => new Date('2026-02-01T00:00:00.000Z') });
    expect(fromJsonText(library.noteTmdbPersonGone(KEY))).toBeNull();
    library.keepTmdbPerson(answers(NEW, { biography: '' }, { biography: 'Born.' }));
    library.keepTmdbPerson({ ...answers(NEW), key: english });
    expect(open(library)?.person.goneSince).toBeNull();
    const gone = fromJsonText(library.noteTmdbPersonGone(KEY));
    expect(gone).toMatchObject({
      fetchedAt: NEW,
      person: { goneSince: '2026-02-01T00:00:00.000Z', biography: 'Born.', isBiographyEnglish: true },
    });
    expect(fromJsonText(library.openTmdbPerson(english))?.person.goneSince).toBe('2026-02-01T00:00:00.000Z');
    library.close();
    for (const name of readdirSync(folder))
      if (name.startsWith('index')) rmSync(join(folder, name), { force: true });
    const later = openTestLibrary(folder, engine, { clock: () => new Date('2026-03-01T00:00:00.000Z') });
    expect(open(later), 'made again from its file').toEqual(gone);
    expect(fromJsonText(later.noteTmdbPersonGone(KEY)), 'first found then').toEqual(gone);
    later.keepTmdbPerson(answers('2026-03-01T00:00:00.000Z'));
    expect(open(later)?.person.goneSince).toBeNull();
    expect(later.purgeExpired('2026-02-01T00:00:00.000Z').seasons).toEqual([]);
    expect(fromJsonText(later.openTmdbPerson(english)), 'no later than its own answer').toBeNull();
  });

  it('is found by other names, and says by which', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const cranston = testPerson(17419, { name: 'Bryan Cranston', originalName: 'Bryan Cranston' });
    library.keepSeason(
      testRecord(
        testSeason({ credits: [testRegular('a', { person: cranston, character: 'Walter White' })] }),
        NEW,
      ),
    );
    const search = (text: string) =>
      fromJsonText(
        library.search({
          text,
          limit: 10,
          only: 'person',
          translated: NO_TRANSLATED_NAMES,
          showUnseen: true,
          hidden: NOTHING_HIDDEN,
        }),
      ).groups.flatMap(({ hits }) => hits);
    expect(search('lee sto')).toEqual([]);
    library.keepTmdbPerson(answers(NEW, { also_known_as: ['Lee Stone', 'Брайан Крэнстон'] }));
    expect(search('lee sto')).toMatchObject([{ person: { personId: 17419 }, otherName: 'Lee Stone' }]);
    expect(search('крэнстон')).toMatchObject([{ otherName: 'Брайан Крэнстон' }]);
    expect(search('cranston')).toMatchObject([{ person: { personId: 17419 } }]);
    expect(search('cranston')[0]).not.toHaveProperty('otherName');
    library.forgetTmdbPerson(KEY);
    expect(search('lee sto')).toEqual([]);
  });
});
