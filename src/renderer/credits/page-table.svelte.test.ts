import { expect, it } from 'vitest';
import { Texts } from '../text/texts.svelte.ts';
import { tableText, toSheet, type PageTable } from './page-table.ts';

const texts = new Texts();
const columns: PageTable['parts'][number]['columns'] = [
  { label: 'Name', kind: 'name' },
  { label: '1', copied: 'Season 1', kind: 'count', isKept: true },
  { label: 'Credit ID', kind: 'text', only: 'copy' },
  { label: 'Symbol', kind: 'text', only: 'paper' },
  { label: 'Episodes', kind: 'count' },
];
const table: PageTable = {
  title: 'Who, what',
  facts: ['2 people'],
  leftOut: ['What is hidden is left out.'],
  partLabel: 'Department',
  parts: [
    { heading: 'Sound', columns, rows: [['Ann', { paper: '●', copied: 'crew' }, 'a1', '♪', 1234]] },
    { heading: 'Art', columns, rows: [['=Bob', null, 'b1', '', null]] },
  ],
  source: { fetchedAt: '2026-11-21T08:00:00.000Z' },
};

it('is printed part by part, with the short forms and without what only a copy has', () => {
  expect(toSheet(table, texts)).toEqual({
    title: 'Who, what',
    facts: ['2 people', 'What is hidden is left out.'],
    source: table.source,
    parts: [
      {
        heading: 'Sound',
        columns: [
          { label: 'Name', kind: 'name' },
          { label: '1', kind: 'count', isKept: true },
          { label: 'Symbol', kind: 'text' },
          { label: 'Episodes', kind: 'count' },
        ],
        rows: [['Ann', '●', '♪', '1,234']],
      },
      expect.objectContaining({ heading: 'Art', rows: [['=Bob', '', '', '']] }),
    ],
  });
});

it('is copied as one table with a column of headings, its title, its source and what is left out', () => {
  expect(tableText(table, 'tsv', texts).split('\n')).toEqual([
    'Department\tName\tSeason 1\tCredit ID\tEpisodes',
    'Sound\tAnn\tcrew\ta1\t1234',
    "Art\t'=Bob\t\tb1\t",
    '',
    expect.stringMatching(/^Who, what\t.*November 21, 2026.*\tWhat is hidden is left out\.$/u),
    '',
  ]);
  expect(tableText(table, 'csv', texts).split('\r\n').slice(0, 5)).toEqual([
    'Department,Name,Season 1,Credit ID,Episodes',
    'Sound,Ann,crew,a1,1234',
    "Art,'=Bob,,b1,",
    '',
    expect.stringMatching(/^"Who, what",.*What is hidden is left out\.$/u),
  ]);
  expect(tableText(table, 'markdown', texts).split('\n')).toEqual([
    '**Who, what**',
    '',
    '| Department | Name | Season 1 | Credit ID | Episodes |',
    '| --- | --- | --- | --- | --- |',
    '| Sound | Ann | crew | a1 | 1234 |',
    '| Art | =Bob |  | b1 |  |',
    '',
    expect.stringContaining('November 21, 2026'),
    '',
    'What is hidden is left out.',
    '',
  ]);
});

it('is copied as several tables where the columns of its parts differ', () => {
  const other = { heading: 'Roles', columns: columns.slice(0, 1), rows: [['Wren']] };
  const { partLabel: _, ...rest } = table;
  expect(
    tableText({ ...rest, parts: [...table.parts, other] }, 'tsv', texts)
      .split('\n')
      .slice(0, 6),
  ).toEqual([
    'Name\tSeason 1\tCredit ID\tEpisodes',
    'Ann\tcrew\ta1\t1234',
    "'=Bob\t\tb1\t",
    '',
    'Name',
    'Wren',
  ]);
});
