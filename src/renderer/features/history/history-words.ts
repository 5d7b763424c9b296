import type { Credit } from '@shared/domain/credit.ts';
import type { CreditChange, SeasonRevision } from '@shared/domain/season-changes.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** A change in words, with its subject. */
export interface ChangeLine {
  readonly creditId: string;
  readonly kind: CreditChange['kind'];
  /** The person as TMDB has them now, or last had them. */
  readonly credit: Credit;
  /** "Anna Gunn, as Skyler White"; for a change, before and after: "3 → 4 episodes". */
  readonly text: string;
}

/** Changes as lines, without what the reader has hidden. */
export function changeLines(
  changes: readonly CreditChange[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly ChangeLine[] {
  return changes
    .filter((change) => !hidden.guests || (change.after ?? change.before).kind !== 'guest')
    .flatMap((change): readonly ChangeLine[] => {
      const credit = change.after ?? change.before;
      const { creditId } = credit;
      if (change.kind !== 'changed') {
        return [{ creditId, kind: change.kind, credit, text: creditText(credit, hidden, texts) }];
      }
      const differences = differencesOf(change.before, change.after, hidden, texts);
      if (differences.length === 0) return [];
      const text = texts.m.app.titled(creditText(change.before, hidden, texts), texts.sentences(differences));
      return [{ creditId, kind: change.kind, credit, text }];
    });
}

/** "From November 3, 2026 to November 24, 2026"; with the time where both are of one day. */
export function betweenText(
  { before, after }: Pick<SeasonRevision, 'before' | 'after'>,
  texts: Texts,
): string {
  const [first, last] = [texts.day(before), texts.day(after)];
  return first === last
    ? texts.m.history.between(texts.dateTime(before), texts.dateTime(after))
    : texts.m.history.between(first, last);
}

/** In the order in which they are shown. */
export const CHANGE_KINDS = ['added', 'removed', 'changed'] as const;

/** What people who edit TMDB need: who, what, when, and the ids of the credits. */
export function revisionText(
  title: string,
  { before, after }: Pick<SeasonRevision, 'before' | 'after'>,
  lines: readonly ChangeLine[],
  texts: Texts,
): string {
  const m = texts.m.history;
  return [
    title,
    m.between(texts.dateTime(before), texts.dateTime(after)),
    ...CHANGE_KINDS.flatMap((kind) => {
      const own = lines.filter((line) => line.kind === kind);
      return own.length === 0
        ? []
        : ['', m.kinds[kind], ...own.map((line) => `${line.text} [${line.creditId}]`)];
    }),
    '',
    texts.m.credits.provenance(texts.day(after)),
    '',
  ].join('\n');
}

function creditText({ person, kind, character, job }: Credit, hidden: HiddenDetails, texts: Texts): string {
  const work = kind === 'crew' ? texts.credits.job(job ?? '') : hidden.characters ? '' : (character ?? '');
  return work === '' ? person.name : texts.m.credits.line(person.name, work);
}

function differencesOf(
  before: Credit,
  after: Credit,
  hidden: HiddenDetails,
  texts: Texts,
): readonly string[] {
  const m = texts.m.history;
  const { credits } = texts;
  const none = m.nothing;
  const pairs: readonly (readonly [string, string])[] = [
    [before.person.name, after.person.name],
    hidden.characters ? ['', ''] : [before.character ?? '', after.character ?? ''],
    [credits.job(before.job ?? ''), credits.job(after.job ?? '')],
    [credits.department(before.department ?? ''), credits.department(after.department ?? '')],
  ];
  const changed = pairs
    .filter(([old, current]) => old !== current)
    .map(([old, current]) => m.became(old === '' ? none : old, current === '' ? none : current));
  const counts =
    hidden.episodeCounts || before.episodeCount === null || after.episodeCount === null
      ? []
      : before.episodeCount === after.episodeCount
        ? []
        : [
            m.became(
              texts.m.season.episodeCount(before.episodeCount),
              texts.m.season.episodeCount(after.episodeCount),
            ),
          ];
  const portrait = before.person.profilePath === after.person.profilePath ? [] : [m.portrait];
  return [...changed, ...counts, ...portrait];
}
