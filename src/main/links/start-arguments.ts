import { TOKEN_FILE } from '../settings/start-token.ts';

/** Longer than any address of ours or TMDB's. */
const LONGEST_ADDRESS = 2048;

/** The start argument by which a restart after a failure says when it was, in milliseconds since 1970. */
const RESTARTED_AT = '--restarted-at=';

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

/** When this start followed a failure, in milliseconds since 1970; `null` when it did not. */
export function restartedAt(commandLine: readonly string[]): number | null {
  const word = commandLine.findLast((argument) => argument.startsWith(RESTARTED_AT));
  const time = Number(word?.slice(RESTARTED_AT.length));
  return Number.isFinite(time) && time > 0 ? time : null;
}

/**
 * The arguments for a restart after a failure: those of this start without its address, for the new start opens where the
 * reader was.
 * @param tokenFile file with the token for this run, or `null`
 */
export function argumentsForRestart(
  commandLine: readonly string[],
  { now, tokenFile }: { readonly now: number; readonly tokenFile: string | null },
): string[] {
  const isOfThisStart = (word: string): boolean =>
    word.startsWith(RESTARTED_AT) || word.startsWith(TOKEN_FILE) || isAddress(word);
  return [
    ...commandLine.filter((word) => !isOfThisStart(word)),
    `${RESTARTED_AT}${now}`,
    ...(tokenFile === null ? [] : [TOKEN_FILE + tokenFile]),
  ];
}

/** True for what may be handed to the window as an address. */
function isAddress(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= LONGEST_ADDRESS && /^(endroll:|https?:\/\/)/iu.test(value)
  );
}
