interface Row {
  rounds: number;
  readonly failures: string[];
}

/** Which rounds are run, from 1; both included. */
export interface Rounds {
  readonly from: number;
  readonly to: number;
}

/** The counts of one run, so that the next one can add to them. */
interface Figures {
  readonly rows: readonly (readonly [string, Row])[];
  readonly counts: readonly (readonly [string, number])[];
  readonly skipped: readonly string[];
  readonly minutes: number;
}

/** Counts rounds and their outcomes. */
export class Tally {
  readonly #rows = new Map<string, Row>();
  readonly #counts = new Map<string, number>();
  readonly #skipped: string[] = [];
  #current = 'before the first round';
  /** How long it has taken so far. */
  minutes = 0;

  /** The counts of earlier runs, as {@link toJson} wrote them. */
  add(json: string): void {
    const { rows, counts, skipped, minutes } = JSON.parse(json) as Figures;
    for (const [name, { rounds, failures }] of rows) {
      const row = this.#rows.get(name) ?? { rounds: 0, failures: [] };
      this.#rows.set(name, { rounds: row.rounds + rounds, failures: [...row.failures, ...failures] });
    }
    for (const [what, number] of counts) this.count(what, number);
    this.#skipped.push(...skipped);
    this.minutes += minutes;
  }

  toJson(): string {
    const { minutes } = this;
    const figures: Figures = {
      rows: [...this.#rows],
      counts: [...this.#counts],
      skipped: this.#skipped,
      minutes,
    };
    return JSON.stringify(figures);
  }

  /** Runs one round; a failure is counted and reported, and the next round follows. */
  async round(name: string, run: () => Promise<void>): Promise<void> {
    const row = this.#rows.get(name) ?? { rounds: 0, failures: [] };
    this.#rows.set(name, row);
    row.rounds += 1;
    console.log(`${this.rounds}. ${name}`);
    this.#current = name;
    try {
      await run();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Counts a failure of the current or last round, including one that nothing in it awaits. */
  fail(error: unknown): void {
    const failure = error instanceof Error ? error.message : String(error);
    const row = this.#rows.get(this.#current) ?? { rounds: 0, failures: [] };
    this.#rows.set(this.#current, row);
    row.failures.push(failure);
    console.error(`✗ ${this.#current}: ${failure}`);
  }

  count(what: string, by = 1): void {
    if (by === 0) return;
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  skip(what: string, why: string): void {
    this.#skipped.push(`${what}: ${why}`);
  }

  get failed(): number {
    return this.failures.length;
  }

  get rounds(): number {
    return [...this.#rows.values()].reduce((sum, { rounds }) => sum + rounds, 0);
  }

  /** Every failure, with the kind of its round. */
  get failures(): readonly string[] {
    return [...this.#rows].flatMap(([name, row]) => row.failures.map((failure) => `${name}: ${failure}`));
  }

  get counts(): { readonly passed: number; readonly failed: number; readonly skipped: number } {
    const { failed, rounds } = this;
    return { passed: rounds - failed, failed, skipped: this.#skipped.length };
  }

  /** As Markdown: a table of all kinds of rounds, the counts, what was left out, and every failure. */
  toMarkdown(): string {
    const rows = [...this.#rows].map(
      ([name, { rounds, failures }]) => `| ${name} | ${rounds} | ${failures.length} |`,
    );
    const counts = [...this.#counts].map(([what, number]) => `- ${what}: ${number}`);
    const skipped = this.#skipped.map((text) => `- not run: ${text}`);
    const failures = this.failures.map((failure) => `- failed: ${failure}`);
    return [
      '| what happened | rounds | failed |',
      '| --- | ---: | ---: |',
      ...rows,
      '',
      ...[...counts, ...skipped, ...failures],
    ]
      .join('\n')
      .trimEnd();
  }
}
