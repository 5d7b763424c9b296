import type { Credit } from './credit.ts';
import { foldRole } from './fold-text.ts';
import type { SeasonChanges, SeasonCredits, SeasonKey, SeasonParts } from './season.ts';

/** One credit that a refresh added, removed or changed. */
export type CreditChange =
  | { readonly kind: 'added'; readonly before: null; readonly after: Credit }
  | { readonly kind: 'removed'; readonly before: Credit; readonly after: null }
  | { readonly kind: 'changed'; readonly before: Credit; readonly after: Credit };

/** The ISO times at which an older and a newer answer about the same season arrived. */
export interface AnswerTimes {
  readonly before: string;
  readonly after: string;
}

/** What TMDB changed between two of its answers about one season, both of which are still kept. */
export interface SeasonRevision extends AnswerTimes {
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
 *
 * A guest star who becomes a regular, or the other way round, gets a new `credit_id` on TMDB. Such a pair of credits, of one
 * person in one role, is one change: {@link changeOfCast}. A credit whose id alone differs is unchanged.
 */
export function compareSeasons(before: ComparedSeason, after: ComparedSeason): readonly CreditChange[] {
  const old = byCreditId(before.credits);
  const current = byCreditId(after.credits);
  const isCompletion = lacksPartOf(before.parts, after.parts);
  const gone = before.credits.filter(({ creditId }) => !current.has(creditId));
  const changes: CreditChange[] = [];
  for (const credit of after.credits) {
    const previous = old.get(credit.creditId) ?? takeUnderOtherId(gone, credit);
    if (previous === undefined) {
      if (!isCompletion || credit.kind === 'regular')
        changes.push({ kind: 'added', before: null, after: credit });
    } else if (isDifferent(previous, credit)) {
      changes.push({ kind: 'changed', before: previous, after: credit });
    }
  }
  for (const credit of gone) changes.push({ kind: 'removed', before: credit, after: null });
  return changes;
}

/** Whether a change makes a guest star a regular or a regular a guest star; `null` for any other change. */
export function changeOfCast({ before, after }: CreditChange): 'promoted' | 'demoted' | null {
  if (before === null || after === null) return null;
  if (before.kind === 'guest' && after.kind === 'regular') return 'promoted';
  return before.kind === 'regular' && after.kind === 'guest' ? 'demoted' : null;
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

/** Takes from `gone` the credit of the same person in the same role or job, in the same standing if there is one. */
function takeUnderOtherId(gone: Credit[], credit: Credit): Credit | undefined {
  const isSame = (other: Credit): boolean =>
    other.person.personId === credit.person.personId &&
    (other.kind === 'crew') === (credit.kind === 'crew') &&
    other.job === credit.job &&
    foldRole(other.character ?? '') === foldRole(credit.character ?? '');
  const sameStanding = gone.findIndex((other) => other.kind === credit.kind && isSame(other));
  const index = sameStanding === -1 ? gone.findIndex(isSame) : sameStanding;
  return index === -1 ? undefined : gone.splice(index, 1)[0];
}

/** True if a reader would call it a change of the credit; see {@link compareSeasons}. */
export function isDifferent(before: Credit, after: Credit): boolean {
  return (
    before.kind !== after.kind ||
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
