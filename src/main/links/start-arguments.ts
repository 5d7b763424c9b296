import { TOKEN_FILE } from '../settings/start-token.ts';

/** Longer than any address of ours or TMDB's. */
const LONGEST_ADDRESS = 2048;

/** The start argument with which a restart after a failure gives the time of the failure, in milliseconds since 1970. */
const RESTARTED_AT = '--restarted-at=';

/**
 * What an address begins with: `endroll:`, a web address, or what readers type (`tv/1396/season/1`, `1396/1`,
 * `www.themoviedb.org/tv/1396`). Whether it is a valid one is for src/shared/domain/address.ts, which loads with the window.
 */
const BEGINNING = /^(?:endroll:|https?:\/\/|(?:www\.)?themoviedb\.org\/|(?:tv|person)\/|\d+\/\d)/iu;

/**
 * The last address in a command line, or `null`. It is passed on unchanged, and the window reports what is wrong with it; nothing
 * here acts on it.
 */
export function findStartAddress(commandLine: readonly string[]): string | null {
  return commandLine.findLast(isAddress) ?? null;
}

/** The message of a second start to the first one. */
export interface SecondStart {
  readonly address: string | null;
}

/** The address in a second start's message, which may come from any program. `null` for none. */
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
 * The arguments for a restart: those of this start without its address, because the new one opens where the reader was.
 * @param failedAt when the failure was after which it restarts, in milliseconds since 1970; `null` if it is for an update
 * @param tokenFile file with the token for this session, or `null`
 */
export function argumentsForRestart(
  commandLine: readonly string[],
  { failedAt, tokenFile }: { readonly failedAt: number | null; readonly tokenFile: string | null },
): string[] {
  const isOfThisStart = (word: string): boolean =>
    word.startsWith(RESTARTED_AT) || word.startsWith(TOKEN_FILE) || isAddress(word);
  return [
    ...commandLine.filter((word) => !isOfThisStart(word)),
    ...(failedAt === null ? [] : [`${RESTARTED_AT}${failedAt}`]),
    ...(tokenFile === null ? [] : [TOKEN_FILE + tokenFile]),
  ];
}

/** True for text that may be passed to the window as an address. */
function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ADDRESS && BEGINNING.test(value);
}
