/** The result of one step. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Counts and, where it is not obvious, the reason for a failure. */
export interface Outcome {
  readonly counts: Counts;
  readonly note?: string;
}

/** The parts of Vitest's JSON report that are read here. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** The parts of Playwright's JSON report that are read here. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly tests: readonly { readonly annotations?: readonly { readonly type: string }[] }[];
  }[];
}

/** The annotation that e2e/fixtures.ts leaves for each launch of Electron that hung and was tried again. */
export const LAUNCH_TRIED_AGAIN = 'launch tried again';

/** A step without tests of its own, such as the type check, counts as one test that passes or fails. */
export function countStep(exitCode: number): Outcome {
  return { counts: { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 } };
}

/** A step that could not run counts as one failure. */
export function notRun(reason: string): Outcome {
  return { counts: { passed: 0, failed: 1, skipped: 0 }, note: `not run: ${reason}` };
}

/** What Vitest counted. A file that fails before its first test counts as one failure. */
export function countVitest(report: VitestReport | undefined, exitCode: number): Outcome {
  if (!report) return notRun('the runner wrote no report');
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return judge(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    exitCode,
  );
}

/** What Playwright counted. A test that passed on its second try has passed; repeated launches are noted. */
export function countPlaywright(report: PlaywrightReport | undefined, exitCode: number): Outcome {
  if (!report) return notRun('the runner wrote no report');
  const { expected, flaky, unexpected, skipped } = report.stats;
  const outcome = judge({ passed: expected + flaky, failed: unexpected, skipped }, exitCode);
  const again = (report.suites ?? []).reduce((total, suite) => total + launchesTriedAgain(suite), 0);
  if (again === 0) return outcome;
  const note = again === 1 ? '1 launch tried again' : `${again} launches tried again`;
  return { ...outcome, note: outcome.note === undefined ? note : `${outcome.note}; ${note}` };
}

function launchesTriedAgain({ suites = [], specs = [] }: PlaywrightSuite): number {
  const annotations = specs.flatMap(({ tests }) => tests.flatMap(({ annotations = [] }) => annotations));
  const own = annotations.filter(({ type }) => type === LAUNCH_TRIED_AGAIN).length;
  return suites.reduce((total, suite) => total + launchesTriedAgain(suite), own);
}

/** What the runner of the fault tests counted. */
export function countFaults(report: Counts | undefined, exitCode: number): Outcome {
  return report ? judge(report, exitCode) : notRun('the runner wrote no report');
}

/** The sum over all steps. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** A runner that ran nothing, or that failed without a failed test, must not look like a success. */
function judge(counts: Counts, exitCode: number): Outcome {
  if (counts.passed + counts.failed === 0) {
    return { counts: { ...counts, failed: 1 }, note: 'the runner ran no test' };
  }
  if (exitCode !== 0 && counts.failed === 0) {
    return {
      counts: { ...counts, failed: 1 },
      note: `no test failed, but the runner ended with ${exitCode}`,
    };
  }
  return { counts };
}
