import { spawn, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { Interrupted } from './main.ts';
import { projectFolder } from './project.ts';

/** A program and its arguments, not yet started. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Silences standard output; what goes to standard error is always shown. */
  readonly quiet?: boolean;
  /** Runs at low priority, using only the processor time that nothing else needs. */
  readonly inBackground?: boolean;
}

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
// In its own process group, so that a signal reaches the program behind a wrapper such as xvfb-run, and reaches it only once.
// Windows has no process groups; a console sends Ctrl-C to every program in it.
const ownGroup = process.platform !== 'win32';

/**
 * Runs a command with our own input and output, passes signals on, and returns its exit code.
 * @throws Interrupted, after the command has ended, if we were asked to stop while it ran.
 */
export async function runCommand(command: Command, options: RunOptions = {}): Promise<number> {
  const child = spawn(command.program, [...command.args], {
    cwd: options.cwd ?? projectFolder,
    env: options.env ?? process.env,
    stdio: ['inherit', options.quiet ? 'ignore' : 'inherit', 'inherit'],
    detached: ownGroup,
  });
  if (options.inBackground && child.pid !== undefined)
    setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let interrupted: NodeJS.Signals | undefined;
  const forward = (signal: NodeJS.Signals): void => {
    interrupted = signal;
    send(child, signal);
  };
  for (const signal of forwardedSignals) process.on(signal, forward);
  try {
    const code = await exitCode(child);
    if (interrupted) throw new Interrupted(interrupted);
    return code;
  } finally {
    for (const signal of forwardedSignals) process.off(signal, forward);
  }
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      done(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!ownGroup || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group may have ended a moment ago; any other error is rethrown.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
