import type { Credit } from '@shared/domain/credit.ts';
import type { CreditRow } from '@shared/domain/credit-rows.ts';
import type { CreditGroup } from '@shared/domain/group-credits.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from './texts.svelte.ts';

/** A piece of a line of roles or jobs. */
export interface LinePart {
  readonly text: string;
  /** True for TMDB's words, which the filter finds; false for words we add. */
  readonly isFound: boolean;
}

/**
 * "Executive Producer, Writer (3 episodes)": a person's jobs in the interface's language, each with its
 * episodes, unless they are hidden or equal to `usual`: those of the whole season, or the number shown beside the line.
 */
export function jobLine(
  group: CreditGroup,
  usual: number | null,
  hidden: Pick<HiddenDetails, 'episodeCounts'>,
  texts: Texts,
): readonly LinePart[] {
  const byJob = Map.groupBy(group.credits, ({ job }) => job ?? '');
  return [...byJob]
    .filter(([job]) => job !== '')
    .flatMap(([job, credits], index) => {
      const episodes = largestCount(credits);
      const isPart = episodes !== null && episodes !== usual && !hidden.episodeCounts;
      return [
        ...(index === 0 ? [] : [{ text: texts.m.app.separator, isFound: false }]),
        { text: texts.credits.job(job), isFound: true },
        ...(isPart ? [{ text: ` (${texts.m.season.episodeCount(episodes)})`, isFound: false }] : []),
      ];
    });
}

/**
 * A person's roles ("Walter White / Heisenberg") or jobs (as in {@link jobLine}) for a row that shows the total episodes
 * beside it. Empty if TMDB has none, or if they are hidden.
 */
export function rowLine(
  { group, roles, section }: CreditRow,
  hidden: HiddenDetails,
  texts: Texts,
): readonly LinePart[] {
  if (section === 'crew') return jobLine(group, group.episodeCount, hidden, texts);
  return hidden.characters || roles.length === 0 ? [] : [{ text: roles.join(' / '), isFound: true }];
}

/** All of a line. */
export function lineText(line: readonly LinePart[]): string {
  return line.map(({ text }) => text).join('');
}

function largestCount(credits: readonly Credit[]): number | null {
  const counts = credits.flatMap(({ episodeCount }) => (episodeCount === null ? [] : [episodeCount]));
  return counts.length === 0 ? null : Math.max(...counts);
}
