/** What the window may know about the token: whether there is one and where it is stored, never the token itself. */
export interface TokenStatus {
  /** `environment`: from TMDB_ACCESS_TOKEN, for this session. `session`: in memory only. `keyring`: saved, encrypted. */
  readonly source: 'none' | 'keyring' | 'session' | 'environment';
  /** Whether the operating system has a keyring we can use. */
  readonly keyring: 'available' | 'unavailable';
  /** A token is saved, but the keyring cannot decrypt it (it has changed since): ask for it again. */
  readonly isUnreadable: boolean;
}

/** Where to store a new token. */
export type TokenKeeping = 'keyring' | 'session';

/** The result of checking a pasted token. */
export type TokenText =
  | { readonly kind: 'token'; readonly token: string }
  /** `v3-key`: the short API key, which is on the same page of TMDB's and the most common mistake. */
  | { readonly kind: 'missing' | 'v3-key' | 'malformed' };

/** The pasted text without white space, quotes and a leading "Bearer ". */
export function cleanToken(text: string): string {
  return text
    .trim()
    .replace(/^(["'`])(.*)\1$/su, '$2')
    .trim()
    .replace(/^Bearer\s+/iu, '')
    .trim();
}

/**
 * Checks whether a text can be an API Read Access Token, which is a JSON Web Token, without asking TMDB.
 * https://developer.themoviedb.org/docs/authentication-application
 */
export function readTokenText(text: string): TokenText {
  const token = cleanToken(text);
  if (token === '') return { kind: 'missing' };
  if (/^[0-9a-f]{32}$/iu.test(token)) return { kind: 'v3-key' };
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(token)) return { kind: 'malformed' };
  return { kind: 'token', token };
}
