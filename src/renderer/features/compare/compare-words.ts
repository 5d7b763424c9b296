import type { ComparedPerson, Comparison, StayedPerson } from '@shared/domain/compare-people.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** A person's work as text: roles for cast, jobs for crew. */
export type Work = 'cast' | 'crew';

/** A person's roles or jobs as a list; `''` if TMDB has none, and for hidden roles. */
export function workText(person: ComparedPerson, work: Work, hidden: HiddenDetails, texts: Texts): string {
  if (work === 'crew') return texts.row([...new Set(person.jobs.map(({ job }) => texts.credits.job(job)))]);
  return hidden.characters ? '' : texts.row(person.roles);
}

/** "Camera Operator → Director of Photography"; if there is no `before`, or it is the same, only what they do now. */
export function changeText(
  person: ComparedPerson,
  before: ComparedPerson | undefined,
  work: Work,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  const now = workText(person, work, hidden, texts);
  const earlier = before === undefined ? '' : workText(before, work, hidden, texts);
  return earlier === '' || now === '' || earlier === now ? now : `${earlier} → ${now}`;
}

/** Everything a person did on one side; a check mark if they are there but none of their roles or jobs is known or shown. */
export function sideText(
  side: ComparedPerson | null | undefined,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  if (side == null) return '';
  const work = [workText(side, 'cast', hidden, texts), workText(side, 'crew', hidden, texts)];
  return texts.row(work.filter((text) => text !== '')) || '✓';
}

/** "Anna Gunn (Skyler White)". */
function named(person: ComparedPerson, work: Work, hidden: HiddenDetails, texts: Texts): string {
  const did = workText(person, work, hidden, texts);
  return did === '' ? person.person.name : texts.m.compare.named(person.person.name, did);
}

/**
 * A comparison as sentences, one per line: who joined and left, who was promoted, which roles were recast, which jobs
 * changed. What is hidden on the page is left out.
 */
export function comparisonSentences(
  { joined, left, promoted, demoted, recast, changedJobs }: Comparison,
  hidden: HiddenDetails,
  texts: Texts,
): readonly string[] {
  const m = texts.m.compare.sentences;
  const cast = (people: readonly ComparedPerson[]): readonly ComparedPerson[] =>
    people.filter((person) => !hidden.guests || person.cast === 'regular');
  const say = (people: readonly ComparedPerson[], work: Work, sentence: (who: string) => string) =>
    people.map((person) => sentence(named(person, work, hidden, texts)));
  const pairs = (people: readonly StayedPerson[], sentence: (who: string) => string) =>
    say(
      people.map(({ after }) => after),
      'cast',
      sentence,
    );
  const names = (people: readonly ComparedPerson[]): string =>
    texts.list(people.map(({ person }) => person.name));
  return [
    ...pairs(promoted, m.promoted),
    ...(hidden.guests ? [] : pairs(demoted, m.demoted)),
    ...(hidden.characters
      ? []
      : recast.map(({ role, before, after }) => m.recast(role, names(before), names(after)))),
    ...say(cast(joined.cast), 'cast', m.joined),
    ...say(cast(left.cast), 'cast', m.left),
    ...changedJobs.map(({ before, after }) =>
      m.changedJobs(
        after.person.name,
        workText(before, 'crew', hidden, texts),
        workText(after, 'crew', hidden, texts),
      ),
    ),
    ...say(joined.crew, 'crew', m.joined),
    ...say(left.crew, 'crew', m.left),
  ];
}
