import type { BrowserWindow, WebContents } from 'electron';
import { expect, it } from 'vitest';
import { ReaderWindow } from './reader-window.ts';

const page = { id: 1 } as unknown as WebContents;

/** The window of a page, or of none; `calls` is what was asked of the system and of the window. */
function open(found: WebContents | null, { isCancelled = false } = {}) {
  const calls: unknown[][] = [];
  const window = {
    isFullScreen: () => true,
    setFullScreen: (isOn: boolean) => void calls.push(['full screen', isOn]),
    setProgressBar: (part: number) => void calls.push(['progress', part]),
  } as unknown as BrowserWindow;
  const readerWindow = new ReaderWindow({
    dialog: {
      showSaveDialog: (...given: readonly unknown[]) => {
        calls.push([...given]);
        return Promise.resolve({ canceled: isCancelled, filePath: isCancelled ? '' : '/mine.md' });
      },
      showOpenDialog: (...given: readonly unknown[]) => {
        calls.push([...given]);
        return Promise.resolve({ canceled: isCancelled, filePaths: isCancelled ? [] : ['/yours.json'] });
      },
    },
    windows: { fromWebContents: (contents) => (contents === page ? window : null) },
    findPage: () => found,
  });
  return { readerWindow, window, calls };
}

const MARKDOWN = { name: 'Markdown', extensions: ['md'] };

it('asks for files within the window, and without one when there is none', async () => {
  const asked = { defaultPath: '/a.md', filters: [MARKDOWN] };
  const opened = { properties: ['openFile'], filters: [MARKDOWN] };
  const shown = open(page);
  expect(await shown.readerWindow.askWhere('/a.md', MARKDOWN)).toBe('/mine.md');
  expect(await shown.readerWindow.askWhich(MARKDOWN)).toBe('/yours.json');
  expect(shown.calls).toEqual([
    [shown.window, asked],
    [shown.window, opened],
  ]);
  const closed = open(null);
  await closed.readerWindow.askWhere('/a.md', MARKDOWN);
  await closed.readerWindow.askWhich(MARKDOWN);
  expect(closed.calls).toEqual([[asked], [opened]]);
});

it('knows no file when the reader cancels', async () => {
  const { readerWindow } = open(page, { isCancelled: true });
  expect(await readerWindow.askWhere('/a.md', MARKDOWN)).toBeNull();
  expect(await readerWindow.askWhich(MARKDOWN)).toBeNull();
});

it('fills the screen, says whether it did before, and shows progress until there is none', () => {
  const { readerWindow, calls } = open(page);
  expect(readerWindow.setFullScreen(false)).toBe(true);
  readerWindow.showProgress(0.5);
  readerWindow.showProgress(null);
  expect(calls).toEqual([
    ['full screen', false],
    ['progress', 0.5],
    ['progress', -1],
  ]);
  const closed = open(null);
  expect(closed.readerWindow.setFullScreen(true)).toBe(false);
  closed.readerWindow.showProgress(0.5);
  expect(closed.calls).toEqual([]);
});
