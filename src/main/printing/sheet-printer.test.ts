import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  BrowserWindow,
  PrintToPDFOptions,
  SaveDialogOptions,
  WebContents,
  WebContentsPrintOptions,
} from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { createAskForFile, paperSizeOf, SheetPrinter, type SheetPrinterOptions } from './sheet-printer.ts';

const PAGE_NUMBER = 'Page {page} of {pages}';
const PDF = Buffer.from('%PDF-1.7 all of it');

/** A page that prints as it is told to, and remembers what it was asked for. */
class FakePage {
  readonly printed: unknown[] = [];
  readonly rendered: unknown[] = [];
  outcome: readonly [boolean, string] = [true, ''];
  pdf: Promise<Buffer> = Promise.resolve(PDF);

  print(options?: WebContentsPrintOptions, callback?: (success: boolean, reason: string) => void): void {
    this.printed.push(options);
    callback?.(...this.outcome);
  }

  printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.rendered.push(options);
    return this.pdf;
  }
}

let folder: string;
let page: FakePage;
let asked: SaveDialogOptions[];
let logger: MemoryLogger;
let shown: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-printing-'));
  page = new FakePage();
  asked = [];
  shown = [];
  logger = new MemoryLogger();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A printer whose reader chooses `filePath`, or cancels for `null`. */
function create(filePath: string | null, rest: Partial<SheetPrinterOptions> = {}): SheetPrinter {
  return new SheetPrinter({
    page: () => page,
    askForFile: (options) => {
      asked.push(options);
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
    },
    folder,
    paper: 'A4',
    showFile: (path) => shown.push(path),
    logger,
    ...rest,
  });
}

describe('printing', () => {
  it('shows the dialog, with the paper of the country', async () => {
    expect(await create(null, { paper: 'Letter' }).print()).toBe('printed');
    expect(page.printed).toEqual([{ silent: false, pageSize: 'Letter' }]);
  });

  it('that the reader cancels is no error', async () => {
    page.outcome = [false, 'Print job canceled'];
    expect(await create(null).print()).toBe('cancelled');
  });

  it('without a printer says so', async () => {
    page.outcome = [false, 'No printers available on the network'];
    expect(await create(null).print()).toBe('no-printer');
  });

  it('that fails says why', async () => {
    page.outcome = [false, 'Invalid printer settings'];
    await expect(create(null).print()).rejects.toThrow('Printing failed: Invalid printer settings');
  });

  it('is over when there is no window', async () => {
    expect(await create(null, { page: () => null }).print()).toBe('cancelled');
  });
});

describe('saving as PDF', () => {
  it('suggests a name that every system takes', async () => {
    await create(null).savePdf('24: Legacy, Season 1', PAGE_NUMBER);
    expect(asked).toEqual([
      {
        defaultPath: join(folder, '24 Legacy, Season 1.pdf'),
        filters: [{ name: 'PDF document', extensions: ['pdf'] }],
      },
    ]);
  });

  it('writes the whole file where the reader wants it, and leaves nothing else there', async () => {
    const path = join(folder, 'mine.pdf');
    expect(await create(path).savePdf('Breaking Bad, Season 1', PAGE_NUMBER)).toBe('saved');
    expect(readFileSync(path)).toEqual(PDF);
    expect(readdirSync(folder)).toEqual(['mine.pdf']);
    expect(page.rendered).toMatchObject([{ pageSize: 'A4', preferCSSPageSize: true }]);
  });

  it('shows the last one in its folder, and nothing before there is one', async () => {
    const path = join(folder, 'mine.pdf');
    const printer = create(path);
    printer.showFile();
    expect(shown).toEqual([]);
    await printer.savePdf('Lost', PAGE_NUMBER);
    printer.showFile();
    expect(shown).toEqual([path]);
  });

  it('numbers the pages in the words it is given, which are text', async () => {
    await create(join(folder, 'mine.pdf')).savePdf('Lost', '<b>{page}</b> & {pages}');
    expect(page.rendered).toMatchObject([
      {
        displayHeaderFooter: true,
        footerTemplate: expect.stringContaining(
          '&lt;b><span class="pageNumber"></span>&lt;/b> &amp; <span class="totalPages"></span>',
        ) as string,
      },
    ]);
  });

  it('takes the place of a file of that name', async () => {
    const path = join(folder, 'mine.pdf');
    writeFileSync(path, 'an older and much longer sheet');
    await create(path).savePdf('Breaking Bad, Season 1', PAGE_NUMBER);
    expect(readFileSync(path)).toEqual(PDF);
  });

  it('renders nothing when the reader cancels', async () => {
    expect(await create(null).savePdf('Breaking Bad, Season 1', PAGE_NUMBER)).toBe('cancelled');
    expect(page.rendered).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('suggests the folder of the last one the next time', async () => {
    const elsewhere = mkdtempSync(join(folder, 'elsewhere-'));
    const printer = create(join(elsewhere, 'mine.pdf'));
    await printer.savePdf('Lost, Season 1', PAGE_NUMBER);
    await printer.savePdf('Lost, Season 2', PAGE_NUMBER);
    expect(asked.map(({ defaultPath }) => defaultPath)).toEqual([
      join(folder, 'Lost, Season 1.pdf'),
      join(elsewhere, 'Lost, Season 2.pdf'),
    ]);
  });

  it('leaves the file that was there when the page cannot be rendered', async () => {
    const path = join(folder, 'mine.pdf');
    writeFileSync(path, 'older');
    page.pdf = Promise.reject(new Error('Failed to generate PDF'));
    await expect(create(path).savePdf('Lost', PAGE_NUMBER)).rejects.toThrow('Failed to generate PDF');
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  it('says so when the file cannot be written, and leaves no half of one', async () => {
    const path = mkdtempSync(join(folder, 'a-folder.pdf-'));
    writeFileSync(join(path, 'not-empty'), '');
    await expect(create(path).savePdf('Lost', PAGE_NUMBER)).rejects.toMatchObject({
      appError: { kind: 'file-not-written' },
    });
    expect(readdirSync(folder)).toHaveLength(1);
    await expect(create(join(folder, 'gone', 'mine.pdf')).savePdf('Lost', PAGE_NUMBER)).rejects.toMatchObject(
      {
        appError: { kind: 'file-not-written', reason: 'other' },
        cause: { code: 'ENOENT' },
      },
    );
    expect(logger.lines).toEqual(['warn A PDF cannot be written', 'warn A PDF cannot be written']);
  });

  it('is over when the window was closed meanwhile', async () => {
    const path = join(folder, 'mine.pdf');
    expect(await create(path, { page: () => null }).savePdf('Lost', PAGE_NUMBER)).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });
});

const dialogOptions = { defaultPath: 'Lost, Season 1.pdf' };
const dialogPage = { id: 1 } as unknown as WebContents;
const dialogWindow = { id: 2 } as unknown as BrowserWindow;

/** What the dialog is called with while there is a page in the window, or none. */
async function askedWith(found: WebContents | null): Promise<readonly unknown[]> {
  const asked: unknown[] = [];
  const ask = createAskForFile({
    dialog: {
      showSaveDialog: (...given: readonly unknown[]) => {
        asked.push(...given);
        return Promise.resolve({ canceled: false, filePath: '/mine.pdf' });
      },
    },
    windows: { fromWebContents: (contents) => (contents === dialogPage ? dialogWindow : null) },
    findPage: () => found,
  });
  expect(await ask(dialogOptions)).toMatchObject({ filePath: '/mine.pdf' });
  return asked;
}

it('asks within the window, and without one when there is none', async () => {
  expect(await askedWith(dialogPage)).toEqual([dialogWindow, dialogOptions]);
  expect(await askedWith(null)).toEqual([dialogOptions]);
});

it.each([
  ['US', 'Letter'],
  ['ca', 'Letter'],
  ['MX', 'Letter'],
  ['DE', 'A4'],
  ['GB', 'A4'],
  ['JP', 'A4'],
  ['', 'A4'],
])('knows the paper of %j', (country, size) => {
  expect(paperSizeOf(country)).toBe(size);
});

it.each([
  ['', ['en-US', 'de-DE'], 'Letter'],
  ['', ['fr_CA'], 'Letter'],
  ['', ['en'], 'A4'],
  ['', ['sr-Latn-RS'], 'A4'],
  ['DE', ['en-US'], 'A4'],
  ['', [], 'A4'],
])(
  'where the system says the country %j and the languages %j, the paper is its usual one',
  (country, preferred, size) => {
    expect(paperSizeOf(country, preferred)).toBe(size);
  },
);
