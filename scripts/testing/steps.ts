import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsVirtualDisplay, onVirtualDisplay } from '../display.ts';
import type { Command } from '../run-command.ts';
import {
  countFaults,
  countPlaywright,
  countStep,
  countVitest,
  type FaultsReport,
  type Outcome,
  type PlaywrightReport,
  type VitestReport,
} from './counts.ts';
import { npm, tool } from '../tools.ts';

/** One thing that `npm test` does. */
export interface Step {
  readonly name: string;
  readonly command: Command;
  readonly env?: Readonly<Record<string, string>>;
  /** Names of the steps that must succeed before this one can run. */
  readonly after?: readonly string[];
  /** Turns the exit code and, if there is one, the report into counts. */
  readonly count: (exitCode: number) => Outcome;
}

/** The step that provides Electron and its libraries; it runs in this process. */
export const setUp = 'set-up';
const build = 'build';

/** Steps that only read the sources. Each uses one processor, so they can run side by side. The longest comes first. */
export function checks(): readonly Step[] {
  return [
    { name: 'lint', command: tool('eslint', ['.']), count: countStep },
    { name: 'types', command: npm(['run', '--silent', 'types']), count: countStep },
    { name: 'format', command: tool('prettier', ['--check', '.']), count: countStep },
    { name: 'dependencies', command: npm(['run', '--silent', 'deps']), count: countStep },
  ];
}

/** Unit and component tests: they need neither a build nor Electron. */
export function quickTests(reports: string): readonly Step[] {
  return [vitestStep('unit and components', (args) => tool('vitest', ['run', ...args]), reports)];
}

/** Steps that need the built application and its runtime. */
export function slowSteps(reports: string): readonly Step[] {
  return [
    { name: build, command: tool('electron-vite', ['build']), count: countStep },
    endToEndStep(join(reports, 'end-to-end.json')),
    faultsStep(join(reports, 'faults.json')),
  ];
}

function vitestStep(name: string, command: (args: readonly string[]) => Command, reports: string): Step {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  return {
    name,
    command: command(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
    count: (exitCode) => countVitest(read(report) as VitestReport | undefined, exitCode),
  };
}

function endToEndStep(report: string): Step {
  // With lint and types beside it, a slow moment may outlast the patience of a test: its second try is named in the summary.
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json', '--retries=1'];
  return {
    name: 'end to end',
    command: inOwnSession(tool('playwright', args, '@playwright/test')),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    after: [setUp, build],
    count: (exitCode) => countPlaywright(read(report) as PlaywrightReport | undefined, exitCode),
  };
}

/** Kills, damaged files, a full disk: the short version; `npm run test:faults` is the long one. */
function faultsStep(report: string): Step {
  const args = ['e2e/faults/main.ts', '--short', '--report', report];
  return {
    name: 'faults',
    command: inOwnSession({ program: process.execPath, args }),
    after: [setUp, build],
    count: (exitCode) => countFaults(read(report) as FaultsReport | undefined, exitCode),
  };
}

/** On Linux, with its own message bus, so that no test touches the user's keyring, and with a display if there is none. */
function inOwnSession(command: Command): Command {
  if (process.platform !== 'linux') return command;
  const session = { program: 'dbus-run-session', args: ['--', command.program, ...command.args] };
  return needsVirtualDisplay(process.env, process.platform) ? onVirtualDisplay(session) : session;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Missing or incomplete: the functions that count then say that there is no report.
    return undefined;
  }
}
