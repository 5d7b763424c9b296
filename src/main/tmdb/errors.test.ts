import { EndrollError, type AppError } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import { NetworkError, type NetworkProblem } from '../network/network.ts';
import { TryAgain } from './pace.ts';
import { errorOfNetwork, errorOfRefusal, type RefusedAnswer } from './errors.ts';

const token = 'aaa.bbb.ccc';

function tmdb(code: number, message = 'TMDB says no.'): unknown {
  return { success: false, status_code: code, status_message: message };
}

/** The error that crosses, and whether another try is made before. */
function outcome(error: Error): { readonly error: AppError; readonly again: boolean } {
  if (error instanceof TryAgain) return { error: error.error.appError, again: true };
  if (error instanceof EndrollError) return { error: error.appError, again: false };
  throw error;
}

function refusal(status: number, answer: Partial<RefusedAnswer> = {}): ReturnType<typeof outcome> {
  const whole = { status, json: null, isHtml: false, retryAfterMs: null, ...answer };
  return outcome(errorOfRefusal(whole, 'season', token));
}

function unavailable(status: number, message: string | null): AppError {
  return { kind: 'tmdb-unavailable', status, message };
}

describe('errorOfRefusal', () => {
  it.each([7, 3, 14, 35])('calls 401 with code %i a refused token', (code) => {
    const { error, again } = refusal(401, { json: tmdb(code) });
    expect(error).toEqual({ kind: 'unauthorized', reason: 'rejected' });
    expect(again).toBe(false);
  });

  it.each([
    [401, 10],
    [401, 31],
    [401, 32],
    [403, 45],
  ])('calls %i with code %i a matter of the account', (status, code) => {
    const { error } = refusal(status, { json: tmdb(code) });
    expect(error).toEqual({ kind: 'unauthorized', reason: 'account' });
  });

  it('calls 401 without a body a refused token', () => {
    expect(refusal(401).error).toEqual({ kind: 'unauthorized', reason: 'rejected' });
  });

  it.each([6, 34, 37])('calls 404 with code %i not found, and names what', (code) => {
    const { error, again } = refusal(404, { json: tmdb(code) });
    expect(error).toEqual({ kind: 'not-found', what: 'season' });
    expect(again).toBe(false);
  });

  it('believes neither a 401 nor a 404 that comes as a web page', () => {
    expect(refusal(401, { isHtml: true }).error).toEqual(unavailable(401, null));
    expect(refusal(404, { isHtml: true }).error).toEqual(unavailable(404, null));
  });

  it('tries again after 429, and passes on how long to wait, in whole seconds', () => {
    const { error, again } = refusal(429, { json: tmdb(25), retryAfterMs: 1500 });
    expect(error).toEqual({ kind: 'rate-limited', retryAfterSeconds: 2 });
    expect(again).toBe(true);
    expect(refusal(429).error).toEqual({ kind: 'rate-limited', retryAfterSeconds: null });
  });

  it.each([500, 502, 503, 504])('tries again after %i', (status) => {
    const { error, again } = refusal(status, { json: tmdb(11) });
    expect(error).toEqual(unavailable(status, 'TMDB says no.'));
    expect(again).toBe(true);
  });

  it.each([400, 403, 405, 406, 409, 422, 501])('does not try again after %i', (status) => {
    const { error, again } = refusal(status, { json: tmdb(5) });
    expect(error).toEqual(unavailable(status, 'TMDB says no.'));
    expect(again).toBe(false);
  });

  it('reads the list of errors that TMDB’s validation answers with', () => {
    const json = { errors: ['query must be provided', 'page is odd', 7] };
    expect(refusal(422, { json }).error).toEqual(unavailable(422, 'query must be provided; page is odd'));
  });

  it.each([null, 'text', 7, [], {}, { status_message: 7 }, { errors: 'no' }])(
    'has no message when the body is %j',
    (json) => {
      expect(refusal(422, { json }).error).toEqual(unavailable(422, null));
    },
  );

  it.each([301, 302, 307, 511])('calls %i a sign-in page', (status) => {
    expect(refusal(status).error).toEqual({ kind: 'invalid-response', problem: 'html', path: null });
  });

  it('keeps a message short and takes the token out of it', () => {
    const json = tmdb(5, `Header "Bearer ${token}" is wrong. ${'x'.repeat(500)}`);
    const { error } = refusal(400, { json });
    const message = 'message' in error ? error.message : null;
    expect(message).toMatch(/^Header "Bearer …" is wrong\. x+$/u);
    expect(message).toHaveLength(200);
  });
});

describe('errorOfNetwork', () => {
  it.each(['no-network', 'name-not-found', 'refused', 'unreachable', 'no-answer', 'proxy'] as const)(
    'calls %s no connection, which may pass',
    (problem) => {
      expect(networkOutcome(problem)).toEqual({ error: { kind: 'offline', reason: problem }, again: true });
    },
  );

  it.each(['certificate', 'proxy-login'] as const)('does not try again after %s', (problem) => {
    expect(networkOutcome(problem)).toEqual({ error: { kind: 'offline', reason: problem }, again: false });
  });

  it.each([
    ['truncated', 'truncated', true],
    ['too-large', 'too-large', false],
    ['garbled', 'not-json', false],
  ] as const)('calls %s an answer that is %s', (problem, said, again) => {
    const error = { kind: 'invalid-response', problem: said, path: null };
    expect(networkOutcome(problem)).toEqual({ error, again });
  });

  it('calls an answer that hardly moves none', () => {
    expect(networkOutcome('too-slow').error).toEqual({ kind: 'offline', reason: 'no-answer' });
  });

  it('leaves alone what is not the network’s doing', () => {
    const bug = new TypeError('undefined is not a function');
    expect(errorOfNetwork(bug)).toBe(bug);
    const cancelled = new EndrollError({ kind: 'cancelled' });
    expect(errorOfNetwork(cancelled)).toBe(cancelled);
  });

  function networkOutcome(problem: NetworkProblem): ReturnType<typeof outcome> {
    return outcome(errorOfNetwork(new NetworkError(problem)) as Error);
  }
});
