import { session, WebContentsView, type PrintToPDFOptions, type Session, type WebContents } from 'electron';
import type { PaperHead } from '@shared/ipc/contract.ts';
import type { Respond } from '../window/answer-scheme.ts';
import { createAppResponder } from '../window/app-protocol.ts';
import { APP_SCHEME, denyPermissions } from '../window/page-guards.ts';
import { escapeHtml } from './escape-html.ts';

/** A session of its own, in memory, gives the page a process of its own, whatever Chromium shares. */
const PARTITION = 'paper';

const DOCUMENT = `${APP_SCHEME}://endroll/paper`;

interface PaperPageOptions {
  /** The folder of the built window, whose style sheets and fonts the document uses. */
  readonly folder: string;
  /** Where the window's page comes from: another place than the folder during development. */
  readonly origin: string;
}

/**
 * A document for paper in a page of its own, which nobody sees: Chromium lays out all of a document at once, and would hold up
 * the window with that. The document has no scripts and no preload, and can load only our style sheets and fonts.
 */
export class PaperPage {
  /** Its contents are gone with it. */
  readonly #view: WebContentsView;
  readonly #contents: WebContents;
  readonly #loaded: Promise<void>;
  readonly #fonts: readonly string[];
  readonly #gone = Promise.withResolvers<never>();
  readonly #encoder = new TextEncoder();
  #writer: ReadableStreamDefaultController<Uint8Array> | null = null;

  constructor(head: PaperHead, { folder, origin }: PaperPageOptions) {
    this.#fonts = head.fonts;
    const document = new ReadableStream<Uint8Array>({
      start: (writer) => {
        this.#writer = writer;
      },
    });
    this.add(openingOf(head));
    waiting = new Response(document, { headers: headersOf(origin) });
    this.#view = new WebContentsView({
      webPreferences: {
        session: sessionOfPaper(createAppResponder(folder), origin),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        devTools: false,
        spellcheck: false,
        // It is never visible, and must not be slowed down for that.
        backgroundThrottling: false,
      },
    });
    this.#contents = this.#view.webContents;
    this.#contents.once('render-process-gone', (_event, { reason }) => {
      this.#gone.reject(new Error(`The page for paper has gone: ${reason}`));
    });
    this.#gone.promise.catch(() => undefined);
    this.#loaded = this.#contents.loadURL(DOCUMENT);
  }

  /** Adds to the end of the document. */
  add(html: string): void {
    this.#writer?.enqueue(this.#encoder.encode(html));
  }

  /**
   * Ends the document and resolves to its PDF; `null` as soon as `signal` aborts. Rejects with what Electron says of a page that
   * cannot be rendered. Call it once.
   */
  toPdf(options: PrintToPDFOptions, signal: AbortSignal): Promise<Buffer | null> {
    const stopped = new Promise<null>((resolve) => {
      if (signal.aborted) resolve(null);
      signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    return Promise.race([this.#print(options, stopped), this.#gone.promise, stopped]);
  }

  /** Ends its process, whatever it is doing. */
  close(): void {
    if (!this.#contents.isDestroyed()) this.#contents.close();
  }

  async #print(options: PrintToPDFOptions, stopped: Promise<null>): Promise<Buffer | null> {
    this.add('</div></body></html>');
    this.#writer?.close();
    await this.#loaded;
    // Fonts load as a page renders, but what is only visible in print is not rendered until it is too late.
    const { webContents } = this.#view;
    await webContents.executeJavaScript(loadingOf(this.#fonts));
    return printToPdf(webContents, options, Promise.race([stopped, this.#gone.promise]));
  }
}

/** The document that the next page loads. */
let waiting: Response | null = null;
let prepared: Session | null = null;

function sessionOfPaper(respond: Respond, origin: string): Session {
  if (prepared !== null) return prepared;
  const own = session.fromPartition(PARTITION);
  own.protocol.handle(APP_SCHEME, async (request) => {
    if (request.url !== DOCUMENT || waiting === null) {
      const { status, headers, body } = await respond(request);
      return new Response(body === null ? null : new Uint8Array(body), { status, headers });
    }
    const document = waiting;
    waiting = null;
    return document;
  });
  denyPermissions(own, origin);
  prepared = own;
  return own;
}

/** No scripts; styles in attributes, as the window's page has them, and none from elsewhere. */
function headersOf(origin: string): Record<string, string> {
  const own = `'self' ${origin}`;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src ${own} 'unsafe-inline'; font-src ${own}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

function openingOf({ title, language, direction, styles, isWide }: PaperHead): string {
  const page = isWide ? '<style>@page { size: landscape; }</style>' : '';
  return (
    `<!doctype html><html class="printing" lang="${escapeHtml(language)}" dir="${direction}"><head><meta charset="utf-8">` +
    `<title>${escapeHtml(title)}</title>${styles}${page}</head><body><div class="print-host">`
  );
}

/** A script that loads the subsets of these fonts that the document needs. */
function loadingOf(fonts: readonly string[]): string {
  return `(async () => {
    const letters = [...new Set(document.body.textContent)].join('');
    await Promise.all(${JSON.stringify(fonts)}.map((face) => document.fonts.load(face, letters)));
  })()`;
}

/** What Electron's queue of PDFs waits for. */
type PdfMaker = (settings: unknown) => Promise<Buffer>;

/**
 * As `printToPDF`, but ends as soon as `stopped` does. In Electron 33, the PDFs of all pages wait in one queue, and one that
 * fails or never ends blocks all later ones: `pendingPromise` in its lib/browser/api/web-contents.ts. There, the queue only ever
 * sees successes. Later versions have a queue for each page.
 */
async function printToPdf(
  contents: WebContents,
  options: PrintToPDFOptions,
  stopped: Promise<null>,
): Promise<Buffer | null> {
  const queued = contents as { readonly _printToPDF?: PdfMaker };
  const make = queued._printToPDF?.bind(contents);
  if (make === undefined) return Promise.race([contents.printToPDF(options), stopped]);
  let outcome: Promise<Buffer | null> = stopped;
  Object.defineProperty(contents, '_printToPDF', {
    value: (settings: unknown) => {
      outcome = Promise.race([make(settings), stopped]);
      return outcome.catch(() => null);
    },
  });
  await contents.printToPDF(options);
  return outcome;
}
