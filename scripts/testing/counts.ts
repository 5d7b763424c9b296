import { stripVTControlCharacters } from 'node:util';

/** The result of one step. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Counts, which tests failed, and, where it is not obvious, the reason for a failure. */
export interface Outcome {
  readonly counts: Counts;
  readonly note?: string;
  /** The names of the failed tests with the first line of their errors. */
  readonly failures?: readonly string[];
}

/** The parts of Vitest's JSON report that are read here. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
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
    readonly title: string;
    readonly file: string;
    readonly tests: readonly PlaywrightTest[];
  }[];
}

interface PlaywrightTest {
  readonly status: string;
  readonly annotations?: readonly { readonly type: string }[];
  readonly results: readonly { readonly error?: { readonly message?: string } }[];
}

/** What e2e/faults/main.ts reports. */
export interface FaultsReport extends Counts {
  readonly failures: readonly string[];
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
    report.testResults.flatMap(({ name, status, assertionResults }) =>
      status === 'failed' && assertionResults.length === 0
        ? [placeOf(name)]
        : assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ fullName, failureMessages }) => failureText(name, fullName, failureMessages[0])),
    ),
  );
}

/** What Playwright counted. A test that passed on its second try has passed; it is named, and repeated launches are noted. */
export function countPlaywright(report: PlaywrightReport | undefined, exitCode: number): Outcome {
  if (!report) return notRun('the runner wrote no report');
  const { expected, flaky, unexpected, skipped } = report.stats;
  const specs = (report.suites ?? []).flatMap(specsOf);
  const failures = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => failureText(file, title, results.at(-1)?.error?.message)),
  );
  const outcome = judge({ passed: expected + flaky, failed: unexpected, skipped }, exitCode, failures);
  const annotations = specs.flatMap(({ tests }) => tests.flatMap(({ annotations = [] }) => annotations));
  const again = annotations.filter(({ type }) => type === LAUNCH_TRIED_AGAIN).length;
  const second = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  const notes = [
    ...(outcome.note === undefined ? [] : [outcome.note]),
    ...(again === 0 ? [] : [again === 1 ? '1 launch tried again' : `${again} launches tried again`]),
    ...second.map(({ file, title }) => `passed on its second try: ${failureText(file, title)}`),
  ];
  return notes.length === 0 ? outcome : { ...outcome, note: notes.join('; ') };
}

function specsOf({ suites = [], specs = [] }: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** What the runner of the fault tests counted. */
export function countFaults(report: FaultsReport | undefined, exitCode: number): Outcome {
  if (!report) return notRun('the runner wrote no report');
  const { failures, ...counts } = report;
  return judge(counts, exitCode, failures);
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
function judge(counts: Counts, exitCode: number, failures: readonly string[]): Outcome {
  if (counts.passed + counts.failed === 0) {
    return { counts: { ...counts, failed: 1 }, note: 'the runner ran no test' };
  }
  if (exitCode !== 0 && counts.failed === 0) {
    return {
      counts: { ...counts, failed: 1 },
      note: `no test failed, but the runner ended with ${exitCode}`,
    };
  }
  return failures.length === 0 ? { counts } : { counts, failures };
}

/** One line: the file, the test, and the first line of its error without the colours of a terminal. */
function failureText(file: string, test: string, error = ''): string {
  const [line = ''] = stripVTControlCharacters(error).split('\n');
  return `${placeOf(file)} › ${test}${line === '' ? '' : `: ${line}`}`;
}

/** The last two names of a path. */
function placeOf(file: string): string {
  return file.split(/[\\/]/u).slice(-2).join('/');
}
