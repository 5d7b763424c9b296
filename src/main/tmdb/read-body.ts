import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { InvalidResponse } from '@shared/app-error.ts';

const unzip = promisify(gunzip);

/** A body that arrived but cannot be used. */
export class BadBody extends Error {
  override readonly name = 'BadBody';
  readonly problem: InvalidResponse;

  constructor(problem: InvalidResponse, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

/**
 * The text of a body. Node's zlib rather than undici's decompress interceptor, which is experimental and does not
 * decompress error answers, so that TMDB's own words would be lost.
 * @param encoding the `Content-Encoding` header, or `null`
 * @param maxBytes limit for what travels and for what it unfolds to
 * @throws {BadBody} `too-large`, `truncated` (a gzip stream without its end), `not-json` (an encoding we did not ask
 * for, or not UTF-8); anything else is the connection's own error
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string | null,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BadBody('too-large');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks, size);
  return decode(await unfold(bytes, encoding, maxBytes));
}

async function unfold(bytes: Buffer, encoding: string | null, maxBytes: number): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return bytes;
  if (name !== 'gzip' && name !== 'x-gzip') throw new BadBody('not-json');
  try {
    return await unzip(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    throw new BadBody(problemOfZip(error), { cause: error });
  }
}

function problemOfZip(error: unknown): InvalidResponse {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
  return code === 'Z_BUF_ERROR' ? 'truncated' : 'not-json';
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new BadBody('not-json', { cause: error });
  }
}
