import {
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { selfSigned } from './self-signed.ts';

/** A server on loopback, for tests, that knows what reached it. */
export interface TestHost {
  readonly port: number;
  /** First lines of requests, or `connection` where nothing is read. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** Answers HTTP. */
export function startHost(listener: RequestListener): Promise<TestHost> {
  return start((seen) => createServer(noting(seen, listener)));
}

/** Answers HTTPS with a certificate of nobody's. */
export function startDistrustedHost(listener: RequestListener): Promise<TestHost> {
  return start((seen) => createTlsServer(selfSigned, noting(seen, listener)));
}

/** Does with each connection as it is told. */
export function startTcpHost(onConnection: (socket: Socket) => void): Promise<TestHost> {
  return start((seen) =>
    createTcpServer((socket) => {
      seen.push('connection');
      socket.on('error', () => undefined);
      // A socket that nobody reads does not hear that the other side hangs up.
      socket.resume();
      onConnection(socket);
    }),
  );
}

/** A proxy for HTTP and, by CONNECT, for all else; every host is loopback to it. `login`: whom it lets in. */
export function startProxy(login: string | null = null): Promise<TestHost> {
  const isWelcome = ({ headers }: IncomingMessage): boolean =>
    login === null || headers['proxy-authorization'] === `Basic ${Buffer.from(login).toString('base64')}`;
  const refusal = { 'Proxy-Authenticate': 'Basic realm="Office"', 'Content-Type': 'text/html' };
  return start((seen) => {
    const server = createServer((asked, response) => {
      seen.push(`${asked.method} ${asked.url}`);
      if (isWelcome(asked)) forward(asked, response);
      else response.writeHead(407, refusal).end('<p>Who are you?</p>');
    });
    server.on('connect', (asked: IncomingMessage, socket: Socket) => {
      seen.push(`CONNECT ${asked.url}`);
      socket.on('error', () => undefined);
      if (!isWelcome(asked)) {
        socket.end(
          'HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm="Office"\r\nContent-Length: 0\r\n\r\n',
        );
        return;
      }
      const onward = connect(Number(asked.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
    });
    return server;
  });
}

function forward({ url, headers }: IncomingMessage, response: ServerResponse): void {
  const { port, pathname, search } = new URL(url ?? '');
  const onward = request({ host: '127.0.0.1', port, path: pathname + search, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  onward.end();
}

async function start(create: (seen: string[]) => Server | TcpServer): Promise<TestHost> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = create(seen);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function noting(seen: string[], listener: RequestListener): RequestListener {
  return (asked, response) => {
    seen.push(`${asked.method} ${asked.url}`);
    listener(asked, response);
  };
}
