import { EndrollError, type FileProblem } from '@shared/app-error.ts';

/** What the file systems say (https://nodejs.org/api/errors.html#common-system-errors). */
const PROBLEM_OF_CODE: ReadonlyMap<unknown, FileProblem> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['EROFS', 'no-permission'],
  // On Windows these two also come for a file that another program has open, such as a PDF reader.
  ['EPERM', 'no-permission'],
  ['EBUSY', 'no-permission'],
]);

/** The failure to write a file as the rest of the program knows it. Its path stays in the cause. */
export function toFileError(error: unknown): EndrollError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = PROBLEM_OF_CODE.get(code) ?? 'other';
  return new EndrollError({ kind: 'file-not-written', reason }, { cause: error });
}
