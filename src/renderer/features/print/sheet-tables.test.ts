import { expect, it } from 'vitest';
import type { SheetColumn, SheetPart } from '../../state/sheet-content.ts';
import { isWideList, sheetPieces, sheetTables, type SheetTable } from './sheet-tables.ts';

const NAME: SheetColumn = { label: 'Name', kind: 'name' };
const ROLE: SheetColumn = { label: 'Role or job', kind: 'text' };
const EPISODES: SheetColumn = { label: 'Episodes', kind: 'count' };

/** People by seasons: the first is in all of them, each of the others in one. */
function bySeasons(seasons: number, people = seasons + 1, heading = 'Cast'): SheetPart {
  return {
    heading,
    columns: [
      NAME,
      ROLE,
      ...Array.from(
        { length: seasons },
        (_, index) => ({ label: `${index + 1}`, kind: 'count', isKept: true, isOneOfMany: true }) as const,
      ),
      EPISODES,
    ],
    rows: Array.from({ length: people }, (_, person) => [
      `Person ${person}`,
      'Clerk',
      ...Array.from({ length: seasons }, (__, index) =>
        person === 0 || (person - 1) % seasons === index ? '+● 10' : '',
      ),
      '10',
    ]),
  };
}

const labels = ({ columns }: SheetTable): string => columns.map(({ label }) => label).join(' ');
const names = ({ parts }: SheetTable): readonly string[] =>
  parts.flatMap(({ rows }) => rows.map(([name = '']) => name));
/** What is left for each name, on the narrower of the two papers. */
function nameWidth({ columns, narrower }: SheetTable, isWide: boolean): number {
  const taken = columns.reduce((sum, { width }) => sum + (width ?? 0), narrower);
  return ((isWide ? 251 : 182) - taken) / columns.filter(({ width }) => width === null).length;
}

it('seasons that do not fit beside readable names stand in further tables, evenly, with the names again', () => {
  const parts = [bySeasons(30)];
  expect(isWideList(parts)).toBe(true);
  const tables = sheetTables(parts, true);
  expect(tables.map(labels)).toEqual([
    'Name Role or job 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 Episodes',
    'Name Role or job 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 Episodes',
  ]);
  for (const table of tables) expect(nameWidth(table, true)).toBeGreaterThan(34);
  // Only those who have something there; the heading counts them.
  expect(names(tables[0]!)).toEqual(Array.from({ length: 16 }, (_, person) => `Person ${person}`));
  expect(names(tables[1]!)).toEqual(['Person 0', ...names(tables[1]!).slice(1)]);
  expect(names(tables[1]!)).toHaveLength(16);
  expect(tables.map(({ parts: [part] }) => part?.count)).toEqual([16, 16]);
  const [tall] = sheetTables(parts, false);
  expect(nameWidth(tall!, false)).toBeGreaterThan(34);
});

it('a sheet is upright as long as that takes no more pages', () => {
  expect([1, 7, 8, 12, 15].map((seasons) => isWideList([bySeasons(seasons)]))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
  expect(isWideList([{ heading: '', columns: [NAME, ROLE, EPISODES], rows: [] }])).toBe(false);
});

it('columns of texts, as of seasons that are compared, have room for words', () => {
  const sides = Array.from(
    { length: 12 },
    (_, index) => ({ label: `Season ${index}`, kind: 'text', isOneOfMany: true }) as const,
  );
  const rows = [['Maren Quillfeather', ...sides.map(() => 'Director of Photography')]];
  const parts = [{ heading: '', columns: [NAME, ...sides], rows }];
  const tables = sheetTables(parts, isWideList(parts));
  expect(tables.flatMap(({ columns }) => columns.slice(1).map(({ label }) => label))).toEqual(
    sides.map(({ label }) => label),
  );
  for (const { columns } of tables)
    for (const { width } of columns.slice(1)) expect(width).toBeGreaterThan(30);
});

it('a narrower last table has its columns below those of the one before', () => {
  const [first, last] = sheetTables([bySeasons(29)], true);
  expect(first!.narrower).toBe(0);
  expect(nameWidth(last!, true)).toBeCloseTo(nameWidth(first!, true));
});

it('who has nothing in any of the columns stands in the first table', () => {
  const part = bySeasons(30);
  const rows = [['Nobody', 'Clerk', ...Array.from({ length: 30 }, () => ''), ''], ...part.rows];
  const [first, second] = sheetTables([{ ...part, rows }], true);
  expect(names(first!)).toContain('Nobody');
  expect(names(second!)).not.toContain('Nobody');
});

it('a long list is drawn in pieces, of which the first has the title and the last the source', () => {
  const parts = [bySeasons(4, 1_500), bySeasons(4, 900, 'Crew')];
  const pieces = sheetPieces({ title: 'People', facts: [], parts, source: 'sample' });
  const counted = pieces.map(({ tables }) => tables.flatMap(names).length);
  expect(counted).toEqual([1_000, 1_000, 400]);
  expect(pieces.flatMap(({ tables }) => tables.flatMap(names))).toEqual(
    parts.flatMap(({ rows }) => rows.map(([name]) => name)),
  );
  expect(pieces.map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ]);
  expect(
    pieces[1]!.tables.flatMap(({ parts: own }) => own.map(({ heading, count }) => [heading, count])),
  ).toEqual([
    ['Cast', 1_500],
    ['Crew', 900],
  ]);
});
