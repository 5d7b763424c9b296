import { expect, type ElectronApplication, type Page } from '@playwright/test';

/** Sets the window's size in device-independent pixels and its page's zoom; waits until the page is laid out accordingly. */
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

/** As the menu's entries do. The menu's keys go to the focused window, which may be another test's. */
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

/** The window's width in CSS pixels: the smaller it is, the larger everything looks. */
export function widthOf(window: Page): Promise<number> {
  return window.evaluate(() => innerWidth);
}
