import { request } from 'node:http';
import { type Socket, connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { startTmdbServer, type TmdbServer, type TmdbServerOptions } from './server.ts';

/** An answer exactly as it was sent: nothing unpacked, nothing cached. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly raw: Buffer;
  /** The body as JSON, unpacked when it was gzipped. */
  readonly json: unknown;
}

/** Runs a test with its own stand-in, and closes that whatever happens. */
export function withServer(
  run: (server: TmdbServer) => Promise<void>,
  options: TmdbServerOptions = {},
): () => Promise<void> {
  return async () => {
    const server = await startTmdbServer(options);
    try {
      await run(server);
    } finally {
      await server.close();
    }
  };
}

/** Sends the stand-in a request with the right token. */
export async function ask(
  server: TmdbServer,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const sent = { authorization: `Bearer ${server.token}`, ...headers };
    const outgoing = request(`${server.url}${path}`, { headers: sent, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const raw = Buffer.concat(chunks);
        const plain = (): Buffer => (incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          raw,
          get json() {
            return JSON.parse(plain().toString()) as unknown;
          },
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** The same, for a body that is a JSON object. */
export async function askFor<T>(server: TmdbServer, path: string): Promise<T> {
  const { json } = await ask(server, path);
  return json as T;
}

/** A connection with a request that has not been answered. */
export function openRequest(server: TmdbServer, path: string): Socket {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.token}\r\n\r\n`);
  return socket;
}

/** The HTTP status of an answer, and TMDB's own code in its body. */
export async function statusOf(server: TmdbServer, path: string): Promise<readonly [number, unknown]> {
  const { status, json } = await ask(server, path);
  return [status, (json as { status_code?: number }).status_code];
}
