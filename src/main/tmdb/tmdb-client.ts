import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesSearch } from '@shared/domain/series.ts';
import { parseAnswer } from '../answers/schemas.ts';
import {
  authenticationRequest,
  englishSeasonRequest,
  primaryTranslationsRequest,
  seasonCreditsRequest,
  seasonDetailsRequest,
  seriesRequest,
  seriesSearchRequest,
  type TmdbRequest,
} from './endpoints.ts';
import { RateLimit } from './rate-limit.ts';
import { withRetries, type RetryTools } from './retry.ts';
import { SharedRequests } from './shared-requests.ts';
import { systemTimer, type Timer } from './timer.ts';
import type { ChooseDispatcher } from './tmdb-dispatcher.ts';
import { DEFAULT_LIMITS, TmdbTransport, type RawAnswer, type TmdbLimits } from './tmdb-transport.ts';
import { readToken, unauthorized } from './token-shape.ts';

/** An answer of TMDB whose outside is what was asked for; `src/main/answers` makes things from its body. */
export interface TmdbAnswer<T = unknown> {
  readonly value: T;
  /** Path without host and version, such as `tv/1396/season/1/credits`; see {@link TmdbRequest.endpoint}. */
  readonly endpoint: string;
  /** The body as TMDB sent it, decompressed. */
  readonly body: string;
  /** ISO time at which it had arrived. */
  readonly fetchedAt: string;
}

/** What {@link TmdbClient} needs; only tests set the last four. */
export interface TmdbClientOptions {
  /** Such as `https://api.themoviedb.org`. */
  readonly baseUrl: string;
  /** Endroll's version, for the `User-Agent`. */
  readonly version: string;
  /** The token in use; asking may take a keyring a while. */
  readonly getToken: () => string | null | Promise<string | null>;
  readonly chooseDispatcher: ChooseDispatcher;
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
  readonly #baseUrl: string;
  readonly #getToken: TmdbClientOptions['getToken'];
  readonly #limits: TmdbLimits;
  readonly #transport: TmdbTransport;
  readonly #retryTools: RetryTools;
  readonly #shared = new SharedRequests<RawAnswer>();

  constructor(options: TmdbClientOptions) {
    const timer = options.timer ?? systemTimer;
    this.#baseUrl = options.baseUrl.replace(/\/+$/u, '');
    this.#getToken = options.getToken;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    const rateLimit = new RateLimit(this.#limits, timer);
    this.#transport = new TmdbTransport({
      userAgent: `Endroll/${options.version}`,
      chooseDispatcher: options.chooseDispatcher,
      limits: this.#limits,
      rateLimit,
      clock: options.clock ?? (() => new Date()),
    });
    this.#retryTools = {
      timer,
      admit: (signal) => rateLimit.take(signal),
      random: options.random ?? Math.random,
    };
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
    await this.#ask(authenticationRequest, token, signal);
    return token;
  }

  /** Sends any request with the token we have; without one it fails as `unauthorized` and nothing is sent. */
  async get<T>(request: TmdbRequest<T>, signal?: AbortSignal): Promise<TmdbAnswer<T>> {
    const token = await this.#getToken();
    if (token === null) throw unauthorized('missing');
    // Anything else would not fit into a header.
    if (!/^[\x21-\x7e]+$/u.test(token)) throw unauthorized('malformed');
    return this.#ask(request, token, signal);
  }

  async #ask<T>(
    { path, endpoint = path, query, schema, wanted }: TmdbRequest<T>,
    token: string,
    signal: AbortSignal | undefined,
  ): Promise<TmdbAnswer<T>> {
    const url = new URL(`${this.#baseUrl}/3/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    // The token is part of what makes two requests the same: another one may get another answer.
    const answer = await this.#shared.run(`${token} ${url.href}`, signal, (shared) =>
      withRetries(
        () => this.#transport.send({ url, wanted, token }, shared),
        this.#limits,
        this.#retryTools,
        shared,
      ),
    );
    const { body, json, fetchedAt } = answer;
    return { value: parseAnswer(schema, json), endpoint, body, fetchedAt };
  }
}
