/** A proxy that requires a login. */
export interface ProxyChallenge {
  /** Host and port. */
  readonly proxy: string;
  /** What the proxy calls itself; may be empty. */
  readonly realm: string;
}

/** A user name and password for a proxy. They never leave main. */
export interface ProxyLogin {
  readonly user: string;
  readonly password: string;
}

/** What the window may know about proxy logins: never a password. */
export interface ProxyLoginStatus {
  /** The proxy that is waiting for a login. `isAgain`: it refused the last one. */
  readonly wanted: (ProxyChallenge & { readonly isAgain: boolean }) | null;
  /** Host and port of the proxies with a saved login. */
  readonly known: readonly string[];
  /** Whether the operating system has a keyring we can use. */
  readonly keyring: 'available' | 'unavailable';
}
