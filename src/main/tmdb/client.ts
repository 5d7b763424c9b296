import { isEndrollError, type EndrollError } from '@shared/app-error.ts';
import { CLOCK_SKEW } from '@shared/domain/freshness.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesSearch } from '@shared/domain/series.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { parseAnswer } from '../answers/schemas.ts';
import type { Network, NetworkAnswer, TransferLimits } from '../network/network.ts';
import { systemTimer, type Timer } from '../network/timer.ts';
import { errorOfNetwork, errorOfRefusal, invalid } from './errors.ts';
import { Pace, retryAfterMs, type PaceLimits, type TimeBudget } from './pace.ts';
import {
  authenticationRequest,
  englishSeasonRequest,
  PERSON_PARTS,
  personAloneRequest,
  personPartRequest,
  personRequest,
  primaryTranslationsRequest,
  seasonAggregateRequest,
  seasonCreditsRequest,
  seasonDetailsRequest,
  seasonEpisodesRequest,
  seriesRequest,
  seriesSearchRequest,
  type ParsedRequest,
  type TmdbRequest,
} from './requests.ts';
import { SharedRequests } from './shared-requests.ts';
import { readToken, unauthorized } from './token.ts';

/** An answer of TMDB as bytes. Probably JSON from TMDB, but not checked: parsing 12 MB takes seconds. */
export interface TmdbBody {
  /** Path without host and version, such as `tv/1396/season/1/credits`; see {@link TmdbRequest.endpoint}. */
  readonly endpoint: string;
  /** The body as TMDB sent it, decompressed. */
  readonly body: Uint8Array;
  /** ISO time of its arrival, by {@link TmdbClient.now}. */
  readonly fetchedAt: string;
}

/** An answer of TMDB with the expected outer structure; `src/main/answers` reads its body. */
export interface TmdbAnswer<T = unknown> extends Pick<TmdbBody, 'endpoint' | 'fetchedAt'> {
  readonly value: T;
  readonly body: string;
}

/** Retries and limits. */
export type TmdbLimits = PaceLimits &
  TransferLimits & {
    /**
     * Milliseconds for all tries of a request, or of all requests that share a budget, without the pauses that TMDB asked for.
     * Large answers are exempt. Until this one arrives, the reader sees nothing.
     */
    readonly wordsMs: number;
  };

/** The reader gets an answer within 20 seconds in any case: two tries of eight seconds, and a short wait between them. */
export const DEFAULT_LIMITS: TmdbLimits = {
  requestsPerSecond: 35,
  burst: 5,
  tries: 3,
  backoffMs: 500,
  patienceMs: 9_000,
  longestPauseMs: 20_000,
  answerMs: 8_000,
  paceMs: 8_000,
  leastBytes: 4_000,
  totalMs: 60_000,
  wordsMs: 19_000,
  maxBytes: 20_000_000,
};

export interface TmdbClientOptions {
  /** Such as `https://api.themoviedb.org`. */
  readonly baseUrl: string;
  /** Endroll's version, for the `User-Agent`. */
  readonly version: string;
  /** The token in use; a keyring may take a while to return it. */
  readonly getToken: () => string | null | Promise<string | null>;
  readonly network: Network;
  /** The body of a built-in answer, by path and language; `null` for all others. */
  readonly builtIn?: (path: string, language: string) => string | null;
  /** Called with the milliseconds that all requests have to wait for TMDB. */
  readonly onPause?: (ms: number) => void;
  readonly limits?: Partial<TmdbLimits>;
  readonly timer?: Timer;
  readonly clock?: () => Date;
  readonly random?: () => number;
}

/**
 * Asks TMDB's API, version 3. Every failure is an EndrollError; a request whose signal aborts fails with `cancelled` at
 * once. Redirects are not followed, and nothing is cached: TMDB marks its 401 and 404 as cacheable.
 */
export class TmdbClient {
  readonly #options: TmdbClientOptions;
  readonly #baseUrl: string;
  readonly #limits: TmdbLimits;
  readonly #clock: () => Date;
  readonly #pace: Pace;
  readonly #shared = new SharedRequests<TmdbBody>();
  /** By how many milliseconds TMDB's clock is ahead of this computer's, according to its last answer; `null` before the first. */
  #clockSkewMs: number | null = null;

  constructor(options: TmdbClientOptions) {
    this.#options = options;
    this.#baseUrl = options.baseUrl.replace(/\/+$/u, '');
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#clock = options.clock ?? (() => new Date());
    this.#pace = new Pace({
      limits: this.#limits,
      timer: options.timer ?? systemTimer,
      random: options.random ?? Math.random,
      ...(options.onPause === undefined ? {} : { onPause: options.onPause }),
    });
  }

  /**
   * The time by this computer's clock, or by TMDB's once it has answered and differs by more than a day and a half. Fetch
   * times and ages must use the same clock, or something just fetched would be deleted as half a year old.
   */
  now(): Date {
    const skew = this.#clockSkewMs ?? 0;
    return new Date(this.#clock().getTime() + (Math.abs(skew) > CLOCK_SKEW ? skew : 0));
  }

  /** TMDB's time is known: fetch times later than {@link now} come from a wrong clock. */
  get isTimeKnown(): boolean {
    return this.#clockSkewMs !== null;
  }

  /** The season's regulars and its own crew, unparsed. */
  async seasonCreditsBody(key: SeasonKey, signal?: AbortSignal): Promise<TmdbBody> {
    return this.getBody(seasonCreditsRequest(key), signal);
  }

  /**
   * The season's episodes with guest stars and crew, and everyone's episode counts, unparsed: one answer; two if TMDB refuses
   * the combined request because of what is appended; one of the two if the other fails.
   * @throws the error for the episodes, if the episode counts fail too
   */
  async seasonParts(key: SeasonKey, signal?: AbortSignal): Promise<readonly TmdbBody[]> {
    const whole = await this.#attempt(seasonDetailsRequest(key), signal);
    if (whole.ok && hasAppended(whole.value)) return [whole.value];
    const episodes = whole.ok ? whole : await this.#attempt(seasonEpisodesRequest(key), signal);
    // Without a season there are no counts either.
    if (!episodes.ok && isEndrollError(episodes.error, 'not-found')) throw episodes.error;
    const aggregate = await this.#attempt(seasonAggregateRequest(key), signal);
    const bodies = [episodes, aggregate].flatMap((part) => (part.ok ? [part.value] : []));
    if (bodies.length === 0 && !episodes.ok) throw episodes.error;
    return bodies;
  }

  /** The season's texts in English, whatever the language of the key, unparsed. */
  async englishSeasonBody(key: SeasonKey, signal?: AbortSignal): Promise<TmdbBody> {
    return this.getBody(englishSeasonRequest(key), signal);
  }

  /** For all requests that a page needs before it can be shown: they take no longer together than one may take alone. */
  newBudget(): TimeBudget {
    return { limitMs: this.#limits.wordsMs, spentMs: 0 };
  }

  /** A series, unparsed. */
  async seriesBody(
    seriesId: number,
    language: string,
    signal?: AbortSignal,
    budget?: TimeBudget,
  ): Promise<TmdbBody> {
    return this.getBody(seriesRequest(seriesId, language), signal, budget);
  }

  /**
   * A person, with filmography and ids on other sites, unparsed. Where TMDB refuses to append these, they are requested
   * separately and merged as TMDB would. Without the filmography it would be half a person; without the ids it is one.
   */
  async personBody(
    personId: number,
    language: string,
    signal?: AbortSignal,
    budget: TimeBudget = this.newBudget(),
  ): Promise<TmdbBody> {
    const whole = await this.#attempt(personRequest(personId, language), signal, budget);
    if (whole.ok) return whole.value;
    const { appError } = whole.error;
    if (appError.kind !== 'tmdb-unavailable' || appError.status >= 500) throw whole.error;
    const own = await this.getBody(personAloneRequest(personId, language), signal, budget);
    const parts = await Promise.all(
      PERSON_PARTS.map(async (part) => {
        const answer = await this.#attempt(personPartRequest(personId, language, part), signal, budget);
        if (!answer.ok && part !== 'external_ids') throw answer.error;
        return answer.ok ? [[part, readJson(answer.value.body)] as const] : [];
      }),
    );
    const together = { ...(readJson(own.body) as object), ...Object.fromEntries(parts.flat()) };
    return { ...own, body: new TextEncoder().encode(JSON.stringify(together)) };
  }

  /** One page of series whose name matches. */
  async searchSeries(search: SeriesSearch, signal?: AbortSignal): Promise<TmdbAnswer> {
    return this.get(seriesSearchRequest(search), signal);
  }

  /** The tags of the languages TMDB has translations for. */
  async primaryTranslations(signal?: AbortSignal): Promise<TmdbAnswer<readonly string[]>> {
    return this.get(primaryTranslationsRequest, signal);
  }

  /**
   * Checks a token with TMDB, and returns it in the form to save: without the white space, quotes and "Bearer " it was pasted
   * with. Text that cannot be a token is rejected without a request.
   */
  async checkToken(text: string, signal?: AbortSignal): Promise<string> {
    const token = readToken(text);
    parse(authenticationRequest, await this.#ask(authenticationRequest, { token, signal }));
    return token;
  }

  /** Sends a request with the token in use, and parses the answer here: only for small answers. */
  async get<T>(request: ParsedRequest<T>, signal?: AbortSignal): Promise<TmdbAnswer<T>> {
    return parse(request, await this.getBody(request, signal));
  }

  /** Sends a request with the token in use; without one it fails with `unauthorized` and nothing is sent. */
  async getBody(request: TmdbRequest, signal?: AbortSignal, budget?: TimeBudget): Promise<TmdbBody> {
    const { path, endpoint = path, query } = request;
    const built = this.#options.builtIn?.(path, query['language'] ?? '') ?? null;
    if (built !== null) {
      signal?.throwIfAborted();
      const fetchedAt = this.now().toISOString();
      return { endpoint, body: new TextEncoder().encode(built), fetchedAt };
    }
    const token = await this.#options.getToken();
    if (token === null) throw unauthorized('missing');
    // Anything else would not be valid in a header.
    if (!/^[\x21-\x7e]+$/u.test(token)) throw unauthorized('malformed');
    return this.#ask(request, { token, signal, budget });
  }

  /** TMDB may refuse one request and accept another; any other failure (no network, no token) is thrown. */
  async #attempt(
    request: TmdbRequest,
    signal?: AbortSignal,
    budget?: TimeBudget,
  ): Promise<Result<TmdbBody, EndrollError>> {
    try {
      return ok(await this.getBody(request, signal, budget));
    } catch (error) {
      const kinds = ['tmdb-unavailable', 'not-found', 'invalid-response'] as const;
      if (isEndrollError(error) && kinds.some((kind) => isEndrollError(error, kind))) return fail(error);
      throw error;
    }
  }

  async #ask(request: TmdbRequest, { token, signal, budget = this.newBudget() }: Asking): Promise<TmdbBody> {
    const url = new URL(`${this.#baseUrl}/3/${request.path}`);
    for (const [name, value] of Object.entries(request.query)) url.searchParams.set(name, value);
    // The token is part of the request's identity: a different one may get a different answer.
    return this.#shared.run(`${token} ${url.href}`, signal, (shared) =>
      this.#pace.run(
        (leftMs) => {
          const totalMs = Math.min(this.#limits.totalMs, leftMs);
          return this.#send(url, request, { token, totalMs, signal: shared });
        },
        shared,
        request.isLarge === true ? undefined : budget,
      ),
    );
  }

  /** One try. Throws EndrollError if it failed for good, TryAgain if another try may help. */
  async #send(url: URL, request: TmdbRequest, sending: Sending): Promise<TmdbBody> {
    const answer = await this.#fetch(url, sending);
    const now = this.#clock();
    const serverTime = serverTimeOf(answer);
    const isHtml = isWebPage(answer);
    if (answer.status === 200) {
      if (isHtml) throw invalid('html');
      if (!looksLikeJson(answer.body)) throw invalid('not-json');
      if (serverTime !== null) this.#clockSkewMs = serverTime.getTime() - now.getTime();
      return {
        endpoint: request.endpoint ?? request.path,
        body: answer.body,
        fetchedAt: this.now().toISOString(),
      };
    }
    throw errorOfRefusal(
      {
        status: answer.status,
        json: isHtml ? undefined : readJson(answer.body),
        isHtml,
        retryAfterMs: retryAfterMs(answer.header('retry-after'), answer.header('date'), now.getTime()),
      },
      request.wanted,
      sending.token,
    );
  }

  async #fetch(url: URL, { token, totalMs, signal }: Sending): Promise<NetworkAnswer> {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'user-agent': `Endroll/${this.#options.version}`,
    };
    try {
      const limits = { ...this.#limits, totalMs };
      return await this.#options.network.get({ url, headers, signal, limits });
    } catch (error) {
      throw errorOfNetwork(error);
    }
  }
}

/** How a request is sent. */
interface Asking {
  readonly token: string;
  readonly signal: AbortSignal | undefined;
  readonly budget?: TimeBudget | undefined;
}

/** How one try is sent. */
interface Sending {
  readonly token: string;
  /** The milliseconds it may take. */
  readonly totalMs: number;
  readonly signal: AbortSignal;
}

function hasAppended({ body }: TmdbBody): boolean {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes('"aggregate_credits"');
}

function parse<T>({ schema }: ParsedRequest<T>, answer: TmdbBody): TmdbAnswer<T> {
  const body = readText(answer.body);
  const json = body === undefined ? undefined : parseJson(body);
  if (body === undefined || json === undefined) throw invalid('not-json');
  const { endpoint, fetchedAt } = answer;
  return { endpoint, fetchedAt, value: parseAnswer(schema, json), body };
}

function readJson(bytes: Uint8Array): unknown {
  const text = readText(bytes);
  return text === undefined ? undefined : parseJson(text);
}

/** The text, or `undefined` if it is not UTF-8. */
function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The parsed text, or `undefined`, which no JSON text evaluates to. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isWebPage({ header, body }: NetworkAnswer): boolean {
  return (header('content-type') ?? '').includes('html') || body[firstOf(body)] === LESS_THAN;
}

/** True if it starts and ends like an object or a list. */
function looksLikeJson(body: Uint8Array): boolean {
  const first = body[firstOf(body)];
  const last = body[body.findLastIndex((byte) => !WHITE_SPACE.has(byte))];
  return (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
}

const LESS_THAN = 0x3c;
const WHITE_SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

function firstOf(body: Uint8Array): number {
  return body.findIndex((byte) => !WHITE_SPACE.has(byte));
}

/** When TMDB answered, by its clock; its CDN gives the age in seconds (https://www.rfc-editor.org/rfc/rfc9111#name-age). */
function serverTimeOf({ header }: NetworkAnswer): Date | null {
  const date = Date.parse(header('date') ?? '');
  if (Number.isNaN(date)) return null;
  const age = /^\d+$/u.exec(header('age')?.trim() ?? '')?.[0] ?? '0';
  return new Date(date + Number(age) * 1000);
}
