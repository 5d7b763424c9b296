import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../logging/logger.ts';

/** Writes a JSON object to a file so that it is there whole or not at all. */
export type WriteWhole = (content: Readonly<Record<string, unknown>>) => void;

/** What a {@link StoreFile} needs. */
export interface StoreFileOptions {
  readonly folder: string;
  /** Name of the file without `.json`. */
  readonly name: string;
  /** Loads what writes; called once, at the first write. */
  readonly loadWriter: (folder: string, name: string) => Promise<WriteWhole>;
  readonly logger: Logger;
  readonly now: () => Date;
}

/**
 * A small JSON object on disk. It is read at once, because the window's size and colour depend on it; what writes is
 * loaded at the first write: docs/adr/0011-settings-file.md. A file that is not a JSON object is set aside, never
 * overwritten, and counts as empty.
 */
export class StoreFile {
  readonly #options: StoreFileOptions;
  readonly #path: string;
  #writer: Promise<WriteWhole> | null = null;
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(options: StoreFileOptions) {
    this.#options = options;
    this.#path = join(options.folder, `${options.name}.json`);
  }

  /** The content, or an empty object. */
  read(): Readonly<Record<string, unknown>> {
    const { logger } = this.#options;
    try {
      const content: unknown = JSON.parse(readFileSync(this.#path, 'utf8'));
      if (isObject(content)) return content;
    } catch (error) {
      if (isMissing(error)) return {};
      if (!(error instanceof SyntaxError)) {
        logger.error(`${this.#options.name}.json cannot be read`, error);
        return {};
      }
    }
    this.#setAside();
    return {};
  }

  /** Writes the content in place of the old one, after the writes that were asked for before. */
  write(content: Readonly<Record<string, unknown>>): Promise<void> {
    const { folder, name, loadWriter } = this.#options;
    const writer = (this.#writer ??= loadWriter(folder, name));
    const write = this.#lastWrite.then(async () => {
      (await writer)(content);
    });
    this.#lastWrite = write.catch(() => undefined);
    return write;
  }

  /** Resolves when everything asked for so far has been written or has failed. */
  settled(): Promise<void> {
    return this.#lastWrite;
  }

  #setAside(): void {
    const { folder, name, logger, now } = this.#options;
    const time = now().toISOString().replaceAll(':', '-');
    const aside = `${name}.corrupt-${time}.json`;
    try {
      renameSync(this.#path, join(folder, aside));
      logger.warn(`${name}.json was damaged; it is kept as ${aside}, and defaults are used`);
    } catch (error) {
      logger.error(`${name}.json is damaged and cannot be set aside`, error);
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
