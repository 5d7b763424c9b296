/** A proxy that wants to know who we are. */
export interface ProxyChallenge {
  /** Host and port. */
  readonly proxy: string;
  /** What the proxy calls itself; may be empty. */
  readonly realm: string;
}

/** A name and a password for a proxy. It never leaves main. */
export interface ProxyLogin {
  readonly user: string;
  readonly password: string;
}

/** What the window may know about names and passwords for proxies: never a password. */
export interface ProxyLoginStatus {
  /** The proxy that waits for an answer. `isAgain`: it has refused the last one. */
  readonly wanted: (ProxyChallenge & { readonly isAgain: boolean }) | null;
  /** Host and port of the proxies that get an answer. */
  readonly known: readonly string[];
  /** Whether the operating system can keep a secret for us. */
  readonly keyring: 'available' | 'unavailable';
}
