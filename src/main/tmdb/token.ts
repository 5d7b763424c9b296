import { readTokenText } from '@shared/domain/token.ts';
import { EndrollError, type UnauthorizedReason } from '@shared/app-error.ts';

/** The API Read Access Token in a pasted text. Throws `unauthorized`, without a request, if it is not one. */
export function readToken(text: string): string {
  const read = readTokenText(text);
  if (read.kind !== 'token') throw unauthorized(read.kind);
  return read.token;
}

/** No access to TMDB, and why. */
export function unauthorized(reason: UnauthorizedReason): EndrollError {
  return new EndrollError({ kind: 'unauthorized', reason });
}
