import type { Credit } from './credit.ts';
import { countSections, type CreditSections } from './group-credits.ts';
import type { CreditChange } from './season-changes.ts';
import type { IndexedCredit, NoteKey, SeasonCredits, Series } from './season.ts';
import type { Settings } from './settings.ts';

// What a reader does not want to know yet. There are two sources, and every place that shows, searches, copies, prints or
// exports people or episodes respects both:
//
// 1. The settings hide a kind of detail everywhere (`HiddenDetails`): in the window `getSpoilers().hidden`, elsewhere
//    `hiddenBySettings`. Components ask for it where they draw a role, a count or a guest.
// 2. The reader has said how far they have seen a series (`SeenTo`). What lies beyond is taken out of the data, before
//    anything is made of them: `unseenOf` says what of a season is unseen, and `withoutUnseen`, `seenCredits`,
//    `seenIndexed`, `seenEpisodes`, `seenChanges` and `seenSeries` leave that out. Whatever is drawn, counted, filtered,
//    compared or written from what they return gives nothing away. In the window they are methods of `getSpoilers()`,
//    which also knows what the reader has asked to see all the same, and `SeenNotice` is the line that offers it; in
//    main, `SeenSeries` is made from the library's `seen()`.

/** What a reader may not want to know before they have seen a season. */
export type SpoilerKind = 'characters' | 'episodeCounts' | 'guests';

/** What of a season's credits is not to be shown, said or searched. */
export type HiddenDetails = Readonly<Record<SpoilerKind, boolean>>;

/** Everything is shown. */
export const NOTHING_HIDDEN: HiddenDetails = { characters: false, episodeCounts: false, guests: false };

/** What the settings hide. */
export function hiddenBySettings(
  settings: Pick<Settings, 'hideCharacters' | 'hideEpisodeCounts' | 'hideGuests'>,
): HiddenDetails {
  return {
    characters: settings.hideCharacters,
    episodeCounts: settings.hideEpisodeCounts,
    guests: settings.hideGuests,
  };
}

/** What stays hidden when the reader has asked to see some of it. */
export function withoutRevealed(hidden: HiddenDetails, revealed: ReadonlySet<SpoilerKind>): HiddenDetails {
  return {
    characters: hidden.characters && !revealed.has('characters'),
    episodeCounts: hidden.episodeCounts && !revealed.has('episodeCounts'),
    guests: hidden.guests && !revealed.has('guests'),
  };
}

/** True for a credit that must not be shown at all. */
export function isHiddenCredit(credit: Pick<Credit, 'kind'>, hidden: HiddenDetails): boolean {
  return hidden.guests && credit.kind === 'guest';
}

/** Leaves hidden guests out, and out of the counts; the same object where nobody is hidden. */
export function withoutHiddenPeople(sections: CreditSections, hidden: HiddenDetails): CreditSections {
  if (!hidden.guests || sections.counts.guests === 0) return sections;
  return { ...sections, guests: [], counts: countSections(sections.regulars, [], sections.crew) };
}

// ——— how far a series has been seen

/** How far a reader has seen a series: everything up to an episode, or the whole of a season. */
export interface SeenTo extends NoteKey {
  /** `null`: the whole season. */
  readonly episodeNumber: number | null;
}

/** How far series have been seen, by their id; those of which the reader has said nothing are not there. */
export type SeenSeries = ReadonlyMap<number, SeenTo>;

/** Nothing was said of any series. */
export const NOTHING_SAID: SeenSeries = new Map();

/** The same by series. */
export function toSeenSeries(seen: readonly SeenTo[]): SeenSeries {
  return new Map(seen.map((to) => [to.seriesId, to]));
}

/** What of a season is still unseen: nothing, all of it, or the episodes after one. */
export type Unseen = 'nothing' | 'all' | { readonly after: number };

/**
 * What of a season the reader has not seen. A series of which they have said nothing hides nothing. Specials have no
 * place in the order of a series: they count as unseen, unless the reader has said it of a special.
 */
export function unseenOf(seen: SeenSeries, { seriesId, seasonNumber }: NoteKey): Unseen {
  const to = seen.get(seriesId);
  if (to === undefined) return 'nothing';
  if (seasonNumber === to.seasonNumber)
    return to.episodeNumber === null ? 'nothing' : { after: to.episodeNumber };
  return seasonNumber !== 0 && seasonNumber < to.seasonNumber ? 'nothing' : 'all';
}

/** True for an episode that lies beyond. */
export function isUnseenEpisode(unseen: Unseen, episodeNumber: number): boolean {
  return unseen === 'all' || (unseen !== 'nothing' && episodeNumber > unseen.after);
}

/** True for a credit whose role is not known yet: it is of an unseen season, or of somebody who comes only later. */
export function isLaterRole(episodeNumbers: readonly number[], unseen: Unseen): boolean {
  if (unseen === 'all') return true;
  return episodeNumbers.length > 0 && episodeNumbers.every((number) => isUnseenEpisode(unseen, number));
}

/** A credit with its role left out, where it has one to be left out. */
function withoutRole<Role extends Pick<Credit, 'character' | 'isRoleHidden'>>(credit: Role): Role {
  return credit.character === null ? credit : { ...credit, character: '', isRoleHidden: true };
}

/**
 * Credits as somebody may know them who has not seen all: without guests of unseen episodes and those of whom nobody
 * knows in which they are, without roles of unseen seasons and of people who come only later; counts are of seen episodes
 * where those are known, else `null`. Regulars and crew stay, by name and job. The same list where nothing is unseen.
 * @param episodes of the season, where they are known: whoever is in every one of them is in every seen one
 */
export function seenCredits(
  credits: readonly Credit[],
  unseen: Unseen,
  episodes: readonly { readonly episodeNumber: number }[] = [],
): readonly Credit[] {
  if (unseen === 'nothing') return credits;
  const all = episodes.map(({ episodeNumber }) => episodeNumber);
  return credits.flatMap((credit): readonly Credit[] => {
    const isInAll =
      credit.episodeNumbers.length === 0 && all.length > 0 && credit.episodeCount === all.length;
    const listed = isInAll ? all : credit.episodeNumbers;
    const episodeNumbers = listed.filter((number) => !isUnseenEpisode(unseen, number));
    if (credit.kind === 'guest' && episodeNumbers.length === 0) return [];
    const episodeCount = episodeNumbers.length === 0 ? null : episodeNumbers.length;
    const shown = isLaterRole(listed, unseen) ? withoutRole(credit) : credit;
    return [{ ...shown, episodeNumbers, episodeCount }];
  });
}

/** The same for what the library's index knows: not in which episodes a credit is, only whether these are all later. */
export function seenIndexed<Indexed extends IndexedCredit>(
  credits: readonly Indexed[],
  unseen: Unseen,
): readonly Indexed[] {
  if (unseen === 'nothing') return credits;
  return credits
    .filter(({ kind }) => kind !== 'guest')
    .map((credit) => ({
      ...(unseen === 'all' || credit.isLater === true ? withoutRole(credit) : credit),
      episodeCount: null,
    }));
}

/** Episodes without the titles and texts of unseen ones; their numbers and dates stay. */
export function seenEpisodes<Titled extends { readonly episodeNumber: number; readonly name: string }>(
  episodes: readonly Titled[],
  unseen: Unseen,
): readonly Titled[] {
  if (unseen === 'nothing') return episodes;
  return episodes.map((episode) =>
    isUnseenEpisode(unseen, episode.episodeNumber)
      ? { ...episode, name: '', ...('overview' in episode && { overview: '' }) }
      : episode,
  );
}

/**
 * A season as somebody may know it who has not seen all of it: {@link seenCredits}, {@link seenEpisodes}, and no overview
 * of an unseen season. What was left out of TMDB's answers names people, and is left out too.
 */
export function withoutUnseen(season: SeasonCredits, unseen: Unseen): SeasonCredits {
  if (unseen === 'nothing') return season;
  const isWholeUnseen = unseen === 'all';
  const { english } = season;
  return {
    ...season,
    overview: isWholeUnseen ? '' : season.overview,
    episodes: seenEpisodes(season.episodes, unseen),
    credits: seenCredits(season.credits, unseen, season.episodes),
    english:
      english === null
        ? null
        : {
            overview: isWholeUnseen ? '' : english.overview,
            episodes: english.episodes.filter(({ episodeNumber }) => !isUnseenEpisode(unseen, episodeNumber)),
          },
    leftOut: [],
  };
}

/** What TMDB changed, without changes of what is unseen. */
export function seenChanges(changes: readonly CreditChange[], unseen: Unseen): readonly CreditChange[] {
  if (unseen === 'nothing') return changes;
  return changes.flatMap((change): readonly CreditChange[] => {
    const [before] = change.before === null ? [] : seenCredits([change.before], unseen);
    const [after] = change.after === null ? [] : seenCredits([change.after], unseen);
    if (change.kind === 'added') return after === undefined ? [] : [{ ...change, after }];
    if (change.kind === 'removed') return before === undefined ? [] : [{ ...change, before }];
    if (before === undefined || after === undefined) return [];
    const isStillChanged =
      before.person.name !== after.person.name ||
      before.character !== after.character ||
      before.job !== after.job ||
      before.episodeCount !== after.episodeCount;
    return isStillChanged ? [{ ...change, before, after }] : [];
  });
}

/** A series without what TMDB tells of unseen seasons. */
export function seenSeries(series: Series, seen: SeenSeries): Series {
  if (!seen.has(series.seriesId)) return series;
  return {
    ...series,
    seasons: series.seasons.map((season) =>
      unseenOf(seen, { seriesId: series.seriesId, seasonNumber: season.seasonNumber }) === 'all'
        ? { ...season, overview: '' }
        : season,
    ),
  };
}
