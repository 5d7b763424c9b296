import type { App, CommandLine, IpcMainInvokeEvent, Session, WebContents, WebFrameMain } from 'electron';

/** Where the window's page comes from. */
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
 * The built page, or the one that electron-vite serves during development. A packaged application takes no address
 * from its environment.
 */
export function choosePageSource(developmentUrl: string | undefined, isPackaged: boolean): PageSource {
  if (!isPackaged && developmentUrl !== undefined && URL.canParse(developmentUrl)) {
    return { url: developmentUrl, origin: new URL(developmentUrl).origin };
  }
  return { url: `${APP_ORIGIN}/`, origin: APP_ORIGIN };
}

/** By these Chromium lets another program read and steer every page. */
const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/**
 * Takes Chromium's debugging switches off the command line of a packaged application; no fuse does. Those of Node
 * (`--inspect`, NODE_OPTIONS) are off by fuses. A package made for tests, whose version says so, keeps them: it is
 * what Playwright steers it by. Must be called before `ready`.
 */
export function refuseDebugging(
  commandLine: Pick<CommandLine, 'removeSwitch'>,
  { isPackaged, version }: { readonly isPackaged: boolean; readonly version: string },
): void {
  if (!isPackaged || version.endsWith('-tests')) return;
  for (const name of DEBUGGING_SWITCHES) commandLine.removeSwitch(name);
}

/** Answers whether a call comes from where our own code runs. */
type IsTrustedSender = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/** What is compared of a frame. */
type Frame = Pick<WebFrameMain, 'origin'>;

/**
 * True only for the main frame of our window showing our own page: not for a frame inside it, another window, a page
 * it was led away to, or a frame that has gone in the meantime (https://www.electronjs.org/docs/latest/tutorial/security,
 * no. 17). Must be asked before any `await`.
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

/** What the page may do without being asked; everything else it may not do at all. */
const ALLOWED_PERMISSIONS: readonly string[] = ['clipboard-sanitized-write'];

/** Keeps every page of the application where it is: on `origin`, in its own window, without guests. */
export function guardNavigation(app: Pick<App, 'on'>, origin: string): void {
  app.on('web-contents-created', (_event, contents) => {
    keepOnOrigin(contents, origin);
  });
}

/** Refuses every permission but those a page with a copy button needs: Electron's default is to grant all of them. */
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
 * Keeps Chromium from asking anybody on its own: it would fetch a dictionary from Google at every start, even for a page
 * that checks no spelling, and look for a DNS service that speaks HTTPS. To be called before the first window.
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

/** True when `url` is of `origin`. Compared whole: `app://endroll.evil` is another one. */
export function isOn(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  // Node gives `app:` addresses the origin "null", Chromium gives them protocol and host.
  return `${protocol}//${host}` === origin;
}

function isAllowed(permission: string, requestingUrl: string, origin: string): boolean {
  return ALLOWED_PERMISSIONS.includes(permission) && isOn(requestingUrl, origin);
}
