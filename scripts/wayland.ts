// npm run test:wayland [-- SPEC…]   runs end-to-end tests on a headless Wayland compositor: Debian's weston
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { main, PlainError } from './main.ts';
import { runCommand } from './run-command.ts';
import { tool } from './tools.ts';

/** Opening and keeping a season, its views, the palette's keys, the clipboard and the window's lifetime. */
const JOURNEYS = ['open-season', 'season-views', 'palette', 'systems'];

const SOCKET = 'endroll-wayland';

/** How long the compositor may take to start, in milliseconds. */
const BEGIN_LIMIT = 10_000;

await main(async () => {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/weston'))
    throw new PlainError('This needs weston: apt install weston');
  const runtime = await mkdtemp(join(tmpdir(), 'endroll-wayland-'));
  const env: NodeJS.ProcessEnv = { ...process.env, XDG_RUNTIME_DIR: runtime };
  const weston = spawn(
    'weston',
    ['--backend=headless-backend.so', `--socket=${SOCKET}`, '--width=2240', '--height=1400', '--idle-time=0'],
    { env, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    for (let waited = 0; !existsSync(join(runtime, SOCKET)); waited += 50) {
      if (waited > BEGIN_LIMIT || weston.exitCode !== null) throw new PlainError('weston does not begin.');
      await delay(50);
    }
    const asked = process.argv.slice(2);
    const files = (asked.length === 0 ? JOURNEYS : asked).map((name) => `/${name}.spec.ts`);
    const { program, args } = tool(
      'playwright',
      // One after the other: a window that lies under another is never told to paint.
      ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line', '--workers=1', ...files],
      '@playwright/test',
    );
    // No X server can be reached, so whatever runs is running on Wayland.
    const { DISPLAY: _, ...withoutX } = env;
    return await runCommand(
      { program: 'dbus-run-session', args: ['--', program, ...args] },
      { env: { ...withoutX, WAYLAND_DISPLAY: SOCKET, ENDROLL_SWITCHES: '--ozone-platform=wayland' } },
    );
  } finally {
    const ended = once(weston, 'exit');
    if (weston.exitCode === null && weston.kill()) await ended;
    await rm(runtime, { recursive: true, force: true });
  }
});
