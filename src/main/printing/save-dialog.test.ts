import type { BrowserWindow, WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createAskForFile } from './save-dialog.ts';

const options = { defaultPath: 'Lost, Season 1.pdf' };
const page = { id: 1 } as unknown as WebContents;
const window = { id: 2 } as unknown as BrowserWindow;

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
    windows: { fromWebContents: (contents) => (contents === page ? window : null) },
    findPage: () => found,
  });
  expect(await ask(options)).toMatchObject({ filePath: '/mine.pdf' });
  return asked;
}

it('asks within the window, and without one when there is none', async () => {
  expect(await askedWith(page)).toEqual([window, options]);
  expect(await askedWith(null)).toEqual([options]);
});
