import type { Credit } from '@shared/domain/credit.ts';
import { changeOfCast, type AnswerTimes, type CreditChange } from '@shared/domain/season-changes.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { shownChanges, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { seasonSource, sourceText } from '../../credits/paper.ts';
import type { ExportChoice } from '../../state/exporting.svelte.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** What the page of a season's history remembers of one visit. */
export interface HistoryMemory {
  /** The versions that the reader compares; `null`: each with the one before. */
  pair?: AnswerTimes | null;
}

/** From when changes are shown: since the reader last read them, of a month, or all. */
export const CHANGE_SPANS = ['last', 'month', 'all'] as const;
export type ChangeSpan = (typeof CHANGE_SPANS)[number];

/** How the page of what changed in the library was left. */
export interface ChangesMemory {
  span?: ChangeSpan;
  filter?: string;
}

/** In the order in which they are shown. */
export const CHANGE_KINDS = ['added', 'removed', 'promoted', 'demoted', 'changed'] as const;

/** A change in words, with its subject. */
export interface ChangeLine {
  readonly creditId: string;
  readonly kind: (typeof CHANGE_KINDS)[number];
  /** The person as TMDB has them now, or last had them. */
  readonly credit: Credit;
  /** "Anna Gunn, as Skyler White"; for a change, before and after: "3 → 4 episodes". */
  readonly text: string;
}

/** What changed between two answers, in words, without what is hidden. */
export interface ShownRevision extends AnswerTimes {
  readonly lines: readonly ChangeLine[];
}

/** Changes as lines, without what the reader has hidden. */
export function changeLines(
  changes: readonly CreditChange[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly ChangeLine[] {
  return shownChanges(changes, hidden).map((change) => {
    const credit = change.after ?? change.before;
    const { creditId } = credit;
    if (change.kind !== 'changed')
      return { creditId, kind: change.kind, credit, text: creditText(credit, texts) };
    const differences = differencesOf(change.before, change.after, texts);
    const kind = changeOfCast(change) ?? change.kind;
    // The role is told with the others if it is what has changed.
    const isSameWork =
      change.before.character === change.after.character && change.before.job === change.after.job;
    const who = isSameWork ? creditText(change.before, texts) : change.before.person.name;
    const text = differences.length === 0 ? who : texts.m.app.titled(who, texts.sentences(differences));
    return { creditId, kind, credit, text };
  });
}

/** How a version is dated, coarsest first: to the day, the minute, the second, the millisecond. */
const DATINGS: readonly ((time: string, texts: Texts) => string)[] = [
  (time, texts) => texts.day(time),
  (time, texts) => texts.dateTime(time),
  (time, texts) => texts.withSeconds(time),
  (time, texts) => texts.withMilliseconds(time),
];

/** The date of one of several versions, only as exact as it takes to tell it from the others. */
export function versionText(
  version: string,
  all: readonly string[],
  texts: Texts,
  datings: typeof DATINGS = DATINGS,
): string {
  const labels = datings.map((dating) => ({ dating, label: dating(version, texts) }));
  const isUnique = ({ dating, label }: (typeof labels)[number]): boolean =>
    all.filter((other) => dating(other, texts) === label).length < 2;
  return (labels.find(isUnique) ?? labels.at(-1))?.label ?? '';
}

/** "From November 3, 2026 to November 24, 2026"; as exact as it takes to tell the versions apart. */
export function betweenText(
  { before, after }: AnswerTimes,
  texts: Texts,
  all: readonly string[] = [before, after],
): string {
  return texts.m.history.between(versionText(before, all, texts), versionText(after, all, texts));
}

/** The changes shown, as they are exported. */
export function changesChoice(
  title: string,
  seasons: readonly { readonly key: SeasonKey; readonly revisions: readonly AnswerTimes[] }[],
  texts: Texts,
): ExportChoice {
  return {
    id: 'changes',
    label: texts.m.exporting.changes,
    title,
    subject: {
      kind: 'changes',
      seasons: seasons.map(({ key, revisions }) => ({
        key,
        revisions: revisions.map(({ before, after }) => ({ before, after })),
      })),
    },
  };
}

/** What people who edit TMDB need: who, what, when, and the ids of the credits. */
export function revisionText(
  title: string,
  { seriesId }: Pick<SeasonKey, 'seriesId'>,
  { before, after, lines }: ShownRevision,
  texts: Texts,
): string {
  const m = texts.m.history;
  return [
    title,
    timesText({ before, after }, texts),
    ...CHANGE_KINDS.flatMap((kind) => {
      const own = lines.filter((line) => line.kind === kind);
      return own.length === 0
        ? []
        : ['', m.kinds[kind], ...own.map((line) => `${line.text} [${line.creditId}]`)];
    }),
    '',
    sourceText(seasonSource({ seriesId, fetchedAt: after }), texts),
    '',
  ].join('\n');
}

/** With the time of day in any case: this is what editors of TMDB compare with its own history. */
function timesText({ before, after }: AnswerTimes, texts: Texts): string {
  const dated = (version: string): string => versionText(version, [before, after], texts, DATINGS.slice(1));
  return texts.m.history.between(dated(before), dated(after));
}

function creditText({ person, kind, character, job }: Credit, texts: Texts): string {
  const work = kind === 'crew' ? texts.credits.job(job ?? '') : (character ?? '');
  return work === '' ? person.name : texts.m.credits.line(person.name, work);
}

function differencesOf(before: Credit, after: Credit, texts: Texts): readonly string[] {
  const m = texts.m.history;
  const { credits } = texts;
  const none = m.nothing;
  const labels = texts.m.exporting.columnNames;
  const [oldCount, newCount] = [before.episodeCount, after.episodeCount];
  const hasCounts = oldCount !== null && newCount !== null;
  const differences: readonly (readonly [string, string, string])[] = [
    [labels.name, before.person.name, after.person.name],
    [labels.character, before.character ?? '', after.character ?? ''],
    [labels.job, credits.job(before.job ?? ''), credits.job(after.job ?? '')],
    [
      labels.department,
      credits.department(before.department ?? ''),
      credits.department(after.department ?? ''),
    ],
    ...(hasCounts
      ? [[texts.m.credits.columns.episodes, texts.number(oldCount), texts.number(newCount)] as const]
      : []),
  ];
  const changed = differences
    .filter(([, old, current]) => old !== current)
    .map(([label, old, current]) =>
      m.became(label, old === '' ? none : old, current === '' ? none : current),
    );
  const portrait = before.person.profilePath === after.person.profilePath ? [] : [m.portrait];
  return [...changed, ...portrait];
}
