import { describe, expect, it } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { Person } from '@shared/domain/person.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { Engine } from './driver.ts';
import { libraryPlace } from './library-place.ts';
import type { Library } from './library.ts';
import { ENGINES, openTestLibrary, openWith, temporaryFolder } from './test-library.ts';
import { KEY, testGuest, testPerson, testRecord, testSeason } from './test-records.ts';

function credit(personId: number, name: string, fields: Partial<Person> = {}): Credit {
  const person = testPerson(personId, { name, originalName: name, ...fields });
  return testGuest(`credit-${personId}-${name}`, { person });
}

/** Keeps a season with these credits, aired in the year that is its number from 2000 on. */
function keep(library: Library, seasonNumber: number, ...credits: readonly Credit[]): void {
  const key = { ...KEY, seasonNumber };
  library.keepSeason(testRecord(testSeason({ key, credits, airDate: `${2000 + seasonNumber}-01-01` })));
}

function namesFor(library: Library, query: string): readonly string[] {
  return fromJsonText(library.searchPeople(query)).map((person) => person.name);
}

describe.each(ENGINES)('the search for people on %s', (engine) => {
  it.each([
    ['golubic', 'Golubić'],
    ['GOLUBIĆ', 'Ivana Golubić'],
    ['  ivana   gol ', 'Ivana Golubić'],
    ['lubi', 'Ivana Golubić'],
    ['bjork', 'Björk'],
    ['strasse', 'Straße'],
    ['渡辺', '渡辺謙'],
    ['김고', '김고은'],
    ["o'l", "Jer O'Leary"],
    ['O’L', "Jer O'Leary"],
    ['oleary', 'Jer O’Leary'],
    ['gudmundur', 'Guðmundur'],
    ['guðmundur', 'Gudmundur'],
    ['þór', 'Thor Björn'],
    ['jean-luc', 'Jean\u2011Luc Roy'],
    ['jean–luc', 'Jean-Luc Roy'],
    ['100%', '100% Wolf'],
    ['a_b', 'a_b'],
  ])('for %j finds %j', (query, name) => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, name), credit(2, 'Somebody Else'));
    expect(namesFor(library, query)).toEqual([name]);
  });

  it('finds by the original name, and answers with all that a result shows', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(5, 'Ken Watanabe', { originalName: '渡辺謙', profilePath: '/ken.jpg' }));
    expect(fromJsonText(library.searchPeople('渡辺'))).toStrictEqual([
      {
        personId: 5,
        name: 'Ken Watanabe',
        originalName: '渡辺謙',
        profilePath: '/ken.jpg',
        seasonCount: 1,
        season: KEY,
      },
    ]);
  });

  it('needs two letters, however they are written', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'ss aa 김 ´´'));
    for (const query of ['', '  ', 'a', ' a ', 'ß', '김', '´´', '\u0301\u0301']) {
      expect([query, namesFor(library, query)]).toEqual([query, []]);
    }
    expect(namesFor(library, 'aa')).toHaveLength(1);
  });

  it('puts names that begin with it first, then later words, then the rest', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const names = ['Joanna Bell', 'Jean-Anne Roy', 'Ann Zola', 'Rosanna Ann', 'Annette Abel', 'Hannah Lee'];
    keep(library, 1, ...names.map((name, index) => credit(index + 1, name)));
    expect(namesFor(library, 'ann')).toEqual([
      'Ann Zola',
      'Annette Abel',
      'Jean-Anne Roy',
      'Rosanna Ann',
      'Hannah Lee',
      'Joanna Bell',
    ]);
  });

  it('then puts those in more seasons first, each once, as the newest season has them', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const twice = [
      credit(2, 'Anna B', { profilePath: '/2.jpg' }),
      { ...credit(2, 'Anna B'), creditId: 'other' },
    ];
    keep(library, 3, credit(1, 'Anna A'));
    keep(library, 7, credit(2, 'Anna B-Married', { profilePath: '/7.jpg' }));
    keep(library, 2, ...twice);
    keep(library, 5, credit(2, 'Anna B'));
    expect(fromJsonText(library.searchPeople('anna'))).toMatchObject([
      {
        personId: 2,
        name: 'Anna B-Married',
        profilePath: '/7.jpg',
        seasonCount: 3,
        season: { ...KEY, seasonNumber: 7 },
      },
      { personId: 1, name: 'Anna A', seasonCount: 1 },
    ]);
  });

  it('finds at most twenty', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, ...Array.from({ length: 25 }, (_, index) => credit(index + 1, `Anna ${index + 10}`)));
    const names = namesFor(library, 'anna');
    expect(names).toHaveLength(20);
    expect(names.at(-1)).toBe('Anna 29');
  });

  it('forgets a name that a refresh has changed', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'Old Name'), credit(2, 'Other Person'));
    keep(library, 2, credit(2, 'Other Person'));
    keep(library, 1, credit(1, 'New Name'));
    expect(namesFor(library, 'old name')).toEqual([]);
    expect(namesFor(library, 'new name')).toEqual(['New Name']);
    expect(fromJsonText(library.searchPeople('other'))).toMatchObject([{ seasonCount: 1 }]);
  });

  it('leaves out what is removed, until it is restored', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'Anna Alias'), credit(2, 'Anna Gone'));
    keep(library, 2, credit(1, 'Anna A'));
    library.remove(KEY);
    expect(fromJsonText(library.searchPeople('anna'))).toMatchObject([
      { personId: 1, name: 'Anna A', seasonCount: 1, season: { seasonNumber: 2 } },
    ]);
    expect(namesFor(library, 'alias')).toEqual([]);
    library.restore(KEY);
    expect(fromJsonText(library.searchPeople('anna')).map((person) => person.seasonCount)).toEqual([2, 1]);
    library.remove(KEY);
    library.purgeRemoved();
    expect(namesFor(library, 'anna')).toEqual(['Anna A']);
  });

  it('finds a person in a removed season again when that is kept again', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'Anna A'), credit(2, 'Anna Before'));
    library.remove(KEY);
    keep(library, 1, credit(1, 'Anna A'));
    expect(namesFor(library, 'anna')).toEqual(['Anna A']);
  });
});

/** Puts names in the file as they were folded before apostrophes, dashes, ð and þ were; one a person, from 1 on. */
function writeOldNames(folder: string, engine: Engine, ...folded: readonly string[]): void {
  const database = openWith(engine)(libraryPlace(folder).database);
  const update = database.prepare('UPDATE person_name SET folded = ? WHERE person_id = ?');
  for (const [index, name] of folded.entries()) update.run(name, index + 1);
  database.close();
}

describe.each(ENGINES)('names kept by an earlier Endroll, on %s', (engine) => {
  function openOld(): Library {
    const folder = temporaryFolder();
    const credits = [credit(1, 'Eoin O’Súil'), credit(2, "Jer O'Leary"), credit(3, 'Ana Guðný-Þór')];
    const before = openTestLibrary(folder, engine);
    keep(before, 1, ...credits);
    before.close();
    writeOldNames(folder, engine, 'eoin o’suil', "jer o'leary", 'ana guðny-þor');
    return openTestLibrary(folder, engine);
  }

  it.each([
    ['O’SÚ', 'Eoin O’Súil'],
    ["o'l", "Jer O'Leary"],
    ['guðný', 'Ana Guðný-Þór'],
    ['Þór', 'Ana Guðný-Þór'],
    ['eoin', 'Eoin O’Súil'],
  ])('are found for %j as before', (query, name) => {
    expect(namesFor(openOld(), query)).toEqual([name]);
  });

  it('stand among new ones, where they would if they were new', () => {
    const library = openOld();
    const names = ['Bo Guðný', 'Guðný Bo', 'Xguðný'];
    keep(library, 2, ...names.map((name, index) => credit(index + 11, name)));
    expect(namesFor(library, 'guðný')).toEqual(['Guðný Bo', 'Ana Guðný-Þór', 'Bo Guðný', 'Xguðný']);
  });

  it('are found in every way once their season is kept again', () => {
    const library = openOld();
    expect(namesFor(library, 'gudny')).toEqual([]);
    keep(library, 1, credit(1, 'Eoin O’Súil'), credit(2, "Jer O'Leary"), credit(3, 'Ana Guðný-Þór'));
    for (const query of ['gudny', 'guðný', 'thor']) {
      expect([query, namesFor(library, query)]).toEqual([query, ['Ana Guðný-Þór']]);
    }
  });

  it('are found, once, when the person is kept in another season too', () => {
    const library = openOld();
    keep(library, 2, credit(1, 'Eoin O’Súil'));
    for (const query of ['osuil', 'o’suil']) {
      expect(fromJsonText(library.searchPeople(query))).toMatchObject([{ personId: 1, seasonCount: 2 }]);
    }
  });
});
