import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Scene, Stage } from './scene.ts';
import { pose, THEMES } from './show-scene.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/images');
/** The pictures in README and guide: `npm run pictures` in package.json. */
const SIZE = [1280, 800] as const;
/** Where they were taken: other systems and other Chromiums draw letters in their own way. */
export const DOCUMENTED_RUNTIME = 'linux-electron33';
/** The share of a picture's pixels that may look different before the picture counts as out of date. */
const MOST_THAT_DIFFERS = 0.01;

/**
 * Says which of a scene's pictures in the documents are out of date, or takes them again where that is asked for. The scene
 * is on the stage.
 */
export async function oldPictures(
  stage: Stage,
  { name }: Scene,
  isRenewing: boolean,
): Promise<readonly string[]> {
  const old: string[] = [];
  for (const theme of THEMES) {
    const file = join(FOLDER, `${name}-${theme}.png`);
    if (!existsSync(file)) continue;
    await pose(stage, theme, SIZE);
    const now = await stage.window.screenshot();
    if (isRenewing) await writeFile(file, now);
    else {
      const kept = await readFile(file);
      const share = await stage.window.evaluate(shareThatDiffers, [
        kept.toString('base64'),
        now.toString('base64'),
      ] as const);
      if (share > MOST_THAT_DIFFERS)
        old.push(
          `${name}-${theme}.png differs in ${Math.round(share * 100)} % of its pixels: npm run pictures`,
        );
    }
  }
  return old;
}

/** The share of pixels that differ visibly between two pictures, from 0 to 1. Runs in the window. */
async function shareThatDiffers(pictures: readonly [string, string]): Promise<number> {
  const [one, other] = await Promise.all(
    pictures.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      return context?.getImageData(0, 0, bitmap.width, bitmap.height);
    }),
  );
  if (one?.data.length !== other?.data.length || one === undefined || other === undefined) return 1;
  let differing = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const isOther = [0, 1, 2].some(
      (colour) => Math.abs((one.data[at + colour] ?? 0) - (other.data[at + colour] ?? 0)) > 24,
    );
    if (isOther) differing += 1;
  }
  return (differing * 4) / one.data.length;
}
