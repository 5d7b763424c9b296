import { cutBlocks, type RollBlock } from '@shared/domain/end-roll.ts';

/** Height of a line and of a heading of a roll, in CSS pixels at size 1. */
export const ROLL_HEIGHTS = { line: 34, heading: 120 } as const;

/** Lines that are rendered or skipped together. */
const PART = 40;
/** Up to this many lines, all are rendered. */
const LONGEST_WHOLE = 600;
/** How many parts are rendered before and after the visible ones. */
const MARGIN = 2;

/** What is in sight of a roll's parts, in CSS pixels at size 1 from the start of the first. */
export interface RollSight {
  readonly from: number;
  readonly to: number;
}

/** A part of a roll, and where it stands: CSS pixels at size 1 from the start of the first. */
export interface RollPart {
  readonly block: RollBlock;
  readonly top: number;
}

/** The lines of a roll. A long one is rendered in parts whose lines all have the same height: those in sight, and some around. */
export class RollParts {
  readonly #blocks: () => readonly RollBlock[];
  readonly #sight: () => RollSight;

  /** All parts, in order. */
  readonly blocks: readonly RollBlock[] = $derived.by(() => cutBlocks(this.#blocks(), PART));
  /** Not all of it is rendered. */
  readonly isLong: boolean = $derived.by(
    () => this.blocks.reduce((sum, { lines }) => sum + lines.length, 0) > LONGEST_WHOLE,
  );
  readonly #tops: readonly number[] = $derived.by(() => {
    const tops = [0];
    for (const { heading, lines } of this.blocks) {
      const head = heading === '' ? 0 : ROLL_HEIGHTS.heading;
      tops.push((tops.at(-1) ?? 0) + head + lines.length * ROLL_HEIGHTS.line);
    }
    return tops;
  });
  readonly #first: number = $derived.by(() => {
    const { from } = this.#sight();
    return (
      Math.max(
        0,
        this.#tops.findLastIndex((top) => top <= from),
      ) - MARGIN
    );
  });
  readonly #last: number = $derived.by(() => {
    const { to } = this.#sight();
    return (
      Math.max(
        0,
        this.#tops.findLastIndex((top) => top <= to),
      ) + MARGIN
    );
  });
  /** Those to render. */
  readonly drawn: readonly RollPart[] = $derived.by(() =>
    this.blocks
      .map((block, index) => ({ block, top: this.#tops[index] ?? 0, index }))
      .filter(({ index }) => !this.isLong || (index >= this.#first && index <= this.#last)),
  );

  /**
   * @param blocks of the roll
   * @param sight what is in sight, as of the last time it was looked at
   */
  constructor(blocks: () => readonly RollBlock[], sight: () => RollSight) {
    this.#blocks = blocks;
    this.#sight = sight;
  }

  /** Height of all parts of a long roll, in CSS pixels at size 1. */
  get height(): number {
    return this.#tops.at(-1) ?? 0;
  }
}
