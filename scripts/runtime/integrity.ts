import { createHash, getHashes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PlainError } from '../main.ts';

/**
 * Checks that a file is the pinned one, by a hash as npm writes it in a lock file: `sha512-<base64>`.
 * @throws PlainError if the content differs, so that no unreviewed file is unpacked or run.
 */
export async function checkIntegrity(file: string, integrity: string): Promise<void> {
  const [algorithm = '', expected] = integrity.split(/-(.*)/s);
  if (!expected || !getHashes().includes(algorithm))
    throw new Error(`"${integrity}" is not an integrity value.`);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('base64');
  if (found === expected) return;
  throw new PlainError(
    `${basename(file)} is not the file that was pinned.\n  pinned: ${integrity}\n  found:  ${algorithm}-${found}`,
  );
}
