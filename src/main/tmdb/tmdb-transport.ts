import type { Dispatcher } from 'undici';
import { DeadlineError, withDeadline } from './deadline.ts';
import type { Rate, RateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';
import { retryAfterMs, type RetryPolicy } from './retry.ts';
import type { ChooseDispatcher } from './tmdb-dispatcher.ts';
import { errorOfRefusal, errorOfTransport, invalid, offline, type Wanted } from './tmdb-errors.ts';

/** How patient and how careful to be. */
export interface TmdbLimits extends RetryPolicy, Rate {
  /** Milliseconds from sending until the answer begins. */
  readonly headersTimeoutMs: number;
  /** The longest silence within an answer, in milliseconds. */
  readonly bodyTimeoutMs: number;
  /** Milliseconds for one try from beginning to end, waiting for a connection included. */
  readonly totalTimeoutMs: number;
  /** The largest answer, compressed or not. */
  readonly maxBodyBytes: number;
}

/** A hanging server is given up after some 20 seconds: two tries of ten. */
export const DEFAULT_LIMITS: TmdbLimits = {
  requestsPerSecond: 35,
  burst: 5,
  tries: 3,
  backoffMs: 500,
  patienceMs: 20_000,
  headersTimeoutMs: 10_000,
  bodyTimeoutMs: 10_000,
  totalTimeoutMs: 60_000,
  maxBodyBytes: 20_000_000,
};

/** One request on its way. */
export interface Sending {
  readonly url: URL;
  readonly wanted: Wanted;
  /** Goes into the `Authorization` header and nowhere else. */
  readonly token: string;
}

/** A body that is JSON, before its schema is checked. */
export interface RawAnswer {
  readonly body: string;
  readonly json: unknown;
  /** ISO time. */
  readonly fetchedAt: string;
}

/** What {@link TmdbTransport} needs. */
export interface TmdbTransportOptions {
  readonly userAgent: string;
  readonly chooseDispatcher: ChooseDispatcher;
  readonly limits: TmdbLimits;
  /** Held when TMDB asks us to wait. */
  readonly rateLimit: RateLimit;
  readonly clock: () => Date;
}

/** Sends one request over HTTP, once, and reads the answer. */
export class TmdbTransport {
  readonly #options: TmdbTransportOptions;

  constructor(options: TmdbTransportOptions) {
    this.#options = options;
  }

  /**
   * One try.
   * @throws EndrollError when it has failed for good, TryAgain when another try may help, the signal's reason when
   * that aborts
   */
  async send(sending: Sending, signal: AbortSignal): Promise<RawAnswer> {
    const { totalTimeoutMs, maxBodyBytes } = this.#options.limits;
    let hasBegun = false;
    const arrival = withDeadline(totalTimeoutMs, signal, async (stop) => {
      const answer = await this.#request(sending, stop);
      hasBegun = true;
      const body = await readBody(answer.body, headerOf(answer, 'content-encoding'), maxBodyBytes);
      return { answer, body };
    });
    const { answer, body } = await arrival.catch((error: unknown) => {
      signal.throwIfAborted();
      throw error instanceof DeadlineError ? offline('timeout', error) : errorOfTransport(error, hasBegun);
    });
    return this.#read(answer, body, sending);
  }

  async #request({ url, token }: Sending, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { chooseDispatcher, userAgent, limits } = this.#options;
    const dispatcher = await chooseDispatcher(url);
    return dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      signal,
      headersTimeout: limits.headersTimeoutMs,
      bodyTimeout: limits.bodyTimeoutMs,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': userAgent,
      },
    });
  }

  #read(answer: Dispatcher.ResponseData, body: string, { wanted, token }: Sending): RawAnswer {
    const { clock, limits, rateLimit } = this.#options;
    const now = clock();
    const isHtml = isWebPage(answer, body);
    const json = parseJson(body);
    if (answer.statusCode === 200) {
      if (isHtml) throw invalid('html');
      if (json === undefined) throw invalid('not-json');
      return { body, json, fetchedAt: now.toISOString() };
    }
    const waitMs = retryAfterMs(headerOf(answer, 'retry-after'), headerOf(answer, 'date'), now.getTime());
    if (answer.statusCode === 429 && waitMs !== null && waitMs <= limits.patienceMs) rateLimit.hold(waitMs);
    throw errorOfRefusal({ status: answer.statusCode, json, isHtml, retryAfterMs: waitMs }, wanted, token);
  }
}

function isWebPage(answer: Dispatcher.ResponseData, body: string): boolean {
  return (headerOf(answer, 'content-type') ?? '').includes('html') || body.trimStart().startsWith('<');
}

/** The parsed text, or `undefined`, which no JSON text gives. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function headerOf(answer: Dispatcher.ResponseData, name: string): string | null {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
