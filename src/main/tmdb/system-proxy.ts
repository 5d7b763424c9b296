import type { Dispatcher } from 'undici';
import { EndrollError } from '@shared/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { ChooseDispatcher } from './tmdb-dispatcher.ts';

/** What {@link proxyDispatcher} needs. */
export interface SystemProxyOptions {
  /**
   * The proxies for an address, as Chromium knows them: `PROXY proxy.example:3128; DIRECT`. Electron's
   * `session.resolveProxy`: https://www.electronjs.org/docs/latest/api/session#sesresolveproxyurl
   */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly direct: Dispatcher;
  /** Makes the dispatcher for a proxy, such as `http://proxy.example:3128`. Called once for each. */
  readonly proxied: (proxy: string) => Dispatcher;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Requests by the system's proxy settings. */
export interface SystemProxy {
  readonly choose: ChooseDispatcher;
  /** Lets running requests finish, then closes every connection, the direct ones too. */
  close(): Promise<void>;
}

/** Follows the system's proxy settings, asked anew for each request, because networks change under a laptop. */
export function proxyDispatcher({ resolveProxy, direct, proxied, logger }: SystemProxyOptions): SystemProxy {
  const byProxy = new Map<string, Dispatcher>();
  let isClosed = false;

  const forProxy = (proxy: string): Dispatcher => {
    const known = byProxy.get(proxy);
    if (known !== undefined) return known;
    const made = proxied(proxy);
    byProxy.set(proxy, made);
    return made;
  };

  return {
    choose: async (url) => {
      const route = await resolveProxy(url.href).catch((error: unknown) => {
        logger.warn('The system did not say which proxy to use; going without one', error);
        return 'DIRECT';
      });
      // Nobody would close a proxy's connections that are made now.
      if (isClosed) throw new EndrollError({ kind: 'cancelled' });
      const proxy = firstProxy(route);
      return proxy === null ? direct : forProxy(proxy);
    },
    close: async () => {
      isClosed = true;
      await Promise.all([direct, ...byProxy.values()].map((dispatcher) => dispatcher.close()));
    },
  };
}

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
};

/**
 * The first entry of a PAC answer that we can use, as an address; `null` for a direct connection, also when there
 * are only kinds that undici does not speak (`SOCKS` is version 4).
 * https://developer.mozilla.org/docs/Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file
 */
export function firstProxy(route: string): string | null {
  for (const entry of route.split(';')) {
    const [kind = '', host = ''] = entry.trim().split(/\s+/u);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = SCHEMES[kind.toUpperCase()];
    if (scheme === undefined) continue;
    const proxy = `${scheme}://${host}`;
    if (host !== '' && URL.canParse(proxy)) return proxy;
  }
  return null;
}
