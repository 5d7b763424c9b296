import { EventEmitter } from 'node:events';
import type { App, IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import {
  createIsTrustedSender,
  denyPermissions,
  guardNavigation,
  isOn,
  refuseDebugging,
} from './page-guards.ts';

const ORIGIN = 'app://endroll';

class FakeContents extends EventEmitter {
  openWindow: (() => { action: string }) | null = null;

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openWindow = handler;
  }

  /** True when the event was let through. */
  allows(name: string, url = ''): boolean {
    let isPrevented = false;
    this.emit(name, { url, preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  }
}

function createContents(): FakeContents {
  const app = new EventEmitter();
  guardNavigation(app as unknown as App, ORIGIN);
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
  return contents;
}

describe('guardNavigation', () => {
  it.each(['will-frame-navigate', 'will-redirect'])('lets %s stay on the application’s own pages', (name) => {
    expect(createContents().allows(name, 'app://endroll/index.html')).toBe(true);
  });

  it.each([
    'https://www.themoviedb.org/',
    'app://endroll.evil/',
    'app://evil/endroll',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'endroll-image://w185/a.svg',
    'not an address',
  ])('does not let the page go to %s', (url) => {
    const contents = createContents();
    expect(contents.allows('will-frame-navigate', url)).toBe(false);
    expect(contents.allows('will-redirect', url)).toBe(false);
  });

  it('opens no window and attaches no webview', () => {
    const contents = createContents();
    expect(contents.openWindow?.()).toEqual({ action: 'deny' });
    expect(contents.allows('will-attach-webview')).toBe(false);
  });
});

describe('denyPermissions', () => {
  type Check = (page: null, permission: string, origin: string) => boolean;
  type Ask = (
    page: null,
    permission: string,
    callback: (granted: boolean) => void,
    details: { requestingUrl: string },
  ) => void;

  function createHandlers(): { check: Check; ask: Ask } {
    const handlers: { check?: Check; ask?: Ask } = {};
    denyPermissions(
      {
        setPermissionCheckHandler: (handler: Check) => (handlers.check = handler),
        setPermissionRequestHandler: (handler: Ask) => (handlers.ask = handler),
        setDevicePermissionHandler: () => undefined,
      } as unknown as Session,
      ORIGIN,
    );
    if (handlers.check === undefined || handlers.ask === undefined)
      throw new Error('Both handlers are needed.');
    return { check: handlers.check, ask: handlers.ask };
  }

  it.each(['geolocation', 'media', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen'])(
    'refuses %s',
    (permission) => {
      const { check, ask } = createHandlers();
      expect(check(null, permission, 'app://endroll/')).toBe(false);
      const answers: boolean[] = [];
      ask(null, permission, (granted) => answers.push(granted), { requestingUrl: 'app://endroll/' });
      expect(answers).toEqual([false]);
    },
  );

  it('lets the application’s own page write text to the clipboard, and no other page', () => {
    const { check } = createHandlers();
    expect(check(null, 'clipboard-sanitized-write', 'app://endroll/')).toBe(true);
    expect(check(null, 'clipboard-sanitized-write', 'https://example.com/')).toBe(false);
  });
});

describe('isOn', () => {
  it('compares the address of the development server too', () => {
    expect(isOn('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true);
    expect(isOn('http://localhost:5174/', 'http://localhost:5173')).toBe(false);
  });
});

type Sent = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

function createPage(origin = 'app://endroll', isDestroyed = false): WebContents {
  return { mainFrame: { origin }, isDestroyed: () => isDestroyed } as unknown as WebContents;
}

function sentBy(sender: WebContents, senderFrame: unknown = sender.mainFrame): Sent {
  return { sender, senderFrame } as Sent;
}

function isTrusted(page: WebContents | null, event: Sent): boolean {
  return createIsTrustedSender(() => page, 'app://endroll')(event);
}

it('trusts the main frame of the window on its own page', () => {
  const page = createPage();
  expect(isTrusted(page, sentBy(page))).toBe(true);
});

it.each(['null', 'app://endroll.evil', 'https://www.themoviedb.org', 'file://'])(
  'refuses a page of %s',
  (origin) => {
    const page = createPage(origin);
    expect(isTrusted(page, sentBy(page))).toBe(false);
  },
);

it('refuses a frame inside the page, even of the same origin', () => {
  const page = createPage();
  expect(isTrusted(page, sentBy(page, { origin: 'app://endroll' }))).toBe(false);
});

it('refuses a frame that has gone', () => {
  const page = createPage();
  expect(isTrusted(page, sentBy(page, null))).toBe(false);
});

it('refuses another window, a closed one and any when there is none', () => {
  const page = createPage();
  expect(isTrusted(page, sentBy(createPage()))).toBe(false);
  const closed = createPage('app://endroll', true);
  expect(isTrusted(closed, sentBy(closed))).toBe(false);
  expect(isTrusted(null, sentBy(page))).toBe(false);
});

describe('refuseDebugging', () => {
  const refused = (isPackaged: boolean, version: string): readonly string[] => {
    const removed: string[] = [];
    refuseDebugging({ removeSwitch: (name) => removed.push(name) }, { isPackaged, version });
    return removed;
  };

  it('takes the switches away from what is shipped', () => {
    expect(refused(true, '1.2.3')).toEqual(['remote-debugging-port', 'remote-debugging-pipe']);
  });

  it('leaves them to a package made for tests, and to what runs from its sources', () => {
    expect(refused(true, '1.2.3-tests')).toEqual([]);
    expect(refused(false, '1.2.3')).toEqual([]);
  });
});
