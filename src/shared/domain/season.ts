import type { LibraryProblem } from '../app-error.ts';
import type { Credit } from './credit.ts';
import type { Person } from './person.ts';
import { sortName } from './sort-name.ts';

/** What names a kept season: TMDB's series id, the season's number (0 is Specials) and the language asked for. */
export interface SeasonKey {
  readonly seriesId: number;
  readonly seasonNumber: number;
  /** A TMDB language tag, such as `en-US`. */
  readonly language: string;
}

/** A season key as one string, for maps and attributes: `1396/1/en-US`. */
export function seasonKeyText({ seriesId, seasonNumber, language }: SeasonKey): string {
  return `${seriesId}/${seasonNumber}/${language}`;
}

/** The key alone of anything that has one: what a call takes, and nothing more. */
export function seasonKeyOf({ seriesId, seasonNumber, language }: SeasonKey): SeasonKey {
  return { seriesId, seasonNumber, language };
}

/** True of TMDB's season 0, the specials: they belong to no time in the order of a series. */
export function isSpecials(seasonNumber: number): boolean {
  return seasonNumber === 0;
}

/** True when both name the same kept season. */
export function isSameSeason(a: SeasonKey, b: SeasonKey): boolean {
  return seasonKeyText(a) === seasonKeyText(b);
}

/** True if all of these are of one series, and for none: of several series, what they have in common is called differently. */
export function areOfOneSeries(all: readonly { readonly seriesId: number }[]): boolean {
  return all.every(({ seriesId }) => seriesId === all[0]?.seriesId);
}

/** What TMDB calls a season in English that nobody has named. */
export function seasonNameByNumber(seasonNumber: number): string {
  return isSpecials(seasonNumber) ? 'Specials' : `Season ${seasonNumber}`;
}

/** What a series is called in English while its name is unknown. */
export function seriesNameByNumber(seriesId: number): string {
  return `Series ${seriesId}`;
}

/** One season as a series lists it. */
export interface SeasonSummary {
  readonly seasonNumber: number;
  readonly name: string;
  /** ISO date, or `null` when not aired or not known. */
  readonly airDate: string | null;
  readonly episodeCount: number;
  readonly posterPath: string | null;
  readonly overview: string;
}

/** A series, as TMDB's `/tv/{series_id}` describes it in one language. */
export interface Series {
  readonly seriesId: number;
  readonly name: string;
  readonly originalName: string | null;
  readonly overview: string;
  readonly posterPath: string | null;
  /** ISO date, or `null`. */
  readonly firstAirDate: string | null;
  readonly lastAirDate: string | null;
  readonly inProduction: boolean;
  readonly originCountries: readonly string[];
  readonly genres: readonly string[];
  readonly networks: readonly string[];
  /** No credits answer holds the creators, only the series: `created_by[]`. */
  readonly creators: readonly Creator[];
  readonly seasons: readonly SeasonSummary[];
  /** English texts for those that are empty above; `null` when none is, or TMDB has not been asked yet. */
  readonly english: SeriesTexts | null;
  /** Rows of TMDB's answer that could not be used. */
  readonly leftOut: readonly LeftOutRow[];
}

/** Texts of a series that TMDB may lack in a language. */
export interface SeriesTexts {
  readonly overview: string;
}

/** A creator: TMDB sends fewer fields than for a credit. */
export interface Creator extends Pick<
  Person,
  'personId' | 'name' | 'originalName' | 'gender' | 'profilePath'
> {
  readonly creditId: string;
}

/** One episode of a season. */
export interface Episode {
  readonly episodeNumber: number;
  readonly name: string;
  readonly airDate: string | null;
  /** Minutes. */
  readonly runtime: number | null;
  readonly overview: string;
}

/** A season with all its credits: the joined answers of TMDB. */
export interface SeasonCredits {
  readonly key: SeasonKey;
  /** TMDB's id of the season (the `id` of a credits answer); not needed to ask for it. */
  readonly tmdbSeasonId: number;
  readonly name: string;
  readonly overview: string;
  readonly airDate: string | null;
  readonly posterPath: string | null;
  readonly episodes: readonly Episode[];
  /** Regulars in billing order, then guests (most episodes first), then crew. */
  readonly credits: readonly Credit[];
  /** English texts for those that are empty above; `null` when none is, or TMDB did not give them. */
  readonly english: SeasonTexts | null;
  /** Which answers it was joined from. Without details there are only regulars and the season's own crew. */
  readonly parts: SeasonParts;
  /** Rows of TMDB's answers that could not be used. */
  readonly leftOut: readonly LeftOutRow[];
}

/** A row of TMDB's answers that does not say whom or what it is about, such as that of a deleted person. */
export interface LeftOutRow {
  readonly list: LeftOutList;
  /** The episode whose list it is; `null` for lists of the whole season, and when the episode has no number. */
  readonly episodeNumber: number | null;
  readonly reason: LeftOutReason;
  /** The name it gives all the same; `''` when it has none. */
  readonly name: string;
  /** The role or job it gives; `''` when it has none. */
  readonly role: string;
}

/** Which list of TMDB's a row was left out of: of a season, of a series, or of a search. */
export type LeftOutList =
  | 'regulars'
  | 'guests'
  | 'crew'
  | 'episode-crew'
  | 'episodes'
  | 'aggregate-cast'
  | 'aggregate-crew'
  | 'seasons'
  | 'creators'
  | 'genres'
  | 'networks'
  | 'results';

/** Why: no id, no name, no number, a number that another row has, or not a row at all. */
export type LeftOutReason = 'no-id' | 'no-name' | 'no-number' | 'repeated' | 'unreadable';

/** Texts of a season that TMDB may lack in a language. Only those that are wanted are there; the others are `''`. */
export interface SeasonTexts {
  readonly overview: string;
  readonly episodes: readonly EpisodeTexts[];
}

/** Texts of an episode that TMDB may lack in a language. */
export interface EpisodeTexts {
  readonly episodeNumber: number;
  readonly name: string;
  readonly overview: string;
}

/** Which of TMDB's answers a season was made from. */
export interface SeasonParts {
  /** Episodes, with their guest stars and crew. */
  readonly details: boolean;
  /** Everyone's episode counts. */
  readonly aggregate: boolean;
  /** English texts; also `true` when none is needed: every text is there in the season's own language. */
  readonly english: boolean;
}

/** True when every answer is there. */
export function isWhole(parts: SeasonParts): boolean {
  return missingParts(parts).length === 0;
}

/** True if guest stars and the episodes' crew have not come: who is absent from such a season is unknown. */
export function lacksPeople({ details, aggregate }: SeasonParts): boolean {
  return !details && !aggregate;
}

/** What a season lacks while one of its answers has not come. */
export type MissingPart = 'episodes-and-guests' | 'episodes' | 'episode-counts' | 'english-texts';

/** What is missing, and only that; empty when the season is whole. The aggregate knows the guests too. */
export function missingParts({ details, aggregate, english }: SeasonParts): readonly MissingPart[] {
  return [
    ...(details ? [] : ([aggregate ? 'episodes' : 'episodes-and-guests'] as const)),
    ...(aggregate ? [] : (['episode-counts'] as const)),
    ...(english ? [] : (['english-texts'] as const)),
  ];
}

/** What the season page shows. */
export interface SeasonPage {
  readonly season: SeasonCredits;
  /** The series as far as known; `null` when it has never been fetched. */
  readonly series: Series | null;
  readonly source: 'network' | 'library';
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
  /** Episodes, guests and episode counts are still on their way; an event follows. */
  readonly isArriving: boolean;
  /** Why it could not be kept, although it should have been; `null` when it is kept, or still arriving. */
  readonly notKept: LibraryProblem | null;
  /** ISO time at which TMDB was first found to have this season no longer; `null` while it has. */
  readonly goneSince: string | null;
}

/** A kept season as the library lists it. The counts are 0 where there is no content, or not yet again. */
export interface KeptSeason extends SeasonKey, KeptCounts {
  readonly seriesName: string;
  readonly seasonName: string;
  /** ISO date, or `null`. */
  readonly airDate: string | null;
  /** The season's poster, else the series'. */
  readonly posterPath: string | null;
  readonly isWhole: boolean;
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
  /** ISO time at which the reader first kept it. */
  readonly addedAt: string;
  /** ISO time at which the reader last opened it, or `null`. */
  readonly openedAt: string | null;
  /** Its content was deleted at TMDB's six-month limit; only the entry is left, to be fetched again. */
  readonly isExpired: boolean;
  /** Its answers are gone or damaged; only the entry is left, to be fetched again. */
  readonly isLost: boolean;
  /** ISO time at which TMDB was first found to have it no longer; `null` while it has. */
  readonly goneSince: string | null;
  readonly hasNote: boolean;
}

/** True while there is content to read: it was neither deleted at the six-month limit nor lost. */
export function isReadable({ isExpired, isLost }: Pick<KeptSeason, 'isExpired' | 'isLost'>): boolean {
  return !isExpired && !isLost;
}

/**
 * True for a season that was never fetched here: it was added by a backup, which contains none of TMDB's names. A season whose
 * content is gone keeps its name.
 */
export function isUnfetched({ isLost, seasonName }: Pick<KeptSeason, 'isLost' | 'seasonName'>): boolean {
  return isLost && seasonName === '';
}

/** What a kept season holds, counted as its page counts. */
export interface KeptCounts {
  readonly episodeCount: number;
  /** People, each once: regulars, guests, crew; and in all, where somebody in two of these counts once. */
  readonly regularCount: number;
  readonly guestCount: number;
  readonly crewCount: number;
  readonly peopleCount: number;
  /** Of these, the people of whom TMDB has no portrait. */
  readonly withoutPortraitCount: number;
  /** Roles and jobs: one person may have several. */
  readonly creditCount: number;
}

/** What is different in the list of kept seasons; `null` when all of it may be. */
export type KeptChange = {
  /** New entries, and old ones with other content. */
  readonly changed: readonly KeptSeason[];
  /** Entries that are no longer there. */
  readonly gone: readonly SeasonKey[];
} | null;

/**
 * The order of the list: by series name, then season number, then language. Each name is ranked once, before, and not once
 * for each of its seasons: with ten thousand seasons, comparing names took most of the time.
 * @param locale the language whose order of names is used: Danish has "Å" after "Z", and English has it with "A"
 */
export function sortKeptSeasons<Season extends SeasonKey & Pick<KeptSeason, 'seriesName'>>(
  seasons: readonly Season[],
  locale: string,
): readonly Season[] {
  // SQLite's own order and that of strings know only ASCII: "Élite" would come after "Zorro", and "9-1-1" after "24".
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const compareNames = (a: SortedName, b: SortedName): number =>
    collator.compare(a.sortedBy, b.sortedBy) || collator.compare(a.seriesName, b.seriesName);
  const names = new Map(seasons.map((season) => [nameKey(season), season]));
  const sorted = [...names.values()]
    .map(({ seriesName, language }) => ({ seriesName, language, sortedBy: sortName(seriesName, language) }))
    .sort(compareNames);
  const places = new Map<string, number>();
  sorted.forEach((name, index) => {
    const before = sorted[index - 1];
    const isSame = before !== undefined && compareNames(before, name) === 0;
    places.set(nameKey(name), isSame ? (places.get(nameKey(before)) ?? index) : index);
  });
  const placeOf = (season: Season): number => places.get(nameKey(season)) ?? 0;
  return seasons.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      a.seriesId - b.seriesId ||
      a.seasonNumber - b.seasonNumber ||
      collator.compare(a.language, b.language),
  );
}

interface SortedName {
  readonly seriesName: string;
  readonly sortedBy: string;
}

function nameKey({ seriesName, language }: Pick<KeptSeason, 'seriesName' | 'language'>): string {
  return `${language}/${seriesName}`;
}

/** A person and a season they are in. */
export interface PersonOfSeason {
  readonly personId: number;
  readonly season: SeasonKey;
}

/** What a reader's note belongs to: a season in any language. */
export type NoteKey = Pick<SeasonKey, 'seriesId' | 'seasonNumber'>;

/** The longest note: some ten pages, in UTF-16 code units, as a text field counts too. */
export const LONGEST_NOTE = 20_000;

/** A credit of one person somewhere in the library. */
export interface KeptCredit {
  readonly season: KeptSeason;
  readonly credit: IndexedCredit;
}

/** What the library's index knows of a credit; the rest is on the season's page. */
export interface IndexedCredit extends Pick<
  Credit,
  'kind' | 'character' | 'job' | 'department' | 'episodeCount' | 'isRoleHidden' | 'isLater'
> {
  /** From the season's page, where a right count needs them: a season that was seen in part, or credits that share episodes. */
  readonly episodeNumbers?: Credit['episodeNumbers'];
}

/** What a refresh changed, counted by credit. */
export interface SeasonChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** Nothing has changed. */
export const NO_CHANGES: SeasonChanges = { added: 0, removed: 0, changed: 0 };

/** The sum of all changes. */
export function changeCount({ added, removed, changed }: SeasonChanges): number {
  return added + removed + changed;
}
