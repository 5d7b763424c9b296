import { describe, expect, it } from 'vitest';
import { fitColumns, type ColumnRoom } from './column-widths.ts';

const text = (needs: readonly number[], least = 60, leaves: number | null = null): ColumnRoom => ({
  needs,
  least: Math.min(needs.at(-1)!, least),
  grows: true,
  isMain: true,
  leaves,
});
const number = (width: number, leaves: number | null = null): ColumnRoom => ({
  needs: [width],
  least: width,
  grows: false,
  isMain: false,
  leaves,
});
const hundred = (width: (cell: number) => number) =>
  Array.from({ length: 100 }, (_, cell) => width(cell + 1));

describe('columns that have room', () => {
  it('share what nobody needs, to the pixel, and numbers stay as narrow as they are', () => {
    expect(fitColumns([text([80, 100]), number(50), text([200])], 453)).toEqual([152, 50, 251]);
  });

  it('are as wide as what is in them where none grows', () => {
    expect(fitColumns([number(50), number(40)], 400)).toEqual([50, 40]);
  });
});

describe('columns that have too little room', () => {
  it('are cut in the same share of their cells', () => {
    const names = text(hundred((cell) => 100 + cell));
    const roles = text(hundred((cell) => 100 + 3 * cell));
    expect(fitColumns([names, roles, number(50)], 450)).toEqual([150, 250, 50]);
  });

  it('cut one long text before they cut what is as long as most', () => {
    const names = text(hundred(() => 160));
    const roles = text(hundred((cell) => (cell === 100 ? 900 : 120)));
    const [name, role] = fitColumns([names, roles], 400);
    expect(name).toBe(160);
    expect(role).toBe(240);
  });

  it('cut what the table is not about first', () => {
    const names = text(hundred((cell) => 100 + cell));
    const departments = { ...names, isMain: false };
    const [name = 0, department = 0] = fitColumns([names, departments], 360);
    expect(name + department).toBe(360);
    expect(name).toBeGreaterThan(190);
    expect(department).toBeGreaterThan(150);
  });

  it('keep their least, and one after another goes where even that is too much', () => {
    const columns = [text([300], 120), number(90, 2), text([200], 100, 1), number(80, 3)];
    expect(fitColumns(columns, 670)).toEqual([300, 90, 200, 80]);
    expect(fitColumns(columns, 389)[3]).toBe(0);
    expect(fitColumns(columns, 250).map((width) => width > 0)).toEqual([true, false, true, false]);
    expect(fitColumns(columns, 130)).toEqual([130, 0, 0, 0]);
  });

  it('stay as they are where nothing can go', () => {
    expect(fitColumns([number(90), number(80)], 100)).toEqual([90, 80]);
  });
});
