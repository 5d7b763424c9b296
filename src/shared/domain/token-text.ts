/** What somebody pasted as a token turned out to be. */
export type TokenText =
  | { readonly kind: 'token'; readonly token: string }
  /** `v3-key`: the short API key, which stands on the same page at TMDB and is the commonest mistake. */
  | { readonly kind: 'missing' | 'v3-key' | 'malformed' };

/** What was pasted, without the white space, the quotes and the "Bearer " it came with. */
export function cleanToken(text: string): string {
  return text
    .trim()
    .replace(/^(["'`])(.*)\1$/su, '$2')
    .trim()
    .replace(/^Bearer\s+/iu, '')
    .trim();
}

/**
 * Tells an API Read Access Token, which is a JSON Web Token, from what cannot be one, so that nobody has to ask TMDB.
 * https://developer.themoviedb.org/docs/authentication-application
 */
export function readTokenText(text: string): TokenText {
  const token = cleanToken(text);
  if (token === '') return { kind: 'missing' };
  if (/^[0-9a-f]{32}$/iu.test(token)) return { kind: 'v3-key' };
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(token)) return { kind: 'malformed' };
  return { kind: 'token', token };
}
