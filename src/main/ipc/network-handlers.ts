import type { ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import * as z from 'zod/mini';
import type { ProxyLoginStore } from '../settings/proxy-login-store.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput } from './schemas.ts';

export interface NetworkHandlerOptions {
  readonly logins: Pick<ProxyLoginStore, 'status' | 'set' | 'forget'>;
  /** Makes the network forget what it has told proxies so far. */
  readonly forgetLogins: () => Promise<void>;
}

const text = (most: number) =>
  z.string({ error: 'is not text' }).check(z.maxLength(most, { error: 'is too long' }));

/** What the window may do with passwords for proxies: set them, forget them, ask whether one is wanted. */
export function createNetworkHandlers({
  logins,
  forgetLogins,
}: NetworkHandlerOptions): GroupHandlers<'network'> {
  const afterwards = async (change: Promise<ProxyLoginStatus>): Promise<ProxyLoginStatus> => {
    const status = await change;
    await forgetLogins();
    return status;
  };
  return {
    proxyLogin: { input: noInput, run: () => logins.status() },
    setProxyLogin: {
      input: input({
        proxy: text(300),
        user: text(300),
        password: text(1000),
        keep: z.enum(['keyring', 'session'], { error: 'is neither keyring nor session' }),
      }),
      run: ({ proxy, user, password, keep }) => afterwards(logins.set(proxy, { user, password }, keep)),
    },
    forgetProxyLogins: { input: noInput, run: () => afterwards(logins.forget()) },
  };
}
