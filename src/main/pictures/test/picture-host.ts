import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The smallest file that begins as a JPEG does. */
export const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);

/** Answers one request, or leaves it unanswered. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A host of pictures on loopback, for tests: real HTTP, answers as told. */
export class PictureHost {
  readonly #server = createServer((request, response) => {
    this.paths.push(request.url ?? '');
    this.headers.push(request.headers);
    (this.answers.shift() ?? this.answer)(request, response);
  });
  /** Every path asked for, in order. */
  readonly paths: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** What the next requests get, one each; afterwards {@link answer}. */
  readonly answers: Answer[] = [];
  answer: Answer = sendJpeg;

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/t/p`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Answers with a picture. */
export const sendJpeg: Answer = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(JPEG);
};

/** Answers with a status, a body and headers. */
export function send(
  status: number,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
): Answer {
  return (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
}
