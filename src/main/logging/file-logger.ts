import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import type { Logger } from './logger.ts';
import type { Redact } from './redact.ts';

/** The log and its predecessor together stay below twice this, in bytes. */
const LARGEST_LOG = 1024 * 1024;

export interface FileLoggerOptions {
  /** Path of the log file; its folder is made when the first line is written. */
  readonly file: string;
  readonly redact: Redact;
  readonly now: () => Date;
  /** Also told each line: the terminal, in development. */
  readonly echo?: (line: string) => void;
}

/**
 * A logger that appends to one file and begins a new one when that is large. It writes at once and synchronously, so
 * that the line before a crash is there. A few lines a day do not need more: docs/adr/0012-own-log-writer.md.
 */
export class FileLogger implements Logger {
  readonly #options: FileLoggerOptions;
  #bytes: number | null = null;

  constructor(options: FileLoggerOptions) {
    this.#options = options;
  }

  info(message: string, detail?: unknown): void {
    this.#write('info', message, detail);
  }

  warn(message: string, detail?: unknown): void {
    this.#write('warn', message, detail);
  }

  error(message: string, detail?: unknown): void {
    this.#write('error', message, detail);
  }

  #write(level: 'info' | 'warn' | 'error', message: string, detail: unknown): void {
    const { now, redact, echo } = this.#options;
    const tail = detail === undefined ? '' : ` ${inspect(detail, { depth: 4, breakLength: Infinity })}`;
    const line = redact(`${now().toISOString()} ${level.padEnd(5)} ${message}${tail}\n`);
    echo?.(line);
    try {
      this.#append(line);
    } catch (error) {
      // A log that cannot be written (a full or read-only disk) must not take the application with it.
      echo?.(`The log cannot be written: ${String(error)}\n`);
    }
  }

  #append(line: string): void {
    const { file } = this.#options;
    this.#bytes ??= sizeOf(file);
    if (this.#bytes > LARGEST_LOG) {
      renameSync(file, `${file}.old`);
      this.#bytes = 0;
    }
    appendFileSync(file, line, { mode: 0o600 });
    this.#bytes += Buffer.byteLength(line);
  }
}

function sizeOf(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
