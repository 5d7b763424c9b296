/**
 * Takes TMDB_ACCESS_TOKEN out of the environment, so that no process started later inherits it. `null` when it is not
 * set or empty.
 */
export function takeEnvironmentToken(environment: NodeJS.ProcessEnv): string | null {
  const token = environment['TMDB_ACCESS_TOKEN']?.trim() ?? '';
  delete environment['TMDB_ACCESS_TOKEN'];
  return token === '' ? null : token;
}
