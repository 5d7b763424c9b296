import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDirectCarrier, directAgent } from './direct-carrier.ts';
import {
  NetworkError,
  SystemNetwork,
  type Network,
  type NetworkAnswer,
  type TransferLimits,
} from './network.ts';
import { directNetwork } from './test/direct-network.ts';
import { ElectronNetwork, hasElectron, PROXIED_HOST } from './test/electron-network.ts';
import { startDistrustedHost, startHost, startProxy, startTcpHost, type TestHost } from './test/test-host.ts';

const LIMITS: TransferLimits = {
  answerMs: 5000,
  paceMs: 5000,
  leastBytes: 100,
  totalMs: 20_000,
  maxBytes: 1_000_000,
};

const hosts: TestHost[] = [];
let electron: ElectronNetwork;
let direct: SystemNetwork;

beforeAll(async () => {
  direct = directNetwork();
  if (hasElectron) electron = await ElectronNetwork.start();
}, 60_000);

afterAll(async () => {
  await direct.close();
  if (hasElectron) await electron.stop();
});

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

async function hosting(started: Promise<TestHost>): Promise<TestHost> {
  const host = await started;
  hosts.push(host);
  return host;
}

/** Where nobody listens. */
async function deadPort(): Promise<number> {
  const host = await startTcpHost(() => undefined);
  await host.close();
  return host.port;
}

const hello: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' }).end('hello');
};

function ask(
  network: Network,
  url: string,
  limits: Partial<TransferLimits> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<NetworkAnswer> {
  return network.get({
    url: new URL(url),
    headers: { 'x-asked': 'yes' },
    signal,
    limits: { ...LIMITS, ...limits },
  });
}

async function textOf(answer: Promise<NetworkAnswer>): Promise<string> {
  return Buffer.from((await answer).body).toString();
}

/** Why there was no answer. */
async function problemOf(answer: Promise<NetworkAnswer>): Promise<string> {
  const error: unknown = await answer.then(
    ({ status }) => new Error(`an answer of ${status}`),
    (failure: unknown) => failure,
  );
  return error instanceof NetworkError ? error.problem : String(error);
}

const carriers: readonly (readonly [string, () => Network])[] = [
  ['undici', () => direct],
  ...(hasElectron ? [['Chromium', () => electron] as const] : []),
];

describe.each(carriers)('by %s', (_, network) => {
  it('brings status, headers and body, with the headers that were given', async () => {
    const host = await hosting(
      startHost((request, response) => {
        response.writeHead(418, { 'Content-Type': 'text/tea' }).end(request.headers['x-asked']);
      }),
    );
    const answer = await ask(network(), `http://127.0.0.1:${host.port}/a?b=c`);
    expect([answer.status, answer.header('content-type')]).toEqual([418, 'text/tea']);
    expect(Buffer.from(answer.body).toString()).toBe('yes');
    expect(host.seen).toEqual(['GET /a?b=c']);
  });

  it('unpacks what was compressed, as it asked for', async () => {
    const text = 'credits '.repeat(1000);
    const host = await hosting(
      startHost((request, response) => {
        expect(request.headers['accept-encoding']).toContain('gzip');
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(text));
      }),
    );
    expect(await textOf(ask(network(), `http://127.0.0.1:${host.port}/`))).toBe(text);
  });

  it('follows no redirect', async () => {
    const host = await hosting(
      startHost((_request, response) => {
        response.writeHead(302, { Location: '/elsewhere' }).end();
      }),
    );
    const answer = await ask(network(), `http://127.0.0.1:${host.port}/`);
    expect([answer.status, answer.header('location')]).toEqual([302, '/elsewhere']);
    expect(host.seen).toEqual(['GET /']);
  });

  it('keeps no cookie and no copy', async () => {
    const cookies: unknown[] = [];
    const host = await hosting(
      startHost((request, response) => {
        cookies.push(request.headers.cookie);
        response.writeHead(200, { 'Set-Cookie': 'a=b', 'Cache-Control': 'max-age=1000' }).end();
      }),
    );
    for (let times = 0; times < 2; times += 1) await ask(network(), `http://127.0.0.1:${host.port}/`);
    expect(cookies).toEqual([undefined, undefined]);
  });

  it('says that nobody listens there', async () => {
    expect(await problemOf(ask(network(), `http://127.0.0.1:${await deadPort()}/`))).toBe('refused');
  });

  it('says that there is no such name', async () => {
    expect(await problemOf(ask(network(), 'http://nobody.invalid/'))).toMatch(
      /^(name-not-found|no-network)$/u,
    );
  });

  it('says that a certificate is not trusted', async () => {
    const host = await hosting(startDistrustedHost(hello));
    const asked = ask(network() === direct ? untrusting() : network(), `https://localhost:${host.port}/`);
    expect(await problemOf(asked)).toBe('certificate');
    expect(host.seen).toEqual([]);
  });

  it('says that a connection was cut, before the answer and within it', async () => {
    const cutting = await hosting(startTcpHost((socket) => socket.once('data', () => socket.destroy())));
    expect(await problemOf(ask(network(), `http://127.0.0.1:${cutting.port}/`))).toBe('unreachable');
    const half = await hosting(
      startHost((_request, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('half', () => response.destroy());
      }),
    );
    expect(await problemOf(ask(network(), `http://127.0.0.1:${half.port}/`))).toBe('truncated');
  });

  it('gives up a host that does not answer', async () => {
    const silent = await hosting(startTcpHost(() => undefined));
    const asked = ask(network(), `http://127.0.0.1:${silent.port}/`, { answerMs: 50 });
    expect(await problemOf(asked)).toBe('no-answer');
  });

  it('gives up a body that hardly moves, and bears with one that does', async () => {
    const piece = Buffer.alloc(200, 'x');
    let timer: NodeJS.Timeout | undefined;
    const host = await hosting(
      startHost(({ url }, response) => {
        const bytes = url === '/slow' ? piece.subarray(0, 1) : piece;
        let pieces = 0;
        // Chromium waits for more of a body whose type it has to guess.
        response.writeHead(200, { 'Content-Type': 'application/json' });
        timer = setInterval(() => {
          pieces += 1;
          response.write(bytes);
          if (url === '/steady' && pieces === 30) response.end();
          if (pieces === 30) clearInterval(timer);
        }, 10);
      }),
    );
    const limits = { paceMs: 200, leastBytes: 100 };
    const base = `http://127.0.0.1:${host.port}`;
    expect(await textOf(ask(network(), `${base}/steady`, limits))).toHaveLength(6000);
    expect(await problemOf(ask(network(), `${base}/slow`, limits))).toBe('too-slow');
    clearInterval(timer);
  });

  it('gives up a body without end', async () => {
    const host = await hosting(
      startHost((_request, response) => {
        response.writeHead(200);
        const pour = (): void => {
          if (!response.destroyed) response.write(Buffer.alloc(50_000), pour);
        };
        pour();
      }),
    );
    const asked = ask(network(), `http://127.0.0.1:${host.port}/`, { maxBytes: 200_000 });
    expect(await problemOf(asked)).toBe('too-large');
  });

  it('gives up a small body that unpacks to a large one', async () => {
    const host = await hosting(
      startHost((_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(3_000_000)));
      }),
    );
    expect(await problemOf(ask(network(), `http://127.0.0.1:${host.port}/`))).toBe('too-large');
  });

  it('ends with the reason of whoever leaves', async () => {
    const leaving = new AbortController();
    let hangUp: () => void = () => undefined;
    const hungUp = new Promise<void>((resolve) => (hangUp = resolve));
    const silent = await hosting(
      startTcpHost((socket) => {
        socket.once('close', hangUp);
        socket.once('data', () => leaving.abort(new Error('gone')));
      }),
    );
    const asked = ask(network(), `http://127.0.0.1:${silent.port}/`, {}, leaving.signal);
    await expect(asked).rejects.toThrow('gone');
    await hungUp;
  });
});

async function* nothing(): AsyncGenerator<Uint8Array> {
  // No body.
}

/** Where Chromium does not trust the host either. */
function untrusting(): SystemNetwork {
  return new SystemNetwork({
    resolveProxy: () => Promise.resolve('DIRECT'),
    loadDirect: () => Promise.resolve(createDirectCarrier(directAgent())),
    loadChromium: () =>
      Promise.resolve({
        send: () => Promise.reject(new NetworkError('certificate')),
        close: () => Promise.resolve(),
      }),
    logger: { info: () => undefined, warn: () => undefined },
  });
}

describe('which way a request goes', () => {
  function ways(route: () => Promise<string>): { readonly network: SystemNetwork; readonly taken: string[] } {
    const taken: string[] = [];
    const carrier = (name: string, problem: 'certificate' | null) => () =>
      Promise.resolve({
        send: () => {
          taken.push(name);
          if (problem !== null) return Promise.reject(new NetworkError(problem));
          return Promise.resolve({ status: 200, header: () => null, body: nothing() });
        },
        close: () => Promise.resolve(),
      });
    const network = new SystemNetwork({
      resolveProxy: route,
      loadDirect: carrier('undici', 'certificate'),
      loadChromium: carrier('Chromium', null),
      logger: { info: () => undefined, warn: () => undefined },
    });
    return { network, taken };
  }

  it.each(['PROXY 127.0.0.1:9; DIRECT', 'SOCKS 127.0.0.1:1080', 'DIRECT; PROXY a:1', 'HTTPS a:1', ''])(
    'is Chromium’s where the system says %j',
    async (route) => {
      const { network, taken } = ways(() => Promise.resolve(route));
      await ask(network, 'https://tmdb.test/');
      expect(taken).toEqual(['Chromium']);
    },
  );

  it('is Chromium’s where the system does not say', async () => {
    const { network, taken } = ways(() => Promise.reject(new Error('no')));
    await ask(network, 'https://tmdb.test/');
    expect(taken).toEqual(['Chromium']);
  });

  it('is Chromium’s from then on for a host whose certificate undici does not trust', async () => {
    const { network, taken } = ways(() => Promise.resolve('DIRECT'));
    await ask(network, 'https://tmdb.test/');
    await ask(network, 'https://tmdb.test/');
    await ask(network, 'https://other.test/');
    expect(taken).toEqual(['undici', 'Chromium', 'Chromium', 'undici', 'Chromium']);
  });

  it('is loaded once more when it could not be loaded the first time', async () => {
    let isBroken = true;
    const load = () =>
      isBroken
        ? Promise.reject(new Error('no such file'))
        : Promise.resolve({
            send: () => Promise.resolve({ status: 200, header: () => null, body: nothing() }),
            close: () => Promise.resolve(),
          });
    for (const route of ['DIRECT', 'PROXY a:1']) {
      isBroken = true;
      const network = new SystemNetwork({
        resolveProxy: () => Promise.resolve(route),
        loadDirect: load,
        loadChromium: load,
        logger: { info: () => undefined, warn: () => undefined },
      });
      await expect(ask(network, 'https://tmdb.test/')).rejects.toThrow('no such file');
      isBroken = false;
      expect((await ask(network, 'https://tmdb.test/')).status).toBe(200);
    }
  });

  it('fails in time when the system never says', async () => {
    const { network } = ways(() => new Promise(() => undefined));
    expect(await problemOf(ask(network, 'https://tmdb.test/', { answerMs: 20 }))).toBe('proxy');
  });
});

describe.skipIf(!hasElectron)('behind proxies', () => {
  const pac = (script: string) => ({
    mode: 'pac_script' as const,
    pacScript: `data:text/plain,${encodeURIComponent(`function FindProxyForURL() { return "${script}"; }`)}`,
  });

  afterAll(async () => {
    await electron.setProxy({ mode: 'direct' });
  });

  it('goes through one, with HTTP', async () => {
    const host = await hosting(startHost(hello));
    const proxy = await hosting(startProxy());
    await electron.setProxy({ proxyRules: `127.0.0.1:${proxy.port}` });
    const url = `http://${PROXIED_HOST}:${host.port}/`;
    expect(await textOf(ask(electron, url))).toBe('hello');
    expect(proxy.seen).toEqual([`GET ${url}`]);
  });

  it('gives up one that hangs up after CONNECT, after one connection', async () => {
    const proxy = await hosting(startTcpHost((socket) => socket.once('data', () => socket.destroy())));
    await electron.setProxy({ proxyRules: `127.0.0.1:${proxy.port}` });
    expect(await problemOf(ask(electron, `https://${PROXIED_HOST}/`))).toBe('proxy');
    expect(proxy.seen.length).toBeLessThanOrEqual(2);
  });

  it('takes the next entry of a list when the first is dead', async () => {
    const host = await hosting(startHost(hello));
    const dead = await deadPort();
    const url = `http://${PROXIED_HOST}:${host.port}/`;
    await electron.setProxy(pac(`PROXY 127.0.0.1:${dead}; DIRECT`));
    expect(await textOf(ask(electron, url))).toBe('hello');
    const proxy = await hosting(startProxy());
    await electron.setProxy(pac(`PROXY 127.0.0.1:${await deadPort()}; PROXY 127.0.0.1:${proxy.port}`));
    expect(await textOf(ask(electron, url))).toBe('hello');
    expect(proxy.seen).toEqual([`GET ${url}`]);
  });

  it('never goes round a SOCKS proxy', async () => {
    const host = await hosting(startHost(hello));
    await electron.setProxy(pac(`SOCKS 127.0.0.1:${await deadPort()}`));
    expect(await problemOf(ask(electron, `http://${PROXIED_HOST}:${host.port}/`))).toBe('proxy');
    expect(host.seen).toEqual([]);
  });

  it.each(['http', 'https'])('tells one that asks who we are (%s)', async (scheme) => {
    const host = await hosting((scheme === 'http' ? startHost : startDistrustedHost)(hello));
    const proxy = await hosting(startProxy('ann:secret'));
    await electron.setProxy({ proxyRules: `127.0.0.1:${proxy.port}` });
    const url = `${scheme}://${PROXIED_HOST}:${host.port}/`;

    await electron.setLogin(null);
    expect(await problemOf(ask(electron, url))).toBe('proxy-login');
    expect(electron.asked).toEqual([`127.0.0.1:${proxy.port} Office`]);

    await electron.setLogin({ user: 'ann', password: 'wrong' });
    expect(await problemOf(ask(electron, url))).toBe('proxy-login');
    expect(electron.asked, 'asked again after the wrong one').toHaveLength(2);

    await electron.setLogin({ user: 'ann', password: 'secret' });
    // The host's certificate is looked at when the proxy has let us through.
    if (scheme === 'https') expect(await problemOf(ask(electron, url))).toBe('certificate');
    else expect(await textOf(ask(electron, url))).toBe('hello');
  });
});
