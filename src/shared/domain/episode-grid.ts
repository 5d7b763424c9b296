import { isInEveryEpisode, type Credit } from './credit.ts';
import { episodePart, type EpisodePart } from './episode-part.ts';
import type { CreditSections } from './group-credits.ts';
import type { Person } from './person.ts';
import type { Episode, SeasonCredits } from './season.ts';

/** One person in the grid of people and episodes. */
export interface GridRow {
  readonly person: Person;
  readonly kind: Credit['kind'];
  readonly credits: readonly Credit[];
  /** By the index of the episode in the season; no entry if the person has no part in it. */
  readonly parts: ReadonlyMap<number, readonly EpisodePart[]>;
  /** Index of the first episode with a part; the number of episodes when there is none. */
  readonly first: number;
}

/** Who does what in which episode of a season. */
export interface EpisodeGrid {
  readonly episodes: readonly Episode[];
  /** In the order of the page: regulars, guest stars, crew. */
  readonly rows: readonly GridRow[];
}

/**
 * Lays out a season as people by episode. A regular whose episodes TMDB does not list, but whose count covers the whole
 * season, appears in all of them. A person with several kinds of credits has one row, under the first kind. What the crew
 * does only in unseen episodes is left out: beside the seen ones, a job that is in none of them would say so.
 */
export function episodeGrid({ episodes, credits }: SeasonCredits): EpisodeGrid {
  const indexOf = new Map(episodes.map(({ episodeNumber }, index) => [episodeNumber, index] as const));
  const told = credits.filter(({ kind, isLater }) => kind !== 'crew' || isLater !== true);
  const rows = [...Map.groupBy(told, ({ person }) => person.personId).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const parts = partsOf(own, indexOf);
    const { person, kind } = first;
    return [{ person, kind, credits: own, parts, first: Math.min(episodes.length, ...parts.keys()) }];
  });
  return { episodes, rows };
}

/** Sorts by first appearance; people with the same one keep their order. */
export function byFirstAppearance(rows: readonly GridRow[]): readonly GridRow[] {
  return rows.toSorted((a, b) => a.first - b.first);
}

/** The people with a part in one episode, by its index. */
export function inEpisode(rows: readonly GridRow[], index: number): readonly GridRow[] {
  return rows.filter(({ parts }) => parts.has(index));
}

/** The people in any of the sections: those who match the page's filter. */
export function inSections(
  rows: readonly GridRow[],
  { regulars, guests, crew }: CreditSections,
): readonly GridRow[] {
  const groups = [...regulars, ...guests, ...crew.flatMap(({ people }) => people)];
  const shown = new Set(groups.map(({ person }) => person.personId));
  return rows.filter(({ person }) => shown.has(person.personId));
}

function partsOf(
  credits: readonly Credit[],
  indexOf: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly EpisodePart[]> {
  const parts = new Map<number, readonly EpisodePart[]>();
  for (const credit of credits) {
    const part = episodePart(credit);
    for (const index of indexesOf(credit, indexOf)) {
      const known = parts.get(index) ?? [];
      if (!known.includes(part)) parts.set(index, [...known, part]);
    }
  }
  return parts;
}

function indexesOf(credit: Credit, indexOf: ReadonlyMap<number, number>): readonly number[] {
  if (isInEveryEpisode(credit, indexOf.size)) return [...indexOf.values()];
  return credit.episodeNumbers.flatMap((number) => indexOf.get(number) ?? []);
}
