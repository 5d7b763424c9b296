/** How far back the pace is measured, in milliseconds. */
const WINDOW = 10_000;

/** The shortest time that says anything about a pace, in milliseconds. */
const SHORTEST = 1_000;

/** The time between two samples, in milliseconds. */
const STEP = 250;

interface Sample {
  readonly time: number;
  readonly done: number;
}

/** How fast something gets done: by the last seconds, because a network changes. */
export class PackPace {
  #samples: readonly Sample[] = [];

  /**
   * Notes how much is done.
   * @param time milliseconds on a clock that only goes forward
   */
  note(done: number, time: number): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && time - last.time < STEP) return;
    this.#samples = [...this.#samples.filter((sample) => sample.time >= time - WINDOW), { time, done }];
  }

  /** Whole seconds until so much more is done, at the pace of late; `null` while that cannot be told. */
  secondsFor(left: number): number | null {
    const first = this.#samples.at(0);
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || last.time - first.time < SHORTEST) return null;
    const done = last.done - first.done;
    return done <= 0 ? null : Math.ceil((left * (last.time - first.time)) / done / 1000);
  }
}
