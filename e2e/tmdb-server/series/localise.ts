import type {
  AggregateCredits,
  Person,
  SeasonCredits,
  SeasonDetails,
  SeasonSummary,
  SeriesDetails,
} from '../wire.ts';
import { nameIn } from './people.ts';
import type { SeriesTexts } from './series-plan.ts';

/** The default names that TMDB gives to seasons and episodes without a name, by primary language subtag. */
const rules: Readonly<Record<string, { season: string; specials: string; episode: string }>> = {
  ar: { season: 'الموسم #', specials: 'حلقات خاصة', episode: 'الحلقة #' },
  da: { season: 'Sæson #', specials: 'Specials', episode: 'Afsnit #' },
  de: { season: 'Staffel #', specials: 'Extras', episode: 'Episode #' },
  es: { season: 'Temporada #', specials: 'Especiales', episode: 'Episodio #' },
  fr: { season: 'Saison #', specials: 'Épisodes spéciaux', episode: 'Épisode #' },
  it: { season: 'Stagione #', specials: 'Speciali', episode: 'Episodio #' },
  ja: { season: 'シーズン#', specials: '特別編', episode: '第#話' },
  ko: { season: '시즌 #', specials: '스페셜', episode: '에피소드 #' },
  nl: { season: 'Seizoen #', specials: 'Specials', episode: 'Aflevering #' },
  pl: { season: 'Sezon #', specials: 'Odcinki specjalne', episode: 'Odcinek #' },
  pt: { season: 'Temporada #', specials: 'Especiais', episode: 'Episódio #' },
  ru: { season: 'Сезон #', specials: 'Спецматериалы', episode: 'Эпизод #' },
  sv: { season: 'Säsong #', specials: 'Specialavsnitt', episode: 'Avsnitt #' },
  zh: { season: '第 # 季', specials: '特别篇', episode: '第 # 集' },
};
const english = { season: 'Season #', specials: 'Specials', episode: 'Episode #' };

/** The primary subtag of a tag such as `de-DE`; anything unreadable counts as English. */
export function tongueOf(language: string): string {
  return /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/.test(language) ? language.slice(0, 2) : 'en';
}

/** The recorded language for a requested one: the same tag, or a match in which one of the two has no region. */
export function matchLanguage(language: string, recorded: Iterable<string>): string | undefined {
  const tags = [...recorded];
  return (
    tags.find((tag) => tag === language) ??
    tags.find((tag) => tongueOf(tag) === tongueOf(language) && (tag.length === 2 || language.length === 2))
  );
}

/** A season's name in a language, by TMDB's rule. */
export function seasonNameIn(seasonNumber: number, language: string): string {
  const rule = rules[tongueOf(language)] ?? english;
  return seasonNumber === 0 ? rule.specials : rule.season.replace('#', String(seasonNumber));
}

/** An English series in another language: no text unless there is a translation, and TMDB does not fall back. */
export function localiseSeries(
  details: SeriesDetails,
  language: string,
  texts: SeriesTexts = {},
): SeriesDetails {
  if (tongueOf(language) === 'en') return details;
  const inOwnTongue = details.original_language === tongueOf(language);
  return {
    ...details,
    name: texts.name ?? (inOwnTongue ? details.original_name : details.name),
    overview: texts.overview ?? '',
    tagline: '',
    created_by: details.created_by.map((creator) => ({ ...creator, name: nameIn(creator, language) })),
    seasons: details.seasons.map((season) => localiseSummary(season, language, texts)),
  };
}

export function localiseSummary(
  season: SeasonSummary,
  language: string,
  texts: SeriesTexts = {},
): SeasonSummary {
  if (tongueOf(language) === 'en') return season;
  const overview = texts.seasonOverviews?.[season.season_number] ?? '';
  return { ...season, name: seasonNameIn(season.season_number, language), overview };
}

export function localiseSeason(
  details: SeasonDetails,
  language: string,
  texts: SeriesTexts = {},
): SeasonDetails {
  if (tongueOf(language) === 'en') return details;
  const rule = rules[tongueOf(language)] ?? english;
  const translated = texts.episodes?.[details.season_number] ?? [];
  return {
    ...details,
    name: seasonNameIn(details.season_number, language),
    overview: texts.seasonOverviews?.[details.season_number] ?? '',
    episodes: details.episodes.map((episode, index) => ({
      ...episode,
      name: translated[index]?.name ?? rule.episode.replace('#', String(episode.episode_number)),
      overview: translated[index]?.overview ?? '',
      crew: episode.crew.map((row) => localisePerson(row, language)),
      guest_stars: episode.guest_stars.map((row) => localisePerson(row, language)),
    })),
  };
}

/** Credits, or aggregate credits, in a language: people's names follow it, characters and jobs do not. */
export function localiseCredits<T extends SeasonCredits | AggregateCredits>(credits: T, language: string): T;
export function localiseCredits(
  credits: SeasonCredits | AggregateCredits,
  language: string,
): { readonly cast: readonly Person[]; readonly crew: readonly Person[] } {
  if (tongueOf(language) === 'en') return credits;
  return {
    cast: credits.cast.map((row) => localisePerson(row, language)),
    crew: credits.crew.map((row) => localisePerson(row, language)),
  };
}

function localisePerson<T extends Person>(row: T, language: string): T {
  const name = nameIn(row, tongueOf(language));
  return name === row.name ? row : { ...row, name };
}
