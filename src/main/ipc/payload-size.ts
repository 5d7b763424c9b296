/**
 * The most a call may carry, counted roughly as bytes. Copied text is the largest honest payload: a whole season as
 * rows is some 200 KB.
 */
export const LARGEST_PAYLOAD = 2 * 1024 * 1024;

/** What a value costs besides its text. */
const VALUE_COST = 8;

/**
 * True when `payload` is larger than `limit`. Counts only as far as the limit, so that a huge payload is refused
 * before anything walks through all of it; a payload that contains itself never ends and is therefore too large.
 */
export function isLargerThan(payload: unknown, limit: number): boolean {
  const open: unknown[] = [payload];
  let size = 0;
  while (open.length > 0) {
    const value = open.pop();
    size += VALUE_COST;
    if (typeof value === 'string') size += value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength;
    else if (value instanceof Map || value instanceof Set) size += value.size * VALUE_COST;
    else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      for (const [key, member] of entries) {
        size += key.length;
        open.push(member);
      }
    }
    if (size > limit) return true;
  }
  return false;
}
