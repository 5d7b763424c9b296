import { firstStartScenes } from './scenes/first-start-scenes.ts';
import { languageScenes } from './scenes/language-scenes.ts';
import { libraryScenes } from './scenes/library-scenes.ts';
import { otherSeasonScenes } from './scenes/other-season-scenes.ts';
import { packScenes } from './scenes/pack-scenes.ts';
import type { SceneGroup } from './scenes/scene.ts';
import { seasonScenes } from './scenes/season-scenes.ts';
import { seasonViewScenes } from './scenes/season-view-scenes.ts';
import { settingsScenes } from './scenes/settings-scenes.ts';
import { troubleScenes } from './scenes/trouble-scenes.ts';
import { yoursScenes } from './scenes/yours-scenes.ts';

/** Every state of the window worth looking at. */
export const sceneGroups: readonly SceneGroup[] = [
  firstStartScenes,
  seasonScenes,
  seasonViewScenes,
  otherSeasonScenes,
  troubleScenes,
  packScenes,
  libraryScenes,
  settingsScenes,
  yoursScenes,
  languageScenes,
];
