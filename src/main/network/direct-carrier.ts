import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import {
  NetworkError,
  type CarriedAnswer,
  type Carrier,
  type NetworkProblem,
  type NetworkRequest,
} from './network.ts';

export interface DirectAgentOptions {
  /** The most connections to one host. */
  readonly connections?: number;
  /** Milliseconds until a connection must be established, however many addresses the host has. */
  readonly connectMs?: number;
  /** Milliseconds for each of a host's addresses except the last; Node's 250 are too few for distant ones. */
  readonly addressMs?: number;
  /** Milliseconds an idle connection is kept, unless the server says less. */
  readonly keepAliveMs?: number;
}

/** undici's connections: enough for the pictures and answers of one reader, few enough for TMDB. */
export function directAgent({
  connections = 20,
  connectMs = 8_000,
  addressMs = 2_500,
  keepAliveMs = 30_000,
}: DirectAgentOptions = {}): Agent {
  return new Agent({
    connections,
    keepAliveTimeout: keepAliveMs,
    // Limits are those of TransferLimits, the same for both carriers.
    headersTimeout: 0,
    bodyTimeout: 0,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressMs,
    connect: { timeout: connectMs },
  });
}

/** Sends directly to the host, over HTTP/1.1, with undici. */
export function createDirectCarrier(dispatcher: Dispatcher = directAgent()): Carrier {
  return {
    send: (request) => send(dispatcher, request),
    close: () => dispatcher.close(),
  };
}

async function send(
  dispatcher: Dispatcher,
  { url, headers, signal }: NetworkRequest,
): Promise<CarriedAnswer> {
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      signal,
      headers: { 'accept-encoding': 'gzip', ...headers },
    });
    const header = (name: string): string | null => {
      const value = answer.headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    };
    return {
      status: answer.statusCode,
      header,
      body: readBody(answer.body, header('content-encoding'), signal),
    };
  } catch (error) {
    throw toError(error, false, signal);
  }
}

/** Node's zlib instead of undici's interceptor, which does not decompress error answers: TMDB's message would be lost. */
async function* readBody(
  body: Readable,
  encoding: string | null,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacked(body, encoding?.trim().toLowerCase() ?? '') as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw toError(error, true, signal);
  } finally {
    body.destroy();
  }
}

function unpacked(body: Readable, encoding: string): Readable {
  if (encoding === '' || encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw new NetworkError('garbled');
  // The outcome is reported by the stream being read.
  return pipeline(body, createGunzip(), () => undefined);
}

function toError(error: unknown, hasBegun: boolean, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof NetworkError || error instanceof TypeError) return error;
  const code = codeOf(error);
  if (code === 'UND_ERR_INVALID_ARG') return error;
  return new NetworkError(problemOf(code, hasBegun), { cause: error });
}

const PROBLEMS: Readonly<Record<string, NetworkProblem>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'no-network',
  ENETDOWN: 'no-network',
  EHOSTUNREACH: 'no-network',
  ETIMEDOUT: 'no-answer',
  UND_ERR_CONNECT_TIMEOUT: 'no-answer',
  Z_BUF_ERROR: 'truncated',
  Z_DATA_ERROR: 'garbled',
  // A server without TLS, or with one we do not understand.
  EPROTO: 'certificate',
};

/** Node's codes for an invalid certificate chain: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE =
  /CERT|SIGN|CRL|^ERR_(TLS|SSL)_|^(INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|UNSPECIFIED)$|ISSUER_PUBLIC_KEY$/u;

function problemOf(code: string, hasBegun: boolean): NetworkProblem {
  const known = PROBLEMS[code];
  if (known !== undefined) return known;
  if (CERTIFICATE.test(code)) return 'certificate';
  if (hasBegun) return 'truncated';
  return code.startsWith('HPE_') ? 'garbled' : 'unreachable';
}

/** The code of a Node or undici error; undici wraps some of them in a plain error. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
