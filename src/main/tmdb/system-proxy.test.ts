import { isEndrollError } from '@shared/app-error.ts';
import { MockAgent } from 'undici';
import { describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/memory-logger.ts';
import { firstProxy, proxyDispatcher, type SystemProxyOptions } from './system-proxy.ts';

describe('firstProxy', () => {
  it.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['PROXY proxy.example:3128; DIRECT', 'http://proxy.example:3128'],
    ['DIRECT; PROXY proxy.example:3128', null],
    ['HTTP proxy.example:80', 'http://proxy.example:80'],
    ['HTTPS proxy.example:443', 'https://proxy.example:443'],
    ['SOCKS5 proxy.example:1080', 'socks5://proxy.example:1080'],
    ['proxy [::1]:8080', 'http://[::1]:8080'],
    [' ;  PROXY   a.example:1 ; PROXY b.example:2', 'http://a.example:1'],
    ['SOCKS old.example:1080; PROXY new.example:3128', 'http://new.example:3128'],
    ['SOCKS old.example:1080', null],
    ['QUIC q.example:443; PROXY', null],
    ['PROXY not a host', 'http://not'],
    ['PROXY ://:; DIRECT', null],
  ])('takes from %j the address %j', (route, proxy) => {
    expect(firstProxy(route)).toBe(proxy);
  });
});

describe('proxyDispatcher', () => {
  const url = new URL('https://api.themoviedb.org/3/authentication');

  function create(resolveProxy: SystemProxyOptions['resolveProxy']): {
    readonly made: string[];
    readonly logger: MemoryLogger;
    readonly direct: MockAgent;
    readonly proxy: ReturnType<typeof proxyDispatcher>;
  } {
    const made: string[] = [];
    const logger = new MemoryLogger();
    const direct = new MockAgent();
    const proxied = (address: string): MockAgent => {
      made.push(address);
      return new MockAgent();
    };
    return { made, logger, direct, proxy: proxyDispatcher({ resolveProxy, direct, proxied, logger }) };
  }

  it('asks for the very address, each time, and makes one dispatcher for each proxy', async () => {
    const asked: string[] = [];
    const routes = ['PROXY a.example:1', 'PROXY b.example:2', 'PROXY a.example:1; DIRECT', 'DIRECT'];
    const { proxy, made, direct } = create((address) => {
      asked.push(address);
      return Promise.resolve(routes[asked.length - 1]!);
    });
    const chosen = [];
    for (let ask = 0; ask < 4; ask += 1) chosen.push(await proxy.choose(url));
    expect(asked).toEqual([url.href, url.href, url.href, url.href]);
    expect(made).toEqual(['http://a.example:1', 'http://b.example:2']);
    expect(chosen[0]).toBe(chosen[2]);
    expect(chosen[3]).toBe(direct);
  });

  it('goes without a proxy, and says so in the log, when the system does not answer', async () => {
    const { proxy, direct, logger } = create(() => Promise.reject(new Error('no session')));
    await expect(proxy.choose(url)).resolves.toBe(direct);
    expect(logger.lines).toEqual(['warn The system did not say which proxy to use; going without one']);
  });

  it('makes no more connections once it is closed', async () => {
    const { proxy, made } = create(() => Promise.resolve('PROXY a.example:1'));
    await proxy.close();
    await expect(proxy.choose(url)).rejects.toSatisfy((error) => isEndrollError(error, 'cancelled'));
    expect(made).toEqual([]);
  });
});
