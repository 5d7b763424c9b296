import type { ColumnRoom } from './column-widths.ts';

/** A column of a DataTable.svelte; the first one names its rows. */
export interface TableColumn<Row> {
  /** Unique in its table; also identifies the sort order. */
  readonly id: string;
  /** Its heading. */
  readonly label: string;
  /** The text of a cell: determines the width of the column, and is the tooltip if it is truncated. */
  readonly text: (row: Row) => string;
  /** Compares two rows by this column, ascending. Default: by their texts, rows without one last. */
  readonly compare?: (a: Row, b: Row) => number;
  /** What is copied of a cell; `null` for a column of icons, of which nothing is. Default: its text. */
  readonly copied?: ((row: Row) => string) | null;
  /** Numbers are aligned to the end of their column and never truncated. */
  readonly isNumber?: boolean;
  /** `false`: rows cannot be sorted by it. */
  readonly isSortable?: boolean;
  /** Its cells are their texts, even if the table renders others; not for the first column. */
  readonly isText?: boolean;
  /** Its text is written strong. */
  readonly isStrong?: boolean;
  /** CSS pixels a cell needs in addition to its text, for a portrait or an icon. */
  readonly beside?: number;
  /** The minimum text width in CSS pixels, as long as another column can be hidden. Default: 90. */
  readonly least?: number;
  /** What the table is about: truncated less than the others. */
  readonly isMain?: boolean;
  /** If not even the minimum widths fit, columns with the highest number are hidden first; those without one stay. */
  readonly leaves?: number;
}

/** The sort column and direction. */
export interface TableOrder {
  /** The column; `null` for an order that belongs to no column. */
  readonly column: string | null;
  readonly direction: 'ascending' | 'descending';
}

/** The font of a table, from its style. */
export interface TableType {
  /** `font-size` and `font-family` as in CSS; `null` until there is a layout. */
  readonly font: string | null;
  readonly headFont: string;
  /** Horizontal padding of a cell, both sides together, in CSS pixels. */
  readonly padding: number;
}

const LEAST_TEXT = 90;

/** How many of the longest texts of a column are measured exactly: the one with most letters need not be the widest. */
const LONGEST = 8;

/** How many others are measured, spread over the column. */
const SAMPLE = 300;

/** Width of the sort arrow beside a heading, with the gap before it. */
const SORT_ARROW = 17;

/** Pixels by which a browser may render text wider than it measures it. */
const ROUNDING = 1;

const WEIGHT = { normal: 400, strong: 550, head: 600 } as const;

let canvas: CanvasRenderingContext2D | null = null;

/**
 * The widths a column needs for all of its rows.
 * @param isSorted the column the rows are sorted by is never hidden
 * @param besideHead CSS pixels needed for something else in the heading cell
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
    isMain = false,
    leaves,
  } = column;
  const weight = isStrong ? WEIGHT.strong : WEIGHT.normal;
  const font = type.font ?? '';
  const [label = 0] = textWidths([column.label], WEIGHT.head, type.headFont);
  const head = label + (isSortable ? SORT_ARROW : 0) + besideHead;
  const around = (content: number): number => Math.ceil(Math.max(content, head) + type.padding + ROUNDING);
  const texts = sample(rows, column.text);
  const widths = textWidths(isNumber ? texts.map(inFigures) : texts, weight, font).map(
    (width) => width + beside,
  );
  const needs = (widths.length === 0 ? [0] : widths).map(around).sort((a, b) => a - b);
  return {
    needs: isNumber ? needs.slice(-1) : needs,
    least: Math.min(needs.at(-1) ?? 0, around(isNumber ? Infinity : least + beside)),
    grows: !isNumber,
    isMain,
    leaves: isSorted ? null : (leaves ?? null),
  };
}

/** Figures stand below each other: in a column of numbers, a 1 is as wide as any. A canvas measures it as in a text. */
function inFigures(text: string): string {
  return text.replace(/\d/gu, '0');
}

/**
 * The widths of texts in a font: those of the widest as the browser writes them, of the others the sum of their letters.
 * Shaping hundreds of texts for each of a dozen columns would take longer than everything else on their page.
 */
function textWidths(texts: readonly string[], weight: number, family: string): readonly number[] {
  const font = `${weight} ${family}`;
  const letters = letterWidths.get(font) ?? [];
  letterWidths.set(font, letters);
  const known = new Map<string, number>();
  // Most columns repeat their texts: each is looked at once.
  const widths = texts.map((text) => {
    const width =
      known.get(text) ?? (APART.test(text) ? sumOf(text, letters, font) : measureText(text, font));
    known.set(text, width);
    return width;
  });
  const widest = [...widths.keys()].sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0)).slice(0, LONGEST);
  for (const index of widest) widths[index] = measureText(texts[index] ?? '', font);
  return widths;
}

/** The widths of letters, by font and code unit. */
const letterWidths = new Map<string, number[]>();

/**
 * Latin, Greek, Cyrillic and East Asian letters: each has a width of its own but for the kerning, and none joins its
 * neighbour.
 */
const APART =
  /^[ -~\u00a0-\u024f\u0370-\u0482\u048a-\u0513\u2010-\u203a\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*$/u;

function sumOf(text: string, letters: number[], font: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    sum += letters[code] ??= measureText(text.charAt(index), font);
  }
  return sum;
}

function measureText(text: string, font: string): number {
  if (text === '') return 0;
  canvas ??= document.createElement('canvas').getContext('2d');
  if (canvas === null) return 0;
  canvas.font = font;
  return canvas.measureText(text).width;
}

/** A sample of a column's texts: those likely to be the widest, and others spread over the column. */
function sample<Row>(rows: readonly Row[], textOf: (row: Row) => string): readonly string[] {
  const texts = rows.map(textOf);
  if (rows.length <= SAMPLE) return texts;
  const longest: { text: string; length: number }[] = [];
  for (const text of texts) {
    const length = roughLength(text);
    if (longest.length === LONGEST && length <= (longest.at(-1)?.length ?? 0)) continue;
    const at = longest.findIndex((each) => each.length < length);
    longest.splice(at < 0 ? longest.length : at, 0, { text, length });
    if (longest.length > LONGEST) longest.pop();
  }
  const step = Math.ceil(rows.length / SAMPLE);
  const others = texts.filter((_text, index) => index % step === 0);
  return [...others, ...longest.map(({ text }) => text)];
}

/** Length in Latin letters: East Asian characters count twice. */
function roughLength(text: string): number {
  return WIDE.test(text) ? text.length + text.split(WIDE).length - 1 : text.length;
}

/** East Asian characters; most texts have none. */
const WIDE = /[\u1100-\uffdc]/u;
