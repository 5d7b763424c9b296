import { deflateSync, inflateSync } from 'node:zlib';
import { DamagedFileError } from './library-problem.ts';

/** An answer's body as it is stored: UTF-8, deflated; about a sixth of its size. */
export function packBody(body: string): Uint8Array {
  return deflateSync(body);
}

/** Takes {@link packBody} back. Throws `DamagedFileError` when its checksum does not fit. */
export function unpackBody(packed: Uint8Array): string {
  try {
    return inflateSync(packed).toString('utf8');
  } catch (error) {
    throw new DamagedFileError('A stored answer cannot be inflated', { cause: error });
  }
}
