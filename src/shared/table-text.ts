/** The content of a cell; `null` leaves it empty. */
export type Cell = string | number | null;

/**
 * Matches text that a spreadsheet would take for a formula. https://owasp.org/www-community/attacks/CSV_Injection lists the
 * characters, including full-width ones; a space or control character before them does not prevent it.
 */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;
/** Characters that require quotation marks: https://www.rfc-editor.org/rfc/rfc4180#section-2 */
const TO_QUOTE: Readonly<Record<Separator, RegExp>> = { ',': /[",\r\n]/u, '\t': /"/u };

/**
 * The same for tab-separated text, for the clipboard and for files: text with a quotation mark is quoted there too, because
 * that is how spreadsheets and statistics programs read it.
 */
export type Separator = ',' | '\t';

/** A table row in which no cell is taken for a formula or breaks the row. */
export function delimitedLine(cells: readonly Cell[], separator: Separator): string {
  return cells.map((cell) => delimitedCell(cell, separator)).join(separator);
}

/**
 * One cell of {@link delimitedLine}. Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers
 * stay as they are. In tab-separated text, tabs and line breaks become spaces.
 */
export function delimitedCell(cell: Cell, separator: Separator): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = separator === '\t' ? cell.replace(/[\t\r\n]+/gu, ' ') : cell;
  const defused = FORMULA.test(text) ? `'${text}` : text;
  return TO_QUOTE[separator].test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/** A Markdown table; the first line is its header. */
export function markdownTable([head = [], ...lines]: readonly (readonly Cell[])[]): readonly string[] {
  return [markdownLine(head), `| ${head.map(() => '---').join(' | ')} |`, ...lines.map(markdownLine)];
}

/** A row of a Markdown table. */
export function markdownLine(cells: readonly Cell[]): string {
  return `| ${cells.map((cell) => markdownText(String(cell ?? ''))).join(' | ')} |`;
}

/** Escapes text so that Markdown takes nothing in it for markup: https://spec.commonmark.org/0.31.2/#backslash-escapes */
export function markdownText(text: string): string {
  return text.replace(/[\r\n]+/gu, ' ').replace(/[\\`*_[\]<>|~&]/gu, String.raw`\$&`);
}
