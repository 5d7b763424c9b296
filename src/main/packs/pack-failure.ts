import type { AppError } from '@shared/app-error.ts';

/**
 * What to do about a failure. `wait`: it passes by itself. `stop`: only the reader can help. `skip`: asking again would
 * bring the same.
 */
export type Remedy = 'wait' | 'stop' | 'skip';

/** Decides what to do when something of a trip pack could not be had. */
export function remedyOf(error: AppError): Remedy {
  switch (error.kind) {
    case 'offline':
    case 'rate-limited':
      return 'wait';
    case 'tmdb-unavailable':
      // A 4xx that nobody foresaw is meant for the question, not for the moment.
      return error.status >= 500 ? 'wait' : 'skip';
    case 'unauthorized':
    case 'no-keyring':
    case 'library-unavailable':
      return 'stop';
    case 'not-found':
    case 'invalid-response':
    case 'invalid-input':
    case 'file-not-written':
    case 'cancelled':
    case 'unexpected':
      return 'skip';
  }
}
