/**
 * Every error that crosses the bridge. Plain data: no stack, no path, no token. One table turns a kind into text
 * (src/shared/text/error-words.ts), and in the window another one into a title and an action
 * (src/renderer/errors/error-text.ts).
 */
export type AppError =
  /** There is no token, or TMDB refused it. */
  | { readonly kind: 'unauthorized'; readonly reason: UnauthorizedReason }
  /** TMDB has no such series or season (HTTP 404). */
  | { readonly kind: 'not-found'; readonly what: 'series' | 'season' | 'person' | 'page' }
  /** TMDB is rate limiting us (HTTP 429), even after the retries. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number | null }
  /** No connection to TMDB. */
  | { readonly kind: 'offline'; readonly reason: OfflineReason }
  /** TMDB answered with a server error (HTTP 5xx), or an unexpected client error (4xx). */
  | { readonly kind: 'tmdb-unavailable'; readonly status: number; readonly message: string | null }
  /** An unexpected answer. `path` is the first invalid place in it, such as `cast.3.credit_id`. */
  | { readonly kind: 'invalid-response'; readonly problem: InvalidResponse; readonly path: string | null }
  /** Invalid input from the caller. `field` is where, such as `seasonNumber`. */
  | { readonly kind: 'invalid-input'; readonly field: string; readonly problem: string }
  /** The operating system has no keyring, so the token cannot be kept. */
  | { readonly kind: 'no-keyring' }
  /** The library could not be read or written. */
  | { readonly kind: 'library-unavailable'; readonly reason: LibraryProblem }
  /** A file could not be written where the reader wanted it; an existing file there is unchanged. */
  | { readonly kind: 'file-not-written'; readonly reason: FileProblem }
  /** Another export is running: there is only one at a time. */
  | { readonly kind: 'export-running' }
  /**
   * A file that cannot be restored as a backup. `path`: of `damaged`, the first invalid place (`items`); of `broken-json`, the
   * line and column (`12:5`), if known; `null` otherwise.
   */
  | { readonly kind: 'bad-backup'; readonly problem: BackupProblem; readonly path: string | null }
  /** Checking for a newer Endroll, downloading or installing it failed; this one goes on working. */
  | { readonly kind: 'update-failed'; readonly reason: UpdateProblem }
  /** The caller no longer wants the answer. Never shown. */
  | { readonly kind: 'cancelled' }
  /** An unexpected error; the log has it under the same `reference`. */
  | { readonly kind: 'unexpected'; readonly reference: string };

/** Why there is no access to TMDB. `v3-key`: a 32-digit API key was given instead of the read access token. */
export type UnauthorizedReason = 'missing' | 'rejected' | 'v3-key' | 'malformed' | 'account';

/**
 * Why there is no connection. `no-network`: this computer has no network. `unreachable`: the connection was interrupted, or
 * there is no route to the host. `proxy`: the system's proxy does not connect us. `proxy-login`: it requires a user name and a
 * password. `certificate`: the host's certificate is not trusted here. `no-answer`: none in time.
 */
export type OfflineReason =
  | 'no-network'
  | 'name-not-found'
  | 'refused'
  | 'unreachable'
  | 'no-answer'
  | 'proxy'
  | 'proxy-login'
  | 'certificate';

/** `html`: a web page, such as a hotel's sign-in page. `schema`: JSON, but not the expected answer. */
export type InvalidResponse = 'html' | 'not-json' | 'truncated' | 'too-large' | 'schema';

/**
 * Why the library refused. `newer`: its files were written by a newer Endroll. `locked`: another program holds them.
 * `stopped`: its process has ended, or is closing.
 */
export type LibraryProblem = 'disk-full' | 'read-only' | 'damaged' | 'newer' | 'locked' | 'stopped';

/**
 * Why a file could not be written. `no-permission` includes files that another program has open; `not-empty`: a folder of that
 * name has something in it.
 */
export type FileProblem = 'disk-full' | 'no-permission' | 'not-empty' | 'other';

/**
 * Why there is no update. `unreachable`: no connection to where versions are published. `server`: it answered with an error.
 * `unreadable`: what it says is not what is published there. `other-system`: there is a newer version, but not for this system
 * and processor. `cut-off`: the download ended early, or stood still. `tampered`: not the file that was published, by its
 * checksum or its signature. `not-replaced`: the system does not let Endroll replace its own file. `not-saved` and
 * `not-installed`: anything else in the download or afterwards; the log says what.
 */
export const UPDATE_PROBLEMS = [
  'unreachable',
  'server',
  'unreadable',
  'other-system',
  'cut-off',
  'tampered',
  'disk-full',
  'not-saved',
  'not-replaced',
  'not-installed',
] as const;
export type UpdateProblem = (typeof UPDATE_PROBLEMS)[number];

/** The kinds of {@link AppError}. */
export type AppErrorKind = AppError['kind'];

/** An {@link AppError} on its way inside a process. */
export class EndrollError extends Error {
  override readonly name = 'EndrollError';
  readonly appError: AppError;

  constructor(appError: AppError, options?: ErrorOptions) {
    super(appError.kind, options);
    this.appError = appError;
  }
}

/** The caller no longer wants the answer; `cause` says why. */
export function cancelled(cause?: unknown): EndrollError {
  return new EndrollError({ kind: 'cancelled' }, { cause });
}

/** True for an {@link EndrollError} of the given kind (of any kind when none is given). */
export function isEndrollError(error: unknown, kind?: AppErrorKind): error is EndrollError {
  return error instanceof EndrollError && (kind === undefined || error.appError.kind === kind);
}

/**
 * Why a file cannot be restored as a backup. `not-json`: not JSON at all, such as a picture. `cut-off`: the end is missing.
 * `foreign`: JSON of another program. `newer`: written by a newer Endroll. `damaged`: something in it is invalid.
 * `unreadable`: the system does not let us read it.
 */
export type BackupProblem =
  'not-json' | 'broken-json' | 'cut-off' | 'foreign' | 'newer' | 'damaged' | 'too-large' | 'unreadable';
