import type { InterfaceLocale } from '@shared/domain/settings.ts';
import { loadMessages } from '../../src/shared/text/load-messages.ts';
import { follow, openSeason } from './open-season.ts';
import * as parts from './parts.ts';
import type { Scene, SceneGroup } from './scene.ts';

/** TMDB's language tag for each of Endroll's own languages. */
const TMDB_LANGUAGES = { de: 'de-DE', fr: 'fr-FR', es: 'es-ES', ja: 'ja-JP', ar: 'ar-SA' } as const;

/** Endroll in its other languages. */
export const languageScenes: SceneGroup = {
  name: 'the other languages',
  kept: [TMDB_LANGUAGES.de, TMDB_LANGUAGES.fr, TMDB_LANGUAGES.es].map(
    (tag) => `tv/90001/season/1?language=${tag}`,
  ),
  // Languages with their own script come last, because what they keep is then in the library.
  scenes: [...scenesIn('de'), ...scenesIn('fr'), ...scenesIn('es'), ...scenesIn('ja'), ...scenesIn('ar')],
};

function scenesIn(locale: Exclude<InterfaceLocale, 'en'>): readonly Scene[] {
  const common = { settings: { interfaceLanguage: locale, language: TMDB_LANGUAGES[locale] } };
  return [
    {
      ...common,
      name: `season-${locale}`,
      ...(locale === 'ar' || locale === 'ja' ? { isKept: true } : {}),
      part: parts.page,
      show: async (stage) => {
        const { season } = await loadMessages(locale);
        await openSeason(stage, 'tv/90001/season/1');
        await stage.page.heading(new RegExp(`^${season.regularCast}`)).waitFor();
      },
    },
    ...(locale === 'ar' ? pagesIn(common) : []),
    {
      ...common,
      name: `settings-${locale}`,
      part: parts.page,
      show: async ({ page }) => {
        const { settings } = await loadMessages(locale);
        await page.button(settings.title).click();
        await page.heading(settings.title).waitFor();
      },
    },
  ];
}

/** The pages that show people from several seasons, from right to left. */
function pagesIn(common: Pick<Scene, 'settings'>): readonly Scene[] {
  return [
    ['search', 'search?q=a'],
    ['compare', 'compare/90001-1/90001-2'],
    ['history', 'tv/90001/season/1/history'],
    ['episode', 'tv/90001/season/1/episode/1'],
    ['series', 'tv/90001'],
    ['matrix', 'tv/90001/people'],
  ].map(([name = '', address = '']) => ({
    ...common,
    name: `${name}-ar`,
    isKept: true,
    part: parts.page,
    show: async (stage) => {
      await follow(stage, address);
      await stage.window.getByRole('article').getByRole('heading').first().waitFor();
    },
  }));
}
