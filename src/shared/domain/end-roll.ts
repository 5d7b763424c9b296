import type { CreditNames } from './credit-names.ts';
import type { CreditSections } from './group-credits.ts';
import type { HiddenDetails } from './spoilers.ts';

/** A line of an end roll: a person's role or job, and their name. */
export interface RollLine {
  /** Unique in its roll. */
  readonly id: string;
  /** The role or the job; `''` if there is none or it is hidden. */
  readonly work: string;
  /** Whether the line before has the same job, so that it need not be shown twice. */
  readonly isSameWork: boolean;
  readonly name: string;
}

/** Lines below a heading. */
export interface RollBlock {
  readonly id: string;
  readonly heading: string;
  /** People, each once: somebody with two jobs has two lines. */
  readonly peopleCount: number;
  readonly lines: readonly RollLine[];
}

/** The texts of the headings. */
export interface RollHeadings {
  readonly cast: string;
  readonly guests: string;
}

/**
 * A season's credits in the order of an end roll: regular cast by billing, guest stars, then the crew by department, with
 * people who have the same job grouped below its name.
 * @param sections without hidden people
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
    peopleCount: groups.length,
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
      peopleCount: people.length,
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

/** Splits blocks of more than `most` lines; the continuations have no heading. */
export function cutBlocks(blocks: readonly RollBlock[], most: number): readonly RollBlock[] {
  return blocks.flatMap((block) =>
    Array.from({ length: Math.ceil(block.lines.length / most) }, (_, index) => ({
      ...block,
      id: `${block.id}/${index}`,
      heading: index === 0 ? block.heading : '',
      lines: block.lines.slice(index * most, (index + 1) * most),
    })),
  );
}
