import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import type { Logger } from './logger.ts';

/** The log and its predecessor together stay below twice this, in bytes. */
const LARGEST_LOG = 1024 * 1024;

/** TMDB's two secrets by their form: the read access token (a JWT) and the short API key (32 hex digits). */
const SECRETS = [/\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}/gu, /\b[0-9a-f]{32}\b/giu];

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

/** Takes out of a log line what must not be in it. */
export type Redact = (text: string) => string;

/** What is known to be private on this computer. */
export interface Private {
  /** Path of the reader's home folder; people send logs to strangers. `""` when there is none. */
  readonly homeFolder: string;
  /** The token in use, whatever it looks like, or `null`. */
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
 * A folder as logs write it: as the system does, with the backslashes of JSON and of `inspect`, with slashes, and as part
 * of a `file:` address. Windows does not tell large letters from small ones, so none are told apart.
 */
function spellingsOf(folder: string): RegExp {
  const slashes = folder.replaceAll('\\', '/');
  const encoded = slashes.split('/').map(encodeURIComponent).join('/').replace(/%3A/giu, ':');
  const spellings = [folder.replaceAll('\\', '\\\\'), folder, slashes, encoded, encodeURI(slashes)];
  return new RegExp(spellings.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|'), 'giu');
}

/** Logs that a step of starting is done, with the milliseconds since the process was made. */
export type LogStep = (step: string) => void;

/**
 * Each step of starting leaves a line, so that a start that hangs says where.
 * @param begun when the process was made, in milliseconds since 1970; `null` where the system does not tell
 */
export function createLogStep(logger: Pick<Logger, 'info'>, begun: number | null): LogStep {
  const origin = begun ?? performance.timeOrigin;
  return (step) => {
    logger.info(`Start, ${Math.max(0, Math.round(Date.now() - origin))} ms: ${step}`);
  };
}
