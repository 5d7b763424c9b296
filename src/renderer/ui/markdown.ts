/** A stretch of text in one form. */
export type Span =
  | { readonly form: 'plain' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  /** `address`: as it is written, relative to the text's own file. */
  | { readonly form: 'link'; readonly text: string; readonly address: string };

/** What a text in Markdown consists of. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'table'; readonly head: Row; readonly rows: readonly Row[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'picture'; readonly text: string; readonly address: string };

/** The cells of a table's line. */
type Row = readonly (readonly Span[])[];

const HEADING = /^(#{1,6})\s+(.*)$/u;
const ITEM = /^[-*]\s+(.*)$/u;
const PICTURE = /^!\[([^\]]*)\]\(([^)\s]+)\)$/u;
const TABLE_LINE = /^\|(.*)\|$/u;
const FENCE = /^```\w*$/u;
const SPAN =
  /\*\*(?<strong>[^*]+)\*\*|\b_(?<emphasis>[^_]+)_\b|`(?<code>[^`]+)`|\[(?<link>[^\]]+)\]\((?<address>[^)\s]+)\)/gu;

/**
 * Reads the part of Markdown that our own guide, documents and changelog use: headings, paragraphs, lists of one level,
 * tables, blocks of code, pictures that stand alone, strong and emphasized text, code, links. Whatever else comes is shown as
 * it is written.
 */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  /** Lines of the paragraph or the list's item that has begun. */
  let paragraph: string[] = [];
  let items: string[][] = [];
  let table: Row[] = [];
  /** Lines of the block of code that has begun. */
  let code: string[] | null = null;
  const end = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', items: items.map((lines) => spansOf(lines)) });
    else if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: spansOf(paragraph) });
    // Its second line only divides.
    const [head, , ...rows] = table;
    if (head !== undefined) blocks.push({ kind: 'table', head, rows });
    paragraph = [];
    items = [];
    table = [];
  };
  for (const line of text.split(/\r?\n/u)) {
    const trimmed = line.trim();
    if (FENCE.test(trimmed)) {
      end();
      if (code !== null) blocks.push({ kind: 'code', text: code.join('\n') });
      code = code === null ? [] : null;
      continue;
    }
    if (code !== null) {
      code.push(line);
      continue;
    }
    const [, cells] = TABLE_LINE.exec(trimmed) ?? [];
    const [, marks = '', title = ''] = HEADING.exec(trimmed) ?? [];
    const [, item] = ITEM.exec(trimmed) ?? [];
    const [, alternative = '', address] = PICTURE.exec(trimmed) ?? [];
    if (marks !== '') {
      end();
      blocks.push({ kind: 'heading', level: marks.length, spans: spansOf([title]) });
    } else if (address !== undefined) {
      end();
      blocks.push({ kind: 'picture', text: alternative, address });
    } else if (cells !== undefined) {
      if (table.length === 0) end();
      table.push(cells.split('|').map((cell) => spansOf([cell.trim()])));
    } else if (item !== undefined) {
      if (items.length === 0) end();
      items.push([item]);
    } else if (trimmed === '') end();
    else (items.at(-1) ?? paragraph).push(trimmed);
  }
  end();
  return blocks;
}

function spansOf(lines: readonly string[]): readonly Span[] {
  const text = lines.join(' ');
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(SPAN)) {
    const { strong, emphasis, code, link, address } = match.groups ?? {};
    if (match.index > from) spans.push({ form: 'plain', text: text.slice(from, match.index) });
    if (strong !== undefined) spans.push({ form: 'strong', text: strong });
    else if (emphasis !== undefined) spans.push({ form: 'emphasis', text: emphasis });
    else if (code !== undefined) spans.push({ form: 'code', text: code });
    else spans.push({ form: 'link', text: link ?? '', address: address ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) spans.push({ form: 'plain', text: text.slice(from) });
  return spans;
}
