import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { APP_ID } from '../src/main/app-id.ts';
import { chooseFromMenu } from './choose-from-menu.ts';
import { expect, test, type Endroll, type LaunchOptions } from './fixtures.ts';

/** What happens only on a Mac, in the real program, which from here on takes this computer for one. */
async function pretendMac(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    Object.defineProperty(process, 'platform', { value: 'darwin' });
  });
}

test('on a Mac it goes on without a window, and opens one again by the dock, a link and the menu', async ({
  launch,
}) => {
  const { app, page, window } = await launch();
  await page.openSeason('90001 1');
  await chooseFromMenu(app, 'Settings…');
  await expect(page.settings).toBeVisible();
  await page.open('endroll://tv/90001/season/1');
  await pretendMac(app);

  const again = async (act: () => Promise<void>) => {
    const opened = app.waitForEvent('window');
    await act();
    return opened;
  };
  const closeWindow = async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(0);
  };
  const closed = window.waitForEvent('close');
  await closeWindow();
  await closed;

  const byDock = await again(() => app.evaluate(({ app }) => void app.emit('activate', {}, false)));
  await expect(byDock.getByRole('heading', { level: 1, name: 'Harbour Lights' })).toBeVisible();
  await closeWindow();

  const byLink = await again(() =>
    app.evaluate(({ app }) => {
      app.emit('open-url', { preventDefault: () => undefined }, 'endroll://tv/90001/season/0');
    }),
  );
  await expect(byLink.getByText('Specials').first()).toBeVisible();
  await closeWindow();

  const byMenu = await again(() => chooseFromMenu(app, 'Settings…'));
  await expect(byMenu.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('Windows knows it by the name that its installer gives its shortcuts', async ({ launch, userData }) => {
  const shim = join(userData, 'windows.cjs');
  await writeFile(
    shim,
    `const { app } = require('electron');
     const { platform } = process;
     Object.defineProperty(process, 'platform', { value: 'win32', configurable: true });
     app.setAppUserModelId = (id) => { globalThis.appUserModelId = id; };
     app.once('ready', () => Object.defineProperty(process, 'platform', { value: platform }));`,
  );
  const { app } = await launch({ switches: ['-r', shim, '--password-store=basic'] });
  const id = await app.evaluate(() => (globalThis as { appUserModelId?: string }).appUserModelId);
  expect(id).toBe(APP_ID);
});

test.describe('when the system shuts down', () => {
  /** Everything was written and released, and nothing had to be killed for it. */
  const expectClosed = async (userData: string): Promise<void> => {
    const log = join(userData, 'logs', 'endroll.log');
    await expect.poll(() => readFile(log, 'utf8')).toMatch(/Closed in \d+ ms/u);
    // It is there while the library is open.
    await expect(readFile(join(userData, 'library', 'library.open'))).rejects.toThrow('ENOENT');
  };
  /** Types a note, which is saved when the typing pauses. */
  const writeNote = async ({ page, window }: Endroll): Promise<void> => {
    await page.openSeason('90001 1');
    await page.button('Add a note').click();
    await window.keyboard.type('Before the lights went out.');
  };
  const readNote = async (launch: (options?: LaunchOptions) => Promise<Endroll>): Promise<void> => {
    const { page } = await launch();
    await expect(page.text('Before the lights went out.')).toBeVisible();
  };

  test('Windows asks first: it closes everything, unsaved words too, and ends', async ({
    launch,
    userData,
  }) => {
    const endroll = await launch();
    await writeNote(endroll);
    const ended = endroll.app.waitForEvent('close');
    const isRefused = await endroll.app.evaluate(({ BrowserWindow }) => {
      let refused = false;
      const event = { preventDefault: () => (refused = true), reasons: ['shutdown'] };
      BrowserWindow.getAllWindows()[0]?.emit('query-session-end', event);
      return refused;
    });
    await ended;
    expect(isRefused, 'it does not stand in the way of the shutdown').toBe(false);
    await expectClosed(userData);
    await readNote(launch);
  });

  test('Windows has already decided: the library is closed at once', async ({ launch, userData }) => {
    const { app, page } = await launch();
    await page.openSeason('90001 1');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('session-end', {}));
    await expectClosed(userData);
  });

  test('Linux and macOS wait until it has closed everything', async ({ launch, userData }) => {
    const endroll = await launch();
    await writeNote(endroll);
    // Listened for once the start is finished.
    await expect
      .poll(() => endroll.app.evaluate(({ powerMonitor }) => powerMonitor.listenerCount('shutdown')))
      .toBe(1);
    const ended = endroll.app.waitForEvent('close');
    const isHeld = await endroll.app.evaluate(({ powerMonitor }) => {
      let held = false;
      powerMonitor.emit('shutdown', { preventDefault: () => (held = true) });
      return held;
    });
    await ended;
    expect(isHeld, 'the system waits').toBe(true);
    await expectClosed(userData);
    await readNote(launch);
  });
});

for (const factor of [1.25, 2]) {
  test(`at a scale of ${factor}, a window from a screen that is gone opens on this one, and is whole`, async ({
    launch,
    userData,
  }) => {
    await mkdir(userData, { recursive: true });
    await writeFile(
      join(userData, 'settings.json'),
      JSON.stringify({
        window: {
          bounds: { x: 9_000, y: -3_000, width: 3_000, height: 2_000 },
          isMaximized: false,
          isFullScreen: false,
        },
      }),
    );
    const { app, page, window } = await launch({
      switches: ['--password-store=basic', `--force-device-scale-factor=${factor}`],
    });
    await page.openSeason('90001 1');
    expect(await window.evaluate(() => devicePixelRatio)).toBe(factor);
    const { bounds, area } = await app.evaluate(({ BrowserWindow, screen }) => {
      const [first] = BrowserWindow.getAllWindows();
      return { bounds: first?.getBounds(), area: screen.getPrimaryDisplay().workArea };
    });
    // Rounded to whole pixels of the screen, a window may be one pixel larger than requested.
    expect(bounds?.x).toBeGreaterThanOrEqual(area.x);
    expect(bounds?.y).toBeGreaterThanOrEqual(area.y);
    expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(area.x + area.width + 1);
    expect((bounds?.y ?? 0) + (bounds?.height ?? 0)).toBeLessThanOrEqual(area.y + area.height + 1);
    // No part of the page is outside the window.
    expect(await window.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
