import { describe, expect, it, vi } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import {
  formatsOf,
  type CreditExport,
  type ExportFormat,
  type ExportRow,
  type ExportSubject,
} from '@shared/domain/credit-export.ts';
import { NO_TRANSLATED_NAMES } from '@shared/domain/library-search.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import type { ExportPart } from './calls.ts';
import { LibraryReader } from './reader.ts';
import {
  ENGINES,
  openTestLibrary,
  openWith,
  temporaryFolder,
  type TestLibrary,
} from './test/test-library.ts';
import {
  KEY,
  testCrew,
  testGuest,
  testLargeSeason,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeries,
  testSeriesRecord,
} from './test/test-records.ts';

vi.setConfig({ testTimeout: 60_000 });

const SECOND = { ...KEY, seasonNumber: 2 };
const OTHER = { seriesId: 60059, seasonNumber: 1, language: 'en-US' };
const named = (personId: number, name: string) => ({
  person: testPerson(personId, { name, originalName: name }),
});

function keepAll(library: TestLibrary): void {
  library.keepSeries(testSeriesRecord());
  for (const key of [KEY, SECOND])
    library.keepSeason(
      testRecord(
        testSeason({
          key,
          name: `Season ${key.seasonNumber}`,
          credits: [
            testRegular(`w${key.seasonNumber}`, {
              ...named(17419, 'Bryan Cranston'),
              character: '=Walter "White", Heisenberg',
              order: 0,
            }),
            testGuest(`g${key.seasonNumber}`, {
              person: testPerson(2, { name: 'Ken Watanabe', originalName: '渡辺謙' }),
              character: 'A & <B>',
            }),
            testCrew(`d${key.seasonNumber}`, { ...named(17419, 'Bryan Cranston') }),
          ],
        }),
      ),
    );
  library.keepSeries(testSeriesRecord(testSeries({ seriesId: OTHER.seriesId, name: 'Better Call Saul' })));
  library.keepSeason(
    testRecord(
      testSeason({
        key: OTHER,
        credits: [testRegular('saul', { ...named(59410, 'Bob Odenkirk'), character: 'Saul' })],
      }),
    ),
  );
}

interface Exported {
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
  readonly last: ExportPart;
  readonly parts: readonly ExportPart[];
}

function exported(
  library: TestLibrary,
  subject: ExportSubject,
  format: ExportFormat = 'json',
  hidden: CreditExport['hidden'] = NOTHING_HIDDEN,
  showUnseen = false,
  columns?: CreditExport['columns'],
  locale = 'en',
  markColumns?: CreditExport['markColumns'],
): Exported {
  const parts = library.exportCredits({
    subject,
    format,
    hidden,
    showUnseen,
    ...(columns === undefined ? {} : { columns }),
    ...(markColumns === undefined ? {} : { markColumns }),
    exportedAt: '2026-03-02T09:30:00.000Z',
    locale,
  });
  const files = new Map<string, string>();
  let file = '';
  for (const piece of parts.flatMap(({ pieces }) => pieces)) {
    if (piece.file !== null) file = piece.file.map(({ title, end }) => title + end).join('/');
    files.set(
      file,
      (files.get(file) ?? '') + new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.bytes),
    );
  }
  return { text: files.get('') ?? '', files, last: parts.at(-1)!, parts };
}

interface JsonExport {
  readonly [name: string]: unknown;
  readonly credits: readonly ExportRow[];
}

const rowsOf = (
  library: TestLibrary,
  subject: ExportSubject,
  hidden = NOTHING_HIDDEN,
): readonly ExportRow[] =>
  (JSON.parse(exported(library, subject, 'json', hidden).text) as JsonExport).credits;

const idsOf = (library: TestLibrary, subject: ExportSubject): readonly string[] =>
  rowsOf(library, subject).map((row) => row.credit_id);

function open(engine?: (typeof ENGINES)[number]): TestLibrary {
  const library = openTestLibrary(temporaryFolder(), engine);
  keepAll(library);
  return library;
}

/** A reader of RFC 4180, which knows nothing of how it is written. */
function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu,
  )) {
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') records.push([]);
    if (end === '') break;
  }
  return records.slice(0, -1);
}

describe.each(ENGINES)('an export on %s', (engine) => {
  it('has the whole library, by series and season, with all that TMDB says of a credit', () => {
    const library = open(engine);
    expect(idsOf(library, { kind: 'library' })).toEqual(['saul', 'w1', 'g1', 'd1', 'w2', 'g2', 'd2']);
    expect(rowsOf(library, { kind: 'library' })[2]).toEqual({
      series_id: 1396,
      series_name: 'Breaking Bad',
      season_number: 1,
      season_name: 'Season 1',
      season_id: 3572,
      air_date: '2008-01-20',
      language: 'en-US',
      person_id: 2,
      name: 'Ken Watanabe',
      original_name: '渡辺謙',
      credit_id: 'g1',
      kind: 'guest',
      department: null,
      job: null,
      character: 'A & <B>',
      order: 512,
      episode_count: 2,
      episode_numbers: [2, 5],
      fetched_at: '2026-03-01T12:00:00.000Z',
      source: 'https://www.themoviedb.org/tv/1396/season/1',
      attribution:
        'This application uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.',
    });
  });

  it('has seasons in the order in which they were asked for, and names those that it could not read', () => {
    const library = open(engine);
    const gone = { ...KEY, seasonNumber: 9 };
    const { text, last } = exported(library, { kind: 'seasons', keys: [SECOND, gone, OTHER] });
    expect((JSON.parse(text) as JsonExport).credits.map((row) => row.credit_id)).toEqual([
      'w2',
      'g2',
      'd2',
      'saul',
    ]);
    expect(last).toMatchObject({ leftOut: [gone], seasonsDone: 3, seasonsTotal: 3, rows: 4, cut: [] });
    library.remove([OTHER]);
    expect(idsOf(library, { kind: 'library' }), 'what was removed is in no export').not.toContain('saul');
  });

  it('has the seasons of a person in the order of the list, which knows articles', () => {
    const library = open(engine);
    library.keepSeries(testSeriesRecord(testSeries({ seriesId: OTHER.seriesId, name: 'The Antenna' })));
    const credits = [testGuest('guest', named(17419, 'Bryan Cranston'))];
    library.keepSeason(testRecord(testSeason({ key: OTHER, credits }), '2026-03-01T13:00:00.000Z'));
    expect(idsOf(library, { kind: 'person', personId: 17419 })).toEqual(['guest', 'w1', 'd1', 'w2', 'd2']);
  });

  it('has names in the order of the window’s language', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    for (const [seriesId, name] of [
      [1, 'Ñandú'],
      [2, 'Nube'],
    ] as const) {
      library.keepSeries(testSeriesRecord(testSeries({ seriesId, name })));
      const credits = [testGuest(name, named(17419, 'Bryan Cranston'))];
      library.keepSeason(testRecord(testSeason({ key: { ...KEY, seriesId }, credits })));
    }
    const names = (subject: ExportSubject, locale: string): readonly string[] => {
      const { text } = exported(library, subject, 'json', NOTHING_HIDDEN, false, undefined, locale);
      return (JSON.parse(text) as JsonExport).credits.map((row) => row.series_name);
    };
    for (const subject of [{ kind: 'library' }, { kind: 'person', personId: 17419 }] as const) {
      expect(names(subject, 'en')).toEqual(['Ñandú', 'Nube']);
      expect(names(subject, 'es')).toEqual(['Nube', 'Ñandú']);
    }
  });

  it('has a selection, a person, and what a search finds', () => {
    const library = open(engine);
    expect(idsOf(library, { kind: 'credits', key: KEY, creditIds: ['d1', 'w1'] })).toEqual(['w1', 'd1']);
    expect(idsOf(library, { kind: 'person', personId: 17419 })).toEqual(['w1', 'd1', 'w2', 'd2']);
    const found = (text: string) =>
      idsOf(library, { kind: 'search', search: { text, only: null, translated: NO_TRANSLATED_NAMES } });
    expect(found('cranston')).toEqual(['w1', 'd1', 'w2', 'd2']);
    expect(found('heisenberg'), 'the roles, and not what else they did').toEqual(['w1', 'w2']);
    expect(found('job:director')).toEqual(['d1', 'd2']);
    expect(found('better call')).toEqual(['saul']);
    expect(found('nobody at all')).toEqual([]);
  });

  it('leaves columns out, and never those that every export has', () => {
    const library = open(engine);
    const subject = { kind: 'seasons', keys: [KEY] } as const;
    const columns = ['job', 'person_id'] as const;
    const csv = exported(library, subject, 'csv', NOTHING_HIDDEN, false, columns).text;
    const [head, first] = readCsv(csv);
    expect(head).toEqual(['\uFEFFperson_id', 'name', 'job', 'fetched_at', 'source', 'attribution']);
    expect(first?.slice(0, 3)).toEqual(['17419', 'Bryan Cranston', '']);
    const json = JSON.parse(
      exported(library, subject, 'json', NOTHING_HIDDEN, false, columns).text,
    ) as JsonExport;
    expect(Object.keys(json.credits[0] ?? {})).toEqual([
      'person_id',
      'name',
      'job',
      'fetched_at',
      'source',
      'attribution',
    ]);
  });

  it('looks up those whom a search finds in slices, so that others are answered meanwhile', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    const people = 90;
    library.keepSeason(
      testRecord(
        testSeason({
          key: KEY,
          credits: Array.from({ length: people }, (_, index) =>
            testRegular(`r${index}`, named(index + 1, `Ann Number${index}`)),
          ),
        }),
      ),
    );
    const reader = new LibraryReader({ folder, openDatabase: openWith(engine) });
    const slices = (text: string): number => {
      const search = { text, only: 'person', translated: NO_TRANSLATED_NAMES } as const;
      const parts = reader.exportCredits({
        subject: { kind: 'search', search },
        format: 'csv',
        hidden: NOTHING_HIDDEN,
        showUnseen: false,
        exportedAt: '2026-03-02T09:30:00.000Z',
        locale: 'en',
      });
      let count = 0;
      for (const part of parts) {
        if (part !== undefined) break;
        count += 1;
      }
      return count;
    };
    // As many searches and seasons, and eighty people more.
    expect(slices('ann') - slices('number77')).toBeGreaterThanOrEqual(5);
    reader.close();
  });

  it('has guest stars in an order that does not tell hidden episode counts', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const guest = (id: number, order: number, episodeCount: number): Credit =>
      testGuest(`g${id}`, { ...named(id, `Guest ${id}`), order, episodeCount });
    library.keepSeason(testRecord(testSeason({ credits: [guest(1, 509, 9), guest(2, 501, 1)] })));
    const ids = (hidden = NOTHING_HIDDEN) =>
      rowsOf(library, { kind: 'library' }, hidden).map(({ credit_id }) => credit_id);
    expect(ids()).toEqual(['g1', 'g2']);
    expect(ids({ ...NOTHING_HIDDEN, episodeCounts: true })).toEqual(['g2', 'g1']);
  });

  it('writes nothing that is hidden', () => {
    const library = open(engine);
    const subject = { kind: 'seasons', keys: [KEY] } as const;
    const hide = (name: keyof typeof NOTHING_HIDDEN) => ({ ...NOTHING_HIDDEN, [name]: true });
    for (const format of ['csv', 'tsv', 'json', 'jsonl', 'markdown', 'nfo'] as const) {
      const all = (name: keyof typeof NOTHING_HIDDEN): string =>
        [...exported(library, subject, format, hide(name)).files.values()].join('');
      expect(all('characters'), format).not.toContain('Walter');
      expect(all('characters'), format).toContain('Bryan Cranston');
      expect(all('guests'), format).not.toContain('Watanabe');
    }
    const [first] = rowsOf(library, subject, hide('episodeCounts'));
    expect([first?.episode_count, first?.episode_numbers]).toEqual([null, []]);
    const { files } = exported(library, subject, 'nfo', hide('episodeCounts'));
    expect(
      [...files].filter(([name, text]) => !name.endsWith('tvshow.nfo') && text.includes('<actor>')),
    ).toEqual([]);
    expect(exported(library, subject, 'json', hide('guests')).last.rows).toBe(2);
  });
});

it('an export has nothing that the reader has not seen, unless they have asked for it', () => {
  const library = open();
  library.writeItem({
    kind: 'seen',
    id: String(KEY.seriesId),
    content: { seasonNumber: 1, episodeNumber: 3 },
  });
  const subject = { kind: 'seasons', keys: [KEY, SECOND] } as const;
  for (const format of ['csv', 'json', 'markdown', 'nfo'] as const) {
    const text = [...exported(library, subject, format).files.values()].join('');
    expect(text, 'a title of an unseen episode').not.toContain('Episode 4');
    expect([format, text.includes('Watanabe')], 'a guest of seen episodes').toEqual([format, true]);
    expect(text, 'a title that is left out').not.toContain('<title></title>');
    if (format === 'markdown') expect(text).toContain('What has not been seen yet is left out.');
  }
  const hiddenIn = (keys: readonly SeasonKey[], showUnseen = false): unknown => {
    const { text } = exported(library, { kind: 'seasons', keys }, 'json', NOTHING_HIDDEN, showUnseen);
    return (JSON.parse(text) as JsonExport)['hidden'];
  };
  expect(hiddenIn([KEY])).toEqual(['unseen']);
  expect(hiddenIn([OTHER])).toEqual([]);
  expect(hiddenIn([KEY], true)).toEqual([]);
  const rows = rowsOf(library, subject);
  expect(
    rows.map((row) => row.credit_id),
    'a guest of an unseen season',
  ).not.toContain('g2');
  expect(rows.find((row) => row.credit_id === 'g1')).toMatchObject({
    episode_count: 1,
    episode_numbers: [2],
  });
  expect(
    rows.map((row) => row.credit_id),
    'a regular of an unseen season, which stands beside a seen one',
  ).not.toContain('w2');
  const alone = rowsOf(library, { kind: 'seasons', keys: [SECOND] });
  expect(alone.find((row) => row.credit_id === 'w2')?.character).toBe('');
  const all = JSON.parse(exported(library, subject, 'json', NOTHING_HIDDEN, true).text) as JsonExport;
  expect(all.credits).toHaveLength(6);
});

describe('an export of', () => {
  const marked = (library: TestLibrary, subject: ExportSubject, hidden = NOTHING_HIDDEN) =>
    rowsOf(library, subject, hidden).map((row) => [row.season_number, row.credit_id, row.change]);

  it('an episode has everyone who is in it, and nobody where that is hidden', () => {
    const library = open();
    const episode = (episodeNumber: number) => ({ kind: 'episode', key: KEY, episodeNumber }) as const;
    expect(idsOf(library, episode(1))).toEqual(['d1']);
    expect(idsOf(library, episode(2))).toEqual(['g1']);
    expect(rowsOf(library, episode(2), { ...NOTHING_HIDDEN, episodeCounts: true })).toEqual([]);
  });

  it('a search for episodes is of everyone who is in them, and of nobody where that is hidden', () => {
    const library = open();
    const { episodes } = testSeason();
    const inAll = { ...named(7, 'Anna Gunn'), episodeNumbers: [], episodeCount: episodes.length };
    library.keepSeason(
      testRecord(
        testSeason({
          key: OTHER,
          episodes: episodes.map((episode) => ({ ...episode, name: `Chapter ${episode.episodeNumber}` })),
          credits: [
            testRegular('always', inAll),
            testGuest('once', { episodeNumbers: [2], episodeCount: 1 }),
          ],
        }),
      ),
    );
    const search = { text: 'chapter', only: 'episode', translated: NO_TRANSLATED_NAMES } as const;
    expect(idsOf(library, { kind: 'search', search: { ...search, text: '"chapter 3"' } })).toEqual([
      'always',
    ]);
    expect(idsOf(library, { kind: 'search', search })).toEqual(['always', 'once']);
    expect(rowsOf(library, { kind: 'search', search }, { ...NOTHING_HIDDEN, episodeCounts: true })).toEqual(
      [],
    );
  });

  it('a search in a series finds it by its original name too, as the search does', () => {
    const library = open();
    library.keepSeries(testSeriesRecord(testSeries({ name: 'Breaking Bad', originalName: 'Metastasis' })));
    const search = { text: 'cranston series:metastasis', only: null, translated: NO_TRANSLATED_NAMES };
    expect(idsOf(library, { kind: 'search', search })).toEqual(['w1', 'd1', 'w2', 'd2']);
  });

  it('people by season has those who are shown, as cast or in their department', () => {
    const library = open();
    const people = (department: string | null) =>
      idsOf(library, {
        kind: 'people',
        keys: [KEY, SECOND],
        people: [{ personId: 17419, department }],
      });
    expect(people(null)).toEqual(['w1', 'w2']);
    expect(people('Directing')).toEqual(['d1', 'd2']);
    expect(people('Writing')).toEqual([]);
  });

  it('what the reader has listed has each credit once, in the language that was opened last', () => {
    let now = Date.parse('2026-03-02T09:00:00.000Z');
    const clock = (): Date => new Date((now += 1_000));
    const library = openTestLibrary(temporaryFolder(), undefined, { clock });
    keepAll(library);
    const german = { ...KEY, language: 'de-DE' };
    library.keepSeason(
      testRecord(testSeason({ key: german, credits: [testRegular('deutsch', named(17419, 'Bryan'))] })),
    );
    const of = (...subjects: readonly string[]) => idsOf(library, { kind: 'subjects', subjects });
    expect(of('tv/1396/season/2', 'tv/1396/season/2', 'person/59410')).toEqual(['w2', 'g2', 'd2', 'saul']);
    expect(of('tv/1396/season/2/episode/2', 'tv/1396/season/2/person/17419/credit/d2')).toEqual(['g2', 'd2']);
    library.open(german);
    expect(of('tv/1396')).toEqual(['deutsch', 'w2', 'g2', 'd2']);
    library.open(KEY);
    expect(of('tv/1396')).toEqual(['w1', 'g1', 'd1', 'w2', 'g2', 'd2']);
    expect(of('tv/7', 'person/7', 'tv/1396/season/9')).toEqual([]);
  });

  describe('what the reader has made', () => {
    const LIST = '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11';
    const PERSON = 'person/17419';

    function withOwn(): TestLibrary {
      const library = openTestLibrary(temporaryFolder(), undefined, {
        clock: () => new Date('2026-03-02T09:00:00.000Z'),
      });
      keepAll(library);
      library.mark([PERSON], { isStarred: true, addTag: 'tall', note: '=HYPERLINK("x")\nAsk the agent.' });
      library.mark([PERSON], { addTag: 'casting' });
      library.mark(['tv/7'], { note: 'Not kept.' });
      library.mark(['tv/1396/season/1/person/2/credit/g1'], { addTag: 'voice' });
      library.writeItem({
        kind: 'list',
        id: LIST,
        content: { name: 'Casting 2026', subjects: ['person/59410', PERSON] },
      });
      return library;
    }

    const table = (library: TestLibrary, subjects: readonly string[] | null) => {
      const { text, last } = exported(library, { kind: 'entries', subjects }, 'csv');
      const [head = [], ...records] = readCsv(text.replace(/^\uFEFF/u, ''));
      expect(last.rows).toBe(records.length);
      return records.map((record) =>
        Object.fromEntries(head.map((column, at) => [column, record[at] ?? ''])),
      );
    };

    it('is a row for each thing, with note, star, tags, lists and address, and no credit', () => {
      const rows = table(withOwn(), ['person/59410', PERSON]);
      expect(rows).toMatchObject([
        {
          kind: 'person',
          name: 'Bob Odenkirk',
          roles: 'Saul (Better Call Saul)',
          starred: '',
          lists: 'Casting 2026',
          changed_at: '',
          address: 'endroll://person/59410',
        },
        {
          name: 'Bryan Cranston',
          roles: '\'=Walter "White", Heisenberg (Breaking Bad), Director (Breaking Bad)',
          starred: 'yes',
          tags: 'tall, casting',
          lists: 'Casting 2026',
          note: '\'=HYPERLINK("x")\nAsk the agent.',
          changed_at: '2026-03-02T09:00:00.000Z',
          fetched_at: '2026-03-01T12:00:00.000Z',
          source: 'https://www.themoviedb.org/person/17419',
        },
      ]);
    });

    it('is all of it, with TMDB’s notice only where a name is TMDB’s', () => {
      const rows = table(withOwn(), null);
      expect(
        rows
          .map(({ kind, person_id, series_id }) => [kind, person_id === '' ? series_id : person_id])
          .toSorted(),
      ).toEqual([
        ['credit', '2'],
        ['person', '17419'],
        ['person', '59410'],
        ['series', '7'],
      ]);
      const unknown = rows.find(({ kind }) => kind === 'series');
      expect(unknown).toMatchObject({ name: '', note: 'Not kept.', attribution: '', source: '' });
      expect(rows.find(({ kind }) => kind === 'credit')).toMatchObject({
        name: 'Ken Watanabe',
        roles: 'A & <B>',
        series_name: 'Breaking Bad',
        season_number: '1',
        address: 'endroll://tv/1396/season/1',
        attribution: expect.stringContaining('not endorsed') as unknown,
      });
    });

    it('says that something was not seen only where that is so', () => {
      const library = withOwn();
      library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
      const hidden = (...subjects: readonly string[]) =>
        (JSON.parse(exported(library, { kind: 'entries', subjects }).text) as JsonExport)['hidden'];
      expect(hidden('person/59410', 'tv/1396', 'tv/1396/season/1/person/2/credit/g1')).toEqual([]);
      expect(hidden(PERSON)).toEqual(['unseen']);
    });

    it('says in JSON what it is, and is one table in Markdown', () => {
      const library = withOwn();
      const subject = { kind: 'entries', subjects: [PERSON] } as const;
      expect(JSON.parse(exported(library, subject, 'json').text)).toMatchObject({
        format: 'endroll-entries',
        version: 1,
        entries: [
          { kind: 'person', starred: true, reviewed: false, tags: ['tall', 'casting'], credit_id: null },
        ],
      });
      expect(exported(library, subject, 'jsonl').text.trimEnd().split('\n')).toHaveLength(2);
      const markdown = exported(library, subject, 'markdown').text;
      expect(markdown).toMatch(/\| Bryan Cranston \| person \| .*\| ★ \| #tall #casting \| Casting 2026 \|/u);
      expect(markdown).toContain('Names as of 2026-03-01. This application uses TMDB');
      const own = exported(library, { kind: 'entries', subjects: ['tv/7'] }, 'markdown').text;
      expect(own).not.toContain('TMDB');
    });
  });

  describe('a comparison', () => {
    const THIRD = { ...KEY, seasonNumber: 3 };

    function compared(): TestLibrary {
      const library = open();
      const keep = (key: SeasonKey, ...credits: readonly Credit[]): void =>
        void library.keepSeason(testRecord(testSeason({ key, credits })));
      keep(
        SECOND,
        testRegular('stays', { ...named(1, 'Stays'), character: 'Walter' }),
        testRegular('leaves', { ...named(2, 'Leaves'), character: 'Wren (voice)' }),
        testGuest('rises', { ...named(3, 'Rises'), character: 'Quill' }),
        testCrew('moves', { ...named(4, 'Moves'), job: 'Writer', department: 'Writing' }),
      );
      keep(
        THIRD,
        testRegular('stays on', { ...named(1, 'Stays'), character: 'Walter' }),
        testRegular('joins', { ...named(5, 'Joins'), character: 'wren' }),
        testRegular('risen', { ...named(3, 'Rises'), character: 'Quill' }),
        testCrew('moved', { ...named(4, 'Moves') }),
      );
      return library;
    }

    const subject = { kind: 'comparison', sides: [[SECOND], [THIRD]], isShared: false } as const;

    it('says of each credit who joined, left, stayed, was promoted or recast', () => {
      const library = compared();
      expect(marked(library, subject)).toEqual([
        [2, 'stays', ['stayed']],
        [2, 'leaves', ['left', 'recast']],
        [2, 'rises', ['promoted']],
        [2, 'moves', ['changed-jobs']],
        [3, 'stays on', ['stayed']],
        [3, 'joins', ['joined', 'recast']],
        [3, 'risen', ['promoted']],
        [3, 'moved', ['changed-jobs']],
      ]);
      const [head, first] = readCsv(exported(library, subject, 'csv').text);
      expect(first?.[head?.indexOf('change') ?? -1]).toBe('stayed');
      const json = JSON.parse(exported(library, subject).text) as JsonExport;
      expect(json['comparison']).toEqual({
        recast: [
          {
            role: 'wren',
            before: [{ person_id: 2, name: 'Leaves' }],
            after: [{ person_id: 5, name: 'Joins' }],
          },
        ],
        changed_jobs: [{ person_id: 4, name: 'Moves', before: ['Writer'], after: ['Director'] }],
        continuity: [
          { department: 'Directing', before: 0, after: 1, stayed: 0 },
          { department: 'Writing', before: 1, after: 0, stayed: 0 },
        ],
      });
      const markdown = exported(library, subject, 'markdown').text;
      expect(markdown).toContain('| Leaves |  | Wren (voice) | regular |  | 7 | left, recast |');
      expect(markdown).toContain('## Continuity');
    });

    it('says of nobody who left or joined when one side cannot be read', () => {
      const library = compared();
      const gone = { ...KEY, seasonNumber: 9 };
      for (const sides of [
        [[SECOND], [gone]],
        [[gone], [SECOND]],
      ]) {
        const half = { kind: 'comparison', sides, isShared: false } as const;
        expect(exported(library, half).last).toMatchObject({ rows: 4, leftOut: [gone] });
        expect(marked(library, half).flatMap(([, , change]) => change ?? [])).toEqual([]);
        expect(JSON.parse(exported(library, half).text)).not.toHaveProperty('comparison');
      }
    });

    it('says of nobody that they left a season whose guests have not come', () => {
      const library = compared();
      const parts = { details: false, aggregate: false, english: true };
      const key = { ...KEY, seasonNumber: 4 };
      const credits = [testRegular('stays on', { ...named(1, 'Stays'), episodeCount: null })];
      library.keepSeason(testRecord(testSeason({ key, credits, parts })));
      const half = { ...subject, sides: [[SECOND], [key]] };
      expect(marked(library, half)).toEqual([
        [2, 'stays', ['stayed']],
        [4, 'stays on', ['stayed']],
      ]);
      expect(JSON.parse(exported(library, half).text)).toMatchObject({ comparison: { continuity: [] } });
    });

    it('gives nothing away that is hidden or has not been seen', () => {
      const library = compared();
      const guests = { ...NOTHING_HIDDEN, guests: true };
      expect(marked(library, subject, guests).map(([, id]) => id)).toEqual([
        'stays',
        'leaves',
        'moves',
        'stays on',
        'joins',
        'moved',
      ]);
      const characters = JSON.parse(
        exported(library, subject, 'json', { ...NOTHING_HIDDEN, characters: true }).text,
      ) as JsonExport;
      expect(JSON.stringify(characters)).not.toMatch(/wren|recast":\[\{/iu);
      library.writeItem({
        kind: 'seen',
        id: String(KEY.seriesId),
        content: { seasonNumber: 2, episodeNumber: null },
      });
      expect(
        marked(library, subject)
          .flatMap(([, , change]) => change)
          .filter((change) => change === 'left' || change === 'recast' || change === 'promoted'),
        'who is absent from an unseen season',
      ).toEqual([]);
    });

    it('of several has those who are in at least two of them', () => {
      const library = compared();
      const sides = [[KEY], [SECOND], [THIRD]];
      expect(marked(library, { kind: 'comparison', sides, isShared: true })).toEqual([
        [1, 'g1', ['shared']],
        [2, 'stays', ['shared']],
        [2, 'leaves', ['shared']],
        [2, 'rises', ['shared']],
        [2, 'moves', ['shared']],
        [3, 'stays on', ['shared']],
        [3, 'risen', ['shared']],
        [3, 'moved', ['shared']],
      ]);
      const some = { kind: 'comparison', sides, isShared: true, personIds: [1, 4, 99] } as const;
      expect(marked(library, some).map(([, id]) => id)).toEqual(['stays', 'moves', 'stays on', 'moved']);
    });

    it('of two has only those who are wanted, also beyond single credits', () => {
      const library = compared();
      const idsOf = (fields: object) => marked(library, { ...subject, ...fields }).map(([, id]) => id);
      expect(idsOf({ personIds: [1, 5] })).toEqual(['stays', 'leaves', 'stays on', 'joins']);
      expect(idsOf({ work: 'crew' })).toEqual(['moves', 'moved']);
      const json = JSON.parse(exported(library, { ...subject, personIds: [1] }).text) as JsonExport;
      expect(json['comparison']).toEqual({ recast: [], changed_jobs: [], continuity: [] });
    });

    it('has “What changed” only where that is chosen, in every format', () => {
      const library = compared();
      for (const format of ['csv', 'json', 'jsonl'] as const) {
        const textOf = (markColumns: CreditExport['markColumns']): string =>
          exported(library, subject, format, NOTHING_HIDDEN, false, undefined, 'en', markColumns).text;
        expect(textOf(undefined), format).toContain('promoted');
        expect(textOf([]), format).not.toContain('promoted');
      }
    });
  });

  it('changes has each credit as it was and as it is, with both dates', () => {
    const library = open();
    const [before, after] = ['2026-03-01T12:00:00.000Z', '2026-03-02T08:00:00.000Z'];
    library.keepSeason(
      testRecord(
        testSeason({
          credits: [
            testRegular('w1', { ...named(17419, 'Bryan Cranston'), character: 'Walt', order: 0 }),
            testRegular('now regular', {
              person: testPerson(2, { name: 'Ken Watanabe', originalName: '渡辺謙' }),
              character: 'A & <B>',
            }),
            testGuest('new', named(9, 'Newcomer')),
          ],
        }),
        after,
      ),
    );
    const subject = { kind: 'changes', seasons: [{ key: KEY, revisions: [{ before, after }] }] } as const;
    const told = (hidden = NOTHING_HIDDEN) =>
      rowsOf(library, subject, hidden).map((row) => [
        row.fetched_at === before ? 'was' : 'is',
        row.credit_id,
        row.change?.join(),
        row.changed_at,
      ]);
    expect(told()).toEqual([
      ['was', 'w1', 'changed', after],
      ['was', 'g1', 'promoted', after],
      ['was', 'd1', 'removed', after],
      ['is', 'w1', 'changed', after],
      ['is', 'now regular', 'promoted', after],
      ['is', 'new', 'added', after],
    ]);
    expect(told({ characters: true, episodeCounts: false, guests: true })).toEqual([
      ['was', 'd1', 'removed', after],
      ['is', 'now regular', 'added', after],
    ]);
    const [head] = readCsv(exported(library, subject, 'csv').text);
    expect(head).toEqual(expect.arrayContaining(['change', 'changed_at']));
    const gone = {
      kind: 'changes',
      seasons: [{ key: KEY, revisions: [{ before: after, after: 'x' }] }],
    } as const;
    expect(exported(library, gone).last).toMatchObject({ rows: 0, leftOut: [KEY] });
  });

  it('several changes of one season counts it once, and names it once', () => {
    const library = open();
    const [before, after] = ['2026-03-01T12:00:00.000Z', '2026-03-02T08:00:00.000Z'];
    const unkept = [1, 2, 3].map((day) => ({ before: after, after: `2027-01-0${day}T00:00:00.000Z` }));
    library.keepSeason(testRecord(testSeason({ credits: [] }), after));
    const { parts, last } = exported(library, {
      kind: 'changes',
      seasons: [{ key: KEY, revisions: [{ before, after }, ...unkept] }],
    });
    expect(last).toMatchObject({ seasonsDone: 1, seasonsTotal: 1, leftOut: [KEY] });
    expect(parts[1], 'while the others are still to come').toMatchObject({ seasonsDone: 0 });
  });

  it('a season and its changes has the name of its series from the list once TMDB’s answer about that is gone', () => {
    const library = openTestLibrary(temporaryFolder());
    library.keepSeries(testSeriesRecord(testSeries(), KEY.language, '2025-01-01T00:00:00.000Z'));
    const [before, after] = ['2026-03-01T12:00:00.000Z', '2026-03-02T08:00:00.000Z'];
    library.keepSeason(testRecord(testSeason({ credits: [] }), before));
    library.keepSeason(testRecord(testSeason({ credits: [testRegular('w1')] }), after));
    library.purgeExpired('2025-09-01T00:00:00.000Z');
    expect(library.openSeries(KEY)).toBeNull();
    for (const subject of [
      { kind: 'seasons', keys: [KEY] },
      { kind: 'changes', seasons: [{ key: KEY, revisions: [{ before, after }] }] },
    ] as const)
      expect(rowsOf(library, subject).map((row) => row.series_name)).toEqual(['Breaking Bad']);
  });
});

describe('spoilers in an export of', () => {
  const LATE = 'Zzyzx';
  const [before, after] = ['2026-03-01T12:00:00.000Z', '2026-03-02T08:00:00.000Z'];

  /** A first season that has been seen and a second that has not, with a word that only unseen and hidden details hold. */
  function seenHalf(): TestLibrary {
    const library = openTestLibrary(temporaryFolder());
    library.keepSeries(testSeriesRecord());
    const walter = { ...named(17419, 'Bryan Cranston') };
    for (const fetchedAt of [before, after])
      library.keepSeason(
        testRecord(
          testSeason({
            key: SECOND,
            overview: `${LATE} is the end.`,
            credits: [
              testRegular('w2', {
                ...walter,
                character: `${LATE} Role`,
                episodeCount: fetchedAt === after ? 3 : 2,
              }),
              testGuest('g2', { ...named(2, `${LATE} Guest`), character: `${LATE} Part` }),
              testCrew('d2', named(3, fetchedAt === after ? 'Vince Gilligan' : 'Vince G.')),
            ],
          }),
          fetchedAt,
        ),
      );
    library.keepSeason(
      testRecord(
        testSeason({ credits: [testRegular('w1', { ...walter, character: 'Walter White' })] }),
        after,
      ),
    );
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
    return library;
  }

  /** A new kind of export does not compile before it stands here. */
  const SUBJECTS: { readonly [Kind in ExportSubject['kind']]: ExportSubject & { readonly kind: Kind } } = {
    library: { kind: 'library' },
    seasons: { kind: 'seasons', keys: [SECOND] },
    credits: { kind: 'credits', key: SECOND, creditIds: ['w2', 'g2', 'd2'] },
    episode: { kind: 'episode', key: SECOND, episodeNumber: 2 },
    person: { kind: 'person', personId: 17419 },
    people: {
      kind: 'people',
      keys: [SECOND],
      people: [
        { personId: 17419, department: null },
        { personId: 2, department: null },
      ],
    },
    search: { kind: 'search', search: { text: 'bryan', only: null, translated: NO_TRANSLATED_NAMES } },
    subjects: {
      kind: 'subjects',
      subjects: ['tv/1396', 'person/2', 'tv/1396/season/2/person/2/credit/g2', 'tv/1396/season/2/episode/2'],
    },
    entries: {
      kind: 'entries',
      subjects: ['tv/1396', 'person/17419', 'tv/1396/season/2/person/17419/credit/w2', 'tv/1396/season/2'],
    },
    comparison: { kind: 'comparison', sides: [[KEY], [SECOND]], isShared: false },
    changes: { kind: 'changes', seasons: [{ key: SECOND, revisions: [{ before, after }] }] },
  };

  it.each(Object.values(SUBJECTS))(
    '$kind: neither what was not seen nor what is hidden, in any format',
    (subject) => {
      const library = seenHalf();
      const all = (format: ExportFormat, hidden = NOTHING_HIDDEN, showUnseen = false): string =>
        [...exported(library, subject, format, hidden, showUnseen).files.entries()].flat().join('\n');
      const hidden = { characters: true, episodeCounts: false, guests: true };
      for (const format of formatsOf(subject)) {
        expect(all(format), format).not.toMatch(/zzyzx/iu);
        expect(all(format, hidden, true), format).not.toMatch(/zzyzx (role|part|guest)/iu);
      }
      expect(all('csv', NOTHING_HIDDEN, true), 'it is there to be hidden').toMatch(/zzyzx/iu);
    },
  );
});

describe('an export of several seasons, one of which was not seen,', () => {
  const SEASON_THREE = { ...KEY, seasonNumber: 3 };
  const [STAYS, LEAVES] = [named(17419, 'Bryan Cranston'), named(5, 'Leah Leaver')];

  function seenFirst(): TestLibrary {
    const library = openTestLibrary(temporaryFolder());
    library.keepSeries(testSeriesRecord());
    for (const key of [KEY, SECOND, SEASON_THREE])
      library.keepSeason(
        testRecord(
          testSeason({
            key,
            credits: [
              testRegular(`w${key.seasonNumber}`, STAYS),
              ...(key === KEY ? [testRegular('l', LEAVES)] : []),
              testCrew(`d${key.seasonNumber}`, named(3, 'Vince Gilligan')),
            ],
          }),
        ),
      );
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
    return library;
  }

  const all = (library: TestLibrary, subject: ExportSubject) =>
    JSON.parse(exported(library, subject, 'json').text) as JsonExport & {
      readonly hidden: readonly string[];
    };
  const rows = (library: TestLibrary, subject: ExportSubject): readonly string[] =>
    all(library, subject).credits.map(({ season_number, name }) => `${season_number} ${name}`);

  it.each<ExportSubject>([
    { kind: 'library' },
    { kind: 'seasons', keys: [KEY, SECOND, SEASON_THREE] },
    { kind: 'subjects', subjects: ['tv/1396'] },
    { kind: 'comparison', sides: [[KEY], [SECOND], [SEASON_THREE]], isShared: true },
  ])('$kind: does not tell who leaves', (subject) => {
    const library = seenFirst();
    const told = rows(library, subject);
    expect(told).not.toContain('2 Bryan Cranston');
    expect(told).toContain('2 Vince Gilligan');
    expect(exported(library, subject, 'csv', NOTHING_HIDDEN, true).text).toMatch(/Bryan Cranston/u);
  });

  it('is the same of a person who stays and of one who leaves', () => {
    const library = seenFirst();
    const of = (personId: number) => all(library, { kind: 'person', personId });
    expect([17419, 5].map((id) => of(id).credits.map(({ season_number }) => season_number))).toEqual([
      [1],
      [1],
    ]);
    expect([17419, 5].map((id) => of(id).hidden)).toEqual([['unseen'], ['unseen']]);
  });

  it('and one of the unseen season alone names its regulars, as its page does', () => {
    const library = seenFirst();
    expect(rows(library, { kind: 'seasons', keys: [SECOND] })).toEqual([
      '2 Bryan Cranston',
      '2 Vince Gilligan',
    ]);
  });
});

describe('the form of an export', () => {
  it('CSV: a byte order mark, records of one length by RFC 4180, and no formula', () => {
    const { text } = exported(open(), { kind: 'seasons', keys: [KEY] }, 'csv');
    expect(text.startsWith('\uFEFFseries_id,series_name,')).toBe(true);
    const [head = [], ...records] = readCsv(text.slice(1));
    expect(records).toHaveLength(3);
    for (const record of records) expect(record).toHaveLength(head.length);
    const at = (row: number, column: string): string | undefined => records[row]?.[head.indexOf(column)];
    expect(at(0, 'character')).toBe('\'=Walter "White", Heisenberg');
    expect(at(1, 'episode_numbers')).toBe('2 5');
    expect(at(1, 'fetched_at')).toBe('2026-03-01T12:00:00.000Z');
    expect(at(1, 'attribution')).toContain('not endorsed, certified, or otherwise approved by TMDB.');
  });

  it('TSV: the same cells, no line longer than its record', () => {
    const { text } = exported(open(), { kind: 'library' }, 'tsv');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1);
  });

  it('JSON says what it is, of when and what is hidden; JSON Lines the same in lines', () => {
    const library = open();
    const hidden = { ...NOTHING_HIDDEN, guests: true };
    const { credits, ...head } = JSON.parse(
      exported(library, { kind: 'library' }, 'json', hidden).text,
    ) as JsonExport;
    expect(head).toEqual({
      format: 'endroll-credits',
      version: 1,
      exported_at: '2026-03-02T09:30:00.000Z',
      hidden: ['guests'],
    });
    const lines = exported(library, { kind: 'library' }, 'jsonl', hidden)
      .text.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([head, ...credits]);
    expect(
      JSON.parse(exported(library, { kind: 'seasons', keys: [] }).text),
      'nothing at all is a document too',
    ).toMatchObject({ credits: [] });
  });

  it('Markdown: a table for each season, with its source', () => {
    const { text } = exported(open(), { kind: 'seasons', keys: [KEY] }, 'markdown');
    expect(text.split('\n')[0]).toBe('## Breaking Bad, Season 1');
    expect(text).toContain(String.raw`| Ken Watanabe | 渡辺謙 | A \& \<B\> | guest |  | 2 |`);
    expect(text).toContain(
      '<https://www.themoviedb.org/tv/1396/season/1>, en-US, as of 2026-03-01. This application',
    );
  });

  it('NFO: a folder for each series, as Kodi reads it', () => {
    const { files, last } = exported(open(), { kind: 'library' }, 'nfo');
    expect([...files.keys()].filter((name) => !name.includes('S01E'))).toEqual(
      expect.arrayContaining([
        'Better Call Saul (60059, en-US)/tvshow.nfo',
        'Breaking Bad (1396, en-US)/tvshow.nfo',
      ]),
    );
    const show = files.get('Breaking Bad (1396, en-US)/tvshow.nfo')!;
    expect(show).toContain('<uniqueid type="tmdb" default="true">1396</uniqueid>');
    expect(show.match(/<actor>/gu), 'once, though in two seasons; crew are no actors').toHaveLength(2);
    expect(show).toContain('<role>A &amp; &lt;B&gt;</role>');
    expect(show).toContain('<thumb>https://image.tmdb.org/t/p/original/portrait-2.jpg</thumb>');
    const episode = files.get('Breaking Bad (1396, en-US)/Season 01/Breaking Bad S01E01.nfo')!;
    expect(episode).toContain('<director>Bryan Cranston</director>');
    expect(episode).not.toContain('Watanabe');
    expect(files.get('Breaking Bad (1396, en-US)/Season 02/Breaking Bad S02E02.nfo')).toContain('Watanabe');
    expect(last.rows).toBe(7);
  });

  it('the sample says that it is not TMDB’s', () => {
    const library = open();
    const key = { ...KEY, seriesId: SAMPLE_SERIES_ID };
    library.keepSeason(testRecord(testSeason({ key })));
    const [row] = rowsOf(library, { kind: 'seasons', keys: [key] });
    expect(row).toMatchObject({
      source: 'Endroll sample',
      attribution: 'Made up for Endroll; not from TMDB.',
    });
    const { files } = exported(library, { kind: 'seasons', keys: [key] }, 'nfo');
    expect([...files.values()].join('')).not.toMatch(/uniqueid|image\.tmdb\.org/u);
  });

  it('a season of many credits comes in parts', () => {
    const library = open();
    const key = { ...KEY, seasonNumber: 3 };
    library.keepSeason(testRecord(testLargeSeason(key, 1300)));
    const { parts, last } = exported(library, { kind: 'seasons', keys: [key] }, 'csv');
    const sizes = parts.map(({ pieces }) => pieces.reduce((sum, { bytes }) => sum + bytes.length, 0));
    expect(Math.max(...sizes)).toBeLessThan(300_000);
    expect(last.rows).toBe(1300);
  });
});
