import type { Credit } from './credit.ts';
import { countSections, groupCredits, type CreditGroup, type CreditSections } from './group-credits.ts';
import type { Episode, SeasonCredits } from './season.ts';

/**
 * Everyone of one episode, as a season's sections are: the regulars TMDB puts into it, its guests, and its crew. How many
 * episodes somebody is in says nothing of one episode, and is left out. A regular of whom TMDB only says that they are
 * in every episode is in this one.
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

/** Whether TMDB puts a credit into an episode: by its number, or since it counts all of the season's. */
export function isInEpisode(
  { episodeNumbers, episodeCount }: Pick<Credit, 'episodeNumbers' | 'episodeCount'>,
  episodeNumber: number,
  episodes: readonly Episode[],
): boolean {
  return episodeNumbers.length > 0
    ? episodeNumbers.includes(episodeNumber)
    : episodes.length > 0 && episodeCount === episodes.length;
}

/**
 * The regulars of whom TMDB does not say whether they are in an episode: it only counts their episodes, and they are not
 * in all. In billing order.
 */
export function possibleRegulars({
  episodes,
  credits,
}: Pick<SeasonCredits, 'episodes' | 'credits'>): readonly CreditGroup[] {
  const isOpen = ({ kind, episodeNumbers, episodeCount }: Credit): boolean =>
    kind === 'regular' && episodeNumbers.length === 0 && episodeCount !== episodes.length;
  return groupCredits(credits.filter(isOpen)).regulars;
}

/** The episodes before and after one; `null` at either end. */
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

/** Everybody of an episode in the order of its page. */
export function peopleInOrder({ regulars, guests, crew }: CreditSections): readonly CreditGroup[] {
  return [...guests, ...regulars, ...crew.flatMap(({ people }) => people)];
}
