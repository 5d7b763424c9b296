import type { ElectronApplication, Page } from '@playwright/test';

/** Sets the size of the window's content in CSS pixels, and waits until its page has it. */
export async function resizeWindow(
  app: ElectronApplication,
  window: Page,
  width: number,
  height: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  // The largest one is as tall as the screen, and the menu takes a little of that.
  await window.waitForFunction((size) => innerWidth === size.width && innerHeight > size.height - 60, {
    width,
    height,
  });
}
