import type { ClientRequest, IncomingMessage, Net, Session } from 'electron';
import {
  NetworkError,
  type CarriedAnswer,
  type Carrier,
  type NetworkProblem,
  type NetworkRequest,
} from './network.ts';
import { answerProxyLogin, type ProxyLogins } from './proxy-login.ts';

export interface ChromiumCarrierOptions {
  readonly net: Pick<Net, 'request'>;
  /** Its proxies, certificates and connections are used. */
  readonly session: Session;
  readonly logins: Pick<ProxyLogins, 'find' | 'refused'>;
}

/** Sends through Chromium's network stack: all kinds of system proxies, and the system's certificates. */
export function createChromiumCarrier(options: ChromiumCarrierOptions): Carrier {
  return {
    send: (request) => send(options, request),
    close: () => options.session.closeAllConnections(),
  };
}

function send(
  { net, session, logins }: ChromiumCarrierOptions,
  { url, headers, signal }: NetworkRequest,
): Promise<CarriedAnswer> {
  // The caller may have left while the proxy was resolved or this was loaded.
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  return new Promise((resolve, reject) => {
    const request = net.request({
      url: url.href,
      session,
      headers: { ...headers },
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      priority: 'medium',
    });
    let isLoginWanted = false;

    const leave = (): void => {
      request.abort();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true });
    request.on('error', (error) => {
      reject(isLoginWanted ? loginWanted(error) : toError(error, false));
    });
    request.on('redirect', (status, _method, _address, redirectHeaders) => {
      resolve({ status, header: headerOf(redirectHeaders), body: nothing() });
    });
    answerProxyLogin(request, logins, async (challenge) => {
      const login = await logins.find(challenge);
      isLoginWanted = login === null;
      return login;
    });
    request.on('response', (response) => {
      // A page from the proxy; TMDB never answers like this.
      if (isLoginWanted || response.statusCode === 407) {
        request.abort();
        reject(loginWanted());
      } else {
        resolve({
          status: response.statusCode,
          header: headerOf(response.headers),
          body: readBody(request, response, signal),
        });
      }
    });
    request.end();
  });
}

async function* readBody(
  request: ClientRequest,
  response: IncomingMessage,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    // Electron's IncomingMessage is a Readable, which its types do not say.
    yield* response as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw signal.aborted ? signal.reason : toError(error, true);
  } finally {
    // For callers that stop reading early.
    request.abort();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An unfollowed redirect has no body.
}

function headerOf(headers: Readonly<Record<string, string | string[]>>): CarriedAnswer['header'] {
  return (name) => {
    const value = headers[name] ?? Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
}

function loginWanted(cause?: unknown): NetworkError {
  return new NetworkError('proxy-login', { cause });
}

/** By Chromium's error names: https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const PROBLEMS: readonly (readonly [RegExp, NetworkProblem])[] = [
  [/PROXY_AUTH|UNEXPECTED_PROXY_AUTH/u, 'proxy-login'],
  [/PROXY|TUNNEL|SOCKS|PAC_/u, 'proxy'],
  [/INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE/u, 'no-network'],
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|DNS_/u, 'name-not-found'],
  [/CERT|SSL|PINNED_KEY/u, 'certificate'],
  [/TIMED_OUT/u, 'no-answer'],
  [/CONNECTION_REFUSED/u, 'refused'],
  [/CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED/u, 'truncated'],
  [/CONTENT_DECODING|INVALID_HTTP_RESPONSE|INVALID_CHUNKED|RESPONSE_HEADERS/u, 'garbled'],
];

function toError(error: unknown, hasBegun: boolean): NetworkError {
  const name = error instanceof Error ? error.message : '';
  const [, problem] = PROBLEMS.find(([pattern]) => pattern.test(name)) ?? [];
  return new NetworkError(problem ?? (hasBegun ? 'truncated' : 'unreachable'), { cause: error });
}
