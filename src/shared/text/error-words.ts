import type { AppError, BackupProblem } from '../app-error.ts';
import type { Messages } from './en.ts';

/** The errors whose words need nothing but the error. */
export type SelfExplainingError = Exclude<AppError, { readonly kind: 'not-found' | 'cancelled' }>;

/** What is wrong, in a sentence or two. A new kind does not compile until it is added here. */
export function errorWords(error: SelfExplainingError, { errors: m }: Pick<Messages, 'errors'>): string {
  switch (error.kind) {
    case 'unauthorized':
      return m.unauthorized[error.reason];
    case 'rate-limited':
      return error.retryAfterSeconds === null ? m.rateLimitedSoon : m.rateLimited(error.retryAfterSeconds);
    case 'offline':
      return m.offline[error.reason];
    case 'tmdb-unavailable':
      return error.message === null || error.status >= 500
        ? m.tmdbUnavailable(error.status)
        : m.tmdbRefused(error.status, error.message);
    case 'invalid-response':
      return error.problem === 'schema'
        ? m.invalidResponse.schema(error.path ?? '?')
        : m.invalidResponse[error.problem];
    case 'invalid-input':
      return m.invalidInput(error.field, error.problem);
    case 'no-keyring':
      return m.noKeyring;
    case 'export-running':
      return m.exportRunning;
    case 'library-unavailable':
      return m.library[error.reason];
    case 'file-not-written':
      return m.fileNotWritten[error.reason];
    case 'bad-backup':
      return badBackup(error.problem, error.path, m);
    case 'update-failed':
      return m.updateFailed[error.reason];
    case 'unexpected':
      return m.unexpected(error.reference);
  }
}

/** What is wrong with the file of a backup. `path`: as in {@link AppError}. */
function badBackup(
  problem: BackupProblem,
  path: string | null,
  { badBackup: m }: Messages['errors'],
): string {
  if (problem === 'damaged') return m.damaged(path ?? '?');
  if (problem !== 'broken-json') return m[problem];
  const [line, column] = path?.split(':') ?? [];
  return line === undefined || column === undefined ? m['broken-json'] : m.brokenAt(line, column);
}
