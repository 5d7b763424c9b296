import { describe, expect, it } from 'vitest';
import { countFaults, countPlaywright, countStep, countVitest, notRun, sum } from './counts.ts';

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };
const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 2 };

const passed = { fullName: 'a season is kept', status: 'passed', failureMessages: [] };
const failed = {
  fullName: 'a season opens',
  status: 'failed',
  failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n    at a.test.ts'],
};

describe('a step', () => {
  it('without tests of its own is one that passes or fails', () => {
    expect(countStep(0).counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countStep(2).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('that could not run is a failure with a reason', () => {
    expect(notRun('build failed')).toEqual({
      counts: { passed: 0, failed: 1, skipped: 0 },
      note: 'not run: build failed',
    });
  });
});

describe('tests of Vitest', () => {
  it('are counted one by one', () => {
    expect(countVitest(vitest, 0)).toEqual({ counts: { passed: 3, failed: 0, skipped: 2 } });
    expect(countVitest({ ...vitest, numFailedTests: 2 }, 1)).toEqual({
      counts: { passed: 3, failed: 2, skipped: 2 },
    });
  });

  it('count a file that broke before its first test as a failure', () => {
    const testResults = [
      { name: '/src/broken.test.ts', status: 'failed', assertionResults: [] },
      { name: '/src/main/a.test.ts', status: 'failed', assertionResults: [failed] },
      { name: '/src/main/b.test.ts', status: 'passed', assertionResults: [passed] },
    ];
    const outcome = countVitest({ ...vitest, numFailedTests: 1, testResults }, 1);
    expect(outcome.counts.failed).toBe(2);
    expect(outcome.failures).toEqual([
      'src/broken.test.ts',
      'main/a.test.ts › a season opens: expected 1 to be 2',
    ]);
  });

  it('fail when there are none', () => {
    const none = countVitest({ ...vitest, numPassedTests: 0 }, 0);
    expect(none).toEqual({ counts: { passed: 0, failed: 1, skipped: 2 }, note: 'the runner ran no test' });
  });

  it('fail when the runner failed by itself', () => {
    expect(countVitest(vitest, 1)).toEqual({
      counts: { passed: 3, failed: 1, skipped: 2 },
      note: 'no test failed, but the runner ended with 1',
    });
    expect(countVitest(undefined, 0).counts.failed).toBe(1);
  });
});

describe('tests of Playwright', () => {
  it('have passed when a second try passed', () => {
    expect(countPlaywright({ stats }, 0)).toEqual({ counts: { passed: 5, failed: 0, skipped: 2 } });
  });

  it('are named when they fail, with the error of their last try', () => {
    const results = [{ error: { message: 'first' } }, { error: { message: 'Timed out\nlog' } }];
    const specs = [
      { title: 'a season opens', file: 'season.spec.ts', tests: [{ status: 'unexpected', results }] },
      { title: 'a pack is kept', file: 'packs.spec.ts', tests: [{ status: 'flaky', results }] },
    ];
    const outcome = countPlaywright(
      { stats: { ...stats, unexpected: 1 }, suites: [{ suites: [{ specs }] }] },
      1,
    );
    expect(outcome.failures).toEqual(['season.spec.ts › a season opens: Timed out']);
    expect(outcome.note).toBe('passed on its second try: packs.spec.ts › a pack is kept');
  });

  it('fail when some fail, when there are none and when there is no report', () => {
    expect(countPlaywright({ stats: { ...stats, unexpected: 2 } }, 1).counts.failed).toBe(2);
    expect(countPlaywright({ stats: { ...stats, expected: 0, flaky: 0 } }, 0).counts.failed).toBe(1);
    expect(countPlaywright(undefined, 1).counts.failed).toBe(1);
  });
});

it('all steps add up', () => {
  const step = { passed: 1, failed: 0, skipped: 2 };
  expect(sum([step, step, { passed: 5, failed: 1, skipped: 0 }])).toEqual({
    passed: 7,
    failed: 1,
    skipped: 4,
  });
  expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

it('launches of Electron that were tried again are noted', () => {
  const spec = (annotations?: readonly { readonly type: string }[]) => ({
    title: 'a start',
    file: 'life.spec.ts',
    tests: [{ status: 'expected', results: [], ...(annotations && { annotations }) }],
  });
  const suite = { specs: [spec([{ type: 'launch tried again' }]), spec([{ type: 'skip' }])] };
  expect(countPlaywright({ stats, suites: [suite] }, 0).note).toBe('1 launch tried again');
  expect(countPlaywright({ stats, suites: [{ suites: [suite, suite] }] }, 1).note).toBe(
    'no test failed, but the runner ended with 1; 2 launches tried again',
  );
  expect(countPlaywright({ stats, suites: [{ specs: [spec()] }] }, 0).note).toBeUndefined();
});

it('rounds of faults are counted by their own runner', () => {
  const counts = { passed: 15, failed: 0, skipped: 1 };
  expect(countFaults({ ...counts, failures: [] }, 0)).toEqual({ counts });
  const failures = ['killed while opening: 1/1 is lost'];
  expect(countFaults({ ...counts, failed: 1, failures }, 1)).toEqual({
    counts: { ...counts, failed: 1 },
    failures,
  });
  expect(countFaults(undefined, 1).counts.failed).toBe(1);
});
