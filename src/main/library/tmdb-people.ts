import type { PersonKey, TmdbPersonPage } from '@shared/domain/tmdb-person.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import { lacksBiography } from '../answers/person.ts';
import type { LibraryMethods, PersonAnswers } from './calls.ts';
import { deleteKept, unreferencedOf, type Picture } from './deleting.ts';
import type { LibraryFiles } from './library-files.ts';
import { mainAnswer, withGone } from './make-rows.ts';

/** People whom the reader has looked up on TMDB. */
export function tmdbPersonCalls(files: LibraryFiles) {
  return {
    openTmdbPerson: (key) => openTmdbPerson(files, key),
    keepTmdbPerson: (person) => keepTmdbPerson(files, person),
    noteTmdbPersonGone: (key) => {
      const kept = files.withIndex((index) => index.tmdbPeople());
      for (const { personId, language } of kept)
        if (personId === key.personId) noteGone(files, { personId, language });
      return openTmdbPerson(files, key);
    },
    forgetTmdbPerson: (key) => {
      const pictures: Picture[] = [];
      deleteKept(files, key, pictures);
      files.beginSweep();
      return unreferencedOf(files, pictures);
    },
    lacksBiography: (person) => lacksBiography(person),
  } satisfies Partial<LibraryMethods>;
}

function openTmdbPerson(files: LibraryFiles, key: PersonKey): JsonText<TmdbPersonPage | null> {
  const kept = files.withIndex((index) => {
    const row = index.tmdbPerson(key);
    return row?.madeBy === index.maker.version ? row : (files.making.makePerson(key) ?? row);
  });
  return toJsonText<TmdbPersonPage | null>(
    kept === null ? null : { person: kept.person, fetchedAt: kept.fetchedAt, isKept: true },
  );
}

function keepTmdbPerson(
  files: LibraryFiles,
  { key, answers, reuseEnglish = false }: PersonAnswers,
): JsonText<TmdbPersonPage> {
  const all = reuseEnglish ? files.withKeptEnglish(key, answers) : answers;
  const person = files.tools.maker.person(all);
  const { fetchedAt } = mainAnswer(all);
  const notKept = files.problemOf(() => {
    const older = files.withIndex((index) => index.recordsOf(key));
    const record = files.writeAnswers(key, all);
    const replaced = older.map(({ name }) => name).filter((name) => name !== record.name);
    files.inIndex((index) => {
      index.putRecord(record);
      index.putTmdbPerson(person, key.language, { record: record.name, fetchedAt });
      for (const name of replaced) index.deleteRecord(name);
    });
    for (const name of replaced) files.answers.delete(name);
  });
  return toJsonText<TmdbPersonPage>({ person, fetchedAt, isKept: notKept === null });
}

/** Adds to the newest answers that TMDB has the person no longer. */
function noteGone(files: LibraryFiles, key: PersonKey): void {
  const [newest] = files.withIndex((index) => index.recordsOf(key));
  if (newest === undefined) return;
  const answers = files.readAnswers(newest.name);
  if (answers === null) return;
  const record = files.writeAnswers(key, withGone(answers, files.now()));
  files.inIndex((index) => {
    index.putRecord(record);
  });
  files.making.makePerson(key);
}
