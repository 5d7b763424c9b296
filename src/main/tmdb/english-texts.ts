import type { SeasonTexts } from '@shared/domain/season.ts';
import { toText } from './mapping.ts';
import type { WireSeasonTexts } from './schemas.ts';

/** The language in which TMDB has most texts: the one it answers in when none is asked for. */
export const ENGLISH = 'en-US';

/** True for `en` and `en-GB`: there is nothing to be had in English that is not there already. */
export function isEnglish(language: string): boolean {
  return /^en(-|$)/u.test(language);
}

/**
 * True when a text of the season or of one of its episodes is empty. TMDB names an untranslated season or episode by
 * its number, as a rule, but does not fall back to another language: what nobody has translated is `""`.
 */
export function lacksSeasonText({ overview, episodes }: WireSeasonTexts): boolean {
  const texts = [overview, ...episodes.flatMap((episode) => [episode.name, episode.overview])];
  return texts.some((text) => toText(text) === '');
}

/** The English texts for those that are empty in the season's own language; `null` when there are none. */
export function englishSeasonTexts(own: WireSeasonTexts, english: WireSeasonTexts): SeasonTexts | null {
  const englishEpisodes = new Map(english.episodes.map((episode) => [episode.episode_number, episode]));
  const overview = inPlaceOf(own.overview, english.overview);
  const episodes = own.episodes.map((episode) => {
    const inEnglish = englishEpisodes.get(episode.episode_number);
    return {
      episodeNumber: episode.episode_number,
      name: inPlaceOf(episode.name, inEnglish?.name),
      overview: inPlaceOf(episode.overview, inEnglish?.overview),
    };
  });
  const wanted = episodes.filter((episode) => episode.name !== '' || episode.overview !== '');
  return overview === '' && wanted.length === 0 ? null : { overview, episodes: wanted };
}

type WireText = WireSeasonTexts['overview'];

function inPlaceOf(own: WireText, english: WireText): string {
  return toText(own) === '' ? toText(english) : '';
}
