import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { startUpdateServer } from '../update-server.ts';
import { mainProcessesOn } from '../../scripts/testing/processes.ts';

/** Made by scripts/installed.ts: two versions, of which the first is running. */
const {
  ENDROLL_PROGRAM = '',
  ENDROLL_VERSION = '',
  ENDROLL_NEXT = '',
  ENDROLL_NEXT_VERSION = '',
} = process.env;
/** The address in their app-update.yml. */
const PORT = Number(process.env['ENDROLL_UPDATE_PORT']);

test('an AppImage becomes the next version, and only the one that was published', async ({
  launch,
  userData,
}) => {
  test.setTimeout(300_000);
  const next = await readFile(ENDROLL_NEXT);
  const old = await readFile(ENDROLL_PROGRAM);
  const server = await startUpdateServer(
    {
      version: ENDROLL_NEXT_VERSION,
      file: 'Endroll-linux-x64.AppImage',
      content: next,
      notes: '- Something new.',
    },
    PORT,
  );
  const env = { XDG_CACHE_HOME: join(userData, 'cache') };
  const first = await launch({ env });
  const updates = first.window.getByRole('region', { name: 'Updates' });
  const says = (text: string) => expect(updates.getByRole('status')).toContainText(text, { timeout: 60_000 });
  await first.page.button(`Endroll ${ENDROLL_NEXT_VERSION} is available`).click({ timeout: 60_000 });
  await expect(updates).toContainText(`Endroll ${ENDROLL_VERSION}.`);

  server.misbehaviour = 'tampered';
  await updates.getByRole('button', { name: /^Download/ }).click();
  await says('not the file that was published');
  expect((await readFile(ENDROLL_PROGRAM)).equals(old)).toBe(true);

  server.misbehaviour = null;
  await updates.getByRole('button', { name: 'Try again' }).click();
  await says('is ready');
  const shown = async () =>
    (await readFile(join(userData, 'logs', 'endroll.log'), 'utf8')).split('the window is shown').length;
  const before = await shown();
  const address = 'endroll://tv/90001/season/0';
  // Somebody starts Endroll with a link just then.
  await first.app.evaluate(({ app }, address) => {
    app.once('will-quit', () => {
      const words = [...process.argv.slice(1), address];
      process
        .getBuiltinModule('node:child_process')
        .spawn(process.env['APPIMAGE'] ?? '', words, { detached: true, stdio: 'ignore' })
        .unref();
    });
  }, address);
  // Playwright's own event waits until nobody has the output of this process any more, and the next one has it, too.
  const ended = once(first.app.process(), 'exit');
  await updates.getByRole('button', { name: 'Restart and update' }).click();
  await ended;
  // The next one starts on its own, and Playwright can only control what it has started.
  try {
    expect((await readFile(ENDROLL_PROGRAM)).equals(next)).toBe(true);
    await expect.poll(shown, { timeout: 60_000 }).toBe(before + 1);
    const lastAddress = async () => {
      const settings = await readFile(join(userData, 'settings.json'), 'utf8');
      return (JSON.parse(settings) as { lastAddress?: string }).lastAddress ?? '';
    };
    await expect.poll(lastAddress, { message: 'the link is opened', timeout: 30_000 }).toContain(address);
    await expect
      .poll(async () => (await mainProcessesOn(userData)).length, { message: 'one process', timeout: 30_000 })
      .toBe(1);
    expect(await shown(), 'one window for both starts').toBe(before + 1);
  } finally {
    for (const pid of await mainProcessesOn(userData)) process.kill(pid, 'SIGTERM');
    await expect.poll(() => mainProcessesOn(userData), { timeout: 30_000 }).toEqual([]);
  }
  const second = await launch({ env });
  await second.page.openSettings();
  await expect(second.page.settings).toContainText(`Endroll ${ENDROLL_NEXT_VERSION}.`);
  await second.quit();
  await server.close();
});
