import { describe, expect, it } from 'vitest';
import { credit, crewCredit, person } from '../../renderer/test/season-fixture.ts';
import type { Facet } from './credit-facets.ts';
import { foldText } from './fold-text.ts';
import { filterSections } from './filter-credits.ts';
import { groupCredits } from './group-credits.ts';
import { NOTHING_HIDDEN } from './spoilers.ts';

const ana = person(1, 'Ana Golubić', { gender: 'female', profilePath: '/ana.jpg' });
const ben = person(2, 'Ben Ito', { originalName: '伊藤 勉', gender: 'male' });
const sections = groupCredits([
  credit('a', ana, { character: 'Nurse' }),
  credit('b', ben, { kind: 'guest', character: 'Cook' }),
  crewCredit('c', ben, 'Directing', 'Director'),
  crewCredit('d', ben, 'Writing', 'Writer'),
  crewCredit('e', ana, 'Writing', 'Writer'),
]);

function found(query: string, facets: readonly Facet[] = [], hidden = NOTHING_HIDDEN): readonly string[] {
  const { regulars, guests, crew } = filterSections(sections, { query, facets }, hidden);
  return [...regulars, ...guests, ...crew.flatMap(({ people }) => people)].map(({ id }) => id);
}

it.each([
  ['Golubić', 'golubic'],
  ['Łódź Øre', 'lodz ore'],
  ['Straße', 'strasse'],
  ['ﬁlm', 'film'],
  ['Guðmundur Þór', 'gudmundur thor'],
  ['ÐÞ ŁØĐ ẞÆŒ ı', 'dth lod ssaeoe i'],
  ['Jean‐Luc Jean\u2011Luc Jean–Luc Jean—Luc Jean−Luc', 'jean-luc jean-luc jean-luc jean-luc jean-luc'],
  ["d'Albufera", 'dalbufera'],
  ['ΑΘΉΝΑ', 'αθηνα'],
  ['Οδυσσέας', 'οδυσσεασ'],
  ['Алёна Ёлкина', 'алена елкина'],
  ['Nguyễn Văn Ổn', 'nguyen van on'],
  ['İstanbul', 'istanbul'],
  ['مُحَمَّد', 'محمد'],
  ['أحمد آل', 'احمد ال'],
  ['محـــمد', 'محمد'],
  ['שָׁלוֹם', 'שלום'],
  ['ﾊﾟﾘ', 'パリ'],
  ['Ａｎａ', 'ana'],
  ['Ana\u200bGolu\u00adbić\u200e', 'anagolubic'],
  ['\u2067عمر\u2069', 'عمر'],
])('folds %s to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it.each([
  ['Thai vowel signs', 'กิน', 'กน'],
  ['Thai tones', 'ป้า', 'ปา'],
  ['vowel signs of Devanagari', 'किरण', 'करण'],
  ['vowel signs of Tamil', 'விஜய்', 'வஜய'],
  ['vowel signs of Bengali', 'সত্যজিৎ', 'সতযজৎ'],
  ['the voicing of kana', 'ガンダム', 'カンタム'],
  ['parts of a Hangul syllable', '김', '기'],
  ['the Cyrillic short i', 'Сергей', 'Сергеи'],
  ['the Ukrainian yi', 'Київ', 'Киів'],
])('keeps %s', (_, text, other) => {
  expect(foldText(text)).not.toContain(foldText(other));
  expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
});

it.each([..."'’‘‛`´ʹʻʼʽʾʿˈ′＇｀՚׳"])(
  'folds a name with %s as an apostrophe as the name without',
  (apostrophe) => {
    expect(foldText(`O${apostrophe}Súilleabháin`)).toBe('osuilleabhain');
  },
);

describe('words', () => {
  it('are all found, without accents, in names, original names, roles, jobs and departments', () => {
    expect(found('golubic')).toEqual(['a', 'e']);
    expect(found('nurse ANA')).toEqual(['a']);
    expect(found('伊藤')).toEqual(['b', 'c', 'd']);
    expect(found('directing ito')).toEqual(['c']);
    expect(found('nobody')).toEqual([]);
  });

  it('find a name however its apostrophe, its hyphen and its letters are typed', () => {
    const named = groupCredits([
      credit('a', person(1, 'Eoin O’Súilleabháin'), { character: '' }),
      credit('b', person(2, "Luis d'Albufera"), { character: '' }),
      credit('c', person(3, 'Guðmundur Jón\u2011Þór'), { character: '' }),
    ]);
    const ids = (query: string): readonly string[] =>
      filterSections(named, { query, facets: [] }).regulars.map(({ id }) => id);
    for (const query of ["o'suil", 'O’Súil', 'oʼsuil', 'osuil'])
      expect([query, ids(query)]).toEqual([query, ['a']]);
    for (const query of ['dalbufera', 'd’albufera', 'albufera'])
      expect([query, ids(query)]).toEqual([query, ['b']]);
    for (const query of ['gudm jon-thor', 'guðm Jón–Þór'])
      expect([query, ids(query)]).toEqual([query, ['c']]);
    expect(ids('’')).toEqual(['a', 'b', 'c']);
  });

  it('find jobs and departments in the language of the interface and in English', () => {
    const names = {
      job: (name: string) => (name === 'Writer' ? 'Drehbuch' : name),
      department: (name: string) => (name === 'Directing' ? 'Regie' : name),
    };
    const ids = (query: string): readonly string[] =>
      filterSections(sections, { query, facets: [] }, NOTHING_HIDDEN, names).crew.flatMap(({ people }) =>
        people.map(({ id }) => id),
      );
    expect(ids('drehbuch')).toEqual(['d', 'e']);
    expect(ids('writer')).toEqual(['d', 'e']);
    expect(ids('regie')).toEqual(['c']);
    expect(ids('directing')).toEqual(['c']);
    expect(found('drehbuch')).toEqual([]);
  });

  it('are not looked for in characters that are hidden', () => {
    expect(found('cook', [], { ...NOTHING_HIDDEN, characters: true })).toEqual([]);
    expect(found('director', [], { ...NOTHING_HIDDEN, characters: true })).toEqual(['c']);
  });
});

describe('facets', () => {
  it('of one kind widen each other', () => {
    expect(found('', [{ kind: 'department', value: 'Writing' }])).toEqual(['d', 'e']);
    expect(
      found('', [
        { kind: 'department', value: 'Writing' },
        { kind: 'department', value: 'Directing' },
      ]),
    ).toEqual(['c', 'd', 'e']);
  });

  it('of different kinds narrow each other, and the words', () => {
    const women: Facet = { kind: 'gender', value: 'female' };
    expect(found('', [women, { kind: 'section', value: 'crew' }])).toEqual(['e']);
    expect(found('nurse', [women])).toEqual(['a']);
    expect(found('', [women, { kind: 'portrait', value: 'without' }])).toEqual([]);
  });

  it('of department leave no cast, which has none', () => {
    expect(found('ito', [{ kind: 'department', value: 'Directing' }])).toEqual(['c']);
  });
});

it('counts who is left, and leaves out departments with nobody', () => {
  const { crew, counts } = filterSections(sections, {
    query: '',
    facets: [{ kind: 'gender', value: 'female' }],
  });
  expect(crew.map(({ department }) => department)).toEqual(['Writing']);
  expect(counts).toMatchObject({ regulars: 1, guests: 0, crew: 1, people: 1 });
});

it('keeps all as they are where nothing is asked for', () => {
  expect(filterSections(sections, { query: '  ', facets: [] })).toBe(sections);
});
