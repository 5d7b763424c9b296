import { follow, openSeason } from './open-season.ts';
import * as parts from './parts.ts';
import type { SceneGroup } from './scene.ts';

const ANTHOLOGY = 'tv/90002/season/1';
const HUGE = 'tv/90003/season/1';
const ODD = 'tv/90004/season/1';
const IN_GERMAN = 'tv/90001/season/2?language=de-DE';

/** Seasons that lack something, or have very much of something. */
export const otherSeasonScenes: SceneGroup = {
  name: 'seasons out of the ordinary',
  kept: [ANTHOLOGY, HUGE, ODD, IN_GERMAN],
  scenes: [
    { name: 'anthology', part: parts.page, show: (stage) => openSeason(stage, ANTHOLOGY) },
    { name: 'huge', part: parts.pageHead, show: (stage) => openSeason(stage, HUGE) },
    { name: 'odd', part: parts.page, show: (stage) => openSeason(stage, ODD) },
    {
      name: 'completeness',
      part: parts.page,
      show: async (stage) => {
        await openSeason(stage, ODD);
        const button = stage.page.button(/Missing on TMDB/);
        await button.click();
        await stage.page.heading(/^No portrait/).waitFor();
        await button.evaluate((element) => {
          element.scrollIntoView({ block: 'center' });
        });
      },
    },
    {
      name: 'unaired',
      part: parts.page,
      show: async (stage) => {
        await follow(stage, 'tv/90005/season/2');
        await stage.page.heading(/^Crew/).waitFor();
      },
    },
    { name: 'english-fallback', part: parts.pageHead, show: (stage) => openSeason(stage, IN_GERMAN) },
  ],
};
