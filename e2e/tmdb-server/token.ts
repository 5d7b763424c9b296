/** A token in the form of TMDB's API Read Access Token: three parts separated by dots, the first beginning with `eyJ`. */
export function standInToken(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { aud: 'stand-in', sub: 'nobody', scopes: ['api_read'], version: 1 };
  return [part({ alg: 'HS256' }), part(claims), Buffer.from('signed by nobody').toString('base64url')].join(
    '.',
  );
}
