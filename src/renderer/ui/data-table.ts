import type { ColumnRoom } from './column-widths.ts';

/** A column of a DataTable.svelte; the first one names its rows. */
export interface TableColumn<Row> {
  /** Unique in its table; also what the rows are sorted by. */
  readonly id: string;
  /** Its heading. */
  readonly label: string;
  /** What a cell says: the column is made wide enough for it, and it is the cell's hint where that is cut. */
  readonly text: (row: Row) => string;
  /** How two rows stand to each other by it, rising. Default: by their texts, and those without one last. */
  readonly compare?: (a: Row, b: Row) => number;
  /** Numbers stand at their column's end, below their heading, and are never cut. */
  readonly isNumber?: boolean;
  /** `false`: rows cannot be sorted by it. */
  readonly isSortable?: boolean;
  /** Its text is written strong. */
  readonly isStrong?: boolean;
  /** CSS pixels that a cell needs beside its text, for a portrait or a mark. */
  readonly beside?: number;
  /** Its text is not cut further than this, in CSS pixels, while another column can go. Default: 90. */
  readonly least?: number;
  /** Where there is no room for the least of all columns, those with the highest number go; those without one stay. */
  readonly leaves?: number;
}

/** What rows are sorted by, and which way. */
export interface TableOrder {
  /** The column; `null` for an order that no column has. */
  readonly column: string | null;
  readonly direction: 'ascending' | 'descending';
}

/** How a table's texts are set, as its style says. */
export interface TableType {
  /** `font-size` and `font-family` as in CSS; `null` while nothing is laid out. */
  readonly font: string | null;
  readonly headFont: string;
  /** On both sides of a cell together, in CSS pixels. */
  readonly padding: number;
}

const LEAST_TEXT = 90;

/** The longest texts of a column are measured: which of them is the widest, letters decide. */
const LONGEST = 8;

/** And so many others from all over it. */
const SAMPLE = 300;

/** An arrow beside the heading of the sorted column, and the gap before it. */
const SORT_ARROW = 17;

/** Pixels by which a browser may set a text wider than it measures it. */
const ROUNDING = 1;

const WEIGHT = { normal: 400, strong: 550, head: 600 } as const;

let canvas: CanvasRenderingContext2D | null = null;

/**
 * How much room a column needs for all of its rows.
 * @param isSorted the column the rows stand by never goes
 * @param besideHead CSS pixels in the heading's cell for something else
 */
export function measureColumn<Row>(
  column: TableColumn<Row>,
  rows: readonly Row[],
  type: TableType,
  { isSorted, besideHead }: { readonly isSorted: boolean; readonly besideHead: number },
): ColumnRoom {
  const {
    isNumber = false,
    isSortable = true,
    isStrong = false,
    beside = 0,
    least = LEAST_TEXT,
    leaves,
  } = column;
  const weight = isStrong ? WEIGHT.strong : WEIGHT.normal;
  const font = type.font ?? '';
  const head =
    textWidth(column.label, WEIGHT.head, type.headFont) + (isSortable ? SORT_ARROW : 0) + besideHead;
  const around = (content: number): number => Math.ceil(Math.max(content, head) + type.padding + ROUNDING);
  const widths = sample(rows, column.text).map((text) => textWidth(text, weight, font) + beside);
  const needs = (widths.length === 0 ? [0] : widths).map(around).sort((a, b) => a - b);
  return {
    needs: isNumber ? needs.slice(-1) : needs,
    least: Math.min(needs.at(-1) ?? 0, around(isNumber ? Infinity : least + beside)),
    grows: !isNumber,
    leaves: isSorted ? null : (leaves ?? null),
  };
}

function textWidth(text: string, weight: number, font: string): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (canvas === null) return 0;
  canvas.font = `${weight} ${font}`;
  return canvas.measureText(text).width;
}

/** Texts of a column: those likely to be the widest, and others from all over it. */
function sample<Row>(rows: readonly Row[], textOf: (row: Row) => string): readonly string[] {
  if (rows.length <= SAMPLE) return rows.map(textOf);
  const longest: { text: string; length: number }[] = [];
  for (const row of rows) {
    const text = textOf(row);
    const length = roughLength(text);
    if (longest.length === LONGEST && length <= (longest.at(-1)?.length ?? 0)) continue;
    const at = longest.findIndex((each) => each.length < length);
    longest.splice(at < 0 ? longest.length : at, 0, { text, length });
    if (longest.length > LONGEST) longest.pop();
  }
  const step = Math.ceil(rows.length / SAMPLE);
  const others = rows.filter((_row, index) => index % step === 0).map(textOf);
  return [...others, ...longest.map(({ text }) => text)];
}

/** In letters of the Latin script: those of East Asia are twice as wide. */
function roughLength(text: string): number {
  return text.length + (text.match(/[\u1100-\uffdc]/gu)?.length ?? 0);
}
