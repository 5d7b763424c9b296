import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import type { Logger } from './logger.ts';

/** The log and its predecessor together stay below twice this, in bytes. */
const LARGEST_LOG = 1024 * 1024;

/** TMDB's two secrets by their form: the read access token (a JWT) and the short API key (32 hex digits). */
const SECRETS = [/\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}/gu, /\b[0-9a-f]{32}\b/giu];

export interface FileLoggerOptions {
  /** Path of the log file; its folder is created when the first line is written. */
  readonly file: string;
  readonly redact: Redact;
  readonly now: () => Date;
  /** Also receives each line: the terminal, in development. */
  readonly echo?: (line: string) => void;
}

/**
 * A logger that appends to a file and starts a new one when it is large. It writes immediately and synchronously, so that
 * the line before a crash is on disk. A few lines a day do not need more: docs/adr/0012-own-log-writer.md.
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
      // A log that cannot be written (full or read-only disk) must not crash the application.
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

/** Removes from a log line what must not be in it. */
export type Redact = (text: string) => string;

/** What is known to be private on this computer. */
export interface Private {
  /** Path of the reader's home folder, because people send logs to strangers. `""` if there is none. */
  readonly homeFolder: string;
  /** The token in use, whatever its form, or `null`. */
  readonly token: () => string | null;
}

/** Makes a {@link Redact} that replaces anything that is or looks like a token, and the home folder by `~`. */
export function createRedact({ homeFolder, token }: Private): Redact {
  const home = homeFolder === '' ? null : spellingsOf(homeFolder);
  return (text) => {
    const known = token();
    const withoutKnown = known === null ? text : text.replaceAll(known, '[token]');
    const withoutSecrets = SECRETS.reduce((line, secret) => line.replace(secret, '[token]'), withoutKnown);
    return home === null ? withoutSecrets : withoutSecrets.replace(home, '~');
  };
}

/**
 * Matches a folder in all the ways logs write it: as the system does, with the backslashes of JSON and of `inspect`, with
 * slashes, and in a `file:` address. Case is ignored, because Windows ignores it.
 */
function spellingsOf(folder: string): RegExp {
  const slashes = folder.replaceAll('\\', '/');
  const encoded = slashes.split('/').map(encodeURIComponent).join('/').replace(/%3A/giu, ':');
  const spellings = [folder.replaceAll('\\', '\\\\'), folder, slashes, encoded, encodeURI(slashes)];
  return new RegExp(spellings.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|'), 'giu');
}

/** Logs that a step of the start is done, with the milliseconds since the process was created. */
export type LogStep = (step: string) => void;

/**
 * Logs each step of the start, so that the log shows where a start hangs.
 * @param begun when the process was created, in milliseconds since 1970; `null` if the system does not say
 */
export function createLogStep(logger: Pick<Logger, 'info'>, begun: number | null): LogStep {
  const origin = begun ?? performance.timeOrigin;
  return (step) => {
    logger.info(`Start, ${Math.max(0, Math.round(Date.now() - origin))} ms: ${step}`);
  };
}
