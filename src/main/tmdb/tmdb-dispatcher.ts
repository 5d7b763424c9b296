import { Agent, Pool, ProxyAgent, type Dispatcher } from 'undici';

/** Picks the connection for an address: straight out, or through a proxy. */
export type ChooseDispatcher = (url: URL) => Dispatcher | Promise<Dispatcher>;

/** How connections are made and kept. */
export interface ConnectionOptions {
  /** The most connections to one host. */
  readonly connections: number;
  /** Milliseconds until a connection must stand. */
  readonly connectTimeoutMs: number;
  /** Milliseconds an idle connection is kept, unless the server says less. */
  readonly keepAliveMs: number;
}

/** Enough for the pictures and answers of one reader, few enough for TMDB. */
export const DEFAULT_CONNECTION: ConnectionOptions = {
  connections: 20,
  connectTimeoutMs: 8_000,
  keepAliveMs: 30_000,
};

/** Connects straight to the host. Close it when the program ends. */
export function directAgent(options: ConnectionOptions = DEFAULT_CONNECTION): Dispatcher {
  return new Agent({
    connections: options.connections,
    keepAliveTimeout: options.keepAliveMs,
    connect: { timeout: options.connectTimeoutMs },
  });
}

/**
 * Connects through a proxy without a password. Close it when the program ends.
 * @param proxy such as `http://proxy.example:3128`, `https://…` or `socks5://…`
 */
export function proxyAgent(proxy: string, options: ConnectionOptions = DEFAULT_CONNECTION): Dispatcher {
  const timeout = options.connectTimeoutMs;
  return new ProxyAgent({
    uri: proxy,
    connections: options.connections,
    keepAliveTimeout: options.keepAliveMs,
    // For undici 7.30 a SOCKS proxy with TLS settings is one that speaks TLS itself.
    ...(proxy.startsWith('socks5:') ? {} : { proxyTls: { timeout } }),
    // The proxy answers our CONNECT when it has reached the host; undici would give it five minutes.
    clientFactory: (origin, opts) => new Pool(origin, { ...opts, headersTimeout: timeout }),
  });
}
