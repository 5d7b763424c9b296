import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createIsTrustedSender } from './trusted-sender.ts';

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
