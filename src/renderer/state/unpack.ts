import type { AppError } from '@shared/app-error.ts';
import { fail, ok, type Result } from '@shared/result.ts';

/**
 * What the library handed over packed, or that it is damaged: bytes that cannot be read are a state of the library, which
 * a page tells of, and no reason to stop.
 */
export async function unpacked<Value>(unpack: () => Promise<Value>): Promise<Result<Value, AppError>> {
  try {
    return ok(await unpack());
  } catch (error) {
    console.error('Credits from the library cannot be read', error);
    return fail({ kind: 'library-unavailable', reason: 'damaged' });
  }
}
