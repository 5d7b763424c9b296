import { expect, type ElectronApplication } from '@playwright/test';

/**
 * Chooses an entry of the application menu by its label, as soon as the menu is there. Playwright's keys go to the page
 * and never reach the menu's accelerators.
 */
export async function chooseFromMenu(app: ElectronApplication, label: string): Promise<void> {
  await expect.poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu() !== null)).toBe(true);
  await app.evaluate(({ Menu }, wanted) => {
    const entries = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    const entry = entries.find((candidate) => candidate.label === wanted);
    if (entry === undefined) throw new Error(`The menu has no entry "${wanted}"`);
    (entry.click as () => void)();
  }, label);
}
