import { EndrollError, type AppError } from '@shared/app-error.ts';
import { BadBody } from './read-body.ts';
import { TryAgain } from './retry.ts';

/** What a request asks for, for the words "there is no such …". */
export type Wanted = Extract<AppError, { kind: 'not-found' }>['what'];

/** An answer whose status is not 200. */
export interface RefusedAnswer {
  readonly status: number;
  /** The parsed body; `undefined` when it was not JSON. */
  readonly json: unknown;
  readonly isHtml: boolean;
  readonly retryAfterMs: number | null;
}

/** Our own words for the codes of https://developer.themoviedb.org/docs/errors: suspended, disabled, not verified. */
const ACCOUNT_CODES: ReadonlySet<number> = new Set([10, 31, 32, 45]);

const RETRIED_STATUSES: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/**
 * The one table from TMDB's refusals to an error: an {@link EndrollError} that is final, or a {@link TryAgain}.
 * Both numbers count, the HTTP status and TMDB's own `status_code`, for several meanings share a status.
 * @param token so that it can be taken out of TMDB's message, should that ever repeat it
 */
export function errorOfRefusal(answer: RefusedAnswer, wanted: Wanted, token: string): Error {
  const { status, json, isHtml, retryAfterMs } = answer;
  const { code, message } = readRefusal(json);
  // A redirect or "network authentication required" is a sign-in page's: TMDB's API sends neither.
  if ((status >= 300 && status < 400) || status === 511) return invalid('html');
  if (status === 429) {
    const retryAfterSeconds = retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000);
    return new TryAgain(new EndrollError({ kind: 'rate-limited', retryAfterSeconds }), retryAfterMs);
  }
  if (code !== null && ACCOUNT_CODES.has(code) && (status === 401 || status === 403)) {
    return new EndrollError({ kind: 'unauthorized', reason: 'account' });
  }
  // A web page with these two statuses is a proxy's: the token may be good, and the season may exist.
  if (status === 401 && !isHtml) return new EndrollError({ kind: 'unauthorized', reason: 'rejected' });
  if (status === 404 && !isHtml) return new EndrollError({ kind: 'not-found', what: wanted });
  const unavailable = new EndrollError({
    kind: 'tmdb-unavailable',
    status,
    message: message === null ? null : withoutToken(message, token).slice(0, 200),
  });
  return RETRIED_STATUSES.has(status) ? new TryAgain(unavailable, retryAfterMs) : unavailable;
}

/**
 * The error for a request that failed underway.
 * @param hasBegun whether the answer's headers had arrived: what breaks off then is a truncated answer, not a lost
 * connection
 */
export function errorOfTransport(error: unknown, hasBegun: boolean): Error {
  if (error instanceof BadBody) {
    const failure = invalid(error.problem, null, error);
    return error.problem === 'truncated' ? new TryAgain(failure) : failure;
  }
  // Not the network's doing: a programming error, or a decision of ours.
  if (error instanceof TypeError || error instanceof EndrollError) return error;
  const code = codeOf(error) ?? '';
  if (code === 'UND_ERR_INVALID_ARG') return asError(error);
  if (TIMEOUT_CODES.has(code)) return new TryAgain(offline('timeout', error));
  // A wrong certificate or a proxy that refuses us will not be right half a second later.
  if (isFinal(code)) return offline('unreachable', error);
  if (code.startsWith('HPE_') && !hasBegun) return invalid('not-json', null, error);
  return new TryAgain(hasBegun ? invalid('truncated', null, error) : offline('unreachable', error));
}

/** An answer that is not what TMDB sends. */
export function invalid(
  problem: Extract<AppError, { kind: 'invalid-response' }>['problem'],
  path: string | null = null,
  cause?: unknown,
): EndrollError {
  return new EndrollError({ kind: 'invalid-response', problem, path }, { cause });
}

/** No connection to TMDB. */
export function offline(reason: 'unreachable' | 'timeout', cause?: unknown): EndrollError {
  return new EndrollError({ kind: 'offline', reason }, { cause });
}

const TIMEOUT_CODES: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

function isFinal(code: string): boolean {
  return code === 'UND_ERR_ABORTED' || code === 'UND_ERR_PRX_TLS' || /CERT|SIGN|^ERR_(TLS|SSL)_/u.test(code);
}

/** The code of a Node or undici error; undici wraps some in a plain one, and Node several in an AggregateError. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('Not an error was thrown', { cause: error });
}

/** `{status_code, status_message}`, or `{errors: […]}` as some validations answer. */
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
