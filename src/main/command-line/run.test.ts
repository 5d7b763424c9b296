import { beforeEach, describe, expect, it } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { ExportRow } from '@shared/domain/credit-export.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { DEFAULT_SETTINGS } from '@shared/domain/settings.ts';
import { openTestLibrary, temporaryFolder, type TestLibrary } from '../library/test/test-library.ts';
import {
  KEY,
  testCrew,
  testGuest,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeriesRecord,
} from '../library/test/test-records.ts';
import { COMMANDS, EXIT, type CommandName } from './commands.ts';
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

async function run(
  line: string,
  { input = '', ...place }: Partial<CommandPlace> & { readonly input?: string } = {},
): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await runCommandLine(line.split(' '), {
    folder,
    version: '1.0.0',
    settings: DEFAULT_SETTINGS,
    readInput: () => Promise.resolve(input),
    write: (text) => {
      out += typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
      return Promise.resolve();
    },
    tell: (text) => {
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
    expect((await run('compare - -', { input: '1396/1' })).err).toContain('- can be given once.');
  });
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

  it.each(lines)('%s says nothing of what the settings hide, unless it is asked to', async (line) => {
    const settings = { ...DEFAULT_SETTINGS, hideCharacters: true, hideGuests: true };
    library.writeItem({ kind: 'seen', id: '1396', content: null });
    for (const format of formats) {
      expect((await run(line + format, { settings })).out, format).not.toMatch(SECRET);
      expect((await run(`${line}${format} --show-hidden`, { settings })).out, format).toMatch(SECRET);
    }
  });
});

describe('compare', () => {
  it('says who joined, left and stayed, was promoted or recast, changed jobs, and how many of a department stayed', async () => {
    const { out, code } = await run('compare 1396/1 1396/2');
    expect(code).toBe(EXIT.ok);
    const sections = out.split('\n\n').map((text) => text.trimEnd());
    expect(sections).toEqual([
      'Promoted to the regular cast\n  Emi Sato: Quill',
      'Recast\n  Wrén: Idris Vale → Nell Ashby',
      'Left (cast)\n  Idris Vale: Wren (voice)',
      'Joined (cast)\n  Nell Ashby: Wrén',
      'Stayed (cast)\n  Bryan Cranston: Walter White',
      'Who stayed, by department\n  Directing: 1 of 1 stayed\n  Writing: 0 of 1 stayed',
      'Changed jobs\n  Kofi Mensah: Writer → Director',
      'Stayed (crew)\n  Ada Ferro: Director',
      expect.stringMatching(/^The Movie Database \(TMDB\)\. .* not endorsed/u),
    ]);
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
