import { expect, it } from 'vitest';
import { isEmptySearch, markedWords, parseSearch, type SearchQuery } from './search-query.ts';

const NOTHING: SearchQuery = parseSearch('');
const plain = (text: string) => ({ text, isQuoted: false });
const open = (text: string) => ({ ...plain(text), isOpen: true });
const quoted = (text: string) => ({ text, isQuoted: true });

it('takes words apart, and keeps those in quotes together', () => {
  expect(parseSearch('  jesse  "walter white" pink”man ').terms).toEqual([
    plain('jesse'),
    quoted('walter white'),
    plain('pink”man'),
  ]);
  expect(parseSearch('“Better Call Saul').terms).toEqual([quoted('Better Call Saul')]);
});

it.each([
  ['role:jesse', { words: { ...NOTHING.words, role: [plain('jesse')] } }],
  ['JOB:"Story Editor"', { words: { ...NOTHING.words, job: [quoted('Story Editor')] } }],
  ['dept:camera', { words: { ...NOTHING.words, dept: [plain('camera')] } }],
  ['series:kojak', { words: { ...NOTHING.words, series: [plain('kojak')] } }],
  ['season:2', { seasons: [{ from: 2, to: 2 }] }],
  [
    'season:0 season:2..4',
    {
      seasons: [
        { from: 0, to: 0 },
        { from: 2, to: 4 },
      ],
    },
  ],
  ['year:1994..1999', { years: [{ from: 1994, to: 1999 }] }],
  ['year:1994-1999', { years: [{ from: 1994, to: 1999 }] }],
  ['year:1994..', { years: [{ from: 1994, to: 2999 }] }],
  ['year:..1999', { years: [{ from: 1800, to: 1999 }] }],
  ['lang:JA lang:pt-br', { languages: ['ja', 'pt-BR'] }],
  ['has:note no:portrait', { has: ['note'], lacks: ['portrait'] }],
])('reads %j', (text, expected) => {
  expect(parseSearch(text)).toEqual({ ...NOTHING, ...expected });
});

it.each<readonly [string, Partial<SearchQuery>]>([
  [
    'judge -uncredited',
    { terms: [plain('judge')], without: { ...NOTHING.without, terms: [open('uncredited')] } },
  ],
  // A space ends the word that is being typed.
  [
    'judge -role:nurse -uncredited ',
    {
      terms: [plain('judge')],
      without: {
        ...NOTHING.without,
        terms: [plain('uncredited')],
        words: { ...NOTHING.words, role: [plain('nurse')] },
      },
    },
  ],
  [
    'judge −"the judge"',
    { terms: [plain('judge')], without: { ...NOTHING.without, terms: [quoted('the judge')] } },
  ],
  ['－nurse judge', { terms: [plain('judge')], without: { ...NOTHING.without, terms: [plain('nurse')] } }],
  [
    'judge -role:"the judge"',
    {
      terms: [plain('judge')],
      without: { ...NOTHING.without, words: { ...NOTHING.words, role: [quoted('the judge')] } },
    },
  ],
  [
    'judge -season:2..3 -year:..1999 -lang:de',
    {
      terms: [plain('judge')],
      without: {
        ...NOTHING.without,
        seasons: [{ from: 2, to: 3 }],
        years: [{ from: 1800, to: 1999 }],
        languages: ['de'],
      },
    },
  ],
  ['-has:note -no:portrait', { has: ['portrait'], lacks: ['note'] }],
  ['judge -role:', { terms: [plain('judge')] }],
  // In a word, alone, and doubled, a minus is no sign.
  ['min-jun', { terms: [plain('min-jun')] }],
  ['judge - nurse', { terms: [plain('judge'), plain('-'), plain('nurse')] }],
  ['--judge', { terms: [plain('--judge')] }],
  ['"judge"-nurse', { terms: [quoted('judge'), plain('-nurse')] }],
])('leaves out what has a minus before it: %j', (text, expected) => {
  expect(parseSearch(text)).toEqual({ ...NOTHING, ...expected });
});

it.each(['-judge', '-role:judge -season:1'])(
  'asks for nothing by what is only left out, and says so: %j',
  (text) => {
    const query = parseSearch(text);
    expect(isEmptySearch(query)).toBe(true);
    expect(query.problems).toEqual([{ kind: 'only-left-out' }]);
  },
);

it.each([
  ['judge -actor:cranston', { kind: 'unknown-left-out', field: 'actor' }],
  ['judge -season:x', { kind: 'bad-value', field: 'season', value: 'x' }],
  ['judge or nurse', { kind: 'alternatives', text: 'or' }],
  ['role:judge,nurse', { kind: 'alternatives', text: 'judge,nurse' }],
])('says what of %j is no condition', (text, problem) => {
  expect(parseSearch(text).problems).toEqual([problem]);
});

it.each(['or', 'trick or', 'role:"judge, nurse"'])('finds no fault with %j', (text) => {
  expect(parseSearch(text).problems).toEqual([]);
});

it.each([
  ['year:abc', 'year', 'abc'],
  ['year:1999..1994', 'year', '1999..1994'],
  ['year:12', 'year', '12'],
  ['year:19941999', 'year', '19941999'],
  ['season:12345', 'season', '12345'],
  ['season:two', 'season', 'two'],
  ['lang:german', 'lang', 'german'],
  ['has:money', 'has', 'money'],
])('says what is wrong with %j, and asks for nothing by it', (text, field, value) => {
  const query = parseSearch(text);
  expect(query.problems).toEqual([{ kind: 'bad-value', field, value }]);
  expect(isEmptySearch(query)).toBe(true);
});

it('says that there is no such field, and searches for its words', () => {
  expect(parseSearch('actor:cranston')).toMatchObject({
    terms: [plain('actor'), plain('cranston')],
    problems: [{ kind: 'unknown-field', field: 'actor' }],
  });
});

it.each([
  ['csi: miami', ['csi', 'miami']],
  ['9-1-1:lone star', ['9-1-1:lone', 'star']],
  ['Kojak:', ['Kojak']],
])('takes the colon of a title for what it is: %j', (text, words) => {
  const { terms, problems } = parseSearch(text);
  expect([terms.map((term) => term.text), problems]).toEqual([words, []]);
});

it.each(['role:', 'jesse role:', 'series:""'])(
  'asks nothing by a field that waits for its value: %j',
  (text) => {
    const { terms, words, problems } = parseSearch(text);
    expect([terms.length, Object.values(words).flat(), problems]).toEqual([
      text.startsWith('jesse') ? 1 : 0,
      [],
      [],
    ]);
  },
);

it('marks what stands anywhere, and the words of a field where they were looked for', () => {
  const query = parseSearch('paul role:jesse job:director');
  expect(markedWords(query, 'role')).toBe('paul jesse');
  expect(markedWords(query)).toBe('paul');
});
