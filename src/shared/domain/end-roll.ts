import type { CreditNames } from './credit-names.ts';
import type { CreditSections } from './group-credits.ts';
import type { HiddenDetails } from './spoilers.ts';

/** A line of an end roll: what somebody was or did beside their name. */
export interface RollLine {
  /** Unique in its roll. */
  readonly id: string;
  /** The role, or the job; `''` where there is none or it is hidden. */
  readonly work: string;
  /** Whether it is the job of the line before: whoever sees both does not read it twice. */
  readonly isSameWork: boolean;
  readonly name: string;
}

/** Lines below a heading. */
export interface RollBlock {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly RollLine[];
}

/** What headings are called. */
export interface RollHeadings {
  readonly cast: string;
  readonly guests: string;
}

/**
 * A season's credits in the order of an end roll: regular cast by billing, guests, then the crew by department, where
 * those with the same job follow each other below its name.
 * @param sections without whoever is hidden
 */
export function endRoll(
  { regulars, guests, crew }: CreditSections,
  hidden: Pick<HiddenDetails, 'characters'>,
  headings: RollHeadings,
  names: CreditNames,
): readonly RollBlock[] {
  const cast = (id: string, heading: string, groups: CreditSections['regulars']): RollBlock => ({
    id,
    heading,
    lines: groups.map(({ id: line, person, credits }) => ({
      id: `${id}/${line}`,
      work: hidden.characters
        ? ''
        : [...new Set(credits.map(({ character }) => character ?? ''))]
            .filter((role) => role !== '')
            .join(' / '),
      isSameWork: false,
      name: person.name,
    })),
  });
  const departments = crew.map(({ department, people }): RollBlock => {
    const credits = people.flatMap(({ person, credits: own }) =>
      own.map(({ creditId, job }) => ({ creditId, job: job ?? '', name: person.name })),
    );
    return {
      id: `crew/${department}`,
      heading: names.department(department),
      lines: [...Map.groupBy(credits, ({ job }) => job)].flatMap(([job, own]) =>
        own.map(({ creditId, name }, index) => ({
          id: `${department}/${creditId}`,
          work: names.job(job),
          isSameWork: index > 0,
          name,
        })),
      ),
    };
  });
  return [
    cast('regulars', headings.cast, regulars),
    cast('guests', headings.guests, guests),
    ...departments,
  ].filter(({ lines }) => lines.length > 0);
}

/** Blocks cut where they are longer than `most` lines; what follows has no heading of its own. */
export function cutBlocks(blocks: readonly RollBlock[], most: number): readonly RollBlock[] {
  return blocks.flatMap((block) =>
    Array.from({ length: Math.ceil(block.lines.length / most) }, (_, index) => ({
      id: `${block.id}/${index}`,
      heading: index === 0 ? block.heading : '',
      lines: block.lines.slice(index * most, (index + 1) * most),
    })),
  );
}
