import { isEndrollError, type EndrollError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesSearch } from '@shared/domain/series.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { parseAnswer } from '../answers/schemas.ts';
import type { Network, NetworkAnswer, TransferLimits } from '../network/network.ts';
import { systemTimer, type Timer } from '../network/timer.ts';
import { errorOfNetwork, errorOfRefusal, invalid } from './errors.ts';
import { Pace, retryAfterMs, type PaceLimits } from './pace.ts';
import {
  authenticationRequest,
  englishSeasonRequest,
  personRequest,
  primaryTranslationsRequest,
  seasonAggregateRequest,
  seasonCreditsRequest,
  seasonDetailsRequest,
  seasonEpisodesRequest,
  seriesRequest,
  seriesSearchRequest,
  type TmdbRequest,
} from './requests.ts';
import { SharedRequests } from './shared-requests.ts';
import { readToken, unauthorized } from './token.ts';

/** An answer of TMDB as bytes. That it is JSON from TMDB is likely, not checked: parsing 12 MB takes seconds. */
export interface TmdbBody {
  /** Path without host and version, such as `tv/1396/season/1/credits`; see {@link TmdbRequest.endpoint}. */
  readonly endpoint: string;
  /** The body as TMDB sent it, decompressed. */
  readonly body: Uint8Array;
  /** ISO time at which it had arrived, by {@link TmdbClient.now}. */
  readonly fetchedAt: string;
}

/** An answer of TMDB whose outside is what was asked for; `src/main/answers` makes things from its body. */
export interface TmdbAnswer<T = unknown> extends Pick<TmdbBody, 'endpoint' | 'fetchedAt'> {
  readonly value: T;
  readonly body: string;
}

/** How patient and how careful to be. */
export type TmdbLimits = PaceLimits & TransferLimits;

/** The reader hears from us within 20 seconds, whatever happens: two tries of eight, and a little between them. */
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
  maxBytes: 20_000_000,
};

/**
 * A difference between TMDB's clock and this computer's that counts, in milliseconds; smaller ones come from the way or a
 * wrong time zone.
 */
const SKEW = 36 * 60 * 60 * 1000;

export interface TmdbClientOptions {
  /** Such as `https://api.themoviedb.org`. */
  readonly baseUrl: string;
  /** Endroll's version, for the `User-Agent`. */
  readonly version: string;
  /** The token in use; asking may take a keyring a while. */
  readonly getToken: () => string | null | Promise<string | null>;
  readonly network: Network;
  /** The body of an answer that needs no TMDB, by path and language; `null` for all that does. */
  readonly builtIn?: (path: string, language: string) => string | null;
  /** Told for how many milliseconds TMDB has all requests wait. */
  readonly onPause?: (ms: number) => void;
  readonly limits?: Partial<TmdbLimits>;
  readonly timer?: Timer;
  readonly clock?: () => Date;
  readonly random?: () => number;
}

/**
 * Asks TMDB's API, version 3. Every failure is an EndrollError; a request whose signal aborts ends as `cancelled` at
 * once. Redirects are not followed, and nothing is cached: TMDB marks its 401 and 404 as cacheable.
 */
export class TmdbClient {
  readonly #options: TmdbClientOptions;
  readonly #baseUrl: string;
  readonly #limits: TmdbLimits;
  readonly #clock: () => Date;
  readonly #pace: Pace;
  readonly #shared = new SharedRequests<TmdbBody>();
  /** By how many milliseconds TMDB's clock is ahead of this computer's, by its last answer; `null` before one. */
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
   * The time: by this computer's clock, or by TMDB's once that has answered and is a day and a half away from it. What is
   * fetched and what is old go by the same clock, else what was fetched a moment ago would be deleted as half a year old.
   */
  now(): Date {
    const skew = this.#clockSkewMs ?? 0;
    return new Date(this.#clock().getTime() + (Math.abs(skew) > SKEW ? skew : 0));
  }

  /** TMDB has said what time it is: what was fetched later than {@link now} was dated by a wrong clock. */
  get isTimeKnown(): boolean {
    return this.#clockSkewMs !== null;
  }

  /** The season's regulars and its own crew. */
  async seasonCredits(key: SeasonKey, signal?: AbortSignal): Promise<TmdbAnswer> {
    return this.get(seasonCreditsRequest(key), signal);
  }

  /** The season's episodes with guests and crew, and everyone's episode counts. */
  async seasonDetails(key: SeasonKey, signal?: AbortSignal): Promise<TmdbAnswer> {
    return this.get(seasonDetailsRequest(key), signal);
  }

  /** The season's texts in English, whatever the language of the key. */
  async englishSeason(key: SeasonKey, signal?: AbortSignal): Promise<TmdbAnswer> {
    return this.get(englishSeasonRequest(key), signal);
  }

  async series(seriesId: number, language: string, signal?: AbortSignal): Promise<TmdbAnswer> {
    return this.get(seriesRequest(seriesId, language), signal);
  }

  /** {@link seasonCredits}, unparsed. */
  async seasonCreditsBody(key: SeasonKey, signal?: AbortSignal): Promise<TmdbBody> {
    return this.getBody(seasonCreditsRequest(key), signal);
  }

  /** {@link seasonDetails}, unparsed. */
  async seasonDetailsBody(key: SeasonKey, signal?: AbortSignal): Promise<TmdbBody> {
    return this.getBody(seasonDetailsRequest(key), signal);
  }

  /**
   * The season's episodes with guests and crew, and everyone's episode counts, unparsed: one answer; two where TMDB
   * refuses the one only because of what is appended to it; one of the two when the other cannot be had.
   * @throws why the episodes cannot be had, when the episode counts cannot be had either
   */
  async seasonParts(key: SeasonKey, signal?: AbortSignal): Promise<readonly TmdbBody[]> {
    const whole = await this.#attempt(seasonDetailsRequest(key), signal);
    if (whole.ok && hasAppended(whole.value)) return [whole.value];
    const episodes = whole.ok ? whole : await this.#attempt(seasonEpisodesRequest(key), signal);
    // Where there is no season there are no counts either.
    if (!episodes.ok && isEndrollError(episodes.error, 'not-found')) throw episodes.error;
    const aggregate = await this.#attempt(seasonAggregateRequest(key), signal);
    const came = [episodes, aggregate].flatMap((part) => (part.ok ? [part.value] : []));
    if (came.length === 0 && !episodes.ok) throw episodes.error;
    return came;
  }

  /** {@link englishSeason}, unparsed. */
  async englishSeasonBody(key: SeasonKey, signal?: AbortSignal): Promise<TmdbBody> {
    return this.getBody(englishSeasonRequest(key), signal);
  }

  /** {@link series}, unparsed. */
  async seriesBody(seriesId: number, language: string, signal?: AbortSignal): Promise<TmdbBody> {
    return this.getBody(seriesRequest(seriesId, language), signal);
  }

  /** A person, with everything they did and their ids elsewhere, unparsed. */
  async personBody(personId: number, language: string, signal?: AbortSignal): Promise<TmdbBody> {
    return this.getBody(personRequest(personId, language), signal);
  }

  /** One page of series whose name matches. */
  async searchSeries(search: SeriesSearch, signal?: AbortSignal): Promise<TmdbAnswer> {
    return this.get(seriesSearchRequest(search), signal);
  }

  /** The tags of the languages that TMDB translates into. */
  async primaryTranslations(signal?: AbortSignal): Promise<TmdbAnswer<readonly string[]>> {
    return this.get(primaryTranslationsRequest, signal);
  }

  /**
   * Asks TMDB whether a token is good, and returns it as it is to be kept: without the white space, quotes and
   * "Bearer " it was pasted with. What cannot be a token is refused without asking.
   */
  async checkToken(text: string, signal?: AbortSignal): Promise<string> {
    const token = readToken(text);
    parse(authenticationRequest, await this.#ask(authenticationRequest, token, signal));
    return token;
  }

  /** Sends any request with the token we have, and parses the answer here: only for answers that are small. */
  async get<T>(request: TmdbRequest<T>, signal?: AbortSignal): Promise<TmdbAnswer<T>> {
    return parse(request, await this.getBody(request, signal));
  }

  /** Sends any request with the token we have; without one it fails as `unauthorized` and nothing is sent. */
  async getBody(request: Unparsed, signal?: AbortSignal): Promise<TmdbBody> {
    const { path, endpoint = path, query } = request;
    const built = this.#options.builtIn?.(path, query['language'] ?? '') ?? null;
    if (built !== null) {
      signal?.throwIfAborted();
      const fetchedAt = this.now().toISOString();
      return { endpoint, body: new TextEncoder().encode(built), fetchedAt };
    }
    const token = await this.#options.getToken();
    if (token === null) throw unauthorized('missing');
    // Anything else would not fit into a header.
    if (!/^[\x21-\x7e]+$/u.test(token)) throw unauthorized('malformed');
    return this.#ask(request, token, signal);
  }

  /** What TMDB refuses of one answer it may give of another; any other failure (no network, no token) is thrown. */
  async #attempt(request: Unparsed, signal?: AbortSignal): Promise<Result<TmdbBody, EndrollError>> {
    try {
      return ok(await this.getBody(request, signal));
    } catch (error) {
      const kinds = ['tmdb-unavailable', 'not-found', 'invalid-response'] as const;
      if (isEndrollError(error) && kinds.some((kind) => isEndrollError(error, kind))) return fail(error);
      throw error;
    }
  }

  async #ask(request: Unparsed, token: string, signal: AbortSignal | undefined): Promise<TmdbBody> {
    const url = new URL(`${this.#baseUrl}/3/${request.path}`);
    for (const [name, value] of Object.entries(request.query)) url.searchParams.set(name, value);
    // The token is part of what makes two requests the same: another one may get another answer.
    return this.#shared.run(`${token} ${url.href}`, signal, (shared) =>
      this.#pace.run(() => this.#send(url, request, token, shared), shared),
    );
  }

  /** One try. Throws an EndrollError when it has failed for good, TryAgain when another try may help. */
  async #send(url: URL, request: Unparsed, token: string, signal: AbortSignal): Promise<TmdbBody> {
    const answer = await this.#fetch(url, token, signal);
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
      token,
    );
  }

  async #fetch(url: URL, token: string, signal: AbortSignal): Promise<NetworkAnswer> {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'user-agent': `Endroll/${this.#options.version}`,
    };
    try {
      return await this.#options.network.get({ url, headers, signal, limits: this.#limits });
    } catch (error) {
      throw errorOfNetwork(error);
    }
  }
}

type Unparsed = Omit<TmdbRequest<unknown>, 'schema'>;

function hasAppended({ body }: TmdbBody): boolean {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes('"aggregate_credits"');
}

function parse<T>({ schema }: TmdbRequest<T>, answer: TmdbBody): TmdbAnswer<T> {
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

/** The text, or `undefined` when it is not UTF-8. */
function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The parsed text, or `undefined`, which no JSON text gives. */
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

/** True when it begins and ends as an object or a list does. */
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

/** When TMDB answered, by its clock; its CDN says how many seconds ago that was (https://www.rfc-editor.org/rfc/rfc9111#name-age). */
function serverTimeOf({ header }: NetworkAnswer): Date | null {
  const date = Date.parse(header('date') ?? '');
  if (Number.isNaN(date)) return null;
  const age = /^\d+$/u.exec(header('age')?.trim() ?? '')?.[0] ?? '0';
  return new Date(date + Number(age) * 1000);
}
