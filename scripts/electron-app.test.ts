import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { takeStartToken } from '../src/main/settings/start-token.ts';
import { forApplication } from './electron-app.ts';

it('the token goes to Endroll by a file that is read once, not by its environment', () => {
  const { env, tokenArguments } = forApplication({ PATH: '/bin', TMDB_ACCESS_TOKEN: 'e.n.v' });
  expect(env).toEqual({ PATH: '/bin' });
  expect(takeStartToken({ commandLine: tokenArguments, environment: {} })?.token).toBe('e.n.v');
  expect(() => readFileSync(tokenArguments[0]?.split('=')[1] ?? '')).toThrow('ENOENT');
});

it('without a token there is no file, and Electron is told to be an application', () => {
  expect(forApplication({ ELECTRON_RUN_AS_NODE: '1' })).toEqual({ env: {}, tokenArguments: [] });
});
