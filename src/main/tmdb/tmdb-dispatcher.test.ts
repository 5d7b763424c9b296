import { createServer, type Server } from 'node:http';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net';
import type { Dispatcher } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { DEFAULT_CONNECTION, directAgent, proxyAgent } from './tmdb-dispatcher.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A host that answers with the number of connections it has seen. */
async function startHost(): Promise<string> {
  let connections = 0;
  const server = createServer((_request, response) => response.end(String(connections)));
  server.on('connection', () => (connections += 1));
  return `http://127.0.0.1:${await listen(server)}`;
}

async function ask(dispatcher: Dispatcher, origin: string): Promise<string> {
  closing.push(() => dispatcher.destroy());
  const answer = await dispatcher.request({ origin, path: '/', method: 'GET' });
  return answer.body.text();
}

it('keeps a connection for the next request', async () => {
  const host = await startHost();
  const agent = directAgent();
  expect(await ask(agent, host)).toBe('1');
  // undici hands the connection back a moment after the body has ended.
  await new Promise(setImmediate);
  expect(await ask(agent, host)).toBe('1');
});

it('reaches the host through an HTTP proxy', async () => {
  const host = await startHost();
  const tunnels: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket, head) => {
    const address = request.url ?? '';
    tunnels.push(address);
    const [name, port] = address.split(':');
    const upstream = connect(Number(port), name, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
  });
  const agent = proxyAgent(`http://127.0.0.1:${await listen(proxy)}`);
  expect(await ask(agent, host)).toBe('1');
  expect(tunnels).toEqual([new URL(host).host]);
});

it('reaches the host through a SOCKS5 proxy', async () => {
  const host = await startHost();
  const proxy = createTcpServer((socket) => {
    socket.once('data', () => {
      // No password wanted; then the request names the host as an IPv4 address or by name, and its port.
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (request) => {
        const upstream = connect(request.readUInt16BE(request.length - 2), '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
          upstream.pipe(socket).pipe(upstream);
        });
      });
    });
  });
  const agent = proxyAgent(`socks5://127.0.0.1:${await listen(proxy)}`);
  expect(await ask(agent, host)).toBe('1');
});

it('does not wait for a proxy that says nothing', async () => {
  const proxy = createServer();
  proxy.on('connect', () => undefined);
  const uri = `http://127.0.0.1:${await listen(proxy)}`;
  const agent = proxyAgent(uri, { ...DEFAULT_CONNECTION, connectTimeoutMs: 20 });
  await expect(ask(agent, 'http://127.0.0.1:9')).rejects.toThrow(/timeout/iu);
});
