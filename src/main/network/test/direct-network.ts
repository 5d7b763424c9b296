import type { Dispatcher } from 'undici';
import { createDirectCarrier, directAgent } from '../direct-carrier.ts';
import { SystemNetwork } from '../network.ts';

/** A network of direct lines, for tests; nothing goes to Chromium. */
export function directNetwork(dispatcher: Dispatcher = directAgent({ keepAliveMs: 100 })): SystemNetwork {
  return new SystemNetwork({
    resolveProxy: () => Promise.resolve('DIRECT'),
    loadDirect: () => Promise.resolve(createDirectCarrier(dispatcher)),
    loadChromium: () => Promise.reject(new Error('There is no Chromium in this test')),
    logger: { info: () => undefined, warn: () => undefined },
  });
}
