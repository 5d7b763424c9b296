/** TMDB's two secrets by their form: the read access token (a JWT) and the short API key (32 hex digits). */
const SECRETS = [/\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}/gu, /\b[0-9a-f]{32}\b/giu];

/** Takes out of a log line what must not be in it. */
export type Redact = (text: string) => string;

/** What is known to be private on this computer. */
export interface Private {
  /** Path of the reader's home folder; people send logs to strangers. `""` when there is none. */
  readonly homeFolder: string;
  /** The token in use, whatever it looks like, or `null`. */
  readonly token: () => string | null;
}

/** Makes a {@link Redact} that replaces anything that is or looks like a token, and the home folder by `~`. */
export function createRedact({ homeFolder, token }: Private): Redact {
  return (text) => {
    const known = token();
    const withoutKnown = known === null ? text : text.replaceAll(known, '[token]');
    const withoutSecrets = SECRETS.reduce((line, secret) => line.replace(secret, '[token]'), withoutKnown);
    return homeFolder === '' ? withoutSecrets : withoutSecrets.replaceAll(homeFolder, '~');
  };
}
