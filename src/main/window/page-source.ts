/** Where the window's page comes from. */
export interface PageSource {
  /** Address of the page. */
  readonly url: string;
  /** Its origin, such as `app://endroll`: the only one that is trusted. */
  readonly origin: string;
}

/** The scheme of the application's own files; see app-protocol.ts. */
export const APP_SCHEME = 'app';

const APP_ORIGIN = `${APP_SCHEME}://endroll`;

/**
 * The built page, or the one that electron-vite serves during development. A packaged application takes no address
 * from its environment.
 */
export function choosePageSource(developmentUrl: string | undefined, isPackaged: boolean): PageSource {
  if (!isPackaged && developmentUrl !== undefined && URL.canParse(developmentUrl)) {
    return { url: developmentUrl, origin: new URL(developmentUrl).origin };
  }
  return { url: `${APP_ORIGIN}/`, origin: APP_ORIGIN };
}
