import { expect, type ElectronApplication, type Page } from '@playwright/test';

/** Gives the window a size in device-independent pixels, and its page a zoom; waits until it is laid out so. */
export async function magnify(
  app: ElectronApplication,
  window: Page,
  [width, height]: readonly [number, number],
  factor: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, wanted) => {
      const [own] = BrowserWindow.getAllWindows();
      own?.setContentSize(wanted.width, wanted.height);
      own?.webContents.setZoomFactor(wanted.factor);
    },
    { width, height, factor },
  );
  await expect.poll(() => widthOf(window)).toBe(width / factor);
  await expect.poll(() => window.evaluate(() => innerHeight)).toBe(height / factor);
}

/** As the entries of the menu do. Its keys ask the system which window has the focus; another test's may have it. */
export async function zoom(
  app: ElectronApplication,
  label: 'Zoom In' | 'Zoom Out' | 'Actual Size',
): Promise<void> {
  await expect.poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu() !== null)).toBe(true);
  await app.evaluate(({ BrowserWindow, Menu }, wanted) => {
    const entries = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    const [own] = BrowserWindow.getAllWindows();
    entries.find((entry) => entry.label === wanted)?.click({}, own, own?.webContents);
  }, label);
}

/** The window's width in CSS pixels: the less, the larger all is. */
export function widthOf(window: Page): Promise<number> {
  return window.evaluate(() => innerWidth);
}
