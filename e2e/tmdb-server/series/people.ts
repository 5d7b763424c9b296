import { at, hashOf, imagePath, Random, type Seed } from '../random.ts';
import type { Gender, Person } from '../wire.ts';
import {
  type LatinName,
  nativeScripts,
  plainFirstNames,
  plainLastNames,
  translatedFirstNames,
  translatedLastNames,
} from './name-lists.ts';

/** Generated people have IDs that TMDB has not reached, so they never clash with a recorded person. */
const firstShared = 9_000_000;
const firstOwn = 9_012_000;
const firstJapanese = 9_900_000;

/** The remainder of a generated ID divided by twelve says what the person is known for. */
const trades = [
  'Acting',
  'Directing',
  'Writing',
  'Production',
  'Art',
  'Camera',
  'Costume & Make-Up',
  'Crew',
  'Editing',
  'Lighting',
  'Sound',
  'Visual Effects',
] as const;

/** Languages for which TMDB writes a foreign name in the Latin alphabet; elsewhere its own script is shown. */
const latinReaders: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da']);

interface Names {
  readonly english: string;
  readonly original: string;
  readonly gender: Gender;
  /** Names in other languages, by their primary subtag. */
  readonly translated: Readonly<Record<string, string>>;
  /** The language of `original`, when it is not written in the Latin alphabet. */
  readonly script?: string;
}

export type PeopleKind = 'own' | 'shared' | 'ja';

/** Where the IDs of each kind begin, and how many people of a trade there is room for. */
const ranges: Readonly<Record<PeopleKind, readonly [first: number, places: number]>> = {
  own: [firstOwn, 70_000],
  shared: [firstShared, 100],
  ja: [firstJapanese, 8_000],
};

/** The ID of the person for a seed; `shared` people appear in several series. */
export function personIdFor(kind: PeopleKind, department: string, ...seed: Seed): number {
  const hash = hashOf('person', ...seed);
  const trade = Math.max(
    0,
    trades.findIndex((name) => name === department),
  );
  const [first, places] = ranges[kind];
  return first + (hash % places) * trades.length + trade;
}

export function isGeneratedPerson(id: number): boolean {
  return id >= firstShared;
}

/** A generated person. Everything follows from the id, so the person is the same in every series. */
export function personOf(id: number): Person {
  const known = peopleById.get(id);
  if (known) return known;
  const person = makePerson(id);
  peopleById.set(id, person);
  return person;
}

function makePerson(id: number): Person {
  const department = at(trades, id);
  const random = new Random('person details', id);
  const names = namesOf(id);
  const portraitless = department === 'Acting' ? 0.14 : 0.58;
  return {
    adult: false,
    gender: random.chance(0.15) ? 0 : names.gender,
    id,
    known_for_department: department,
    name: names.english,
    original_name: names.original,
    popularity: Math.round(random.next() * 80_000) / 10_000,
    profile_path: random.chance(portraitless) ? null : imagePath('profile', id),
  };
}

/** The fields of a credit about its person, without those about the part. */
export function personFields(row: Person): Person {
  const { adult, gender, id, known_for_department, name, original_name, popularity, profile_path } = row;
  return { adult, gender, id, known_for_department, name, original_name, popularity, profile_path };
}

/** The name under which a person is shown in a language, as TMDB answers it. */
export function nameIn(person: Pick<Person, 'id' | 'name'>, language: string): string {
  if (!isGeneratedPerson(person.id)) return person.name;
  const tongue = language.slice(0, 2);
  const names = namesOf(person.id);
  const translated = names.translated[tongue];
  if (translated !== undefined) return translated;
  return names.script === undefined || latinReaders.has(tongue) ? person.name : names.original;
}

/** Cached, because thousands of rows ask for the same few hundred people. */
const peopleById = new Map<number, Person>();
const namesById = new Map<number, Names>();

function namesOf(id: number): Names {
  const known = namesById.get(id);
  if (known) return known;
  const random = new Random('name', id);
  const names =
    id >= firstJapanese
      ? nativeNamesFrom(random, 0)
      : random.chance(0.1)
        ? nativeNamesFrom(random, random.integer(nativeScripts.length))
        : latinNamesFrom(random);
  namesById.set(id, names);
  return names;
}

function nativeNamesFrom(random: Random, index: number): Names {
  const script = at(nativeScripts, index);
  const given = random.pick(script.given);
  const family = random.pick(script.family);
  const parts = script.familyFirst ? [family.native, given.native] : [given.native, family.native];
  const original = parts.join(script.separator);
  return {
    english: `${given.latin} ${family.latin}`,
    original,
    gender: given.gender,
    translated: { [script.language]: original },
    script: script.language,
  };
}

function latinNamesFrom(random: Random): Names {
  const translated = random.chance(0.45);
  const first: LatinName = random.pick(translated ? translatedFirstNames : plainFirstNames);
  const initial = random.chance(0.2) ? ` ${'ABCDEFGHJKLMNPRSTW'.charAt(random.integer(18))}.` : '';
  if (!translated || initial !== '') {
    const last = random.chance(0.7) ? random.pick(plainLastNames) : random.pick(translatedLastNames).latin;
    const name = `${first.latin}${initial} ${last}`;
    return { english: name, original: name, gender: first.gender, translated: {} };
  }
  const last = random.pick(translatedLastNames);
  const name = `${first.latin} ${last.latin}`;
  return {
    english: name,
    original: name,
    gender: first.gender,
    translated: { ja: `${first.ja ?? ''}・${last.ja ?? ''}`, zh: `${first.zh ?? ''}·${last.zh ?? ''}` },
  };
}
