import { setTimeout as sleep } from 'node:timers/promises';
import { session } from 'electron';
import type { Dispatcher } from 'undici';
import type { Logger } from './logging/logger.ts';
import type { SystemProxy } from './tmdb/system-proxy.ts';

/** How long requests that still run may hold up quitting, in milliseconds. */
const CLOSE_LIMIT = 1_000;

/**
 * All connections to the network, by the system's proxy settings. undici is loaded at the first request: it takes longer
 * than everything else in main together, and a kept season needs none.
 */
export class Connections {
  readonly #logger: Logger;
  #opened: Promise<SystemProxy> | null = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** The connections to use for an address. */
  async choose(url: URL): Promise<Dispatcher> {
    this.#opened ??= this.#open();
    const proxy = await this.#opened;
    return proxy.choose(url);
  }

  /** Closes them all; what still runs then is cut off with the process. */
  async close(): Promise<void> {
    if (this.#opened === null) return;
    const proxy = await this.#opened;
    await Promise.race([proxy.close(), sleep(CLOSE_LIMIT)]);
  }

  async #open(): Promise<SystemProxy> {
    const [{ directAgent, proxyAgent }, { proxyDispatcher }] = await Promise.all([
      import('./tmdb/tmdb-dispatcher.ts'),
      import('./tmdb/system-proxy.ts'),
    ]);
    return proxyDispatcher({
      resolveProxy: (url) => session.defaultSession.resolveProxy(url),
      direct: directAgent(),
      proxied: (proxy) => proxyAgent(proxy),
      logger: this.#logger,
    });
  }
}
