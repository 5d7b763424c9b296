/** Longer than any address of ours or TMDB's. */
const LONGEST_ADDRESS = 2048;

/**
 * The address among the words of a command line: the last `endroll:` or web address, or `null`. It is passed on as it
 * is, and the window says what is wrong with it; nothing here acts on it.
 */
export function findStartAddress(commandLine: readonly string[]): string | null {
  return commandLine.findLast(isAddress) ?? null;
}

/** What a second start tells the first one. */
export interface SecondStart {
  readonly address: string | null;
}

/** The address in what a second start says; that may be another program, so anything may come. `null` for none. */
export function readSecondStart(message: unknown): string | null {
  const address =
    typeof message === 'object' && message !== null && 'address' in message ? message.address : null;
  return isAddress(address) ? address : null;
}

/** True for what may be handed to the window as an address. */
function isAddress(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= LONGEST_ADDRESS && /^(endroll:|https?:\/\/)/iu.test(value)
  );
}
