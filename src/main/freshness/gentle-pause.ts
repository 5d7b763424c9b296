/** The shortest and the longest pause, in milliseconds. */
export interface PauseRange {
  readonly least: number;
  readonly most: number;
}

/**
 * A pause of chance length, so that the installations of a whole world do not ask in the same moment.
 * @param random from 0 to 1, as Math.random
 */
export function jitter({ least, most }: PauseRange, random: () => number): number {
  return least + random() * (most - least);
}
