import type { Logger } from '../logging/logger.ts';

export interface ServiceAddressOptions {
  /** Name of the variable, for the log. */
  readonly variable: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The address that holds without the variable. */
  readonly usual: string;
  readonly isPackaged: boolean;
  readonly logger: Logger;
}

/**
 * The address of a service of TMDB, which tests and demonstrations may point at a stand-in. A packaged application
 * obeys only for this very computer, so that nobody can have the token sent elsewhere by setting a variable.
 */
export function chooseServiceAddress(options: ServiceAddressOptions): string {
  const { variable, environment, usual, isPackaged, logger } = options;
  const wanted = environment[variable];
  if (wanted === undefined || wanted === '') return usual;
  const url = URL.canParse(wanted) ? new URL(wanted) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    logger.warn(`${variable} is not a web address and is not obeyed`);
    return usual;
  }
  if (isPackaged && !isLoopback(url.hostname)) {
    logger.warn(`${variable} names another computer and is not obeyed`);
    return usual;
  }
  return wanted;
}

/** The names and addresses that never leave this computer: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}
