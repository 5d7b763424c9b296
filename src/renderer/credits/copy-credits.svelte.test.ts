import { expect, it } from 'vitest';
import { creditRows } from '@shared/domain/credit-rows.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { credit, crewCredit, person } from '../test/season-fixture.ts';
import { Texts } from '../text/texts.svelte.ts';
import { copyCredits, type CopyFormat } from './copy-credits.ts';

const ken = person(1, 'Ken Watanabe', { originalName: '渡辺謙' });
const rows = creditRows(
  groupCredits([
    credit('a', ken, { character: 'The *Boss* | Father', episodeCount: 7 }),
    credit('b', person(2, 'Ana\tMaria'), { character: '' }),
    crewCredit('c', ken, 'Directing', 'Director', { episodeCount: 1 }),
  ]),
);

const source = { title: 'Shōgun, Season 1', seriesId: 1396, fetchedAt: '2026-11-24T08:00:00.000Z' };
const copy = (format: CopyFormat, hidden = NOTHING_HIDDEN): readonly string[] =>
  copyCredits(rows, { format, source, hidden }, new Texts()).split('\n');

it('writes lines to read, with the season first and the date last', () => {
  expect(copy('text')).toEqual([
    'Shōgun, Season 1',
    'Ken Watanabe (渡辺謙): The *Boss* | Father',
    'Ana\tMaria',
    'Ken Watanabe (渡辺謙): Director',
    '',
    'From The Movie Database (TMDB), as of November 24, 2026.',
    '',
  ]);
});

it('writes tab-separated values in which no cell breaks the table', () => {
  const lines = copy('tsv').map((line) => line.split('\t'));
  expect(lines[0]).toEqual(['Name', 'Original name', 'Role or job', 'Section', 'Department', 'Episodes']);
  expect(lines[1]).toEqual(['Ken Watanabe', '渡辺謙', 'The *Boss* | Father', 'Regular cast', '', '7']);
  expect(lines[2]).toEqual(['Ana Maria', '', '', 'Regular cast', '', '']);
  expect(lines[3]).toEqual(['Ken Watanabe', '渡辺謙', 'Director', 'Crew', 'Directing', '1']);
  expect(lines[4], 'the source is no row of the table').toEqual(['']);
  expect(lines[5]?.[0]).toBe('Shōgun, Season 1');
});

it('writes a Markdown table in which nothing is taken for a format', () => {
  const lines = copy('markdown');
  expect(lines[0]).toBe('**Shōgun, Season 1**');
  expect(lines[3]).toBe('| --- | --- | --- | --- | --- | --- |');
  expect(lines[4]).toBe(String.raw`| Ken Watanabe | 渡辺謙 | The \*Boss\* \| Father | Regular cast |  | 7 |`);
});

it('says of a job how many episodes it is where the row has more', () => {
  const bailey = person(9, 'James Bailey');
  const [row] = creditRows(
    groupCredits([
      crewCredit('e', bailey, 'Writing', 'Story Editor', { episodeCount: 5 }),
      crewCredit('w', bailey, 'Writing', 'Writer', { episodeCount: 1 }),
    ]),
  );
  const options = { format: 'text', source, hidden: NOTHING_HIDDEN } as const;
  expect(copyCredits([row!], options, new Texts()).split('\n')[1]).toBe(
    'James Bailey: Story Editor, Writer (1 episode)',
  );
  expect(copyCredits([row!], { ...options, format: 'tsv' }, new Texts()).split('\n')[1]).toBe(
    'James Bailey\t\tStory Editor, Writer (1 episode)\tCrew\tWriting\t5',
  );
});

it('keeps back what the page hides: roles but no jobs, and counts', () => {
  expect(copy('text', { ...NOTHING_HIDDEN, characters: true }).slice(1, 4)).toEqual([
    'Ken Watanabe (渡辺謙)',
    'Ana\tMaria',
    'Ken Watanabe (渡辺謙): Director',
  ]);
  const lines = copy('tsv', { ...NOTHING_HIDDEN, episodeCounts: true }).map((line) => line.split('\t'));
  expect(lines[1]).toEqual(['Ken Watanabe', '渡辺謙', 'The *Boss* | Father', 'Regular cast', '', '']);
  expect(lines[3]).toEqual(['Ken Watanabe', '渡辺謙', 'Director', 'Crew', 'Directing', '']);
});

it('quotes what a spreadsheet would take for the beginning of a quotation, and defuses formulas', () => {
  const rows = creditRows(
    groupCredits([
      credit('q', person(1, 'Conchata Ferrell'), { character: '"Matron' }),
      credit('f', person(2, '=HYPERLINK("https://example.org")'), { character: '+1', order: 1 }),
      credit('h', person(3, 'Jean-Luc'), { character: '-', order: 2 }),
    ]),
  );
  const lines = copyCredits(rows, { format: 'tsv', source, hidden: NOTHING_HIDDEN }, new Texts()).split('\n');
  expect(lines[1]).toBe('Conchata Ferrell\t\t"""Matron"\tRegular cast\t\t');
  expect(lines[2]).toBe('"\'=HYPERLINK(""https://example.org"")"\t\t\'+1\tRegular cast\t\t');
  expect(lines[3]).toBe("Jean-Luc\t\t'-\tRegular cast\t\t");
});
