import { describe, expect, it } from 'vitest';
import { askFor, withServer } from '../testing.ts';
import type { AggregateCredits, SeasonCredits, SeasonDetails, SeriesDetails } from '../wire.ts';

type SeasonWithParts = SeasonDetails & { credits?: SeasonCredits; aggregate_credits?: AggregateCredits };

describe('a language', () => {
  it(
    'names seasons by rule and leaves untranslated texts empty',
    withServer(async (server) => {
      const names: Record<string, string> = {
        'de-DE': 'Staffel 1',
        'fr-FR': 'Saison 1',
        'es-ES': 'Temporada 1',
        'ja-JP': 'シーズン1',
        'ar-AE': 'الموسم 1',
        'zh-CN': '第 1 季',
        'en-GB': 'Season 1',
        xx: 'Season 1',
        nonsense: 'Season 1',
      };
      for (const [language, name] of Object.entries(names)) {
        expect((await askFor<SeasonDetails>(server, `/3/tv/90006/season/1?language=${language}`)).name).toBe(
          name,
        );
      }
      const german = await askFor<SeriesDetails>(server, '/3/tv/90001?language=de-DE');
      expect(german.name).toBe('Hafenlichter');
      expect(german.seasons.map(({ overview }) => overview === '')).toEqual([true, false, true]);
      const english = await askFor<SeriesDetails>(server, '/3/tv/90001');
      expect(english.seasons.map(({ overview }) => overview === '')).toEqual([true, false, false]);
    }),
  );

  it(
    'has some texts and not others, season by season and episode by episode',
    withServer(async (server) => {
      const texts = async (
        seasonNumber: number,
        language: string,
      ): Promise<readonly (readonly boolean[])[]> => {
        const path = `/3/tv/90001/season/${seasonNumber}?language=${language}`;
        const { overview, episodes } = await askFor<SeasonDetails>(server, path);
        const there = (...all: readonly string[]): readonly boolean[] => all.map((text) => text !== '');
        return [there(overview), ...episodes.slice(0, 4).map((e) => there(e.name, e.overview))];
      };
      expect(await texts(1, 'de-DE')).toEqual([
        [true],
        [true, true],
        [true, false],
        [false, true],
        [true, false],
      ]);
      const untranslated = [
        [true, false],
        [true, false],
        [true, false],
        [true, false],
      ];
      for (const language of ['fr-FR', 'ja-JP', 'ar-AE']) {
        expect(await texts(1, language)).toEqual([[true], ...untranslated]);
      }
      for (const language of ['de-DE', 'fr-FR', 'ja-JP', 'ar-AE', 'es-ES']) {
        expect(await texts(2, language)).toEqual([[false], ...untranslated]);
      }
      expect((await texts(2, 'en-US')).flat().filter((isThere) => isThere).length).toBeGreaterThan(6);
      expect(await askFor<SeriesDetails>(server, '/3/tv/90001?language=es-ES')).toMatchObject({
        name: 'Harbour Lights',
        overview: '',
      });
    }),
  );

  it(
    'changes people’s names, and neither their original names nor what they play',
    withServer(async (server) => {
      const path = '/3/tv/90006/season/1?append_to_response=credits,aggregate_credits';
      const english = await askFor<SeasonWithParts>(server, path);
      const chinese = await askFor<SeasonWithParts>(server, `${path}&language=zh-CN`);
      const named = ({ credits, aggregate_credits, episodes }: SeasonWithParts): readonly string[] =>
        [
          ...(credits?.cast ?? []),
          ...(aggregate_credits?.crew ?? []),
          ...episodes.flatMap(({ guest_stars }) => guest_stars),
        ].map(
          ({ name, original_name, id }) => `${id} ${original_name} ${/\p{sc=Han}/u.test(name) ? 'Han' : ''}`,
        );
      expect(named(chinese).filter((name) => name.endsWith('Han')).length).toBeGreaterThan(20);
      expect(named(chinese).map((name) => name.replace(/Han$/, ''))).toEqual(named(english));
      const parts = ({ credits }: SeasonWithParts): unknown =>
        credits?.cast.map(({ character }) => character);
      expect(parts(chinese)).toEqual(parts(english));
    }),
  );

  it(
    'without a name of its own for them shows Japanese people in their script',
    withServer(async (server) => {
      const first = async (language: string): Promise<string | undefined> =>
        (await askFor<SeasonCredits>(server, `/3/tv/90005/season/1/credits?language=${language}`)).cast[0]
          ?.name;
      const [english, japanese, polish] = [await first('en-US'), await first('ja-JP'), await first('pl-PL')];
      expect(english).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
      expect(japanese).toMatch(/^\p{sc=Han}+/u);
      expect(polish).toBe(japanese);
    }),
  );
});
