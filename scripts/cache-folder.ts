import { join } from 'node:path';

/** What determines the place of a cache; `process` provides all of it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/** The folder below the user's cache in which these scripts keep what is expensive to fetch again. */
export function cacheFolder({ env, platform, home }: Surroundings): string {
  // The XDG rules say to ignore relative paths: https://specifications.freedesktop.org/basedir-spec/latest/
  if (env['XDG_CACHE_HOME']?.startsWith('/')) return join(env['XDG_CACHE_HOME'], 'endroll');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'endroll');
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'endroll', 'cache');
  return join(home, '.cache', 'endroll');
}
