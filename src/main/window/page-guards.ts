import type { App, CommandLine, IpcMainInvokeEvent, Session, WebContents, WebFrameMain } from 'electron';

/** The origin of the window's page. */
interface PageSource {
  /** Address of the page. */
  readonly url: string;
  /** Its origin, such as `app://endroll`: the only one that is trusted. */
  readonly origin: string;
}

/** The scheme of the application's own files; see app-protocol.ts. */
export const APP_SCHEME = 'app';

const APP_ORIGIN = `${APP_SCHEME}://endroll`;

/**
 * The built page, or the one that electron-vite serves during development. A packaged application ignores addresses in its
 * environment.
 */
export function choosePageSource(developmentUrl: string | undefined, isPackaged: boolean): PageSource {
  if (!isPackaged && developmentUrl !== undefined && URL.canParse(developmentUrl)) {
    return { url: developmentUrl, origin: new URL(developmentUrl).origin };
  }
  return { url: `${APP_ORIGIN}/`, origin: APP_ORIGIN };
}

/** Switches with which another program can read and control every page. */
const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/**
 * Removes Chromium's debugging switches from the command line of a packaged application; there is no fuse for them. Node's
 * (`--inspect`, NODE_OPTIONS) are turned off by fuses. A package built for tests, recognized by its version, keeps them,
 * because Playwright needs them. Call it before `ready`.
 */
export function refuseDebugging(
  commandLine: Pick<CommandLine, 'removeSwitch'>,
  { isPackaged, version }: { readonly isPackaged: boolean; readonly version: string },
): void {
  if (!isPackaged || version.endsWith('-tests')) return;
  for (const name of DEBUGGING_SWITCHES) commandLine.removeSwitch(name);
}

/** Returns whether a call comes from our own code. */
type IsTrustedSender = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/** The compared properties of a frame. */
type Frame = Pick<WebFrameMain, 'origin'>;

/**
 * True only for the main frame of our window showing our own page: not for a frame inside it, another window, a page it has
 * navigated to, or a frame that no longer exists (https://www.electronjs.org/docs/latest/tutorial/security,
 * no. 17). Call it before any `await`.
 * @param findPage the page of our window, or `null` when there is none
 * @param origin where our pages come from, such as `app://endroll`
 */
export function createIsTrustedSender(findPage: () => WebContents | null, origin: string): IsTrustedSender {
  return ({ sender, senderFrame }) => {
    const page = findPage();
    if (page === null || page.isDestroyed() || sender !== page) return false;
    const frame: Frame | null = senderFrame;
    return frame !== null && frame === page.mainFrame && frame.origin === origin;
  };
}

/** The permissions the page has; all others are denied. */
const ALLOWED_PERMISSIONS: readonly string[] = ['clipboard-sanitized-write'];

/** Keeps every page of the application on `origin`, in its own window, without embedded guests. */
export function guardNavigation(app: Pick<App, 'on'>, origin: string): void {
  app.on('web-contents-created', (_event, contents) => {
    keepOnOrigin(contents, origin);
  });
}

/** Denies every permission except those that a copy button needs: by default, Electron grants all of them. */
export function denyPermissions(session: Session, origin: string): void {
  session.setPermissionCheckHandler((_page, permission, requestingOrigin) =>
    isAllowed(permission, requestingOrigin, origin),
  );
  session.setPermissionRequestHandler((_page, permission, callback, { requestingUrl }) => {
    callback(isAllowed(permission, requestingUrl, origin));
  });
  session.setDevicePermissionHandler(() => false);
}

/**
 * Keeps Chromium from making requests of its own: it would fetch a dictionary from Google at every start, even without
 * spell checking, and probe for DNS over HTTPS. Call it before the first window.
 */
export function silenceChromium(app: Pick<App, 'on' | 'configureHostResolver'>, session: Session): void {
  const silence = (one: Session): void => {
    one.setSpellCheckerEnabled(false);
    one.setSpellCheckerLanguages([]);
    one.setSpellCheckerDictionaryDownloadURL(NOWHERE);
  };
  silence(session);
  app.on('session-created', silence);
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
}

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/';

function keepOnOrigin(contents: WebContents, origin: string): void {
  // Covers the main frame and frames inside it, links, scripts and dropped files.
  contents.on('will-frame-navigate', (event) => {
    if (!isOn(event.url, origin)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOn(event.url, origin)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** True if `url` has this `origin`. Compared completely: `app://endroll.evil` is a different one. */
export function isOn(url: string, origin: string): boolean {
  return URL.canParse(url) && originOf(url) === origin;
}

/** The origin of an address, such as `app://endroll`. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  // Node gives `app:` addresses the origin "null", Chromium gives them protocol and host.
  return `${protocol}//${host}`;
}

function isAllowed(permission: string, requestingUrl: string, origin: string): boolean {
  return ALLOWED_PERMISSIONS.includes(permission) && isOn(requestingUrl, origin);
}
