import { EndrollError, type UnauthorizedReason } from '@shared/app-error.ts';

/**
 * The API Read Access Token in what somebody pasted: without white space, quotes or a leading "Bearer ". Throws
 * `unauthorized`, before any request, when it cannot be one: `v3-key` for the 32-digit API key, which stands on the
 * same page at TMDB and is the commonest mistake, `malformed` for anything that is not a JSON Web Token.
 * https://developer.themoviedb.org/docs/authentication-application
 */
export function readToken(text: string): string {
  const token = text
    .trim()
    .replace(/^(["'`])(.*)\1$/su, '$2')
    .trim()
    .replace(/^Bearer\s+/iu, '')
    .trim();
  if (token === '') throw unauthorized('missing');
  if (/^[0-9a-f]{32}$/iu.test(token)) throw unauthorized('v3-key');
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(token)) throw unauthorized('malformed');
  return token;
}

/** No access to TMDB, and why. */
export function unauthorized(reason: UnauthorizedReason): EndrollError {
  return new EndrollError({ kind: 'unauthorized', reason });
}
