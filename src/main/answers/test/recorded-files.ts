import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Answers of TMDB that others have recorded. They are TMDB's content and stay outside this project; tests that need
 * them have nothing to check when they are not there, and the log says so.
 */
const FOLDER = resolve(import.meta.dirname, '../../../../../shared/tmdb/real');

/** A recorded answer. */
export interface RecordedFile {
  readonly name: string;
  /** As it was recorded. */
  readonly body: string;
}

const recordings = readRecordings();

/** The recordings whose name matches. */
export function recordedFiles(pattern: RegExp): readonly RecordedFile[] {
  return recordings.filter(({ name }) => pattern.test(name));
}

function readRecordings(): readonly RecordedFile[] {
  if (!existsSync(FOLDER)) {
    console.warn('There are no recorded answers of TMDB beside the project: nothing is checked against them');
    return [];
  }
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => ({ name, body: readFileSync(join(FOLDER, name), 'utf8') }));
}
