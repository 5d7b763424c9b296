import type { Credit } from './credit.ts';
import { episodePart, type EpisodePart } from './episode-part.ts';
import type { CreditSections } from './group-credits.ts';
import type { Person } from './person.ts';
import type { Episode, SeasonCredits } from './season.ts';

/** One person in the grid of people and episodes. */
export interface GridRow {
  readonly person: Person;
  readonly kind: Credit['kind'];
  readonly credits: readonly Credit[];
  /** By the index of the episode in the season; no entry where the person has no part. */
  readonly parts: ReadonlyMap<number, readonly EpisodePart[]>;
  /** Index of the first episode with a part; the number of episodes when there is none. */
  readonly first: number;
}

/** Who does what in which episode of a season. */
export interface EpisodeGrid {
  readonly episodes: readonly Episode[];
  /** In the order of the page: regulars, guests, crew. */
  readonly rows: readonly GridRow[];
}

/**
 * Lays a season out as people by episode. A regular of whom TMDB does not say in which episodes they are, but that
 * they are in all of them, appears in all. Somebody with several kinds of credit is one row, of the first kind.
 */
export function episodeGrid({ episodes, credits }: SeasonCredits): EpisodeGrid {
  const indexOf = new Map(episodes.map(({ episodeNumber }, index) => [episodeNumber, index] as const));
  const rows = [...Map.groupBy(credits, ({ person }) => person.personId).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const parts = partsOf(own, indexOf);
    const { person, kind } = first;
    return [{ person, kind, credits: own, parts, first: Math.min(episodes.length, ...parts.keys()) }];
  });
  return { episodes, rows };
}

/** Those who appear first come first; equal ones keep their order. */
export function byFirstAppearance(rows: readonly GridRow[]): readonly GridRow[] {
  return rows.toSorted((a, b) => a.first - b.first);
}

/** The people with a part in one episode, by its index. */
export function inEpisode(rows: readonly GridRow[], index: number): readonly GridRow[] {
  return rows.filter(({ parts }) => parts.has(index));
}

/** The people who are in any section: those that the page's filter has left. */
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
  const isEverywhere = credit.episodeNumbers.length === 0 && credit.episodeCount === indexOf.size;
  if (isEverywhere) return [...indexOf.values()];
  return credit.episodeNumbers.flatMap((number) => indexOf.get(number) ?? []);
}
