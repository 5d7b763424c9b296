import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from 'node:zlib';
import { EndrollError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { PersonKey } from '@shared/domain/tmdb-person.ts';
import { renamePatientlySync } from '../files/rename.ts';
import type { Answer } from './calls.ts';
import { flushFolder, makePrivateFolder, sweepTemporaryFiles, writeFileDurably } from './files.ts';
import { DamagedFileError } from './problem.ts';

/** What a record is about: a season, a whole series or a person, in one language. */
export type RecordKey = SeriesRecordKey | PersonKey;

/** A season or a whole series. */
export interface SeriesRecordKey {
  readonly seriesId: number;
  /** `null` for the series itself. */
  readonly seasonNumber: number | null;
  readonly language: string;
}

/** The key of a season's records. */
export function seasonRecordKey({ seriesId, seasonNumber, language }: SeasonKey): SeriesRecordKey {
  return { seriesId, seasonNumber, language };
}

/** The key of a series' own records. */
export function seriesRecordKey({ seriesId, language }: SeriesKey): SeriesRecordKey {
  return { seriesId, seasonNumber: null, language };
}

/** True for a record about a person. */
export function isPersonKey(key: RecordKey): key is PersonKey {
  return 'personId' in key;
}

/** The season that a record is about; `null` for a series or a person. */
export function seasonOf(key: RecordKey): SeasonKey | null {
  if (isPersonKey(key) || key.seasonNumber === null) return null;
  const { seriesId, seasonNumber, language } = key;
  return { seriesId, seasonNumber, language };
}

/** TMDB's answers about one thing at one time. */
export interface AnswerRecord {
  readonly key: RecordKey;
  /** ISO time at which its main answer arrived. */
  readonly fetchedAt: string;
  readonly answers: readonly Answer[];
  /** Equal for equal answers, ignoring popularity and votes. */
  readonly content: number;
}

/** When the oldest answer of a record arrived. */
export function oldestOf({ answers, fetchedAt }: Pick<AnswerRecord, 'answers' | 'fetchedAt'>): string {
  return answers.reduce(
    (oldest, answer) => (answer.fetchedAt < oldest ? answer.fetchedAt : oldest),
    fetchedAt,
  );
}

/** The information in the name of a record. */
export interface NamedRecord {
  /** Path in the folder of answers, with `/`. */
  readonly name: string;
  readonly key: RecordKey;
  readonly fetchedAt: string;
}

interface Header {
  readonly format: number;
  readonly key: RecordKey;
  readonly fetchedAt: string;
  readonly content: number;
  readonly answers: readonly {
    readonly endpoint: string;
    readonly fetchedAt: string;
    readonly bytes: number;
  }[];
}

const FORMAT = 1;
const MAGIC = 'endroll ';
const ENDING = '.endroll';
const NAME =
  /^(series|person|season-(\d+))\.([A-Za-z0-9-]+)\.(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3}Z)\.endroll$/u;
/** The prefix of people's folders. */
const PERSON = 'person-';
const NEWLINE = 10;

// Brotli, because people appear in several answers, further apart than deflate can look back: a third less space. Quality 5
// takes two milliseconds more than 4 and saves 8 %; 6 and 9 save hardly more than 5.
const COMPRESSION = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 },
};

/** Numbers that change every day and do not count as a change. */
const VOLATILE = /"(?:popularity|vote_average|vote_count)":-?[\d.eE+-]+,?/gu;

/** A hash of the answers, ignoring popularity and votes. */
export function contentOf(answers: readonly Answer[]): number {
  let content = 0;
  for (const { endpoint, body } of answers)
    content = crc32(endpoint + textOf(body).replace(VOLATILE, ''), content);
  return content;
}

/**
 * TMDB's answers on disk, the source of everything in the library: one file for each state of a season, series or person, so
 * that damage costs only one of them, and deleting one leaves nothing behind. A file consists of a line with format and
 * checksum, a line of JSON that describes its content, and the bodies, compressed: docs/adr/0022-answers-are-files.md.
 */
export class AnswerFiles {
  readonly #folder: string;
  /** Folders known to be there. */
  readonly #made = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** True when there is nothing at all. */
  isEmpty(): boolean {
    return !existsSync(this.#folder) || readdirSync(this.#folder).length === 0;
  }

  /** Writes a record, durable when this returns. Returns its name. */
  write({ key, fetchedAt, answers, content }: AnswerRecord): NamedRecord & { readonly bytes: number } {
    const name = nameOf(key, fetchedAt);
    const file = join(this.#folder, name);
    this.#makeFolder(dirname(file));
    const bodies = answers.map(({ body }) => bytesOf(body));
    const header: Header = {
      format: FORMAT,
      key,
      fetchedAt,
      content,
      answers: answers.map(({ endpoint, fetchedAt: time }, index) => ({
        endpoint,
        fetchedAt: time,
        bytes: bodies[index]?.length ?? 0,
      })),
    };
    const rest = Buffer.concat([
      Buffer.from(`${JSON.stringify(header)}\n`),
      brotliCompressSync(Buffer.concat(bodies), COMPRESSION),
    ]);
    const start = Buffer.from(`${MAGIC}${FORMAT} ${crc32(rest).toString(16).padStart(8, '0')}\n`);
    try {
      writeFileDurably(file, [start, rest]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      // The folder has been deleted in the meantime.
      this.#made.clear();
      this.#makeFolder(dirname(file));
      writeFileDurably(file, [start, rest]);
    }
    return { name, key, fetchedAt, bytes: start.length + rest.length };
  }

  /**
   * Reads a record.
   * @throws DamagedFileError if it is missing or its checksum does not match; `newer` if a newer Endroll wrote it
   */
  read(name: string): AnswerRecord & { readonly bytes: number } {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(this.#folder, name));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'ENOTDIR') throw error;
      throw new DamagedFileError(`${name} is not there`, { cause: error });
    }
    return { ...parse(bytes, name), bytes: bytes.length };
  }

  /** Deletes a record, and with the last one its folder. No error if it does not exist. */
  delete(name: string): void {
    const file = join(this.#folder, name);
    rmSync(file, { recursive: true, force: true, maxRetries: 3 });
    const folder = dirname(file);
    if (existsSync(folder) && readdirSync(folder).length === 0) {
      rmdirSync(folder);
      this.#made.delete(folder);
    }
  }

  /** The records about the same person, or the same series with its seasons, newest first. */
  besides(key: RecordKey): readonly NamedRecord[] {
    return this.#list(folderOf(key)).sort((a, b) => (a.fetchedAt < b.fetchedAt ? 1 : -1));
  }

  /** The names of all records, folder by folder; deletes leftovers of interrupted writes. */
  *all(): Generator<readonly NamedRecord[], void, undefined> {
    if (!existsSync(this.#folder)) return;
    for (const folder of readdirSync(this.#folder)) {
      if (!/^(person-)?\d+$/u.test(folder)) continue;
      sweepTemporaryFiles(join(this.#folder, folder));
      yield this.#list(folder);
    }
  }

  /**
   * Deletes all records: moves them away in one step, then deletes them from disk. If that is interrupted,
   * {@link finishDeleting} completes it.
   */
  deleteAll(): void {
    if (existsSync(this.#folder)) renamePatientlySync(this.#folder, this.#deleted);
    this.#made.clear();
    this.finishDeleting();
  }

  /** Completes an interrupted {@link deleteAll}. */
  finishDeleting(): void {
    rmSync(this.#deleted, { recursive: true, force: true, maxRetries: 3 });
  }

  get #deleted(): string {
    return `${this.#folder}.deleted`;
  }

  #list(folder: string): NamedRecord[] {
    let names: readonly string[];
    try {
      names = readdirSync(join(this.#folder, folder));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
      return [];
    }
    return names.flatMap((name) => readName(folder, name) ?? []);
  }

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    const isNew = !existsSync(folder);
    makePrivateFolder(folder);
    if (isNew) flushFolder(dirname(folder));
    this.#made.add(folder);
  }
}

/** The key of a record's name, or `null` for any other file. */
function readName(folder: string, name: string): NamedRecord | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [, what, seasonNumber, language = '', hour = '', minute = '', second = '', rest = ''] = parts;
  return {
    name: `${folder}/${name}`,
    key:
      what === 'person'
        ? { personId: Number(folder.slice(PERSON.length)), language }
        : {
            seriesId: Number(folder),
            seasonNumber: seasonNumber === undefined ? null : Number(seasonNumber),
            language,
          },
    fetchedAt: `${hour}:${minute}:${second}.${rest}`,
  };
}

// Windows does not allow colons in file names.
function nameOf(key: RecordKey, fetchedAt: string): string {
  const what = isPersonKey(key)
    ? 'person'
    : key.seasonNumber === null
      ? 'series'
      : `season-${key.seasonNumber}`;
  const time = new Date(fetchedAt).toISOString().replaceAll(/[:.]/gu, '-');
  return `${folderOf(key)}/${what}.${key.language}.${time}${ENDING}`;
}

function folderOf(key: RecordKey): string {
  return isPersonKey(key) ? `${PERSON}${key.personId}` : String(key.seriesId);
}

function parse(bytes: Buffer, name: string): AnswerRecord {
  const damaged = (cause?: unknown): DamagedFileError =>
    new DamagedFileError(`${basename(name)} is damaged`, { cause });
  const [format, checksum] = readStart(bytes) ?? [];
  if (format === undefined || checksum === undefined) throw damaged();
  if (format > FORMAT) throw new EndrollError({ kind: 'library-unavailable', reason: 'newer' });
  const rest = bytes.subarray(bytes.indexOf(NEWLINE) + 1);
  if (crc32(rest) !== checksum) throw damaged();
  try {
    const end = rest.indexOf(NEWLINE);
    const { key, fetchedAt, content, answers } = JSON.parse(rest.toString('utf8', 0, end)) as Header;
    const bodies = brotliDecompressSync(rest.subarray(end + 1));
    let place = 0;
    return {
      key,
      fetchedAt,
      content,
      answers: answers.map(({ endpoint, fetchedAt: time, bytes: length }) => {
        place += length;
        return { endpoint, fetchedAt: time, body: bodies.toString('utf8', place - length, place) };
      }),
    };
  } catch (error) {
    throw damaged(error);
  }
}

/** Format and checksum of the first line. */
function readStart(bytes: Buffer): readonly [number, number] | null {
  const line = /^endroll (\d+) ([0-9a-f]{8})$/u.exec(bytes.toString('latin1', 0, bytes.indexOf(NEWLINE)));
  return line === null ? null : [Number(line[1]), parseInt(line[2] ?? '', 16)];
}

function textOf(body: Answer['body']): string {
  return typeof body === 'string'
    ? body
    : Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8');
}

function bytesOf(body: Answer['body']): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}
