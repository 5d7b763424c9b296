import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { ExportRow } from '@shared/domain/credit-export.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { DEFAULT_SETTINGS } from '@shared/domain/settings.ts';
import { en } from '@shared/text/en.ts';
import { openTestLibrary, temporaryFolder, type TestLibrary } from '../library/test/test-library.ts';
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
} from '../library/test/test-records.ts';
import { COMMANDS, commandWords, EXIT, helpText, type CommandName } from './commands.ts';
import { runCommandLine, type CommandPlace } from './run.ts';

const SECOND = { ...KEY, seasonNumber: 2 };
const named = (personId: number, name: string) => ({
  person: testPerson(personId, { name, originalName: name }),
});

let folder: string;
let library: TestLibrary;
let asked: SeasonKey[];

beforeEach(() => {
  folder = temporaryFolder();
  library = openTestLibrary(folder);
  asked = [];
  library.keepSeries(testSeriesRecord());
  const keep = (key: SeasonKey, ...credits: readonly Credit[]): void =>
    void library.keepSeason(testRecord(testSeason({ key, name: `Season ${key.seasonNumber}`, credits })));
  keep(
    KEY,
    testRegular('walter', { ...named(17419, 'Bryan Cranston'), character: 'Walter White' }),
    testRegular('wren', { ...named(2, 'Idris Vale'), character: 'Wren (voice)' }),
    testGuest('quill', { ...named(3, 'Emi Sato'), character: 'Quill' }),
    testCrew('writes', { ...named(4, 'Kofi Mensah'), job: 'Writer', department: 'Writing' }),
    testCrew('leads', { ...named(6, 'Ada Ferro') }),
  );
  keep(
    SECOND,
    testRegular('walter2', { ...named(17419, 'Bryan Cranston'), character: 'Walter White' }),
    testRegular('wren2', { ...named(5, 'Nell Ashby'), character: 'Wrén' }),
    testRegular('quill2', { ...named(3, 'Emi Sato'), character: 'Quill' }),
    testCrew('directs', { ...named(4, 'Kofi Mensah') }),
    testCrew('leads2', { ...named(6, 'Ada Ferro') }),
  );
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run: (line: string, place?: TestPlace) => Promise<Outcome> = (line, place) =>
  runWords(line === '' ? [] : line.split(' '), place);

type TestPlace = Partial<CommandPlace> & { readonly input?: string };

async function runWords(
  words: readonly string[],
  { input = '', ...place }: TestPlace = {},
): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await runCommandLine(words, {
    folder,
    version: '1.0.0',
    settings: DEFAULT_SETTINGS,
    locale: 'en',
    readInput: () => Promise.resolve(input),
    write: (text) => {
      out += typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
      return Promise.resolve();
    },
    report: (text) => {
      err += `${text}\n`;
    },
    keep: (key) => {
      asked.push(key);
      return Promise.resolve();
    },
    clock: () => new Date('2026-03-02T09:30:00.000Z'),
    ...place,
  });
  return { code, out, err };
}

const rowsOf = ({ out }: Outcome): readonly ExportRow[] =>
  (JSON.parse(out) as { readonly credits: readonly ExportRow[] }).credits;

describe('--offline', () => {
  const WORDS: Readonly<Partial<Record<CommandName, string>>> = {
    credits: 'credits 1396 1',
    search: 'search cranston',
    person: 'person 17419',
    compare: 'compare 1396/1 1396/2',
    library: 'library',
    export: 'export --to -',
    verify: 'verify',
  };

  it('is taken by every command that reads the library', async () => {
    for (const [name, line] of Object.entries(WORDS)) {
      const { code, err } = await run(`${line} --offline`);
      expect({ name, code, err: name === 'verify' ? '' : err }).toEqual({ name, code: EXIT.ok, err: '' });
    }
    expect(asked).toEqual([]);
    const others = Object.keys(COMMANDS).filter((name) => !Object.hasOwn(WORDS, name));
    expect(others, 'a new command is one or the other').toEqual(['completions', 'help']);
  });

  it('keeps a season that is not kept from being fetched', async () => {
    expect(await run('credits 1396 9 --offline')).toMatchObject({ code: EXIT.failed, out: '' });
    expect(asked).toEqual([]);
    await run('credits 1396 9');
    expect(asked).toEqual([{ ...KEY, seasonNumber: 9 }]);
  });
});

describe('an option before the command, as in an installed Endroll,', () => {
  const runInstalled = (line: string): Promise<Outcome> =>
    run((commandWords(['endroll', '--no-sandbox', ...line.split(' ')], true) ?? ['a-window']).join(' '));

  it.each([
    ['--offline', 'credits 1396 9'],
    ['--format=json', 'library'],
    ['--format csv', 'person 17419'],
    ['--language de-DE', 'credits 1396 1 --offline'],
    ['--show-hidden', 'search quill'],
  ])('does what it does after it: %s %s', async (option, command) => {
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
    const after = await run(`${command} ${option}`);
    expect(await runInstalled(`${option} ${command}`)).toEqual(after);
    expect(after, 'it does something').not.toEqual(await run(command));
    expect(asked).toEqual(option === '--offline' ? [{ ...KEY, seasonNumber: 9 }] : []);
  });
});

it('--language asks for what is kept in that language, and for nothing else', async () => {
  const german = { ...KEY, language: 'de-DE' };
  const credits = [testRegular('deutsch', { ...named(17419, 'Bryan Cranston'), character: 'Herr White' })];
  library.keepSeason(testRecord(testSeason({ key: german, credits })));
  const { out } = await run('credits 1396 1 --language de-DE --format json');
  expect(rowsOf({ code: 0, out, err: '' }).map((row) => [row.language, row.character])).toEqual([
    ['de-DE', 'Herr White'],
  ]);
  const missing = await run('credits 1396 2 --language de-DE --offline');
  expect(missing).toMatchObject({ code: EXIT.failed, out: '' });
  expect(missing.err).toContain('Season 2 of series 1396 is not kept in de-DE.');
});

it('lists the library in the order of names of the window’s language', async () => {
  for (const [seriesId, name] of [
    [1, 'Ñandú'],
    [2, 'Nube'],
  ] as const) {
    library.keepSeries(testSeriesRecord(testSeries({ seriesId, name })));
    library.keepSeason(testRecord(testSeason({ key: { ...KEY, seriesId } })));
  }
  const ids = async (locale: string): Promise<readonly number[]> => {
    const { out } = await run('library --format json', { locale });
    return (JSON.parse(out) as readonly { readonly series_id: number }[]).map((row) => row.series_id);
  };
  expect(await ids('en')).toEqual([1396, 1396, 1, 2]);
  expect(await ids('es')).toEqual([1396, 1396, 2, 1]);
});

describe('the text of credits', () => {
  it('has a heading for each season, although two have the same names', async () => {
    const namesake = { seriesId: 1972, seasonNumber: 1, language: 'en-US' };
    library.keepSeries(testSeriesRecord(testSeries({ seriesId: 1972 })));
    for (const key of [namesake, { ...KEY, language: 'de-DE' }])
      library.keepSeason(testRecord(testSeason({ key, name: 'Season 1', credits: [testRegular('other')] })));
    const headings = (text: string) => text.split('\n').filter((line) => line.includes(', as of '));
    const { out } = await run('credits 1396/1 1972/1');
    expect(headings(out)).toEqual([
      expect.stringContaining('(1396/1, en-US, '),
      expect.stringContaining('(1972/1, en-US, '),
    ]);
    expect(headings((await run('person 1')).out)).toHaveLength(2);
  });

  it('has the reader’s day, an evening west of Greenwich too', async () => {
    const hours = 13 * 60 * 60 * 1000;
    const getDate = vi.spyOn(Date.prototype, 'getDate').mockImplementation(function (this: Date) {
      return new Date(this.getTime() - hours).getUTCDate();
    });
    onTestFinished(() => {
      getDate.mockRestore();
    });
    const [date] = /as of \S+/u.exec((await run('credits 1396 2')).out) ?? [];
    expect((await run('library')).out).toContain(`${date?.slice('as of '.length, -1)}  `);
    expect(date).toMatch(/-28\)$/u);
  });
});

describe('what is found', () => {
  it('names the seasons and the episodes, unless their number is hidden', async () => {
    const settings = { ...DEFAULT_SETTINGS, hideEpisodeCounts: true };
    const found = (await run('search walter')).out;
    expect(found).toMatch(
      /^role +Walter White.*: Bryan Cranston \(17419\), .* \(1396\), seasons 1, 2; \d+ episodes$/mu,
    );
    expect((await run('search walter', { settings })).out).not.toMatch(/\d episode/u);
    expect((await run('search cranston')).out).toMatch(/^person .*; 2 seasons$/mu);
  });

  it('names the year and the episodes of each season of the library', async () => {
    expect((await run('library')).out).toMatch(/Season 1 \(2008, \d+ episodes?\)$/mu);
    expect(JSON.parse((await run('library --format json')).out)).toContainEqual(
      expect.objectContaining({
        season_number: 1,
        air_date: '2008-01-20',
        episode_count: expect.any(Number) as number,
      }),
    );
  });
});

describe('- in place of words', () => {
  it('takes seasons, ids and words from standard input', async () => {
    const credits = await run('credits - --format json', { input: '1396/2\n1396/1\n' });
    expect(rowsOf(credits).map((row) => row.season_number)).toEqual([2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
    const single = await run('credits - --format json', { input: '1396 1' });
    expect(rowsOf(single)).toHaveLength(5);
    const people = await run('person - --format json', { input: '17419\n5\n' });
    expect(rowsOf(people).map((row) => row.credit_id)).toEqual(['walter', 'walter2', 'wren2']);
    expect((await run('search -', { input: 'cranston bryan\n' })).out).toMatch(/^person +Bryan Cranston/u);
    const compared = await run('compare 1396/1 - --format json', { input: '1396/2' });
    expect(rowsOf(compared).length).toBeGreaterThan(0);
    const exported = await run('export --season - --to - --format json', { input: '1396/1 1396/2' });
    expect(rowsOf(exported)).toHaveLength(10);
    const found = await run('export --search - --to - --format json', { input: 'job:writer' });
    expect(rowsOf(found).map((row) => row.credit_id)).toEqual(['writes']);
  });

  it('prints people one after the other', async () => {
    const { out } = await run('person -', { input: '17419 3' });
    expect(out).toMatch(/^Bryan Cranston \(17419\)[\s\S]*^Emi Sato \(3\)/mu);
  });

  it('is refused when there is nothing there, and when it is given twice', async () => {
    expect(await run('search -', { input: ' \n' })).toMatchObject({ code: EXIT.usage });
    expect((await run('compare - -', { input: '1396/1' })).err).toContain('- can be given only once.');
  });
});

it('says of a season that a backup has only listed that it is not fetched yet, and calls nothing damaged', async () => {
  const kept = [
    { seriesId: 90_006, seasonNumber: 3, language: 'en-US', addedAt: '2026-03-01T00:00:00.000Z' },
  ];
  library.restoreOwn({ items: [], kept, unreadable: [] }, 'merge');
  expect(await run('verify')).toEqual({
    code: EXIT.ok,
    out: '',
    err: '3 kept, 1 not fetched yet, nothing damaged.\n',
  });
  const { code, err } = await run('export --to -');
  expect(code).toBe(EXIT.incomplete);
  expect(err).toContain('90006/3 in en-US has not been fetched yet and is left out.');
});

describe('spoilers on the command line', () => {
  /** A new command does not compile before it stands here; `null` for one that names nobody. */
  const LINES: Readonly<Record<CommandName, string | null>> = {
    credits: 'credits 1396 2',
    search: 'search quill',
    person: 'person 3',
    compare: 'compare 1396/1 1396/2',
    export: 'export --to -',
    library: null,
    verify: null,
    completions: null,
    help: null,
  };
  const lines = Object.values(LINES).filter((line) => line !== null);
  const formats = ['csv', 'json', 'md'].map((format) => ` --format ${format}`);
  /** Roles of the second season, and the guest star of both. */
  const SECRET = /Wrén|Quill/u;

  beforeEach(() => {
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: 1 } });
  });

  it.each(lines)('%s says nothing of what was not seen, unless it is asked to', async (line) => {
    for (const format of ['', ...formats]) {
      if (format === '' && line.startsWith('export')) continue;
      const { out } = await run(line + format);
      expect(out, format).not.toMatch(SECRET);
      expect((await run(`${line}${format} --show-hidden`)).out, format).toMatch(SECRET);
    }
  });

  it('says the same of a regular who stays and of one who leaves, unless a season is asked for alone', async () => {
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
    // Bryan Cranston stays, Idris Vale leaves, Nell Ashby joins.
    const of = async (line: string, personId: number, name: string): Promise<string> => {
      const { out, err } = await run(line);
      return (out + err).replaceAll(name, 'NAME').replace(`(${personId})`, '(ID)');
    };
    const [stays, leaves] = [[17419, 'Bryan Cranston'] as const, [2, 'Idris Vale'] as const];
    expect((await of('person 17419', ...stays)).replace('Walter White', 'ROLE')).toBe(
      (await of('person 2', ...leaves)).replace('Wren (voice)', 'ROLE'),
    );
    expect((await run('search cranston')).out).toMatch(/; 1 season$/mu);
    expect((await run('search cranston')).err).toBe((await run('search idris')).err);
    expect(await run('search nell')).toMatchObject({ code: EXIT.failed });
    for (const line of ['credits 1396/1 1396/2', 'compare 1396/1 1396/2', 'export --series 1396 --to -']) {
      expect((await run(line)).out, line).not.toMatch(/Nell Ashby/u);
      expect((await run(`${line} --show-hidden`)).out, line).toMatch(/Nell Ashby/u);
    }
    expect((await run('credits 1396 2')).out).toMatch(/Nell Ashby/u);
  });

  it.each(lines)('%s says nothing of what the settings hide, unless it is asked to', async (line) => {
    const settings = { ...DEFAULT_SETTINGS, hideCharacters: true, hideGuests: true };
    library.writeItem({ kind: 'seen', id: '1396', content: null });
    for (const format of formats) {
      expect((await run(line + format, { settings })).out, format).not.toMatch(SECRET);
      expect((await run(`${line}${format} --show-hidden`, { settings })).out, format).toMatch(SECRET);
    }
  });
});

describe('what is left out because it is hidden', () => {
  const UNSEEN = 'endroll: What you have not seen is hidden';
  const seenTo = (seasonNumber: number, episodeNumber: number | null): void => {
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber, episodeNumber } });
  };
  const COUNTED = ['credits 1396/1 1396/2', 'export --to -', 'compare 1396/1 1396/2'];
  const UNCOUNTED = ['person 17419', 'person 3', 'person 77', 'search walter', 'search wren'];

  it.each(COUNTED)('is said and counted: %s', async (line) => {
    seenTo(0, null);
    for (const format of line.startsWith('export') ? ['csv', 'json'] : ['text', 'csv', 'json']) {
      const { err } = await run(`${line} --format ${format}`);
      expect(err, format).toBe(`${UNSEEN} (6 credits are left out); --show-hidden shows it.\n`);
      expect((await run(`${line} --format ${format} --show-hidden`)).err, format).toBe('');
      const settings = { ...DEFAULT_SETTINGS, hideGuests: true };
      library.writeItem({ kind: 'seen', id: '1396', content: null });
      expect((await run(`${line} --format ${format}`, { settings })).err, format).toBe(
        'endroll: Your settings hide guest stars (1 credit is left out); --show-hidden shows them.\n',
      );
      seenTo(0, null);
    }
  });

  it.each(UNCOUNTED)('is said without a number, which would tell who comes later: %s', async (line) => {
    seenTo(0, null);
    for (const format of ['text', 'csv']) {
      const { err } = await run(`${line} --format ${format}`);
      expect(err, format).toContain(`${UNSEEN}; --show-hidden shows it.\n`);
      expect((await run(`${line} --format ${format} --show-hidden`)).err, format).not.toContain('hidden');
    }
  });

  it('is said of a file, after the number of credits in it', async () => {
    seenTo(0, null);
    const file = join(folder, 'all.csv');
    expect(await run(`export --series 1396 --to ${file}`)).toEqual({
      code: EXIT.ok,
      out: '',
      err: `4 credits written to ${file}\n${UNSEEN} (6 credits are left out); --show-hidden shows it.\n`,
    });
  });

  it('is not mentioned where nothing is', async () => {
    seenTo(2, null);
    for (const line of [...COUNTED, 'person 17419', 'search walter'])
      expect((await run(line)).err, line).toBe('');
  });
});

it.each(['1396/1..3', '1396/1-3', '1396 1..3', '1396/1..2 1396/2..3'])(
  'takes seasons in a row, each once: credits %s',
  async (seasons) => {
    const { out, code, err } = await run(`credits ${seasons} --offline --format json`);
    expect(code).toBe(EXIT.incomplete);
    expect(err).toBe('endroll: Season 3 of series 1396 is not kept.\n');
    expect(out).toBe((await run('credits 1396/1 1396/2 --format json')).out);
  },
);

it('exports seasons in a row', async () => {
  const both = await run('export --season 1396/1 --season 1396/2 --to -');
  expect(await run('export --season 1396/1..2 --to -')).toEqual(both);
});

describe('compare', () => {
  it('says who stayed, was promoted or recast, changed jobs, and how many of a department stayed', async () => {
    const { out, code } = await run('compare 1396/1 1396/2');
    expect(code).toBe(EXIT.ok);
    const sections = out.split('\n\n').map((text) => text.trimEnd());
    expect(sections).toEqual([
      expect.stringMatching(
        /^.+, Season 1 \(1396\/1, en-US, as of \d{4}-\d\d-\d\d\) → .+, Season 2 \(1396\/2, en-US, as of \d{4}-\d\d-\d\d\)$/u,
      ),
      '2 of 3 in the cast and 2 of 2 in the crew stayed.',
      'Promoted to the regular cast\n  Emi Sato: Quill; 2 → 7 episodes',
      'Recast\n  Wrén: Idris Vale → Nell Ashby',
      'Stayed (cast)\n  Bryan Cranston: Walter White; 7 episodes',
      'Who stayed, by department\n  Directing: 1 of 1 stayed\n  Writing: 0 of 1 stayed',
      'Changed jobs\n  Kofi Mensah: Writer → Director',
      'Stayed (crew)\n  Ada Ferro: Director',
      expect.stringMatching(/^The Movie Database \(TMDB\)\. .* not endorsed/u),
    ]);
  });

  it('says what is hidden, and how it is shown', async () => {
    const settings = { ...DEFAULT_SETTINGS, hideCharacters: true, hideGuests: true };
    const { err } = await run('compare 1396/1 1396/2', { settings });
    expect(err).toBe(
      'endroll: Your settings hide roles and guest stars (1 credit is left out); --show-hidden shows them.\n',
    );
    expect((await run('compare 1396/1 1396/2 --show-hidden', { settings })).err).toBe('');
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
    expect((await run('compare 1396/1 1396/2')).err).toContain('What you have not seen is hidden');
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: null } });
    expect((await run('compare 1396/1 1396/2')).err).toBe('');
  });

  it('says of nobody that they left a season whose guests have not come', async () => {
    const parts = { details: false, aggregate: false, english: true };
    const credits = [testRegular('walter3', { ...named(17419, 'Bryan Cranston'), episodeCount: null })];
    library.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber: 3 }, credits, parts })));
    const { out, err } = await run('compare 1396/1 1396/3');
    expect(out).toContain('Stayed (cast)\n  Bryan Cranston');
    expect(out).not.toMatch(/^Left|stayed$|Emi Sato|Kofi Mensah/mu);
    expect(err).toContain('1396/3 has only its regular cast and season crew yet');
    const json = await run('compare 1396/1 1396/3 --format json');
    expect(rowsOf(json).map(({ change }) => change)).toEqual([['stayed'], ['stayed']]);
  });

  it('has a guest star of every episode of a season that was seen in part, as the export has', async () => {
    const everywhere = testGuest('quill', {
      ...named(3, 'Emi Sato'),
      character: 'Quill',
      episodeCount: 5,
      episodeNumbers: [],
    });
    library.keepSeason(testRecord(testSeason({ key: SECOND, credits: [everywhere] })));
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: 3 } });
    const { out, err } = await run('compare 1396/1 1396/2');
    expect(out).toMatch(/^Stayed \(cast\)\n {2}Emi Sato/mu);
    expect(err).toBe('endroll: What you have not seen is hidden; --show-hidden shows it.\n');
  });

  it('takes whole series: all their kept seasons, each once', async () => {
    library.keepSeason(testRecord(testSeason({ key: { ...KEY, language: 'de-DE' } })));
    const key = { ...KEY, seriesId: 1399 };
    library.keepSeries(testSeriesRecord(testSeries({ seriesId: 1399, name: 'Kojak' })));
    const credits = [
      testRegular('dany', { ...named(9, 'Emilia Clarke'), character: 'Daenerys' }),
      testRegular('emi', { ...named(3, 'Emi Sato'), character: 'Quill' }),
    ];
    library.keepSeason(testRecord(testSeason({ key, name: 'Season 1', credits })));
    const { code, out, err } = await run('compare 1396 1399');
    expect({ code, err }).toEqual({ code: EXIT.ok, err: '' });
    expect(out).toMatch(
      /^.+ \(1396, seasons 1, 2, en-US, as of [^)]+\) and Kojak \(1399, season 1, en-US, /u,
    );
    expect(out).toMatch(/^Only in Kojak \(cast\)\n {2}Emilia Clarke: Daenerys; 7 episodes$/mu);
    expect(out).toMatch(/^In both \(cast\)\n {2}Emi Sato: Quill; 9 \+ 7 episodes$/mu);
    const once = testRegular('emi', { ...named(3, 'Emi Sato'), character: 'Quill', episodeCount: 1 });
    library.keepSeason(
      testRecord(testSeason({ key, name: 'Season 1', credits: [...credits.slice(0, 1), once] })),
    );
    expect((await run('compare 1396 1399')).out).toContain('Emi Sato: Quill; 9 + 1 episodes\n');
    library.keepSeason(testRecord(testSeason({ key, name: 'Season 1', credits })));
    // The whole names stand above once.
    expect(out).toMatch(/^Only in [^(]+ \(cast\)\n(?: {2}.*\n)* {2}Nell Ashby: Wrén; 7 episodes$/mu);
    expect(out.match(/as of/gu)).toHaveLength(2);
    const rows = rowsOf(await run('compare 1396 1399 --format json'));
    expect(rows.map((row) => `${row.language} ${row.credit_id}`)).toEqual(
      expect.arrayContaining(['en-US walter', 'en-US walter2', 'en-US dany']),
    );
    expect((await run('compare 1396/2 1399')).out).toMatch(
      /Season 2 \(1396\/2, .* and Kojak \(1399, season 1, /u,
    );
    expect((await run('compare 1396 77')).err).toBe('endroll: No season of series 77 is kept.\n');
  });

  it('names a season of a whole series whose content is gone, and says of nobody that they are not in that', async () => {
    const key = { ...KEY, seriesId: 1399 };
    library.keepSeries(testSeriesRecord(testSeries({ seriesId: 1399, name: 'Kojak' })));
    const credits = [testRegular('dany', named(9, 'Emilia Clarke'))];
    library.keepSeason(testRecord(testSeason({ key, name: 'Season 1', credits })));
    const gone = testSeason({ key: { ...KEY, seasonNumber: 3 } });
    library.keepSeason(testRecord(gone, '2025-01-01T00:00:00.000Z'));
    library.purgeExpired('2025-06-01T00:00:00.000Z');
    const { code, out, err } = await run('compare 1396 1399');
    expect(code).toBe(EXIT.incomplete);
    expect(err).toBe(
      'endroll: 1396/3 could not be read and is left out, so nobody is said to be missing from its series.\n',
    );
    expect(out).toMatch(/^Only in Breaking Bad /mu);
    expect(out).not.toMatch(/^Only in Kojak|Emilia Clarke/mu);
    const json = await run('compare 1396 1399 --format json');
    expect(json.code).toBe(EXIT.incomplete);
    expect(json.err).toContain('1396/3');
    expect(rowsOf(json).every(({ change }) => change === undefined || change.length === 0)).toBe(true);
    // Of several, nobody is said to be missing anyway.
    const shortKey = { ...KEY, seriesId: 1400 };
    library.keepSeries(testSeriesRecord(testSeries({ seriesId: 1400, name: 'Short' })));
    library.keepSeason(testRecord(testSeason({ key: shortKey, name: 'Season 1', credits })));
    const several = await run('compare 1396 1399 1400');
    expect(several.code).toBe(EXIT.incomplete);
    expect(several.out).toContain('Emilia Clarke');
    expect(several.err).toBe(
      'endroll: 1396/3 could not be read and is left out, so it is not said in how many of them anybody worked.\n',
    );
  });

  it.each([
    ['1396/1', 'at least two seasons'],
    ['1396/1 1396/01', 'at least two different seasons'],
    [
      Array.from({ length: 301 }, (_, index) => index + 1).join(' '),
      'at most 300 seasons or series, not 301',
    ],
  ])('refuses too few, and too many: %.30s', async (words, reason) => {
    const { code, out, err } = await run(`compare ${words}`);
    expect({ code, out }).toEqual({ code: EXIT.usage, out: '' });
    expect(err).toContain(reason);
  });

  it('takes seasons in a row', async () => {
    expect(await run('compare 1396/1..2')).toEqual(await run('compare 1396/1 1396/2'));
  });

  it.each(['1396 1396/1', '1396/2 1396', '1396 1399 1396/1'])(
    'refuses a season and its own series: %s',
    async (words) => {
      const { code, out, err } = await run(`compare ${words}`);
      expect({ code, out }).toEqual({ code: EXIT.usage, out: '' });
      expect(err).toContain('A season is part of its series');
    },
  );

  it('names both seasons that are not kept', async () => {
    const { code, out, err } = await run('compare 1396/8 1396/9');
    expect({ code, out }).toEqual({ code: EXIT.failed, out: '' });
    expect(err).toMatch(/Season 8 of series 1396[\s\S]*Season 9 of series 1396/u);
  });

  describe('of several', () => {
    const keepThird = (...credits: readonly Credit[]): void => {
      library.keepSeries(testSeriesRecord(testSeries({ seriesId: 1399, name: 'Kojak' })));
      const key = { ...KEY, seriesId: 1399 };
      library.keepSeason(testRecord(testSeason({ key, name: 'Season 1', credits })));
    };

    beforeEach(() => {
      keepThird(
        testRegular('cranston', { ...named(17419, 'Bryan Cranston'), character: 'Judge' }),
        testGuest('ada', { ...named(6, 'Ada Ferro'), character: 'Clerk' }),
        testRegular('dany', { ...named(9, 'Emilia Clarke'), character: 'Daenerys' }),
      );
    });

    it('says who is in at least two, those in the most first, with what they did and where', async () => {
      const { code, out, err } = await run('compare 1396/1 1396/2 1399');
      expect({ code, err }).toEqual({ code: EXIT.ok, err: '' });
      const [heads = '', ...sections] = out.split('\n\n').map((text) => text.trimEnd());
      expect(heads.split('\n')).toEqual([
        expect.stringContaining('Season 1 (1396/1, en-US, as of '),
        expect.stringContaining('Season 2 (1396/2, en-US, as of '),
        expect.stringContaining('Kojak (1399, season 1, en-US, as of '),
      ]);
      expect(sections).toEqual([
        [
          'In 3 of 3',
          '  Bryan Cranston (17419): Walter White, Judge; 21 episodes',
          '  Ada Ferro (6): Clerk, Director; 4 episodes',
        ].join('\n'),
        [
          'In 2 of 3',
          '  Emi Sato (3): Quill; 9 episodes; in 1396/1, 1396/2',
          '  Kofi Mensah (4): Writer, Director; 2 episodes; in 1396/1, 1396/2',
        ].join('\n'),
        expect.stringMatching(/^The Movie Database \(TMDB\)\./u),
      ]);
    });

    it('has the same people in every format', async () => {
      const { out } = await run('compare 1396/1 1396/2 1399');
      const people = [...out.matchAll(/\((\d+)\):/gu)].map(([, id]) => Number(id));
      for (const format of ['json', 'jsonl', 'csv', 'tsv', 'md']) {
        const written = await run(`compare 1396/1 1396/2 1399 --format ${format}`);
        expect(written.code, format).toBe(EXIT.ok);
        expect(written.out, format).toContain('shared');
        expect(written.out, format).not.toContain('Emilia Clarke');
      }
      const rows = rowsOf(await run('compare 1396/1 1396/2 1399 --format json'));
      expect([...new Set(rows.map((row) => row.person_id))].toSorted()).toEqual(people.toSorted());
    });

    it('counts nobody’s sides where somebody is hidden', async () => {
      library.writeItem({ kind: 'seen', id: '1399', content: { seasonNumber: 1, episodeNumber: 1 } });
      const unseen = await run('compare 1396/1 1396/2 1399');
      expect(unseen.out).toContain('Shared people\n  Bryan Cranston (17419)');
      expect(unseen.out).not.toMatch(/of 3|Clerk/u);
      expect(unseen.err).toContain('What you have not seen is hidden (1 credit is left out)');
      expect((await run('compare 1396/1 1396/2 1399 --show-hidden')).out).toContain('In 3 of 3');
      library.writeItem({ kind: 'seen', id: '1399', content: null });
      const settings = {
        ...DEFAULT_SETTINGS,
        hideGuests: true,
        hideEpisodeCounts: true,
        hideCharacters: true,
      };
      const { out } = await run('compare 1396/1 1396/2 1399', { settings });
      expect(out).toContain('Ada Ferro (6): Director; in 1396/1, 1396/2');
      expect(out).not.toMatch(/of 3|episode|Clerk|Walter White/u);
    });

    it('leaves out what is not kept, and says so; nobody in common is nothing found', async () => {
      const { code, out, err } = await run('compare 1396/1 1396/2 1396/9 77');
      expect(code).toBe(EXIT.incomplete);
      expect(err).toMatch(/Season 9 of series 1396 is not kept\.[\s\S]*No season of series 77 is kept\./u);
      expect(out).toMatch(/^In 2 of 2$/mu);
      expect(await run('compare 1396/1 77 78')).toMatchObject({ code: EXIT.failed, out: '' });
      keepThird(testRegular('alone', { ...named(9, 'Emilia Clarke') }));
      expect((await run('compare 1396/1 1399 1399/1')).code).toBe(EXIT.usage);
      expect(await run('compare 1396/1 1399 77')).toEqual({
        code: EXIT.failed,
        out: '',
        err: 'endroll: No season of series 77 is kept.\nendroll: Nobody worked on more than one of them.\n',
      });
      // Somebody may have, who has not been seen.
      library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 0, episodeNumber: null } });
      const { err: partial } = await run('compare 1396/1 1399 77');
      expect(partial).toContain('As far as is known here, nobody worked on more than one of them.\n');
    });

    it('takes them from standard input', async () => {
      const { out } = await run('compare -', { input: '1396/1 1396/2\n1399/1' });
      expect(out).toContain('In 3 of 3\n  Bryan Cranston');
    });
  });

  it('is written for other programs, too', async () => {
    const json = await run('compare 1396/1 1396/2 --format json');
    expect(rowsOf(json).find((row) => row.credit_id === 'wren')?.change).toEqual(['left', 'recast']);
    expect(JSON.parse(json.out)).toMatchObject({
      comparison: { continuity: [{ department: 'Directing', before: 1, after: 2, stayed: 1 }, {}] },
    });
    for (const [format, line] of [
      ['csv', /,left recast,/u],
      ['tsv', /\tleft recast\t/u],
      ['md', /\| left, recast \|/u],
    ] as const)
      expect((await run(`compare 1396/1 1396/2 --format ${format}`)).out, format).toMatch(line);
  });
});

describe('the format of an exported file', () => {
  const begins = async (name: string, words = ''): Promise<Outcome & { readonly text: string }> => {
    const file = join(folder, name);
    const outcome = await run(`export --to ${file} --season 1396/1${words}`);
    return { ...outcome, text: readFileSync(file, 'utf8') };
  };

  it.each([
    ['a.md', /^## /u],
    ['a.JSON', /^\{/u],
    ['a.jsonl', /^\{.*\n\{/u],
    ['a.tsv', /^series_id\t/u],
    ['a.csv', /^\uFEFF?series_id,/u],
    ['a', /^\uFEFF?series_id,/u],
  ])('is that of its ending, without a word: %s', async (name, text) => {
    const written = await begins(name);
    expect(written.text).toMatch(text);
    expect(written.err).toMatch(/^5 credits written to [^\n]+\n$/u);
  });

  it.each([
    ['a.md', ' --format csv'],
    ['a.xlsx', ''],
  ])('is said where the ending says something else: %s%s', async (name, words) => {
    const { code, err, text } = await begins(name, words);
    expect(text).toMatch(/^\uFEFF?series_id,/u);
    expect(err).toContain(`${name} is written in the format csv, which its ending does not say.`);
    expect(code).toBe(EXIT.ok);
  });

  it('is the one asked for, without a word, where the ending is of no format', async () => {
    expect((await begins('a.txt', ' --format md')).err).not.toContain('ending');
  });
});

describe('what the reader has made', () => {
  beforeEach(() => {
    library.mark(['person/17419'], { note: 'Ask the agent.', addTag: 'tall' });
    library.mark(['tv/1396/season/1'], { isReviewed: true });
    const subjects = ['person/4', 'person/17419'];
    library.writeItem({
      kind: 'list',
      id: '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11',
      content: { name: 'Casting 2026', subjects },
    });
  });

  const entriesOf = ({ out }: Outcome) =>
    (JSON.parse(out) as { entries: { name: string; tags: string[]; note: string | null }[] }).entries;

  it('is exported whole, or one list of it, in its order', async () => {
    const all = await run('export --notes --to - --format json');
    expect(
      entriesOf(all)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Bryan Cranston', 'Kofi Mensah', 'Season 1']);
    const list = await runWords(['export', '--list', 'casting 2026', '--to', '-', '--format', 'json']);
    expect(entriesOf(list)).toMatchObject([
      { name: 'Kofi Mensah', roles: ['Director (Breaking Bad)', 'Writer (Breaking Bad)'], note: null },
      {
        name: 'Bryan Cranston',
        roles: ['Walter White (Breaking Bad)'],
        note: 'Ask the agent.',
        tags: ['tall'],
      },
    ]);
    const file = join(folder, 'own.csv');
    expect((await run(`export --notes --to ${file}`)).err).toContain(`3 entries written to ${file}`);
    expect(readFileSync(file, 'utf8')).toMatch(/^\uFEFFkind,name,roles,/u);
  });

  it('names the lists there are where one is not, and is nothing for Kodi', async () => {
    const { code, err } = await run('export --list Others --to -');
    expect([code, err]).toEqual([
      EXIT.failed,
      'endroll: There is no list “Others”.\nendroll: Your lists: Casting 2026.\n',
    ]);
    expect((await run('export --notes --format nfo --to kodi')).code).toBe(EXIT.usage);
    expect((await run('export --notes --person 4 --to -')).err).toContain('Only one of');
  });

  it('may be nothing', async () => {
    const other = temporaryFolder();
    openTestLibrary(other).keepSeason(testRecord());
    const { code, err } = await run('export --notes --to -', { folder: other });
    expect([code, err]).toEqual([
      EXIT.failed,
      'endroll: There are no notes, stars, tags or entries of lists to write.\n',
    ]);
  });
});

describe('an option that is given twice', () => {
  beforeEach(() => {
    const key = { ...KEY, seriesId: 1399 };
    library.keepSeries({ ...testSeriesRecord(), key });
    const credits = [testRegular('dany', { ...named(9, 'Emilia Clarke'), character: 'Daenerys' })];
    library.keepSeason(testRecord(testSeason({ key, name: 'Season 1', credits })));
  });

  it('adds to what is wanted', async () => {
    const idsOf = async (line: string): Promise<readonly string[]> =>
      rowsOf(await run(`export --to - --format json ${line}`)).map((row) => row.credit_id);
    expect(await idsOf('--series 1396 --series 1399')).toHaveLength(11);
    expect(await idsOf('--person 2 --person 9')).toEqual(expect.arrayContaining(['wren', 'dany']));
    expect(await idsOf('--season 1396/2 --season 1399/1')).toHaveLength(6);
  });

  it.each(['--search wren --search quill', '--to a --to b', '--format csv --format json'])(
    'is refused where only one can be meant: %s',
    async (words) => {
      const { code, err } = await run(`export ${words}`);
      expect(code).toBe(EXIT.usage);
      expect(err).toContain(`${words.split(' ')[0]} can be given only once.`);
    },
  );
});

describe('without a credit', () => {
  const LINES = [
    ['person 77 --format csv', 'Nobody with the id 77 is in a kept season.'],
    ['export --person 77', 'Nobody with the id 77 is in a kept season.'],
    ['export --series 77', 'No season of series 77 is kept.'],
    ['export --search nobodyatall', 'No credits in the library match “nobodyatall”.'],
    ['search nobodyatall --format csv', 'No credits in the library match “nobodyatall”.'],
  ] as const;

  it.each(LINES)('%s fails, writes nothing and leaves a file as it was', async (line, sentence) => {
    const file = join(folder, 'all.csv');
    const isExport = line.startsWith('export');
    expect(await run(isExport ? `${line} --to ${file}` : line)).toEqual({
      code: EXIT.failed,
      out: '',
      err: `endroll: ${sentence}\n`,
    });
    expect(existsSync(file)).toBe(false);
    if (!isExport) return;
    writeFileSync(file, 'of yesterday');
    expect((await run(`${line} --to ${file}`)).code).toBe(EXIT.failed);
    expect(readFileSync(file, 'utf8')).toBe('of yesterday');
  });
});

describe('what is missing costs nothing else', () => {
  it.each(['text', 'csv', 'json'])('of several people (%s)', async (format) => {
    const { code, out, err } = await run(`person 77 17419 78 --format ${format}`);
    expect(code).toBe(EXIT.incomplete);
    expect(out).toContain('Bryan Cranston');
    expect(out).not.toMatch(/^\n/u);
    expect(err).toContain('Nobody with the id 77');
    expect(err).toContain('Nobody with the id 78');
  });

  it('of several people, all of whom are missing', async () => {
    const { code, out, err } = await run('person 77 78');
    expect({ code, out }).toEqual({ code: EXIT.failed, out: '' });
    expect(err).toMatch(/^endroll: Nobody with the id 77[\s\S]*^endroll: Nobody with the id 78/mu);
  });

  it('of several seasons of an export, or series', async () => {
    const seasons = await run('export --season - --to - --format json', { input: '1396/9 1396/1' });
    expect(seasons.code).toBe(EXIT.incomplete);
    expect(rowsOf(seasons)).toHaveLength(5);
    expect(seasons.err).toContain('Season 9 of series 1396 is not kept.');
    const series = await run('export --series 77 --series 1396 --to - --format json');
    expect(series.code).toBe(EXIT.incomplete);
    expect(rowsOf(series)).toHaveLength(10);
  });

  it('of several seasons, even if TMDB does not have one', async () => {
    const unknown = await run('credits 1396/9 1396/1 1396/8 --format json', {
      keep: (key) => {
        asked.push(key);
        return Promise.reject(new EndrollError({ kind: 'not-found', what: 'season' }));
      },
    });
    expect(unknown.code).toBe(EXIT.incomplete);
    expect(rowsOf(unknown)).toHaveLength(5);
    expect(unknown.err).toContain('1396/9: TMDB has no such season.');
    expect(unknown.err).toContain('1396/8: TMDB has no such season.');
    expect(asked).toHaveLength(2);
  });

  it('and TMDB is not asked again when it cannot be reached', async () => {
    const { code, out, err } = await run('credits 1396/9 1396/8 1396/1', {
      keep: (key) => {
        asked.push(key);
        return Promise.reject(new EndrollError({ kind: 'unauthorized', reason: 'missing' }));
      },
    });
    expect(code).toBe(EXIT.incomplete);
    expect(out).toContain('Bryan Cranston');
    expect(err).toContain('Season 8 of series 1396 is not kept.');
    expect(asked.map(({ seasonNumber }) => seasonNumber)).toEqual([9]);
  });
});

describe('search', () => {
  it('shows everything that is found', async () => {
    const credits = Array.from({ length: 60 }, (_, index) =>
      testCrew(`c${index}`, { ...named(100 + index, `Zed Number${index}`), job: 'Grip' }),
    );
    library.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber: 3 }, credits })));
    const { code, out, err } = await run('search zed');
    expect({ code, err }).toEqual({ code: EXIT.ok, err: '' });
    expect(out.match(/^person /gmu)).toHaveLength(60);
  });

  it.each(['search', 'search --format csv', 'export --to - --search'])(
    '%s says how many there are when not all of them are written',
    async (line) => {
      const credits = Array.from({ length: 2_003 }, (_, index) =>
        testCrew(`c${index}`, { ...named(100 + index, `Zed Number${index}`), job: 'Grip' }),
      );
      library.keepSeason(testRecord(testSeason({ key: { ...KEY, seasonNumber: 3 }, credits })));
      const { code, err } = await run(`${line} zed`);
      expect({ code, err }).toEqual({
        code: EXIT.incomplete,
        err: 'endroll: person: only the best 2000 of 2003 are written. More words find fewer.\n',
      });
    },
  );

  it.each(['search', 'search --format csv', 'export --to - --search'])(
    '%s says what it does not understand, as the window does',
    async (line) => {
      const wrong = await run(`${line} season:x`);
      expect(wrong.err).toContain(en.search.badValue.season('x'));
      const unknown = await run(`${line} foo:cranston`);
      expect(unknown.err).toContain(en.search.unknownField('foo'));
    },
  );

  it('leaves out what has a minus, whether it is quoted or a word of its own', async () => {
    const all = (await run('search wr')).out;
    expect(all).toMatch(/^role .*Wren \(voice\)/mu);
    for (const words of [
      ['search', 'wr', '-voice'],
      ['search', 'wr -voice'],
      ['search', '-role:voice', 'wr'],
      ['--offline', 'search', 'wr', '-"voice"'],
    ]) {
      const { out, code, err } = await runWords(words);
      expect({ code, err }).toEqual({ code: EXIT.ok, err: '' });
      expect(out).toMatch(/^role .*Wrén: Nell Ashby/mu);
      expect(out).not.toContain('voice');
    }
    const exported = await runWords(['export', '--search', 'wr -voice', '--to', '-']);
    expect(exported.out).toContain('Nell Ashby');
    expect(exported.out).not.toContain('Idris Vale');
    expect(await runWords(['export', '--search', '-voice wr', '--to', '-'])).toEqual(exported);
    // Nobody is still typing: the last word is a whole one, too.
    expect((await runWords(['search', 'wr', '-voic'])).out).toBe(all);
  });

  it('says that only leaving out is no search, and that there is no “or”', async () => {
    const { code, err } = await run('search -voice');
    expect(code).toBe(EXIT.usage);
    expect(err).toContain('A minus leaves results out.');
    for (const line of ['search wren or xyz', 'search role:wren,xyz']) {
      const none = await run(line);
      expect(none.code).toBe(EXIT.failed);
      expect(none.err).toContain('there is no “or”');
    }
    const exported = await runWords(['export', '--search', 'wren or xyz', '--to', '-']);
    expect(exported.err).toContain('there is no “or”');
  });

  it('ends with 3 when a condition had to be left out', async () => {
    const { code, out } = await run('search season:x cranston');
    expect(code).toBe(EXIT.incomplete);
    expect(out).toContain('Bryan Cranston');
  });
});

describe('what is mistyped', () => {
  it.each([
    [
      'credits 1396/1,3',
      'The season is a number, not “1,3”. Several are written as 1396/1..3, or 1396/1 1396/4.',
    ],
    ['credits 1396/2..', 'Several are written as 1396/1..3'],
    ['credits 1396/3..1', 'Several are written as 1396/1..3'],
    ['credits 1396/1..999', '1396/1..999 is more than 300 seasons.'],
    ['compare 1396/1 1396/x..y', 'Several are written as 1396/1..3'],
    ['export --to - --season 1396', 'and several as 1396/1..3, not “1396”.'],
    ['library --offlin', 'library has no option --offlin; did you mean --offline?'],
    ['library --ofline', 'did you mean --offline?'],
    ['library --to x', 'library has no option --to.'],
    ['library --constructor', 'library has no option --constructor.'],
    ['serch x', 'There is no command “serch”; did you mean “search”?'],
    ['person bryan cranston', 'is a number, not “bryan cranston”. “endroll search bryan cranston” shows it.'],
    ['export --to - --person cranston', '“endroll search cranston” shows it.'],
    ['export --to - --series kojak', 'The series is a number, not “kojak”. “endroll search kojak” shows it.'],
    ['export --to', '--to needs a value.'],
    ['export --to --offline', '--to needs a value.'],
    ['search judge --format -uncredited', '--format needs a value.'],
    ['library --offline=yes', '--offline takes no value.'],
    ['--offline', 'No command given.'],
    ['search kojak -f csv', 'search has no option -f; did you mean --format?'],
    ['search kojak -format csv', 'search has no option -f; did you mean --format?'],
    ['-f csv library', 'endroll has no option -f; did you mean --format?'],
    ['--ofline credits 1396 9', 'credits has no option --ofline; did you mean --offline?'],
    ['--frmat=json library', 'library has no option --frmat; did you mean --format?'],
  ])('%s', async (line, sentence) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: EXIT.usage, out: '' });
    expect(err).toContain(sentence);
  });

  it('names a folder that is not there', async () => {
    expect(await run(`export --to ${join(folder, 'no', 'x.csv')}`)).toEqual({
      code: EXIT.failed,
      out: '',
      err: `endroll: There is no folder ${join(folder, 'no')}\n`,
    });
  });

  it('shows the help where there is no word at all', async () => {
    expect(await run('')).toEqual({ code: EXIT.ok, out: helpText(null), err: '' });
  });
});
