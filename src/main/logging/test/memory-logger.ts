import type { Logger } from '../logger.ts';

/** A logger for tests that remembers its lines. */
export class MemoryLogger implements Logger {
  readonly lines: string[] = [];
  readonly details: unknown[] = [];

  info(message: string, detail?: unknown): void {
    this.#remember('info', message, detail);
  }

  warn(message: string, detail?: unknown): void {
    this.#remember('warn', message, detail);
  }

  error(message: string, detail?: unknown): void {
    this.#remember('error', message, detail);
  }

  #remember(level: string, message: string, detail: unknown): void {
    this.lines.push(`${level} ${message}`);
    this.details.push(detail);
  }
}
