import { setTimeout as sleep } from 'node:timers/promises';
import { net, session } from 'electron';
import type { Logger } from '../logging/logger.ts';
import type { ProxyLogins } from './proxy-login.ts';
import { SystemNetwork, type Network } from './network.ts';

/** How long running requests may delay quitting, in milliseconds. */
const CLOSE_LIMIT = 1_000;

/** The session of electron-updater's requests, by its own name for it. */
export const UPDATE_SESSION = 'electron-updater';

export interface OpenNetwork extends Network {
  /** Makes Chromium forget the proxy passwords it was given, for TMDB and for updates. */
  forgetLogins(): Promise<void>;
  /** Closes all connections; what is still running after a second ends with the process. */
  close(): Promise<void>;
}

/**
 * The network of this computer. Both carriers are loaded when they are first needed: undici takes longer to load than
 * everything else in main together, and a kept season needs none.
 */
export function openSystemNetwork(logins: ProxyLogins, logger: Logger): OpenNetwork {
  // In memory only, without cookies and cache. It follows the system's proxies, as every session does.
  const ownSession = () => session.fromPartition('network', { cache: false });
  const network = new SystemNetwork({
    resolveProxy: (url) => ownSession().resolveProxy(url),
    loadDirect: async () => (await import('./direct-carrier.ts')).createDirectCarrier(),
    loadChromium: async () => {
      const { createChromiumCarrier } = await import('./chromium-carrier.ts');
      return createChromiumCarrier({ net, session: ownSession(), logins });
    },
    logger,
  });
  return {
    get: (request) => network.get(request),
    forgetLogins: async () => {
      for (const each of [ownSession(), session.fromPartition(UPDATE_SESSION, { cache: false })]) {
        await each.clearAuthCache();
        // Open connections stay authenticated.
        await each.closeAllConnections();
      }
    },
    close: () => Promise.race([network.close(), sleep(CLOSE_LIMIT)]),
  };
}
