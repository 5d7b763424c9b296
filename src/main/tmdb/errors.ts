import { EndrollError, type AppError, type OfflineReason } from '@shared/app-error.ts';
import { NetworkError } from '../network/network.ts';
import { TryAgain } from './pace.ts';

/** What a request is about, for the message "there is no such …". */
export type Wanted = Extract<AppError, { kind: 'not-found' }>['what'];

/** An answer whose status is not 200. */
export interface RefusedAnswer {
  readonly status: number;
  /** The parsed body; `undefined` if it was not JSON. */
  readonly json: unknown;
  readonly isHtml: boolean;
  readonly retryAfterMs: number | null;
}

/** Our own words for the codes of https://developer.themoviedb.org/docs/errors: suspended, disabled, not verified. */
const ACCOUNT_CODES: ReadonlySet<number> = new Set([10, 31, 32, 45]);

const RETRIED_STATUSES: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/**
 * The table from TMDB's error answers to errors: a final {@link EndrollError}, or a {@link TryAgain}. Both the HTTP status and
 * TMDB's own `status_code` matter, because several meanings share a status.
 * @param token removed from TMDB's message, in case that ever repeats it
 */
export function errorOfRefusal(answer: RefusedAnswer, wanted: Wanted, token: string): Error {
  const { status, json, isHtml, retryAfterMs } = answer;
  const { code, message } = readRefusal(json);
  // A redirect or "network authentication required" comes from a sign-in page: TMDB's API sends neither.
  if ((status >= 300 && status < 400) || status === 511) return invalid('html');
  if (status === 429) {
    const retryAfterSeconds = retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000);
    return new TryAgain(new EndrollError({ kind: 'rate-limited', retryAfterSeconds }), retryAfterMs);
  }
  if (code !== null && ACCOUNT_CODES.has(code) && (status === 401 || status === 403)) {
    return new EndrollError({ kind: 'unauthorized', reason: 'account' });
  }
  // A web page with these two statuses comes from a proxy: the token may be valid, and the season may exist.
  if (status === 401 && !isHtml) return new EndrollError({ kind: 'unauthorized', reason: 'rejected' });
  if (status === 404 && !isHtml) return new EndrollError({ kind: 'not-found', what: wanted });
  const unavailable = new EndrollError({
    kind: 'tmdb-unavailable',
    status,
    message: message === null ? null : withoutToken(message, token).slice(0, 200),
  });
  return RETRIED_STATUSES.has(status) ? new TryAgain(unavailable, retryAfterMs) : unavailable;
}

/** The error for a request without a readable answer. */
export function errorOfNetwork(error: unknown): unknown {
  // A programming error, or the caller has cancelled.
  if (!(error instanceof NetworkError)) return error;
  const { problem } = error;
  switch (problem) {
    case 'truncated':
      return new TryAgain(invalid('truncated', null, error));
    case 'too-large':
      return invalid('too-large', null, error);
    case 'garbled':
      return invalid('not-json', null, error);
    case 'certificate':
    case 'proxy-login':
      // Retrying half a second later would not help.
      return offline(problem, error);
    case 'too-slow':
      return new TryAgain(offline('no-answer', error));
    case 'no-network':
    case 'name-not-found':
    case 'refused':
    case 'unreachable':
    case 'no-answer':
    case 'proxy':
      return new TryAgain(offline(problem, error));
  }
}

/** An unexpected answer. */
export function invalid(
  problem: Extract<AppError, { kind: 'invalid-response' }>['problem'],
  path: string | null = null,
  cause?: unknown,
): EndrollError {
  return new EndrollError({ kind: 'invalid-response', problem, path }, { cause });
}

/** No connection to TMDB. */
export function offline(reason: OfflineReason, cause?: unknown): EndrollError {
  return new EndrollError({ kind: 'offline', reason }, { cause });
}

/** `{status_code, status_message}`, or `{errors: […]}` from some validations. */
function readRefusal(json: unknown): { readonly code: number | null; readonly message: string | null } {
  if (typeof json !== 'object' || json === null) return { code: null, message: null };
  const code = 'status_code' in json && typeof json.status_code === 'number' ? json.status_code : null;
  if ('status_message' in json && typeof json.status_message === 'string') {
    return { code, message: json.status_message };
  }
  const errors: readonly unknown[] = 'errors' in json && Array.isArray(json.errors) ? json.errors : [];
  const message = errors.filter((error) => typeof error === 'string').join('; ');
  return { code, message: message === '' ? null : message };
}

function withoutToken(message: string, token: string): string {
  return token === '' ? message : message.replaceAll(token, '…');
}

// ——— what to do about them

/**
 * What to do about a failure. `wait`: it is temporary. `stop`: only the reader can help. `skip`: a retry would give the
 * same result.
 */
type Remedy = 'wait' | 'stop' | 'skip';

/** Decides what to do when something could not be fetched. */
export function remedyOf(error: AppError): Remedy {
  switch (error.kind) {
    case 'offline':
    case 'rate-limited':
      return 'wait';
    case 'tmdb-unavailable':
      // An unexpected 4xx concerns the request, not the moment.
      return error.status >= 500 ? 'wait' : 'skip';
    case 'unauthorized':
    case 'no-keyring':
    case 'library-unavailable':
      return 'stop';
    case 'not-found':
    case 'invalid-response':
    case 'invalid-input':
    case 'file-not-written':
    case 'bad-backup':
    case 'export-running':
    case 'update-failed':
    case 'cancelled':
    case 'unexpected':
      return 'skip';
  }
}
