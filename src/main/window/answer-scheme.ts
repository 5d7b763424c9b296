import { Readable } from 'node:stream';
import { isEndrollError } from '@shared/app-error.ts';
import type { Protocol } from 'electron';
import type { Logger } from '../logging/logger.ts';

/** A request of the window for an address of one of our schemes. */
export interface SchemeRequest {
  readonly url: string;
  readonly method: string;
}

/** What it is answered with. `body`: `null` means none. */
export interface SchemeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

export type Respond = (request: SchemeRequest) => Promise<SchemeAnswer>;

/** Chromium's `net::ERR_FAILED`: https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const ERR_FAILED = -2;

/**
 * Answers the requests for a scheme. If `respond` rejects, the request fails, and unless it was cancelled, that is logged.
 *
 * Electron deprecates this in favour of `protocol.handle`, which needs `Request` and `Response`: for these, Node loads its undici
 * and http2 before the first document: docs/adr/0043-start.md. Chromium gets the same from both. Not
 * `registerBufferProtocol`, whose answers any origin may read: it adds `Access-Control-Allow-Origin: *`.
 */
export function answerScheme(protocol: Protocol, scheme: string, respond: Respond, logger: Logger): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  protocol.registerStreamProtocol(scheme, ({ url, method }, callback) => {
    respond({ url, method }).then(
      ({ status, headers, body }) => {
        // A single chunk: an iterable of bytes would be taken for a list of numbers.
        const data = Readable.from(body === null ? [] : [body], { objectMode: false });
        callback({ statusCode: status, headers: { ...headers }, data });
      },
      (error: unknown) => {
        // The application is closing.
        if (!isEndrollError(error, 'cancelled')) logger.error(`A request for ${scheme}: has failed`, error);
        callback({ error: ERR_FAILED });
      },
    );
  });
}
