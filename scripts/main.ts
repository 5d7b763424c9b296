import { constants } from 'node:os';

/** A failure that its message explains fully, so it is shown without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** We were asked to stop while a command was running. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`Stopped by ${signal}.`);
    this.signal = signal;
  }

  get exitCode(): number {
    return 128 + constants.signals[this.signal];
  }
}

/** Runs a script to its end and turns the outcome into the process's exit code. */
export async function main(script: () => Promise<number>): Promise<void> {
  const code = await outcomeOf(script);
  process.exitCode = code;
  // A package of electron-builder (async-exit-hook) calls process.exit(0) when nothing is left to do.
  process.once('exit', () => {
    process.exitCode = code;
  });
}

async function outcomeOf(script: () => Promise<number>): Promise<number> {
  try {
    return await script();
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    console.error(error instanceof PlainError ? error.message : error);
    return 1;
  }
}
