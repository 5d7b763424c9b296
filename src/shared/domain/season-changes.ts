import type { Credit } from './credit.ts';
import type { SeasonChanges, SeasonCredits, SeasonKey, SeasonParts } from './season.ts';

/** One credit that a refresh added, removed or changed. */
export type CreditChange =
  | { readonly kind: 'added'; readonly before: null; readonly after: Credit }
  | { readonly kind: 'removed'; readonly before: Credit; readonly after: null }
  | { readonly kind: 'changed'; readonly before: Credit; readonly after: Credit };

/** What TMDB changed between two of its answers about one season, both of which are still kept. */
export interface SeasonRevision {
  /** ISO times at which the older and the newer one arrived. */
  readonly before: string;
  readonly after: string;
  /** Empty where only popularity, order or texts differ. */
  readonly changes: readonly CreditChange[];
}

/** A kept season of which a refresh changed something, and what. */
export interface SeasonNews {
  readonly key: SeasonKey;
  /** `''` when it is not known. */
  readonly seriesName: string;
  readonly seasonName: string;
  /** Newest first; at least one. */
  readonly revisions: readonly SeasonRevision[];
}

/** The most seasons that are looked at for what changed: those of the newest answers. */
export const MOST_CHANGED = 200;

/** What changed over the whole library, the season that changed last first. */
export interface LibraryNews {
  readonly seasons: readonly SeasonNews[];
  /** More than {@link MOST_CHANGED} seasons may have changed; the others are left out. */
  readonly isCut: boolean;
}

/** As much of a season as is compared. */
export type ComparedSeason = Pick<SeasonCredits, 'credits' | 'parts'>;

/**
 * What TMDB changed between two answers about the same season, credit by credit. What a reader would not call a
 * change does not count: billing order, popularity, and what only one of the two answers could know. So when a
 * season that was kept without its details is completed, its guests and crew are not "added".
 */
export function compareSeasons(before: ComparedSeason, after: ComparedSeason): readonly CreditChange[] {
  const old = byCreditId(before.credits);
  const current = byCreditId(after.credits);
  const isCompletion = lacksPartOf(before.parts, after.parts);
  const changes: CreditChange[] = [];
  for (const credit of after.credits) {
    const previous = old.get(credit.creditId);
    if (previous === undefined) {
      if (!isCompletion || credit.kind === 'regular')
        changes.push({ kind: 'added', before: null, after: credit });
    } else if (isDifferent(previous, credit)) {
      changes.push({ kind: 'changed', before: previous, after: credit });
    }
  }
  for (const credit of before.credits) {
    if (!current.has(credit.creditId)) changes.push({ kind: 'removed', before: credit, after: null });
  }
  return changes;
}

/** The changes by kind. */
export function countChanges(changes: readonly CreditChange[]): SeasonChanges {
  const count = (kind: CreditChange['kind']): number =>
    changes.filter((change) => change.kind === kind).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed') };
}

/** True when `parts` is without something that `other` has. */
export function lacksPartOf(parts: SeasonParts, other: SeasonParts): boolean {
  return (other.details && !parts.details) || (other.aggregate && !parts.aggregate);
}

function byCreditId(credits: readonly Credit[]): ReadonlyMap<string, Credit> {
  return new Map(credits.map((credit) => [credit.creditId, credit]));
}

function isDifferent(before: Credit, after: Credit): boolean {
  return (
    before.person.name !== after.person.name ||
    before.person.profilePath !== after.person.profilePath ||
    before.character !== after.character ||
    before.job !== after.job ||
    before.department !== after.department ||
    (before.episodeCount !== null &&
      after.episodeCount !== null &&
      before.episodeCount !== after.episodeCount)
  );
}
