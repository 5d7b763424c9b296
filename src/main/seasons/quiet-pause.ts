/** How long a question that has failed is not asked again by itself, in milliseconds. */
const PAUSE_MS = 5 * 60 * 1000;

/**
 * Remembers what TMDB has lately failed to answer, so that no question is repeated by itself each time a page opens.
 * A reader who asks is always obeyed.
 */
export class QuietPause {
  readonly #clock: () => Date;
  readonly #failedAt = new Map<string, number>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** The question of that name has failed now. */
  begin(id: string): void {
    this.#failedAt.set(id, this.#clock().getTime());
  }

  /** True while it is too early to ask again. */
  isOn(id: string): boolean {
    const failedAt = this.#failedAt.get(id);
    return failedAt !== undefined && this.#clock().getTime() - failedAt < PAUSE_MS;
  }
}
