/** How long a slice of work takes before the window gets a frame, in milliseconds. */
const SLICE = 12;

/** Work in slices, between which the window draws and takes input. */
export class Slices {
  #ends = performance.now() + SLICE;

  /** It is time to {@link giveWay}. */
  get isOver(): boolean {
    return performance.now() >= this.#ends;
  }

  /** Lets the window draw a frame and take input. In a hidden window there are no frames, but there are timers. */
  async giveWay(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.#ends = performance.now() + SLICE;
  }
}
