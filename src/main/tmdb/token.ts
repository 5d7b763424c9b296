import { readTokenText } from '@shared/domain/token.ts';
import { EndrollError, type UnauthorizedReason } from '@shared/app-error.ts';

/** The API Read Access Token in what somebody pasted. Throws `unauthorized`, before any request, when it is none. */
export function readToken(text: string): string {
  const read = readTokenText(text);
  if (read.kind !== 'token') throw unauthorized(read.kind);
  return read.token;
}

/** No access to TMDB, and why. */
export function unauthorized(reason: UnauthorizedReason): EndrollError {
  return new EndrollError({ kind: 'unauthorized', reason });
}
