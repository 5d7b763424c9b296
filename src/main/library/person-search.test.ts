import { describe, expect, it } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { Person } from '@shared/domain/person.ts';
import {
  ENGINES,
  openTestLibrary,
  temporaryFolder,
  type TestLibrary,
  peopleIn,
  searchFor,
} from './test/test-library.ts';
import { KEY, testGuest, testPerson, testRecord, testSeason } from './test/test-records.ts';

function credit(personId: number, name: string, fields: Partial<Person> = {}): Credit {
  const person = testPerson(personId, { name, originalName: name, ...fields });
  return testGuest(`credit-${personId}-${name}`, { person });
}

/** Keeps a season with these credits, aired in the year that is its number from 2000 on. */
function keep(library: TestLibrary, seasonNumber: number, ...credits: readonly Credit[]): void {
  const key = { ...KEY, seasonNumber };
  library.keepSeason(testRecord(testSeason({ key, credits, airDate: `${2000 + seasonNumber}-01-01` })));
}

function namesFor(library: TestLibrary, query: string): readonly string[] {
  return peopleIn(library.search(searchFor(query))).map(({ person }) => person.name);
}

describe.each(ENGINES)('the search for people on %s', (engine) => {
  it.each([
    ['golubic', 'Golubić'],
    ['GOLUBIĆ', 'Ivana Golubić'],
    ['  ivana   gol ', 'Ivana Golubić'],
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
    expect(peopleIn(library.search(searchFor('渡辺')))).toMatchObject([
      {
        person: { personId: 5, name: 'Ken Watanabe', originalName: '渡辺謙', profilePath: '/ken.jpg' },
        seasonCount: 1,
        best: { season: KEY },
      },
    ]);
  });

  it('puts names with the whole word first, then those that begin with it, then those of whom a later word does', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const names = ['Joanna Bell', 'Jean-Anne Roy', 'Ann Zola', 'Rosanna Ann', 'Annette Abel', 'Hannah Lee'];
    keep(library, 1, ...names.map((name, index) => credit(index + 1, name)));
    expect(namesFor(library, 'ann')).toEqual(['Ann Zola', 'Rosanna Ann', 'Annette Abel', 'Jean-Anne Roy']);
  });

  it('takes words in any order, and finds inside names where no spaces stand between words', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'Bryan Cranston'), credit(2, 'สมชาย ใจดี'), credit(3, '渡辺謙'));
    expect(namesFor(library, 'cran bry')).toEqual(['Bryan Cranston']);
    expect(namesFor(library, '辺謙')).toEqual(['渡辺謙']);
    expect(namesFor(library, 'ชาย')).toEqual(['สมชาย ใจดี']);
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
    expect(peopleIn(library.search(searchFor('anna')))).toMatchObject([
      {
        person: { personId: 2, name: 'Anna B-Married', profilePath: '/7.jpg' },
        seasonCount: 3,
      },
      { person: { personId: 1, name: 'Anna A' }, seasonCount: 1 },
    ]);
  });

  it('forgets a name that a refresh has changed', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'Old Name'), credit(2, 'Other Person'));
    keep(library, 2, credit(2, 'Other Person'));
    keep(library, 1, credit(1, 'New Name'));
    expect(namesFor(library, 'old name')).toEqual([]);
    expect(namesFor(library, 'new name')).toEqual(['New Name']);
    expect(peopleIn(library.search(searchFor('other')))).toMatchObject([{ seasonCount: 1 }]);
  });

  it('leaves out what is removed, until it is restored', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'Anna Alias'), credit(2, 'Anna Gone'));
    keep(library, 2, credit(1, 'Anna A'));
    library.remove([KEY]);
    expect(peopleIn(library.search(searchFor('anna')))).toMatchObject([
      { person: { personId: 1, name: 'Anna A' }, seasonCount: 1, best: { season: { seasonNumber: 2 } } },
    ]);
    expect(namesFor(library, 'alias')).toEqual([]);
    library.restore([KEY]);
    expect(peopleIn(library.search(searchFor('anna'))).map((person) => person.seasonCount)).toEqual([2, 1]);
    library.remove([KEY]);
    library.purgeRemoved();
    expect(namesFor(library, 'anna')).toEqual(['Anna A']);
  });

  it('finds a person in a removed season again when that is kept again', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keep(library, 1, credit(1, 'Anna A'), credit(2, 'Anna Before'));
    library.remove([KEY]);
    keep(library, 1, credit(1, 'Anna A'));
    expect(namesFor(library, 'anna')).toEqual(['Anna A']);
  });
});
