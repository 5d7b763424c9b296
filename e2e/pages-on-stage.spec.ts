import { axeViolations } from './axe-violations.ts';
import { layoutFaults } from './display-modes/layout-faults.ts';
import { expect, test } from './stage/stage.ts';

/** All pages are shown one after another in one window. */
test.describe.configure({ mode: 'default' });

/** The window at each page, with an in-memory bridge: tests what depends on the engine, in Electron's and in a newer one. */
const PAGES = [
  { address: null, heading: /^(See who made it|Welcome back)\./u },
  { address: 'endroll://tv/1396/season/1', heading: /^Breaking Bad/u },
  { address: 'endroll://tv/1396', heading: /^Breaking Bad/u },
  { address: 'endroll://tv/1396/season/1/history', heading: /./u },
  { address: 'endroll://search?q=anna', heading: /./u },
  { address: 'endroll://library', heading: /./u },
  { address: 'endroll://settings', heading: /./u },
  { address: 'endroll://yours', heading: /./u },
] as const;

for (const { address, heading } of PAGES) {
  test(`${address ?? 'a first start'} is drawn, and fits its window`, async ({ show, resize, window }) => {
    const complaints: string[] = [];
    window.on('pageerror', (error) => complaints.push(error.message));
    await show({ kind: 'window', address });
    await expect(window.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await resize(width, height);
      await expect.poll(() => layoutFaults(window), `${width} × ${height}`).toEqual([]);
    }
    expect(await axeViolations(window)).toEqual([]);
    expect(complaints).toEqual([]);
  });
}
