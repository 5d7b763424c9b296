/** What the window may know about the token: whether there is one and where it lives, never the token itself. */
export interface TokenStatus {
  /** `environment`: from TMDB_ACCESS_TOKEN, for this run. `session`: in memory only. `keyring`: kept, encrypted. */
  readonly source: 'none' | 'keyring' | 'session' | 'environment';
  /** Whether the operating system can keep a secret for us. */
  readonly keyring: 'available' | 'unavailable';
  /** A token is kept but the keyring cannot open it (another keyring than at the time): ask for it again. */
  readonly isUnreadable: boolean;
}

/** Where a new token is to live. */
export type TokenKeeping = 'keyring' | 'session';
