import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { axeViolations, colourViolations } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';
import { DOCUMENTED_RUNTIME, oldPictures } from './scenes/document-pictures.ts';
import { EVEN_ENVIRONMENT, EVEN_SWITCHES } from './scenes/even-pixels.ts';
import type { SceneGroup } from './scenes/scene.ts';
import { pose, prepare, showScene, THEMES } from './scenes/show-scene.ts';
import { sceneGroups } from './screenshot-scenes.ts';

/** Small, so that the reference pictures are small; what is further down has its own scenes. */
const SIZE = [900, 600] as const;

/** Every scene is read by axe, too: ten minutes more, so only when asked. pages-on-stage.spec.ts reads every page each time. */
const IS_READ = process.env['ENDROLL_AXE'] !== undefined;

for (const group of sceneGroups) {
  test(`${group.name}: every scene opens, and looks as on its kept pictures`, async ({
    launch,
    server,
  }, testInfo) => {
    const { app, window, page } = await launch({
      switches: EVEN_SWITCHES,
      env: EVEN_ENVIRONMENT,
      ...(group.token === null ? { token: null } : {}),
    });
    const electronVersion = await app.evaluate(() => process.versions.electron);
    const runtime = `${process.platform}-electron${parseInt(electronVersion, 10)}`;
    const isCompared = hasPictures(runtime, testInfo);
    const onlyOpened: string[] = [];
    const stage = { app, window, page, server };
    await prepare(stage, group);
    for (const scene of group.scenes) {
      await test.step(scene.name, async () => {
        await showScene(stage, scene);
        const subject = scene.part?.(stage) ?? window;
        const hasPicture = isCompared && scene.isKept === true;
        if (!hasPicture) onlyOpened.push(scene.name);
        // Without a picture to compare with, a second theme shows nothing new.
        for (const theme of hasPicture || IS_READ ? THEMES : ['light' as const]) {
          await pose(stage, theme, SIZE);
          // All scenes are checked, so that one run reports every change.
          const mask = scene.masked === undefined ? [] : [scene.masked(stage)];
          if (hasPicture)
            await expect.soft(subject).toHaveScreenshot([runtime, `${scene.name}-${theme}.png`], { mask });
          if (IS_READ) {
            const found = theme === 'light' ? axeViolations(window) : colourViolations(window);
            expect.soft(await found, `${scene.name}, ${theme}`).toEqual([]);
          }
        }
        if (runtime === DOCUMENTED_RUNTIME)
          expect.soft(await oldPictures(stage, scene, isRenewing(testInfo))).toEqual([]);
      });
    }
    reportOnlyOpened(group, onlyOpened, isCompared ? null : `no pictures are kept for ${runtime}`, testInfo);
  });
}

/**
 * Opening a scene finds what fails, but nobody has looked at it then: the report names these scenes, and says it aloud when
 * nothing of the group was compared.
 * @param why there was nothing to compare with; `null` if there was
 */
function reportOnlyOpened(
  { name, scenes }: SceneGroup,
  onlyOpened: readonly string[],
  why: string | null,
  { annotations }: TestInfo,
): void {
  if (onlyOpened.length > 0) annotations.push({ type: 'only opened', description: onlyOpened.join(', ') });
  if (onlyOpened.length < scenes.length) return;
  const description = why ?? 'none of its scenes has kept pictures';
  annotations.push({ type: 'nothing compared', description });
  console.warn(`${name}: nothing was compared, ${description}.`);
}

/** Every system and every Chromium draws letters in its own way: pictures are compared only where there are some for it. */
function hasPictures(runtime: string, testInfo: TestInfo): boolean {
  return isRenewing(testInfo) || existsSync(join(testInfo.project.testDir, 'screens', runtime));
}

function isRenewing({ config }: TestInfo): boolean {
  return config.updateSnapshots === 'all' || config.updateSnapshots === 'changed';
}
