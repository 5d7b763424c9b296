import type { ProxyChallenge, ProxyLogin } from '@shared/domain/proxy-login.ts';
import type { ClientRequest } from 'electron';

/** Provides logins for proxies. Never rejects. */
export interface ProxyLogins {
  /** The login for a proxy; if there is none, `null`, and the reader is asked. */
  find(challenge: ProxyChallenge): Promise<ProxyLogin | null>;
  /** The login for a proxy; `null` if there is none. The reader is not asked. */
  lookUp(challenge: ProxyChallenge): Promise<ProxyLogin | null>;
  /** The proxy did not accept that login. */
  refused(challenge: ProxyChallenge, login: ProxyLogin): void;
}

/**
 * Answers the proxies that ask a request for a login. One that asks again has refused the login. Without a login, or if it is
 * not a proxy that asks, the request gets an answer with status 401 or 407, or fails.
 * @param find a login for a proxy, or `null`
 */
export function answerProxyLogin(
  request: ClientRequest,
  logins: Pick<ProxyLogins, 'refused'>,
  find: ProxyLogins['find'],
): void {
  let given: ProxyLogin | null = null;
  request.on('login', ({ isProxy, host, port, realm }, answer) => {
    void (async () => {
      if (!isProxy) {
        answer();
        return;
      }
      const challenge = { proxy: `${host}:${port}`, realm };
      if (given !== null) logins.refused(challenge, given);
      given = await find(challenge);
      if (given === null) answer();
      else answer(given.user, given.password);
    })();
  });
}
