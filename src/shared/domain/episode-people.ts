import { isInEveryEpisode, type Credit } from './credit.ts';
import { countSections, groupCredits, type CreditGroup, type CreditSections } from './group-credits.ts';
import type { Episode, SeasonCredits } from './season.ts';

/**
 * Everyone in one episode, in the same sections as a season: the regulars TMDB lists for it, its guest stars and its crew.
 * Episode counts mean nothing for a single episode and are left out. A regular whose count covers the whole season is in
 * this episode too.
 */
export function episodePeople(
  { episodes, credits }: Pick<SeasonCredits, 'episodes' | 'credits'>,
  episodeNumber: number,
): CreditSections {
  const own = credits
    .filter((credit) => isInEpisode(credit, episodeNumber, episodes))
    .map((credit) => ({ ...credit, episodeCount: null, episodeNumbers: [] }));
  const { regulars, guests, crew } = groupCredits(own);
  return { regulars, guests, crew, counts: countSections(regulars, guests, crew) };
}

/** Whether TMDB places a credit in an episode: by its number, or because the count covers the whole season. */
export function isInEpisode(
  credit: Pick<Credit, 'episodeNumbers' | 'episodeCount'>,
  episodeNumber: number,
  episodes: readonly Episode[],
): boolean {
  return credit.episodeNumbers.includes(episodeNumber) || isInEveryEpisode(credit, episodes.length);
}

/**
 * The regulars who may or may not be in an episode: TMDB only counts their episodes, and they are not in all of them. In
 * billing order.
 */
export function possibleRegulars({
  episodes,
  credits,
}: Pick<SeasonCredits, 'episodes' | 'credits'>): readonly CreditGroup[] {
  const isOpen = (credit: Credit): boolean =>
    credit.kind === 'regular' &&
    credit.episodeNumbers.length === 0 &&
    !isInEveryEpisode(credit, episodes.length);
  return groupCredits(credits.filter(isOpen)).regulars;
}

/** The previous and the next episode; `null` at either end. */
export function episodeSteps(
  episodes: readonly Episode[],
  episodeNumber: number,
): { readonly previous: Episode | null; readonly next: Episode | null } {
  const sorted = episodes.toSorted((a, b) => a.episodeNumber - b.episodeNumber);
  return {
    previous: sorted.findLast((episode) => episode.episodeNumber < episodeNumber) ?? null,
    next: sorted.find((episode) => episode.episodeNumber > episodeNumber) ?? null,
  };
}

/** Everyone in an episode, in the order of its page. */
export function peopleInOrder({ regulars, guests, crew }: CreditSections): readonly CreditGroup[] {
  return [...regulars, ...guests, ...crew.flatMap(({ people }) => people)];
}
