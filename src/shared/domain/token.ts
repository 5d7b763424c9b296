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

/** What the window may know about the token: whether there is one and where it lives, never the token itself. */
export interface TokenStatus {
  /** `environment`: from TMDB_ACCESS_TOKEN, for this run. `session`: in memory only. `keyring`: kept, encrypted. */
  readonly source: 'none' | 'keyring' | 'session' | 'environment';
  /** Whether the operating system can keep a secret for us. */
  readonly keyring: 'available' | 'unavailable';
  /** A token is kept but the keyring cannot open it (another keyring than at the time): ask for it again. */
  readonly isUnreadable: boolean;
}

/** Where a new token is to live. */
export type TokenKeeping = 'keyring' | 'session';
