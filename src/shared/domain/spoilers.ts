import { isInEveryEpisode, type Credit } from './credit.ts';
import { countSections, type CreditGroup, type CreditSections } from './group-credits.ts';
import { isDifferent, type CreditChange } from './season-changes.ts';
import { isSpecials, type IndexedCredit, type NoteKey, type SeasonCredits, type Series } from './season.ts';

// Spoilers. There are two sources, and every place that shows, searches, copies, prints or exports people or episodes
// respects both:
//
// 1. The settings hide a kind of detail everywhere (`HiddenDetails`): in the window `getSpoilers().hidden`, elsewhere
//    `hiddenBySettings`. Components check it where they draw a role, a count or a guest star. An order says as much as a
//    number: whatever sorts or compares credits takes them from `withoutHiddenCounts`, a season's sections from
//    `withoutHiddenPeople`.
// 2. The reader has said how far they have seen a series (`SeenTo`). What comes after that is removed from the data before
//    it is used: `unseenOf` returns the unseen part of a season, and `withoutUnseen`, `seenCredits`, `seenEpisodes`,
//    `seenChanges` and `seenSeries` leave it out of a season that is shown alone. Where seasons stand together, a list that
//    somebody is missing from tells who leaves: there, `seenBeside` and `seenIndexed` name nobody of the cast of an unseen
//    season, and `countSeasons` (group-credits.ts) counts what was seen. Whatever is drawn, counted, filtered, compared or
//    written from their results gives nothing away. In the window they are methods of `getSpoilers()`, which also knows what
//    the reader has revealed, and `SeenNotice` is the line that offers to; in main, `SeenSeries` comes from the library's
//    `seen()`.

/** Details that may be spoilers. */
export type SpoilerKind = 'characters' | 'episodeCounts' | 'guests';

/** Which details of a season's credits must not be shown, announced or searched. */
export type HiddenDetails = Readonly<Record<SpoilerKind, boolean>>;

/** Everything is shown. */
export const NOTHING_HIDDEN: HiddenDetails = { characters: false, episodeCounts: false, guests: false };

/** What the settings hide. */
export function hiddenBySettings(
  settings: Readonly<Record<'hideCharacters' | 'hideEpisodeCounts' | 'hideGuests', boolean>>,
): HiddenDetails {
  return {
    characters: settings.hideCharacters,
    episodeCounts: settings.hideEpisodeCounts,
    guests: settings.hideGuests,
  };
}

/** What remains hidden after the reader has revealed some of it. */
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

/**
 * Removes hidden guest stars, also from the counts. Where episode counts are hidden, guest stars stand in billing order
 * instead of by their episodes. Returns the same object if nothing changes.
 */
export function withoutHiddenPeople(sections: CreditSections, hidden: HiddenDetails): CreditSections {
  const { regulars, guests, crew, counts } = sections;
  if (counts.guests === 0) return sections;
  if (hidden.guests) return { ...sections, guests: [], counts: countSections(regulars, [], crew) };
  if (!hidden.episodeCounts) return sections;
  return { ...sections, guests: guests.toSorted((a, b) => byBilling(billingOf(a), billingOf(b))) };
}

/**
 * Credits without episode counts and numbers where those are hidden, and without the order by episodes in which guest stars
 * come: what is sorted, compared or chosen by the result gives no count away. Returns the same list if counts are shown.
 */
export function withoutHiddenCounts(
  credits: readonly Credit[],
  { episodeCounts: areHidden }: Pick<HiddenDetails, 'episodeCounts'>,
): readonly Credit[] {
  if (!areHidden) return credits;
  return sortGuests(credits, (credit) => credit).map((credit) => ({
    ...credit,
    episodeCount: null,
    episodeNumbers: [],
  }));
}

/** With the guest stars among them in another order, by default that of their billing; everyone else keeps their place. */
function sortGuests<Item>(
  items: readonly Item[],
  creditOf: (item: Item) => Credit,
  compare: (a: Credit, b: Credit) => number = byBilling,
): readonly Item[] {
  const isGuest = (item: Item): boolean => creditOf(item).kind === 'guest';
  const guests = items.filter(isGuest).sort((a, b) => compare(creditOf(a), creditOf(b)));
  let next = 0;
  return items.map((item) => (isGuest(item) ? (guests[next++] ?? item) : item));
}

type Billing = Pick<Credit, 'order' | 'person'>;

/** TMDB's order, then that of the names: neither depends on episodes. */
function byBilling(a: Billing, b: Billing): number {
  return orderOf(a) - orderOf(b) || a.person.name.localeCompare(b.person.name, 'en');
}

function orderOf({ order }: Billing): number {
  return order ?? Number.MAX_SAFE_INTEGER;
}

/** By their best credit. */
function billingOf({ person, credits }: CreditGroup): Billing {
  return { person, order: Math.min(...credits.map(orderOf)) };
}

// ——— how far a series has been seen

/** How far a reader has seen a series: everything up to an episode, or the whole of a season. */
export interface SeenTo extends NoteKey {
  /** `null`: the whole season. */
  readonly episodeNumber: number | null;
}

/** How far series have been seen, by series id; only series the reader has marked. */
export type SeenSeries = ReadonlyMap<number, SeenTo>;

/** No series is marked as seen up to some point. */
export const NO_PROGRESS: SeenSeries = new Map();

/** The same by series. */
export function toSeenSeries(seen: readonly SeenTo[]): SeenSeries {
  return new Map(seen.map((to) => [to.seriesId, to]));
}

/** The unseen part of a season: nothing, all of it, or the episodes after a given one. */
export type Unseen = 'nothing' | 'all' | { readonly after: number };

/**
 * The part of a season that the reader has not seen. Nothing is hidden in a series they have said nothing about. Specials
 * have no place in the order of a series: they count as unseen unless the reader has marked a special as seen.
 */
export function unseenOf(seen: SeenSeries, { seriesId, seasonNumber }: NoteKey): Unseen {
  const to = seen.get(seriesId);
  if (to === undefined) return 'nothing';
  if (seasonNumber === to.seasonNumber)
    return to.episodeNumber === null ? 'nothing' : { after: to.episodeNumber };
  return !isSpecials(seasonNumber) && seasonNumber < to.seasonNumber ? 'nothing' : 'all';
}

/**
 * True if part of any of these seasons of a series is unseen. It is said of everybody in the series, whether or not they are
 * in these: the answer would tell who stays.
 */
export function hasUnseenSeason(
  seen: SeenSeries,
  seriesId: number,
  seasonNumbers: Iterable<number>,
): boolean {
  return Array.from(seasonNumbers).some(
    (seasonNumber) => unseenOf(seen, { seriesId, seasonNumber }) !== 'nothing',
  );
}

/** True for an unseen episode. */
export function isUnseenEpisode(unseen: Unseen, episodeNumber: number): boolean {
  return unseen === 'all' || (unseen !== 'nothing' && episodeNumber > unseen.after);
}

/** True for a credit whose role would be a spoiler: in an unseen season, or of a person who only appears later. */
export function isLaterRole(episodeNumbers: readonly number[], unseen: Unseen): boolean {
  if (unseen === 'all') return true;
  return episodeNumbers.length > 0 && episodeNumbers.every((number) => isUnseenEpisode(unseen, number));
}

/** A credit without its role, if it has one. */
function withoutRole<Role extends Pick<Credit, 'character' | 'isRoleHidden'>>(credit: Role): Role {
  return credit.character === null ? credit : { ...credit, character: '', isRoleHidden: true };
}

/**
 * The numbers of the episodes that a credit is in: people who are in all of them need not be listed.
 * @param all the numbers of the season's episodes
 */
export function listedEpisodes(
  credit: Pick<Credit, 'episodeNumbers' | 'episodeCount'>,
  all: readonly number[],
): readonly number[] {
  return isInEveryEpisode(credit, all.length) ? all : credit.episodeNumbers;
}

/**
 * Credits for a reader who has not seen everything: without guest stars of unseen or unknown episodes, and without roles
 * in unseen seasons or of people who only appear later. Counts cover the seen episodes if they are known, otherwise they are
 * `null`; guest stars are in the order of these counts. Regulars and crew stay, with name and job; what they do only later
 * is marked (`isLater`). Returns the same list if nothing is unseen.
 *
 * It is for a season that is shown alone; for one beside others, {@link seenBeside}.
 * @param episodes the season's episodes, if known: people who are in all of them are in all seen ones
 */
export function seenCredits(
  credits: readonly Credit[],
  unseen: Unseen,
  episodes: readonly { readonly episodeNumber: number }[] = [],
): readonly Credit[] {
  if (unseen === 'nothing') return credits;
  const all = episodes.map(({ episodeNumber }) => episodeNumber);
  const seen = credits.flatMap((credit): readonly Credit[] => {
    const listed = listedEpisodes(credit, all);
    const episodeNumbers = listed.filter((number) => !isUnseenEpisode(unseen, number));
    if (credit.kind === 'guest' && episodeNumbers.length === 0) return [];
    const episodeCount = episodeNumbers.length === 0 ? null : episodeNumbers.length;
    const isLater = isLaterRole(listed, unseen);
    return [
      {
        ...(isLater ? withoutRole(credit) : credit),
        ...(isLater && unseen !== 'all' && { isLater }),
        episodeNumbers,
        episodeCount,
      },
    ];
  });
  const byCount = (a: Credit, b: Credit): number =>
    (b.episodeCount ?? 0) - (a.episodeCount ?? 0) || byBilling(a, b);
  return sortGuests(seen, (credit) => credit, byCount);
}

/**
 * The same for a season that stands beside others of its series: an unseen season has no cast, regulars neither, since
 * whoever is missing there leaves. Its crew stays with its jobs, and does not count (`isLater`).
 */
export function seenBeside(
  credits: readonly Credit[],
  unseen: Unseen,
  episodes: readonly { readonly episodeNumber: number }[] = [],
): readonly Credit[] {
  const seen = seenCredits(credits, unseen, episodes);
  return unseen === 'all' ? crewOfLater(seen) : seen;
}

/** The crew of an unseen season, as it stands beside other seasons. */
function crewOfLater<Work extends Pick<Credit, 'kind' | 'isLater'>>(
  credits: readonly Work[],
): readonly Work[] {
  return credits.filter(({ kind }) => kind === 'crew').map((credit) => ({ ...credit, isLater: true }));
}

/**
 * The same as {@link seenBeside} for the library's index, which knows the episodes of a credit only where it was asked for
 * them. Without them, a guest star is left out and no count is known.
 */
export function seenIndexed<Indexed extends IndexedCredit>(
  credits: readonly Indexed[],
  unseen: Unseen,
): readonly Indexed[] {
  if (unseen === 'nothing')
    // The library marks what comes later also for a page on which it is then revealed.
    return credits.some(({ isLater }) => isLater === true)
      ? credits.map(({ isLater: _, ...credit }) => credit as Indexed)
      : credits;
  const seen = credits.flatMap((credit): readonly Indexed[] => {
    const episodeNumbers = (credit.episodeNumbers ?? []).filter((number) => !isUnseenEpisode(unseen, number));
    if (credit.kind === 'guest' && episodeNumbers.length === 0) return [];
    return [
      {
        ...(credit.isLater === true ? withoutRole(credit) : credit),
        episodeNumbers,
        episodeCount: episodeNumbers.length === 0 ? null : episodeNumbers.length,
      },
    ];
  });
  return unseen === 'all' ? crewOfLater(seen) : seen;
}

/** Episodes, the unseen ones without title and overview; numbers and dates stay. */
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
 * A season for a reader who has not seen all of it: {@link seenCredits}, {@link seenEpisodes}, and no overview of an
 * unseen season. The list of unusable rows names people, so it is left out too.
 * @param seen what is left of the credits: {@link seenBeside} where the season stands beside others
 */
export function withoutUnseen(
  season: SeasonCredits,
  unseen: Unseen,
  seen: typeof seenCredits = seenCredits,
): SeasonCredits {
  if (unseen === 'nothing') return season;
  const isWholeUnseen = unseen === 'all';
  const { english } = season;
  return {
    ...season,
    overview: isWholeUnseen ? '' : season.overview,
    episodes: seenEpisodes(season.episodes, unseen),
    credits: seen(season.credits, unseen, season.episodes),
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

/** What of a season can be unseen, as far as it is shown. */
export interface SeasonContent {
  readonly credits: readonly Credit[];
  readonly episodes?: readonly { readonly episodeNumber: number }[] | undefined;
  readonly overview?: string;
  readonly leftOut?: readonly unknown[];
}

/**
 * True if {@link withoutUnseen} leaves anything out: a season may be seen up to its last episode.
 * @param seen what is left of the credits: {@link seenBeside} where the season stands beside others
 */
export function hidesUnseen(
  { credits, episodes = [], overview = '', leftOut = [] }: SeasonContent,
  unseen: Unseen,
  seen: typeof seenCredits = seenCredits,
): boolean {
  if (unseen === 'nothing') return false;
  if (leftOut.length > 0 || (unseen === 'all' && overview !== '')) return true;
  if (episodes.some(({ episodeNumber }) => isUnseenEpisode(unseen, episodeNumber))) return true;
  return credits.some((credit) => hidesCredits([credit], seen([credit], unseen, episodes)));
}

/** True if any of these credits is not as it is without what is unseen. */
function hidesCredits(
  all: readonly Pick<Credit, 'character' | 'episodeCount'>[],
  seen: readonly Pick<Credit, 'character' | 'episodeCount'>[],
): boolean {
  return (
    seen.length !== all.length ||
    seen.some(({ character, episodeCount }, index) => {
      const { character: role, episodeCount: count = null } = all[index] ?? {};
      return character !== role || (count !== null && episodeCount !== count);
    })
  );
}

/** TMDB's changes, without those to unseen content. */
export function seenChanges(changes: readonly CreditChange[], unseen: Unseen): readonly CreditChange[] {
  if (unseen === 'nothing') return changes;
  const inOrder = sortGuests(changes, (change) => change.after ?? change.before);
  return inOrder.flatMap((change): readonly CreditChange[] => {
    const [before] = change.before === null ? [] : seenCredits([change.before], unseen);
    const [after] = change.after === null ? [] : seenCredits([change.after], unseen);
    if (change.kind === 'added') return after === undefined ? [] : [{ ...change, after }];
    if (change.kind === 'removed') return before === undefined ? [] : [{ ...change, before }];
    if (before === undefined || after === undefined) return [];
    return isDifferent(before, after) ? [{ ...change, before, after }] : [];
  });
}

/**
 * TMDB's changes as the settings let them be shown: without hidden details, and without changes in nothing else. Where guest
 * stars are hidden, one who has become a regular has only joined, and the other way round.
 */
export function shownChanges(
  changes: readonly CreditChange[],
  hidden: HiddenDetails,
): readonly CreditChange[] {
  if (!Object.values(hidden).includes(true)) return changes;
  const shown = (credit: Credit | null): Credit | null => {
    if (credit === null || isHiddenCredit(credit, hidden)) return null;
    return {
      ...(hidden.characters ? withoutRole(credit) : credit),
      ...(hidden.episodeCounts && { episodeCount: null, episodeNumbers: [] }),
    };
  };
  const inOrder = hidden.episodeCounts
    ? sortGuests(changes, (change) => change.after ?? change.before)
    : changes;
  return inOrder.flatMap((change): readonly CreditChange[] => {
    const [before, after] = [shown(change.before), shown(change.after)];
    if (before === null) return after === null ? [] : [{ kind: 'added', before, after }];
    if (after === null) return [{ kind: 'removed', before, after }];
    return isDifferent(before, after) ? [{ kind: 'changed', before, after }] : [];
  });
}

/** A series without TMDB's texts about unseen seasons. */
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
