/** What stands in a cell; `null` leaves it empty. */
export type Cell = string | number | null;

/**
 * A text that a spreadsheet would take for a formula. https://owasp.org/www-community/attacks/CSV_Injection names the
 * signs, also in full width; a space or a control character before them does not help.
 */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;
/** What makes quotation marks necessary: https://www.rfc-editor.org/rfc/rfc4180#section-2 */
const TO_QUOTE: Readonly<Record<Separator, RegExp>> = { ',': /[",\r\n]/u, '\t': /"/u };

/**
 * Tab-separated for the clipboard and for files: a text with a quotation mark is quoted there too, since spreadsheets and
 * what statisticians use read it so.
 */
export type Separator = ',' | '\t';

/** A record of a table in which no cell is taken for a formula, ends the record or begins another one. */
export function delimitedLine(cells: readonly Cell[], separator: Separator): string {
  return cells.map((cell) => delimitedCell(cell, separator)).join(separator);
}

/**
 * One cell of {@link delimitedLine}. Texts that spreadsheets would calculate begin with an apostrophe; numbers are as they
 * are. Between tabs, a tab or a line break becomes a space.
 */
export function delimitedCell(cell: Cell, separator: Separator): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = separator === '\t' ? cell.replace(/[\t\r\n]+/gu, ' ') : cell;
  const defused = FORMULA.test(text) ? `'${text}` : text;
  return TO_QUOTE[separator].test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/** A table of Markdown; the first line is its head. */
export function markdownTable([head = [], ...lines]: readonly (readonly Cell[])[]): readonly string[] {
  return [markdownLine(head), `| ${head.map(() => '---').join(' | ')} |`, ...lines.map(markdownLine)];
}

/** A line of a table of Markdown. */
export function markdownLine(cells: readonly Cell[]): string {
  return `| ${cells.map((cell) => markdownText(String(cell ?? ''))).join(' | ')} |`;
}

/** Text of which nothing is taken for a format: https://spec.commonmark.org/0.31.2/#backslash-escapes */
export function markdownText(text: string): string {
  return text.replace(/[\r\n]+/gu, ' ').replace(/[\\`*_[\]<>|~&]/gu, String.raw`\$&`);
}
