import type { OfflineReason } from '@shared/app-error.ts';
import type { Logger } from '../logging/logger.ts';

/** One GET. */
export interface NetworkRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** The limits for the duration and size of an answer. */
export interface TransferLimits {
  /** Milliseconds until the answer begins, including connecting. */
  readonly answerMs: number;
  /** A transfer of less than `leastBytes` within `paceMs` milliseconds that does not end is aborted. */
  readonly paceMs: number;
  readonly leastBytes: number;
  /** Milliseconds for everything, including the proxy script. */
  readonly totalMs: number;
  /** The largest body, decompressed. */
  readonly maxBytes: number;
}

/** An answer as a carrier delivers it: status and headers, and the body as it arrives, decompressed. */
export interface CarriedAnswer {
  readonly status: number;
  /** A header by its lower-case name; `null` if it is missing. */
  readonly header: (name: string) => string | null;
  readonly body: AsyncIterable<Uint8Array>;
}

/** A way to send requests. Redirects are not followed, nothing is cached, no cookies are kept. */
export interface Carrier {
  /** Rejects with a {@link NetworkError}, or with the signal's reason; so does the body. */
  send(request: NetworkRequest): Promise<CarriedAnswer>;
  /** Lets running requests finish, then closes the connections. */
  close(): Promise<void>;
}

/** An answer with its whole body. */
export interface NetworkAnswer extends Omit<CarriedAnswer, 'body'> {
  readonly body: Uint8Array;
}

/** The network as the rest of main sees it. */
export interface Network {
  /** Sends one GET, once, and reads the whole answer. Rejects with a {@link NetworkError} or the signal's reason. */
  get(request: NetworkRequest & { readonly limits: TransferLimits }): Promise<NetworkAnswer>;
}

/**
 * Why there is no readable answer. `truncated`: it broke off. `too-slow`: it began but did not complete in time. `garbled`:
 * not HTTP, or compressed in an unknown way.
 */
export type NetworkProblem = OfflineReason | 'truncated' | 'too-slow' | 'garbled' | 'too-large';

/** A request that failed on its way. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly problem: NetworkProblem;

  constructor(problem: NetworkProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

export interface SystemNetworkOptions {
  /**
   * The proxies for an address as Chromium knows them, such as `PROXY proxy.example:3128; DIRECT`:
   * https://www.electronjs.org/docs/latest/api/session#sesresolveproxyurl
   */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** Connects directly to the host; loaded at the first request that needs it. */
  readonly loadDirect: () => Promise<Carrier>;
  /** Follows the system's proxies and trusts the certificates in the system's store. */
  readonly loadChromium: () => Promise<Carrier>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * The network as configured in the system, checked for each request, because a laptop changes networks. Direct connections
 * use undici. Everything else uses Chromium: PAC lists with several entries, SOCKS, passwords, NTLM, and certificates that
 * only the system's store knows.
 */
export class SystemNetwork implements Network {
  readonly #options: SystemNetworkOptions;
  /** Hosts whose certificate only Chromium may be able to verify. */
  readonly #distrusted = new Set<string>();
  #direct: Promise<Carrier> | null = null;
  #chromium: Promise<Carrier> | null = null;

  constructor(options: SystemNetworkOptions) {
    this.#options = options;
  }

  async get({ url, headers, signal, limits }: Parameters<Network['get']>[0]): Promise<NetworkAnswer> {
    signal.throwIfAborted();
    const watch = new Watch(signal, limits.totalMs);
    try {
      return await watch.guard(this.#transfer({ url, headers, signal: watch.signal }, limits, watch));
    } finally {
      watch.end();
    }
  }

  /** Closes all connections, once running requests have ended. */
  async close(): Promise<void> {
    const loading = [this.#direct, this.#chromium].filter((carrier) => carrier !== null);
    await Promise.all(loading.map(async (carrier) => (await carrier).close()));
  }

  async #transfer(request: NetworkRequest, limits: TransferLimits, watch: Watch): Promise<NetworkAnswer> {
    // A proxy script may take arbitrarily long to arrive.
    watch.expectWithin(limits.answerMs, 'proxy');
    const isDirect = await this.#isDirect(request.url);
    watch.expectWithin(limits.answerMs, 'no-answer');
    const { status, header, body } = isDirect
      ? await this.#sendDirectly(request)
      : await this.#sendByProxy(request);
    return { status, header, body: await readWhole(body, limits, watch) };
  }

  async #isDirect(url: URL): Promise<boolean> {
    const { resolveProxy, logger } = this.#options;
    try {
      return (await resolveProxy(url.href)).trim().toUpperCase() === 'DIRECT';
    } catch (error) {
      logger.warn('The system did not say which proxy to use; Chromium decides', error);
      return false;
    }
  }

  async #sendDirectly(request: NetworkRequest): Promise<CarriedAnswer> {
    const { host } = request.url;
    if (!this.#distrusted.has(host)) {
      try {
        this.#direct ??= this.#options.loadDirect().catch((error: unknown) => {
          this.#direct = null;
          throw error;
        });
        return await (await this.#direct).send(request);
      } catch (error) {
        if (!isProblem(error, 'certificate')) throw error;
        this.#options.logger.info(`The certificate of ${host} is left to the system`, error);
        this.#distrusted.add(host);
      }
    }
    return this.#sendByChromium(request);
  }

  async #sendByProxy(request: NetworkRequest): Promise<CarriedAnswer> {
    try {
      return await this.#sendByChromium(request);
    } catch (error) {
      // It is the proxy we connect to.
      const isProxys = isProblem(error, 'refused') || isProblem(error, 'unreachable');
      throw isProxys ? new NetworkError('proxy', { cause: error }) : error;
    }
  }

  async #sendByChromium(request: NetworkRequest): Promise<CarriedAnswer> {
    this.#chromium ??= this.#options.loadChromium().catch((error: unknown) => {
      this.#chromium = null;
      throw error;
    });
    return (await this.#chromium).send(request);
  }
}

/** True for a {@link NetworkError} of that kind. */
export function isProblem(error: unknown, problem: NetworkProblem): boolean {
  return error instanceof NetworkError && error.problem === problem;
}

async function readWhole(
  body: AsyncIterable<Uint8Array>,
  { paceMs, leastBytes, maxBytes }: TransferLimits,
  watch: Watch,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let sinceLook = 0;
  watch.expectWithin(paceMs, 'too-slow');
  for await (const chunk of body) {
    size += chunk.byteLength;
    sinceLook += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (size > maxBytes) throw new NetworkError('too-large');
    chunks.push(chunk);
    if (sinceLook < leastBytes) continue;
    sinceLook = 0;
    watch.expectWithin(paceMs, 'too-slow');
  }
  return Buffer.concat(chunks, size);
}

/**
 * Ends a transfer when its caller cancels, when it takes too long overall, or when the next expected step does not happen.
 * Not `AbortSignal.any` with `AbortSignal.timeout`: such a pair may be garbage collected before it fires
 * (https://github.com/nodejs/node/issues/57736).
 */
class Watch {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #leave = (): void => this.#controller.abort(this.#caller.reason);
  readonly #total: NodeJS.Timeout;
  #next: NodeJS.Timeout | undefined;
  #expected: NetworkProblem = 'no-answer';

  constructor(caller: AbortSignal, totalMs: number) {
    this.#caller = caller;
    this.#total = this.#alarm(totalMs);
    caller.addEventListener('abort', this.#leave, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Fails with `problem` unless it is called again within this many milliseconds. */
  expectWithin(ms: number, problem: NetworkProblem): void {
    clearTimeout(this.#next);
    this.#expected = problem;
    this.#next = this.#alarm(ms);
  }

  /** The result of `work`; rejects when the watch ends it, even if it does not listen. */
  guard<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason as Error), { once: true });
      work.then(resolve, reject);
    });
  }

  end(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#next);
    this.#caller.removeEventListener('abort', this.#leave);
  }

  /** Names what is being waited for when it goes off. */
  #alarm(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(new NetworkError(this.#expected)), ms);
  }
}
