import * as z from 'zod/mini';
import type { TokenStore } from '../settings/token-store.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput } from './schemas.ts';

/** TMDB's tokens have some 200 characters; whatever is much longer was pasted by mistake. */
const LONGEST_TOKEN = 4096;

/** What the token's calls need. */
export interface TokenHandlerOptions {
  readonly tokens: TokenStore;
  readonly tmdb: {
    /** Returns the token in what was pasted; throws `unauthorized` or what kept TMDB from saying that it is good. */
    checkToken(text: string): Promise<string>;
  };
}

/** What the window may do with the token: set it, forget it, ask whether there is one. No call gives it back. */
export function createTokenHandlers({ tokens, tmdb }: TokenHandlerOptions): GroupHandlers<'token'> {
  return {
    status: { input: noInput, run: () => tokens.status() },
    set: {
      input: input({
        token: z.string({ error: 'is not text' }).check(z.maxLength(LONGEST_TOKEN, { error: 'is too long' })),
        keep: z.enum(['keyring', 'session'], { error: 'is neither keyring nor session' }),
      }),
      run: async ({ token, keep }) => tokens.set(await tmdb.checkToken(token), keep),
    },
    forget: { input: noInput, run: () => tokens.forget() },
  };
}
