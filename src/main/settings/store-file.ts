import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreName } from '@shared/ipc/contract.ts';
import type { Logger } from '../logging/logger.ts';

/** Writes a JSON object to a file, completely or not at all. */
export type WriteWhole = (content: Content) => void;

type Content = Readonly<Record<string, unknown>>;

export interface StoreFileOptions {
  readonly folder: string;
  /** Name of the file without `.json`. */
  readonly name: StoreName;
  /** Loads the writer; called at the first write, and again after a failure. */
  readonly loadWriter: (folder: string, name: string) => Promise<WriteWhole>;
  /** Called if the file was damaged, with its new name; `null` if it could not be set aside. */
  readonly onRepaired: (keptAs: string | null) => void;
  readonly logger: Logger;
  readonly now: () => Date;
}

/**
 * A small JSON object on disk. It is read immediately, because the window's size and color depend on it; the writer is loaded
 * at the first write: docs/adr/0011-settings-file.md. A damaged file is set aside, never overwritten; what can be read is
 * carried over to a new one.
 */
export class StoreFile {
  readonly #options: StoreFileOptions;
  readonly #path: string;
  /** What the file contains, as JSON; `null` while that is not known. */
  #kept: string | null = null;
  #writer: Promise<WriteWhole> | null = null;
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(options: StoreFileOptions) {
    this.#options = options;
    this.#path = join(options.folder, `${options.name}.json`);
  }

  /** The content; for a damaged file, its intact fields; empty if there is none. */
  read(): Content {
    const { name, logger, onRepaired } = this.#options;
    let text = '';
    try {
      text = decodeText(readFileSync(this.#path));
      const content = parse(text);
      if (isObject(content)) {
        this.#kept = JSON.stringify(content);
        return content;
      }
    } catch (error) {
      if (isMissing(error)) return {};
      logger.error(`${name}.json cannot be read`, error);
    }
    const rest = readWholeFields(text);
    const keptAs = this.#setAside();
    onRepaired(keptAs);
    // Otherwise the next start would find nothing.
    if (Object.keys(rest).length > 0)
      this.write(rest).catch((error: unknown) => {
        logger.error(`${name}.json cannot be written`, error);
      });
    return rest;
  }

  /**
   * Replaces the content, after all earlier writes. Nothing is written that the file contains already: a start opens
   * the page that was open last, and loading the writer for that would compete with showing it.
   */
  write(content: Content): Promise<void> {
    const text = JSON.stringify(content);
    const write = this.#lastWrite.then(async () => {
      if (text === this.#kept) return;
      this.#kept = null;
      (await this.#loadWriter())(content);
      this.#kept = text;
    });
    this.#lastWrite = write.catch(() => undefined);
    return write;
  }

  /** Resolves when all writes so far have succeeded or failed. */
  settled(): Promise<void> {
    return this.#lastWrite;
  }

  #loadWriter(): Promise<WriteWhole> {
    const { folder, name, loadWriter } = this.#options;
    this.#writer ??= loadWriter(folder, name).catch((error: unknown) => {
      this.#writer = null;
      throw error;
    });
    return this.#writer;
  }

  /** The new name of the file, or `null`. */
  #setAside(): string | null {
    const { folder, name, logger, now } = this.#options;
    const time = now().toISOString().replaceAll(':', '-');
    const aside = `${name}.damaged-${time}.json`;
    try {
      renameSync(this.#path, join(folder, aside));
      logger.warn(`${name}.json was damaged; it is kept as ${aside}`);
      return aside;
    } catch (error) {
      logger.error(`${name}.json is damaged and cannot be set aside`, error);
      return null;
    }
  }
}

/** Decodes UTF-8, or UTF-16 ("Unicode" in some editors on Windows) if its byte order mark says so. */
export function decodeText(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe') return bytes.toString('utf16le');
  if (mark !== 'feff') return bytes.toString('utf8');
  return bytes
    .subarray(0, bytes.length - (bytes.length % 2))
    .swap16()
    .toString('utf16le');
}

/** Parses JSON, with or without a byte order mark; `undefined` if it is invalid. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

/** The intact fields of a damaged JSON object; for a damaged list, its intact entries. */
export function readWholeFields(text: string): Content {
  const fields: Record<string, unknown> = {};
  for (const part of splitAtCommas(text.slice(text.indexOf('{') + 1))) {
    const field = parse(`{${part}}`);
    if (isObject(field)) Object.assign(fields, field);
    const list = /^\s*"(?<name>\w+)"\s*:\s*\[/u.exec(part);
    if (isObject(field) || list === null) continue;
    const entries = splitAtCommas(part.slice(list[0].length)).map(parse);
    fields[list.groups?.['name'] ?? ''] = entries.filter((entry) => entry !== undefined);
  }
  return fields;
}

/** The parts between top-level commas, up to the closing bracket. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let [begin, depth, isInText] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isInText && sign === '\\') at += 1;
    // JSON strings do not span lines, so the closing quotation mark is missing.
    else if (sign === '"' || (isInText && sign === '\n')) isInText = !isInText;
    else if (!isInText && '{['.includes(sign)) depth += 1;
    else if (!isInText && '}]'.includes(sign)) depth -= 1;
    if (depth < 0) return [...parts, text.slice(begin, at)];
    if (isInText || depth > 0 || sign !== ',') continue;
    parts.push(text.slice(begin, at));
    begin = at + 1;
  }
  return [...parts, text.slice(begin)];
}

function isObject(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
