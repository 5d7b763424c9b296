import { sum, type Outcome } from './counts.ts';

/** A step that is over. */
export interface Row extends Outcome {
  readonly name: string;
  readonly seconds: number;
}

/** The failed tests and a table of all steps; its last line is the total: `N passed, N failed`. */
export function summary(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, counts, seconds, note }) =>
    [
      counts.failed === 0 ? '✓' : '✗',
      name.padEnd(width),
      `${counts.passed} passed`.padStart(12),
      `${counts.failed} failed`.padStart(10),
      `${counts.skipped} skipped`.padStart(11),
      `${seconds.toFixed(1)} s`.padStart(9),
      ...(note === undefined ? [] : [` ${note}`]),
    ].join(' '),
  );
  const total = sum(rows.map(({ counts }) => counts));
  const failures = rows.flatMap(({ failures = [] }) => failures.map((failure) => `✗ ${failure}`));
  return [
    ...(failures.length === 0 ? [] : ['', ...failures]),
    '',
    ...lines,
    '',
    `${total.passed} passed, ${total.failed} failed`,
  ].join('\n');
}
