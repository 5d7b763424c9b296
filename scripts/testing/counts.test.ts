import { describe, expect, it } from 'vitest';
import { countFaults, countPlaywright, countStep, countVitest, notRun, sum } from './counts.ts';

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };
const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 2 };

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
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(countVitest({ ...vitest, numFailedTests: 1, testResults }, 1).counts.failed).toBe(2);
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
  const test = { annotations: [{ type: 'launch tried again' }] };
  const suite = { specs: [{ tests: [test] }, { tests: [{ annotations: [{ type: 'skip' }] }] }] };
  expect(countPlaywright({ stats, suites: [suite] }, 0).note).toBe('1 launch tried again');
  expect(countPlaywright({ stats, suites: [{ suites: [suite, suite] }] }, 1).note).toBe(
    'no test failed, but the runner ended with 1; 2 launches tried again',
  );
  expect(countPlaywright({ stats, suites: [{ specs: [{ tests: [{}] }] }] }, 0).note).toBeUndefined();
});

it('rounds of faults are counted by their own runner', () => {
  const counts = { passed: 15, failed: 0, skipped: 1 };
  expect(countFaults(counts, 0)).toEqual({ counts });
  expect(countFaults(undefined, 1).counts.failed).toBe(1);
});
