import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { fail, ok } from '@shared/result.ts';
import { Spoilers } from '../../state/spoilers.svelte.ts';
import { Toasts } from '../../state/toasts.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { fakeHost } from '../../test/fake-page.ts';
import { seasonPage } from '../../test/season-fixture.ts';
import { Texts } from '../../text/texts.svelte.ts';
import { Printing } from './printing.ts';
import type { ListSheet, SheetContent } from '../../state/sheet-content.ts';

const page = seasonPage();
const content: SheetContent = {
  page,
  sections: groupCredits(page.season.credits),
  layout: { kind: 'people' },
  narrowedBy: [],
  hidden: NOTHING_HIDDEN,
  leftOut: [],
};
/** jsdom does not support style sheets created by scripts. */
class FakeRules extends CSSStyleSheet {
  text = '';
  override replaceSync(text: string): void {
    this.text = text;
  }
}
/** jsdom has no fonts. */
const fonts = { load: vi.fn<(face: string, text: string) => Promise<readonly unknown[]>>() };
let api: FakeApi;
let toasts: Toasts;
let printing: Printing;

/** What is in the document for paper. */
function placed() {
  return {
    title: document.title,
    isMarked: document.documentElement.classList.contains('printing'),
    sheet: document.querySelector('body > .print-host')?.textContent ?? null,
    rules: document.adoptedStyleSheets.map((sheet) => (sheet instanceof FakeRules ? sheet.text : '')),
  };
}

/** What main was given for the PDF. */
const sentHtml = (): string =>
  api
    .inputsOf('printing.addToPdf')
    .map((input) => (input as { readonly html: string }).html)
    .join('');

const NOTHING = { title: 'Endroll', isMarked: false, sheet: null, rules: [] };

/** How many credits each kept season has. */
let creditCount: number;

beforeEach(() => {
  vi.useFakeTimers();
  creditCount = 90;
  api = new FakeApi();
  toasts = new Toasts();
  const texts = new Texts();
  printing = new Printing({
    api,
    spoilers: new Spoilers(() => api.settingsNow),
    texts,
    toasts,
    host: fakeHost({}, { api, texts, toasts }),
    kept: { find: () => ({ creditCount }) },
  });
  fonts.load.mockReset().mockResolvedValue([]);
  vi.stubGlobal('CSSStyleSheet', FakeRules);
  Object.assign(document, { fonts, title: 'Endroll', adoptedStyleSheets: [] });
});

afterEach(() => {
  // Before the clock that they stand in for.
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'adoptedStyleSheets');
  Reflect.deleteProperty(document, 'fonts');
});

const said = () => toasts.shown.map(({ text, tone }) => [text, tone]);

it('nothing is printed or saved where the filter leaves nobody, and the reader hears why', async () => {
  const [print, save] = [vi.spyOn(api.printing, 'print'), vi.spyOn(api.printing, 'startPdf')];
  const nobody: SheetContent = { ...content, sections: groupCredits([]), narrowedBy: ['“xyz”'] };
  await printing.print(nobody);
  await printing.savePdf(nobody);
  expect([...print.mock.calls, ...save.mock.calls]).toEqual([]);
  expect(said()).toEqual([
    ['The credits were not printed. Nobody here matches these filters.', 'problem'],
    ['The PDF was not saved. Nobody here matches these filters.', 'problem'],
  ]);
});

describe('while main prints', () => {
  it('the sheet stands in the document under its own title, and is gone afterwards', async () => {
    let seen = placed();
    vi.spyOn(api.printing, 'print').mockImplementation(() => {
      seen = placed();
      return Promise.resolve(ok('printed'));
    });
    await printing.print(content);
    expect(seen).toMatchObject({ title: 'Breaking Bad, Season 1', isMarked: true });
    expect(seen.sheet).toContain('Bryan Cranston');
    expect(placed()).toEqual(NOTHING);
    expect(said()).toEqual([]);
  });

  it('the fonts for every letter of the sheet have been loaded', async () => {
    const loaded = Promise.withResolvers<readonly unknown[]>();
    fonts.load.mockReturnValue(loaded.promise);
    const printed = printing.print(content);
    await vi.waitFor(() => expect(fonts.load).toHaveBeenCalledTimes(3));
    expect(api.inputsOf('printing.print')).toEqual([]);
    for (const letter of 'Ken渡辺謙') expect(fonts.load.mock.calls[0]![1]).toContain(letter);
    loaded.resolve([]);
    await printed;
    expect(api.inputsOf('printing.print')).toHaveLength(1);
  });

  it('asking again does nothing', async () => {
    await Promise.all([printing.print(content), printing.print(content), printing.savePdf(content)]);
    expect(api.asked.map(({ call }) => call)).toEqual(['printing.print']);
    await printing.savePdf(content);
    expect(api.inputsOf('printing.startPdf')).toMatchObject([{ title: 'Breaking Bad, Season 1' }]);
    expect(api.inputsOf('printing.finishPdf')).toEqual([{ pageNumber: 'Page {page} of {pages}' }]);
  });
});

describe('afterwards', () => {
  it('a reader who has cancelled is told nothing', async () => {
    api.printed = ok('cancelled');
    api.pdfSaved = ok('cancelled');
    await printing.print(content);
    await printing.savePdf(content);
    expect(said()).toEqual([]);
  });

  it('a saved PDF is reported, and can be shown in its folder', async () => {
    await printing.savePdf(content);
    expect(said()).toEqual([['Saved as PDF.', 'plain']]);
    const [show] = toasts.shown[0]!.actions;
    expect(show?.label).toBe('Show in folder');
    show?.run();
    expect(api.inputsOf('printing.showFile')).toHaveLength(1);
  });

  it('a problem is reported, and the sheet is gone all the same', async () => {
    api.printed = fail({ kind: 'unexpected', reference: 'ab12cd34' });
    api.pdfSaved = fail({ kind: 'unexpected', reference: 'ef56ab78' });
    await printing.print(content);
    await printing.savePdf(content);
    expect(said()).toEqual([
      ['The credits were not printed. The log has details under ab12cd34.', 'problem'],
      ['The PDF was not saved. The log has details under ef56ab78.', 'problem'],
    ]);
    expect(placed()).toEqual(NOTHING);
  });

  it('a sheet whose fonts cannot be loaded is reported and gone, and can be printed again', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const error = new Error('network');
    fonts.load.mockRejectedValueOnce(error).mockRejectedValueOnce(error);
    await printing.print(content);
    expect(said()).toEqual([
      [
        'The credits were not printed. The print layout could not be prepared. Try again. If that does not help, restart Endroll.',
        'problem',
      ],
    ]);
    expect(logged).toHaveBeenCalledWith('A sheet cannot be printed', error);
    expect(placed()).toEqual(NOTHING);
    await printing.print(content);
    expect(api.inputsOf('printing.print')).toHaveLength(1);
  });
});

it('without a printer the sheet can still be saved as PDF', async () => {
  api.printed = ok('no-printer');
  await printing.print(content);
  expect(said()).toEqual([['No printer was found.', 'problem']]);
  toasts.shown[0]?.actions[0]?.run();
  await vi.waitFor(() => expect(api.inputsOf('printing.finishPdf')).toHaveLength(1));
});

describe('kept seasons that are not on screen', () => {
  const keys = [1, 2].map((seasonNumber) => ({ ...page.season.key, seasonNumber }));

  it('go to paper in the same way, and more than fit are refused before any is read', async () => {
    await printing.printKept(keys.slice(0, 1), 'Casting 2026');
    expect(api.inputsOf('printing.print')).toHaveLength(1);
    const many = Array.from({ length: 201 }, (_, seasonNumber) => ({ ...page.season.key, seasonNumber }));
    await printing.printKept(many, 'Casting 2026');
    expect(api.inputsOf('library.season')).toHaveLength(1);
    expect(said()).toEqual([
      [
        'The credits were not printed. One document can hold at most 200 seasons, because of the memory it takes; 201 are selected. Print them in parts: select at most 200 at a time.',
        'problem',
      ],
    ]);
  });

  it('become several PDFs if there are more than one can hold, until the reader cancels', async () => {
    const many = Array.from({ length: 401 }, (_, seasonNumber) => ({ ...page.season.key, seasonNumber }));
    const saving = printing.saveKeptPdf(many, '401 seasons');
    await vi.runAllTimersAsync();
    await saving;
    expect(api.inputsOf('printing.startPdf')).toMatchObject([
      { title: '401 seasons (1 of 3)' },
      { title: '401 seasons (2 of 3)' },
      { title: '401 seasons (3 of 3)' },
    ]);
    expect(api.inputsOf('library.season')).toEqual(many);
    expect(said()).toEqual([['Saved as PDF.', 'plain']]);

    vi.spyOn(api.printing, 'startPdf').mockResolvedValue(ok('cancelled'));
    const again = printing.saveKeptPdf(many, '401 seasons');
    await vi.runAllTimersAsync();
    await again;
    expect(api.printing.startPdf).toHaveBeenCalledOnce();
  });

  it('become several documents if they have more credits than one can hold; too long for the printer, they are offered as PDF', async () => {
    const many = Array.from({ length: 30 }, (_, seasonNumber) => ({ ...page.season.key, seasonNumber }));
    creditCount = 5_000;
    await printing.printKept(many, 'Thirty winters');
    expect(api.inputsOf('library.season')).toEqual([]);
    expect(said()).toEqual([
      [expect.stringMatching(/about 2,010 pages, too many to print at once\./), 'problem'],
    ]);
    const save = vi.spyOn(printing, 'saveKeptPdf').mockResolvedValueOnce();
    toasts.shown[0]!.actions.find(({ id }) => id === 'pdf')!.run();
    expect(save).toHaveBeenCalledExactlyOnceWith(many, 'Thirty winters');
    save.mockRestore();
    const saving = printing.saveKeptPdf(many, 'Thirty winters');
    await vi.runAllTimersAsync();
    await saving;
    expect(api.inputsOf('printing.startPdf')).toMatchObject([
      { title: 'Thirty winters (1 of 3)' },
      { title: 'Thirty winters (2 of 3)' },
      { title: 'Thirty winters (3 of 3)' },
    ]);
    // Twelve seasons of 5,000 credits fit.
    expect(api.inputsOf('library.season')).toEqual(many);
  });

  it('go on after a part that could be saved only when tried again', async () => {
    const many = Array.from({ length: 201 }, (_, seasonNumber) => ({ ...page.season.key, seasonNumber }));
    vi.spyOn(api.printing, 'finishPdf').mockResolvedValueOnce(
      fail({ kind: 'library-unavailable', reason: 'disk-full' }),
    );
    const saving = printing.saveKeptPdf(many, '201 seasons');
    await vi.runAllTimersAsync();
    await saving;
    expect(api.inputsOf('printing.startPdf')).toMatchObject([{ title: '201 seasons (1 of 2)' }]);
    toasts.shown[0]!.actions.find(({ id }) => id === 'retry')!.run();
    await vi.waitFor(
      async () => {
        await vi.runAllTimersAsync();
        expect(api.inputsOf('printing.startPdf')).toMatchObject([
          { title: '201 seasons (1 of 2)' },
          { title: '201 seasons (1 of 2)' },
          { title: '201 seasons (2 of 2)' },
        ]);
      },
      { timeout: 10_000 },
    );
  });

  it('become one PDF, a sheet for each, under the name that they are given', async () => {
    await printing.saveKeptPdf(keys, 'Casting 2026');
    expect(api.inputsOf('library.season')).toEqual(keys);
    // Opening them would ask TMDB, and make them the seasons opened last.
    expect(api.inputsOf('seasons.open')).toEqual([]);
    expect(api.inputsOf('printing.startPdf')).toMatchObject([{ title: 'Casting 2026', direction: 'ltr' }]);
    expect(sentHtml().match(/Bryan Cranston/gu)).toHaveLength(2);
    expect(placed()).toEqual(NOTHING);
    expect(said()).toEqual([['Saved as PDF.', 'plain']]);
  });

  it('are not saved when one of them cannot be read, and the reader hears why', async () => {
    api.page = fail({ kind: 'library-unavailable', reason: 'damaged' });
    await printing.saveKeptPdf(keys, 'Casting 2026');
    expect(api.inputsOf('printing.startPdf')).toEqual([]);
    expect(said()).toEqual([[expect.stringMatching(/^The PDF was not saved\. .*damaged/u), 'problem']]);
  });
});

describe('a document of many seasons', () => {
  const many = Array.from({ length: 20 }, (_, seasonNumber) => ({ ...page.season.key, seasonNumber }));
  /** Every look at the clock is a season later. */
  const slowly = (): void => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
  };

  /** What is said until it is done, by ticks of the clock. */
  const saidUntil = async (done: Promise<void>): Promise<ReadonlySet<string>> => {
    const told = new Set<string>();
    const state: { isDone: boolean } = { isDone: false };
    void done.then(() => (state.isDone = true));
    while (!state.isDone) {
      await vi.advanceTimersByTimeAsync(1);
      for (const { text } of toasts.shown) told.add(text);
    }
    return told;
  };

  it('is drawn a few at a time, and says how far it is', async () => {
    slowly();
    const told = await saidUntil(printing.saveKeptPdf(many, 'Twenty seasons'));
    // The last step is not on screen long enough for a tick.
    expect([...told].filter((text) => !text.startsWith('Making the document: 20'))).toEqual([
      ...[0, 5, 10, 15].map((done) => `Making the document: ${done} of 20 seasons`),
      'Saved as PDF.',
    ]);
    expect(said()).toEqual([['Saved as PDF.', 'plain']]);
  });

  it('is given up when the reader cancels, and leaves nothing behind', async () => {
    slowly();
    const saved = printing.saveKeptPdf(many, 'Twenty seasons');
    while (toasts.shown.length === 0) await vi.advanceTimersByTimeAsync(1);
    toasts.shown[0]!.actions.find(({ label }) => label === 'Cancel')!.run();
    await saidUntil(saved);
    expect(api.inputsOf('printing.finishPdf')).toEqual([]);
    expect(api.inputsOf('printing.cancelPdf')).toHaveLength(1);
    expect(api.inputsOf('library.season').length).toBeLessThan(many.length);
    expect(placed()).toEqual(NOTHING);
    expect(said()).toEqual([]);
    await saidUntil(printing.savePdf(content));
    expect(api.inputsOf('printing.finishPdf')).toHaveLength(1);
  });

  it('is asked for its place before any but the first season is read', async () => {
    api.pdfStarted = ok('cancelled');
    await printing.saveKeptPdf(many, 'Twenty seasons');
    expect(api.inputsOf('library.season')).toHaveLength(1);
    expect(api.inputsOf('printing.addToPdf')).toEqual([]);
    expect(said()).toEqual([]);
  });

  it('can be canceled in its last step too', async () => {
    const written = Promise.withResolvers<Awaited<ReturnType<FakeApi['printing']['finishPdf']>>>();
    vi.spyOn(api.printing, 'finishPdf').mockReturnValue(written.promise);
    const saved = printing.saveKeptPdf(many, 'Twenty seasons');
    while (!toasts.shown.some(({ text }) => text === 'Writing the PDF…'))
      await vi.advanceTimersByTimeAsync(1);
    toasts.shown[0]!.actions.find(({ label }) => label === 'Cancel')!.run();
    expect(api.inputsOf('printing.cancelPdf')).toHaveLength(1);
    written.resolve(ok('cancelled'));
    await saved;
    expect(said()).toEqual([]);
  });

  it('of a single sheet says that it is being written only if that takes long', async () => {
    const written = Promise.withResolvers<Awaited<ReturnType<FakeApi['printing']['finishPdf']>>>();
    vi.spyOn(api.printing, 'finishPdf').mockReturnValue(written.promise);
    const saved = printing.savePdf(content);
    await vi.advanceTimersByTimeAsync(500);
    expect(said()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said()).toEqual([['Writing the PDF…', 'plain']]);
    written.resolve(ok('saved'));
    await saved;
    expect(said()).toEqual([['Saved as PDF.', 'plain']]);
  });
});

describe('a list of people', () => {
  const list: ListSheet = {
    title: 'Slack Water: people by season',
    facts: ['2 people'],
    parts: [
      {
        heading: 'Directing',
        columns: [
          { label: 'Name', kind: 'name' },
          { label: '1', kind: 'count' },
        ],
        rows: [
          ['Vince Gilligan', '● 7'],
          ['Michelle MacLaren', '◇ 1'],
        ],
      },
    ],
    source: { fetchedAt: '2026-11-21T08:00:00.000Z' },
  };
  /** A table of people by so many seasons, who are in one each. */
  const bySeasons = (people: number, seasons: number): ListSheet => ({
    ...list,
    parts: [
      {
        heading: 'Cast',
        columns: [
          { label: 'Name', kind: 'name' },
          { label: 'Role', kind: 'text' },
          ...Array.from(
            { length: seasons },
            (_, index) =>
              ({ label: `${index + 1}`, kind: 'count', isKept: true, isOneOfMany: true }) as const,
          ),
          { label: 'Episodes', kind: 'count' },
        ],
        rows: Array.from({ length: people }, (_, person) => [
          `Person ${person + 1}`,
          'Clerk',
          ...Array.from({ length: seasons }, (__, index) => (index === person % seasons ? '+● 10' : '')),
          '10',
        ]),
      },
    ],
  });

  it('stands on its sheet with its head, its count and where it is from; paper numbers its pages', async () => {
    let seen = placed();
    vi.spyOn(api.printing, 'print').mockImplementation(() => {
      seen = placed();
      return Promise.resolve(ok('printed'));
    });
    await printing.print(bySeasons(30, 15));
    expect(seen.rules.join('')).toContain('size: landscape');
    await printing.print(list);
    expect(seen.rules.join('')).not.toContain('size: landscape');
    for (const part of [
      'Slack Water: people by season',
      '2 people',
      'Directing (2)',
      'Vince Gilligan',
      '● 7',
      'From The Movie Database (TMDB), as of',
      'endorsed',
    ])
      expect(seen.sheet?.replace(/\s+/gu, ' ')).toContain(part);
    expect(seen.rules.join('')).toContain('content: "Page " counter(page) " of " counter(pages)');
    expect(placed()).toEqual(NOTHING);
  });

  it('of an unknown day has the notice of TMDB all the same', async () => {
    let seen = placed();
    vi.spyOn(api.printing, 'print').mockImplementation(() => {
      seen = placed();
      return Promise.resolve(ok('printed'));
    });
    await printing.print({ ...list, source: { fetchedAt: null } });
    expect(seen.sheet).toContain('From The Movie Database (TMDB).');
    expect(seen.sheet).toContain('endorsed');
    expect(seen.sheet).not.toContain('made-up');
    await printing.print({ ...list, source: 'sample' });
    expect(seen.sheet).toContain('made-up');
    expect(seen.sheet).not.toContain('endorsed');
  });

  it('goes to main for a PDF, in pieces that a call can carry, and none ends within a character', async () => {
    document.head.innerHTML =
      '<link rel="stylesheet" href="./assets/index.css"><style>p { color: red }</style>';
    const long = '𝒜'.repeat(300_000);
    await printing.savePdf({
      ...list,
      parts: [{ heading: '', columns: [{ label: '', kind: 'text' }], rows: [[long]] }],
    });
    expect(api.inputsOf('printing.startPdf')).toMatchObject([
      {
        title: list.title,
        isWide: false,
        language: 'en',
        styles: expect.stringMatching(
          /^<link rel="stylesheet" href="http:.*assets\/index\.css"><style>p/u,
        ) as string,
      },
    ]);
    const pieces = api.inputsOf('printing.addToPdf') as readonly { readonly html: string }[];
    expect(pieces.length).toBeGreaterThan(1);
    for (const { html } of pieces)
      expect([html.length <= 500_000, html.isWellFormed()]).toEqual([true, true]);
    expect(sentHtml()).toContain(long);
    expect(sentHtml()).not.toContain('<!--');
  });

  it('has one table for parts with the same columns, its head once, and no column without anything in it', async () => {
    let tables: readonly (readonly string[])[] = [];
    const rowsOf = (table: Element): readonly string[] =>
      [...table.querySelectorAll('tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent.replace(/\s+/gu, ' ').trim()).join(' | '),
      );
    vi.spyOn(api.printing, 'print').mockImplementation(() => {
      tables = [...document.querySelectorAll('.print-host table.people')].map(rowsOf);
      return Promise.resolve(ok('printed'));
    });
    const columns = [
      { label: 'Name', kind: 'name' },
      { label: 'Role', kind: 'text' },
      { label: 'Episodes', kind: 'count' },
    ] as const;
    await printing.print({
      ...list,
      parts: [
        { heading: 'Stayed', columns, rows: [['Vince Gilligan', 'Writer', '']] },
        { heading: 'Lost, 2004', isUncounted: true, columns, rows: [['Jack Bender', 'Director', '']] },
      ],
    });
    expect(tables).toEqual([
      ['Name | Role', 'Stayed (1)', 'Vince Gilligan | Writer', 'Lost, 2004', 'Jack Bender | Director'],
    ]);
  });

  it('that is too long for the printer is offered as several PDFs, with the number of pages', async () => {
    await printing.print(bySeasons(8_000, 3));
    expect(api.inputsOf('printing.print')).toEqual([]);
    expect(said()).toEqual([
      [
        'This is about 178 pages, too many to print at once. Save it as a PDF and print that, or narrow the list with its filter first.',
        'problem',
      ],
    ]);
    api.pdfStarted = ok('cancelled');
    toasts.shown[0]!.actions[0]!.run();
    await vi.waitFor(() =>
      expect(api.inputsOf('printing.startPdf')).toMatchObject([{ title: `${list.title} (1 of 2)` }]),
    );
  });

  it('with nobody in it is not printed', async () => {
    await printing.print({ ...list, parts: [] });
    expect(api.inputsOf('printing.print')).toEqual([]);
    expect(said()).toEqual([['The credits were not printed. Nobody here matches these filters.', 'problem']]);
  });
});
