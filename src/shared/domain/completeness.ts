import type { Credit } from './credit.ts';
import { isInEpisode } from './episode-people.ts';
import { foldText } from './fold-text.ts';
import type { Person } from './person.ts';
import type { Episode, LeftOutRow, SeasonCredits } from './season.ts';

/** What could still be added to a season on TMDB. */
export interface Completeness {
  /** Each person once. */
  readonly withoutPortrait: readonly Person[];
  /** Cast whose role is not given. */
  readonly withoutCharacter: readonly Credit[];
  /** Aired episodes on whose pages there is no director. */
  readonly withoutDirector: readonly Episode[];
  readonly duplicates: readonly Duplicate[];
  /** Rows of TMDB's answers that could not be used. */
  readonly leftOut: readonly LeftOutRow[];
}

/** What looks like a duplicate entry. */
export type Duplicate =
  /** Several people with the same name in the same season. */
  | { readonly kind: 'people'; readonly name: string; readonly people: readonly Person[] }
  /** The same role or job of the same person in several credits. */
  | { readonly kind: 'credits'; readonly person: Person; readonly credits: readonly Credit[] };

/**
 * Looks for gaps and probable duplicates in a season.
 * @param today ISO date; episodes that air later are not expected to name a director
 */
export function checkCompleteness(season: SeasonCredits, today: string): Completeness {
  const people = [
    ...new Map(season.credits.map(({ person }) => [person.personId, person] as const)).values(),
  ];
  return {
    withoutPortrait: people.filter(({ profilePath }) => profilePath === null),
    withoutCharacter: season.credits.filter(
      ({ kind, character }) => kind !== 'crew' && (character ?? '').trim() === '',
    ),
    withoutDirector: episodesWithoutDirector(season, today),
    duplicates: [...duplicatePeople(people), ...duplicateCredits(season.credits)],
    leftOut: season.leftOut,
  };
}

/** How many things there are to fix. */
export function gapCount(found: Completeness): number {
  return (
    found.withoutPortrait.length +
    found.withoutCharacter.length +
    found.withoutDirector.length +
    found.duplicates.length +
    found.leftOut.length
  );
}

function episodesWithoutDirector(season: SeasonCredits, today: string): readonly Episode[] {
  const directors = season.credits.filter(({ job }) => job === 'Director');
  return season.episodes.filter(
    ({ episodeNumber, airDate }) =>
      airDate !== null &&
      airDate <= today &&
      !directors.some((credit) => isInEpisode(credit, episodeNumber, season.episodes)),
  );
}

function duplicatePeople(people: readonly Person[]): readonly Duplicate[] {
  // With the marks that are left after folding: in Hindi or Thai they are vowels.
  const byName = Map.groupBy(people, ({ name }) => foldText(name).replace(/[^\p{L}\p{M}\p{N}]/gu, ''));
  return [...byName]
    .filter(([name, own]) => name !== '' && own.length > 1)
    .map(([, own]) => ({ kind: 'people', name: own[0]?.name ?? '', people: own }));
}

/**
 * A guest star may have several credits for one role, often one per episode; that is how people enter them on TMDB. Only
 * credits that name the same episode, or no episode at all, are duplicates.
 */
function duplicateCredits(credits: readonly Credit[]): readonly Duplicate[] {
  const sameThing = Map.groupBy(credits, ({ kind, person, character, job, department }) =>
    [kind, person.personId, character ?? '', job ?? '', department ?? ''].join('\n'),
  );
  return [...sameThing.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || own.length < 2 || !shareEpisode(own)) return [];
    return [{ kind: 'credits' as const, person: first.person, credits: own }];
  });
}

function shareEpisode(credits: readonly Credit[]): boolean {
  const numbers = credits.flatMap(({ episodeNumbers }) => episodeNumbers);
  const withoutEpisode = credits.filter(({ episodeNumbers }) => episodeNumbers.length === 0);
  return withoutEpisode.length > 1 || new Set(numbers).size < numbers.length;
}
