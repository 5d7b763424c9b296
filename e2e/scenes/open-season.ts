import { send } from './send.ts';
import type { Stage } from './scene.ts';

/** Follows a link to a series or a season: `tv/1396/season/1`. */
export async function follow(stage: Stage, path: string): Promise<void> {
  await send(stage, 'app:addressOpened', { address: `endroll://${path}` });
}

/** Follows a link to a season, and waits until all of it is there. */
export async function openSeason(stage: Stage, path: string): Promise<void> {
  await follow(stage, path);
  // The grids, or the last part. Found by ID, because the scenes are in several languages.
  await stage.window.locator('#episodes, article [role="grid"]').first().waitFor();
}
