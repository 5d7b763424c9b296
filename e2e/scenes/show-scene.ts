import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/domain/settings.ts';
import type {} from '../window-api.ts';
import { openSeason } from './open-season.ts';
import type { Scene, SceneGroup, Stage } from './scene.ts';
import { stopClock } from './stop-clock.ts';

/** When the library was filled and when it is viewed: "3 hours ago". */
const KEPT_AT = '2026-11-24T08:00:00Z';
const LOOKED_AT = '2026-11-24T11:20:00Z';

/** Both themes. */
export const THEMES = ['light', 'dark'] as const;

/** Fills the library with what the scenes of a group expect there. */
export async function prepare(stage: Stage, { kept }: SceneGroup): Promise<void> {
  await keepFocus(stage);
  await stopClock(stage, KEPT_AT);
  await startAgainWith(stage, {});
  for (const season of kept) await openSeason(stage, season);
  await stopClock(stage, LOOKED_AT);
}

/** Shows a scene, starting from the first page. */
export async function showScene(stage: Stage, { settings = {}, faults = [], show }: Scene): Promise<void> {
  stage.server.faults.clear();
  for (const fault of faults) stage.server.faults.set(fault);
  await startAgainWith(stage, settings);
  await show(stage);
}

/** Chooses a theme as the reader does, and waits until the window can be photographed in that size. */
export async function pose(
  { app, window }: Stage,
  theme: (typeof THEMES)[number],
  [width, height]: readonly [number, number],
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await window.evaluate((chosen) => api.settings.update({ theme: chosen }), theme);
  await window.waitForFunction(
    (wanted) =>
      matchMedia('(prefers-color-scheme: dark)').matches === wanted.isDark &&
      innerWidth === wanted.width &&
      innerHeight === wanted.height,
    { isDark: theme === 'dark', width, height },
  );
  // There is nothing under the pointer there.
  await window.mouse.move(0, 0);
  await window.evaluate(settlePictures);
}

/** Gives the page the focus permanently: another test may open its window at any time. */
async function keepFocus({ window }: Stage): Promise<void> {
  const session = await window.context().newCDPSession(window);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
}

/** The window as it is at a start with these settings, on the first page. */
async function startAgainWith({ window }: Stage, settings: Partial<Settings>): Promise<void> {
  await window.evaluate((all) => api.settings.update(all), { ...DEFAULT_SETTINGS, ...settings });
  await window.emulateMedia({ media: null });
  await window.reload();
  await window.getByRole('main').waitFor();
}

/** Waits until every picture in view is painted or has failed. Runs in the window. */
async function settlePictures(): Promise<void> {
  await document.fonts.ready;
  const inView = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return image.checkVisibility() && bottom >= 0 && top <= innerHeight;
  });
  await Promise.allSettled(inView.map((image) => image.decode()));
}
