/** The codes of TMDB's error table that a reader can meet (https://developer.themoviedb.org/docs/errors). */
const messages = {
  3: 'Authentication failed: You do not have permissions to access the service.',
  5: 'Invalid parameters: Your request parameters are incorrect.',
  6: 'Invalid id: The pre-requisite id is invalid or not found.',
  7: 'Invalid API key: You must be granted a valid key.',
  9: 'Service offline: This service is temporarily offline, try again later.',
  10: 'Suspended API key: Access to your account has been suspended, contact TMDB.',
  11: 'Internal error: Something went wrong, contact TMDB.',
  14: 'Authentication failed.',
  15: 'Failed.',
  19: 'Invalid accept header.',
  22: 'Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.',
  24: 'Your request to the backend server timed out. Try again.',
  25: 'Your request count (#) is over the allowed limit of (40).',
  27: 'Too many append to response objects: The maximum number of remote calls is 20.',
  31: 'Account disabled: Your account is no longer active. Contact TMDB if this is an error.',
  32: 'Email not verified: Your email address has not been verified.',
  34: 'The resource you requested could not be found.',
  35: 'Invalid token.',
  42: 'This request method is not supported for this resource.',
  43: "Couldn't connect to the backend server.",
  44: 'The ID is invalid.',
  45: 'This user has been suspended.',
  46: 'The API is undergoing maintenance. Try again later.',
} as const;

/** One of TMDB's own codes, which are not HTTP's. */
export type TmdbCode = keyof typeof messages;

/** The code TMDB usually sends with an HTTP status. */
const usualCodes: Readonly<Record<number, TmdbCode>> = {
  400: 22,
  401: 7,
  403: 45,
  404: 34,
  405: 42,
  406: 19,
  429: 25,
  500: 11,
  502: 43,
  503: 46,
  504: 24,
};

export interface ErrorBody {
  readonly success: false;
  readonly status_code: number;
  readonly status_message: string;
}

/** TMDB's body for one of its codes. */
export function errorBody(code: TmdbCode): ErrorBody {
  return { success: false, status_code: code, status_message: messages[code] };
}

/** What TMDB sends with an HTTP status: its usual body, or the list from its validation. */
export function bodyOfStatus(
  status: number,
  code = usualCodes[status],
): ErrorBody | { readonly errors: readonly string[] } {
  if (code === undefined && status === 422) return { errors: ['query must be provided'] };
  return errorBody(code ?? 15);
}

/** Thrown by an endpoint that can only answer with an error. */
export class TmdbFailure extends Error {
  override readonly name = 'TmdbFailure';
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, code?: TmdbCode) {
    super(`TMDB would answer ${status}`);
    this.status = status;
    this.body = bodyOfStatus(status, code);
  }
}

/** How long TMDB lets an error be cached (it does allow that). */
export function errorMaxAge(status: number): number | undefined {
  return status === 401 ? 300 : status === 404 ? 28_800 : undefined;
}
