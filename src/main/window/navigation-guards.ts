import type { App, Session, WebContents } from 'electron';

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
