import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Catalogue } from './catalogue.ts';
import { type Answer, answerApi, errorAnswer } from './endpoints/answers.ts';
import { Faults } from './faults.ts';
import { misbehave, send } from './misbehave.ts';
import { imagePayload, jsonPayload, type Payload } from './payload.ts';
import { ImageAnswers } from './pictures/image-answers.ts';
import { addRecordings } from './recorded/add-recordings.ts';
import { RequestLog, type RequestProgress } from './request-log.ts';
import { addStandardSeries } from './series/standard-series.ts';
import { standInToken } from './token.ts';

export interface TmdbServerOptions {
  /** 0 or absent: any free port. A stand-in that was closed can come back on its old port. */
  readonly port?: number;
  /** The only bearer token that is accepted. */
  readonly token?: string;
  /** A folder of recorded answers to send unchanged; a missing folder is not an error. */
  readonly recordedFolder?: string;
  /** Carried over from a stand-in that was closed, so that it comes back with what it knew. */
  readonly catalogue?: Catalogue;
  readonly log?: RequestLog;
}

export interface TmdbServer {
  /** For `ENDROLL_TMDB_URL`. */
  readonly url: string;
  /** For `ENDROLL_IMAGE_URL`. */
  readonly imageUrl: string;
  readonly port: number;
  readonly token: string;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly catalogue: Catalogue;
  /** Stops listening and breaks every open connection: the network is gone. */
  close(): Promise<void>;
}

interface SeenRequest {
  readonly address: URL;
  readonly path: string;
  readonly isImage: boolean;
  readonly authorised: boolean;
}

/** Starts a stand-in for TMDB's API and its image host on the loopback interface. */
export async function startTmdbServer(options: TmdbServerOptions = {}): Promise<TmdbServer> {
  const catalogue = options.catalogue ?? standardCatalogue(options.recordedFolder);
  const log = options.log ?? new RequestLog();
  const faults = new Faults();
  const token = options.token ?? standInToken();
  const images = new ImageAnswers(catalogue);
  const sockets = new Set<Socket>();

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error('The stand-in for TMDB failed', error);
      response.socket?.destroy();
    });
  });
  // Longer than any client keeps a connection open, so that only tests decide when one breaks.
  server.keepAliveTimeout = 600_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const imageUrl = `${url}/t/p`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(`${url}${request.url ?? '/'}`);
    const path = decoded(address.pathname);
    const isImage = path.startsWith('/t/p/');
    const authorised = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] === token;
    const progress = note(request, { address, path, isImage, authorised });
    response.once('close', () => {
      progress.ended();
    });
    const answer = (): Answer => {
      if (request.method !== 'GET') return errorAnswer(405);
      if (!authorised) return errorAnswer(401);
      if (!path.startsWith('/3/')) return errorAnswer(404);
      const language = address.searchParams.get('language') ?? 'en-US';
      return answerApi(path.slice('/3/'.length), {
        catalogue,
        query: address.searchParams,
        language,
        imageUrl,
      });
    };
    const payload = (): Payload => {
      if (!isImage) return jsonPayload(answer(), request.headers);
      const [, size = '', file = ''] = /^\/t\/p\/([^/]+)(\/.+)$/.exec(path) ?? [];
      return imagePayload(images.answer(size, file), request.headers);
    };
    const { latencyMilliseconds, fault } = faults.take(`${path}${address.search}`);
    if (latencyMilliseconds > 0) await delay(latencyMilliseconds, undefined, { ref: false });
    if (response.destroyed) return;
    const exchange = { request, response, progress, isImage, payload, answer };
    if (fault) misbehave(fault, exchange);
    else send(exchange, payload());
  }

  function note(request: IncomingMessage, seen: SeenRequest): RequestProgress {
    // If the token or a v3 key is ever in an address, the log says so without repeating it.
    const redacted = (text: string): string => text.replaceAll(token, '[token]');
    const query = [...seen.address.searchParams].map(([name, value]): [string, string] => [
      name,
      name === 'api_key' ? '[key]' : redacted(value),
    ]);
    const ifNoneMatch = request.headers['if-none-match'];
    return log.add({
      method: request.method ?? '',
      path: redacted(seen.path),
      query: Object.fromEntries(query),
      authorised: seen.authorised,
      userAgent: request.headers['user-agent'] ?? '',
      kind: seen.isImage ? 'image' : 'api',
      ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
    });
  }

  return {
    url,
    imageUrl,
    port,
    token,
    log,
    faults,
    catalogue,
    close: async () => {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function standardCatalogue(recordedFolder: string | undefined): Catalogue {
  const catalogue = new Catalogue();
  addStandardSeries(catalogue);
  if (recordedFolder !== undefined) addRecordings(catalogue, recordedFolder);
  return catalogue;
}

/** Decodes a path once, as TMDB does; a path that cannot be decoded stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
