import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrintToPDFOptions, SaveDialogOptions, WebContentsPrintOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperHead } from '@shared/ipc/contract.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import {
  paperSizeOf,
  SheetPrinter,
  type PageWithSheets,
  type Paper,
  type SheetPrinterOptions,
} from './sheet-printer.ts';

const PAGE_NUMBER = 'Page {page} of {pages}';
const PDF = Buffer.from('%PDF-1.7 all of it');

const HEAD: PaperHead = {
  title: 'Lost, Season 1',
  language: 'en',
  direction: 'ltr',
  isWide: false,
  styles: '',
  fonts: [],
};

/** A page that prints as it is told to, and remembers what it was asked for. */
class FakePage extends EventEmitter {
  readonly printed: unknown[] = [];
  outcome: readonly [boolean, string] = [true, ''];

  print(options?: WebContentsPrintOptions, callback?: (success: boolean, reason: string) => void): void {
    this.printed.push(options);
    callback?.(...this.outcome);
  }

  getURL(): string {
    return 'app://endroll/';
  }
}

/** A document that becomes the PDF it is told to. */
class FakePaper implements Paper {
  readonly rendered: unknown[] = [];
  html = '';
  isClosed = false;
  pdf: Promise<Buffer | null> = Promise.resolve(PDF);

  add(html: string): void {
    this.html += html;
  }

  toPdf(options: PrintToPDFOptions, signal: AbortSignal): Promise<Buffer | null> {
    this.rendered.push(options);
    const stopped = new Promise<null>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(null);
      });
    });
    return Promise.race([this.pdf, stopped]);
  }

  close(): void {
    this.isClosed = true;
  }
}

/** What ends a PDF before it is there. */
const ENDINGS: readonly (readonly [string, (printer: SheetPrinter) => unknown])[] = [
  ['the reader gives it up', (printer) => printer.cancelPdf()],
  ['the window is closed', () => page.emit('destroyed')],
  ['the window is loaded anew', () => page.emit('did-navigate')],
  ['another one begins', (printer) => printer.startPdf(HEAD)],
];

let folder: string;
let page: FakePage;
let paper: FakePaper;
let opened: [PaperHead, string][];
let asked: SaveDialogOptions[];
let logger: MemoryLogger;
let shown: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-printing-'));
  page = new FakePage();
  paper = new FakePaper();
  opened = [];
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
    page: () => page as unknown as PageWithSheets,
    openPaper: (head, origin) => {
      opened.push([head, origin]);
      return Promise.resolve(paper);
    },
    fileKind: () => Promise.resolve('PDF-Dokument'),
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

/** Saves a PDF of one piece. */
async function save(printer: SheetPrinter, head: Partial<PaperHead> = {}, pageNumber = PAGE_NUMBER) {
  if ((await printer.startPdf({ ...HEAD, ...head })) === 'cancelled') return 'cancelled';
  printer.addToPdf('<article></article>');
  return printer.finishPdf(pageNumber);
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
    await save(create(null), { title: '24: Legacy, Season 1' });
    expect(asked).toEqual([
      {
        defaultPath: join(folder, '24 Legacy, Season 1.pdf'),
        filters: [{ name: 'PDF-Dokument', extensions: ['pdf'] }],
      },
    ]);
  });

  it('writes the whole file where the reader wants it, and leaves nothing else there', async () => {
    const path = join(folder, 'mine.pdf');
    expect(await save(create(path))).toBe('saved');
    expect(readFileSync(path)).toEqual(PDF);
    expect(readdirSync(folder)).toEqual(['mine.pdf']);
    expect(opened).toEqual([[HEAD, 'app://endroll']]);
    expect(paper.html).toBe('<article></article>');
    expect(paper.rendered).toMatchObject([{ pageSize: 'A4', preferCSSPageSize: true }]);
    expect(paper.isClosed).toBe(true);
  });

  it('shows the last one in its folder, and nothing before there is one', async () => {
    const path = join(folder, 'mine.pdf');
    const printer = create(path);
    printer.showFile();
    expect(shown).toEqual([]);
    await save(printer);
    printer.showFile();
    expect(shown).toEqual([path]);
  });

  it('numbers the pages in the words it is given, which are text', async () => {
    await save(create(join(folder, 'mine.pdf')), {}, '<b>{page}</b> & {pages}');
    expect(paper.rendered).toMatchObject([
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
    await save(create(path));
    expect(readFileSync(path)).toEqual(PDF);
  });

  it('opens no document when the reader cancels', async () => {
    expect(await create(null).startPdf(HEAD)).toBe('cancelled');
    expect(opened).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(ENDINGS)('ends at once when %s, and leaves nothing', async (_what, stop) => {
    const printer = create(join(folder, 'mine.pdf'));
    paper.pdf = new Promise(() => undefined);
    const saving = save(printer);
    await vi.waitFor(() => {
      expect(paper.rendered).toHaveLength(1);
    });
    stop(printer);
    expect(await saving).toBe('cancelled');
    expect(paper.isClosed).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(ENDINGS)('opens nothing, or closes it, when %s before it has begun', async (_what, stop) => {
    for (const moment of ['dialog', 'document'] as const) {
      const isReached = Promise.withResolvers<undefined>();
      const goOn = Promise.withResolvers<undefined>();
      const papers: FakePaper[] = [];
      let isFirst = true;
      /** Holds up the first job only. */
      const pause = async (at: typeof moment): Promise<void> => {
        if (at !== moment || !isFirst) return;
        isFirst = false;
        isReached.resolve(undefined);
        await goOn.promise;
      };
      const filePath = join(folder, 'mine.pdf');
      const printer = create(filePath, {
        askForFile: async () => {
          await pause('dialog');
          return { canceled: false, filePath };
        },
        openPaper: async () => {
          const opening = new FakePaper();
          papers.push(opening);
          await pause('document');
          return opening;
        },
      });
      const starting = printer.startPdf(HEAD);
      await isReached.promise;
      const next: unknown = await stop(printer);
      goOn.resolve(undefined);
      expect(await starting, moment).toBe('cancelled');
      const isAnother = next === 'started';
      expect(papers.filter(({ isClosed }) => !isClosed)).toHaveLength(isAnother ? 1 : 0);
      if (isAnother) expect(await printer.finishPdf(PAGE_NUMBER)).toBe('saved');
      else expect(await printer.finishPdf(PAGE_NUMBER)).toBe('cancelled');
      expect([page.listenerCount('destroyed'), page.listenerCount('did-navigate')]).toEqual([0, 0]);
    }
  });

  it('takes no more of a document that was given up', async () => {
    const printer = create(join(folder, 'mine.pdf'));
    await printer.startPdf(HEAD);
    printer.cancelPdf();
    expect(() => {
      printer.addToPdf('<article></article>');
    }).toThrow(expect.objectContaining({ appError: { kind: 'cancelled' } }));
    expect(await printer.finishPdf(PAGE_NUMBER)).toBe('cancelled');
    expect([page.listenerCount('destroyed'), page.listenerCount('did-navigate')]).toEqual([0, 0]);
  });

  it('suggests the folder of the last one the next time', async () => {
    const elsewhere = mkdtempSync(join(folder, 'elsewhere-'));
    const printer = create(join(elsewhere, 'mine.pdf'));
    await save(printer, { title: 'Lost, Season 1' });
    await save(printer, { title: 'Lost, Season 2' });
    expect(asked.map(({ defaultPath }) => defaultPath)).toEqual([
      join(folder, 'Lost, Season 1.pdf'),
      join(elsewhere, 'Lost, Season 2.pdf'),
    ]);
  });

  it('leaves the file that was there when the page cannot be rendered', async () => {
    const path = join(folder, 'mine.pdf');
    writeFileSync(path, 'older');
    paper.pdf = Promise.reject(new Error('Failed to generate PDF'));
    await expect(save(create(path))).rejects.toThrow('Failed to generate PDF');
    expect(paper.isClosed).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  it('says so when the file cannot be written, and leaves no half of one', async () => {
    const path = mkdtempSync(join(folder, 'a-folder.pdf-'));
    writeFileSync(join(path, 'not-empty'), '');
    await expect(save(create(path))).rejects.toMatchObject({
      appError: { kind: 'file-not-written' },
    });
    expect(readdirSync(folder)).toHaveLength(1);
    await expect(save(create(join(folder, 'gone', 'mine.pdf')))).rejects.toMatchObject({
      appError: { kind: 'file-not-written', reason: 'other' },
      cause: { code: 'ENOENT' },
    });
    expect(logger.lines).toEqual(['warn A PDF cannot be written', 'warn A PDF cannot be written']);
  });

  it('is over when there is no window', async () => {
    const path = join(folder, 'mine.pdf');
    expect(await create(path, { page: () => null }).startPdf(HEAD)).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });
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
