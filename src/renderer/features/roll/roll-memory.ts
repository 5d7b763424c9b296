/** How the reader likes the roll: for as long as the window lives. */
export interface RollMemory {
  /** One of {@link ROLL_SIZES}, by its place. */
  size?: number;
  /** One of {@link ROLL_SPEEDS}, by its place. */
  speed?: number;
}

/** How large, against the window's own type. */
export const ROLL_SIZES = [0.75, 1, 1.25, 1.5, 2] as const;

/** How many lines pass in a second. */
export const ROLL_SPEEDS = [0.5, 0.8, 1.2, 2, 3.5] as const;
