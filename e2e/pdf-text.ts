import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as Chromium's Skia writes it, a string a page: one line for each run of text, in the order in which it
 * is painted. It reads what tests need and nothing else: objects that stand by themselves, streams deflated or plain, fonts
 * with a map to Unicode.
 */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = readObjects(pdf);
  const root = [...objects.values()].find(({ head }) => /\/Type\s*\/Catalog\b/u.test(head));
  const pages = root === undefined ? undefined : objects.get(reference(root.head, 'Pages') ?? -1);
  if (pages === undefined) throw new Error('This is no PDF with pages');
  return pagesOf(pages, objects).map((page) => textOf(page, objects));
}

interface PdfObject {
  /** Its dictionary, as it stands in the file. */
  readonly head: string;
  readonly stream: Buffer | null;
}

type Objects = ReadonlyMap<number, PdfObject>;

function readObjects(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const starts = /(\d+) 0 obj\b/gu;
  for (let found = starts.exec(text); found !== null; found = starts.exec(text)) {
    const end = text.indexOf('endobj', starts.lastIndex);
    const begin = /stream\r?\n/u.exec(text.slice(starts.lastIndex, end));
    const from = begin === null ? end : starts.lastIndex + begin.index;
    const head = text.slice(starts.lastIndex, from);
    const length = Number(/\/Length\s+(\d+)/u.exec(head)?.[1] ?? 0);
    if (begin === null) {
      objects.set(Number(found[1]), { head, stream: null });
      continue;
    }
    const first = from + begin[0].length;
    const bytes = pdf.subarray(first, first + length);
    objects.set(Number(found[1]), {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(bytes) : bytes,
    });
    // Its bytes may look like anything.
    starts.lastIndex = first + length;
  }
  return objects;
}

/** The number of the object that a dictionary names by a key. */
function reference(head: string, key: string): number | null {
  const found = new RegExp(`/${key}\\s+(\\d+) 0 R`, 'u').exec(head);
  return found === null ? null : Number(found[1]);
}

function pagesOf({ head }: PdfObject, objects: Objects): readonly PdfObject[] {
  const kids = /\/Kids\s*\[([^\]]*)\]/u.exec(head)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/gu)].flatMap(([, number]) => {
    const kid = objects.get(Number(number));
    if (kid === undefined) return [];
    return /\/Type\s*\/Pages\b/u.test(kid.head) ? pagesOf(kid, objects) : [kid];
  });
}

/** What a page, or a form on it, names in its resources. */
function named(head: string, kind: 'Font' | 'XObject', objects: Objects): ReadonlyMap<string, PdfObject> {
  const own = reference(head, 'Resources');
  const resources = own === null ? head : (objects.get(own)?.head ?? '');
  const list = new RegExp(`/${kind}\\s*<<([^>]*)>>`, 'u').exec(resources)?.[1] ?? '';
  return new Map(
    [...list.matchAll(/\/(\w+)\s+(\d+) 0 R/gu)].flatMap(([, name = '', number]) => {
      const object = objects.get(Number(number));
      return object === undefined ? [] : [[name, object] as const];
    }),
  );
}

function textOf(page: PdfObject, objects: Objects): string {
  const contents = page.stream ?? objects.get(reference(page.head, 'Contents') ?? -1)?.stream;
  if (contents == null) return '';
  const fonts = new Map(
    [...named(page.head, 'Font', objects)].map(([name, font]) => [name, toFont(font, objects)]),
  );
  const forms = named(page.head, 'XObject', objects);
  const lines: string[] = [];
  let font: PdfFont | undefined;
  for (const [operation, fontName, hex, formName] of contents
    .toString('latin1')
    .matchAll(/\/(\w+) [\d.]+ Tf|<([\dA-Fa-f]+)> Tj|\/(\w+) Do|\bBT\b/gu)) {
    if (operation === 'BT') lines.push('');
    else if (fontName !== undefined) font = fonts.get(fontName);
    else if (hex !== undefined) {
      const glyphs = hex.match(font?.isSimple === true ? /.{2}/gu : /.{4}/gu) ?? [];
      const text = glyphs.map((glyph) => font?.letters.get(Number.parseInt(glyph, 16)) ?? '').join('');
      lines.push((lines.pop() ?? '') + text);
    } else if (formName !== undefined) {
      const form = forms.get(formName);
      if (form?.head.includes('/Form') === true) lines.push(textOf(form, objects));
    }
  }
  return lines.filter((line) => line !== '').join('\n');
}

interface PdfFont {
  /** One byte a glyph, as in what Skia makes of a variable font, and not two. */
  readonly isSimple: boolean;
  readonly letters: ReadonlyMap<number, string>;
}

function toFont(font: PdfObject, objects: Objects): PdfFont {
  return { isSimple: /\/Subtype\s*\/Type3\b/u.test(font.head), letters: unicodeOf(font, objects) };
}

/** What the glyphs of a font stand for. */
function unicodeOf({ head }: PdfObject, objects: Objects): ReadonlyMap<number, string> {
  const map = objects.get(reference(head, 'ToUnicode') ?? -1)?.stream?.toString('latin1') ?? '';
  const letters = new Map<number, string>();
  for (const [, body = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gsu))
    for (const [, glyph = '', code = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>/gu))
      letters.set(Number.parseInt(glyph, 16), fromUtf16(code));
  for (const [, body = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gsu))
    for (const [, from = '', to = '', code = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/gu))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph += 1)
        letters.set(
          glyph,
          String.fromCodePoint(Number.parseInt(code, 16) + glyph - Number.parseInt(from, 16)),
        );
  return letters;
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
