import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';
import { sandboxArguments } from '../scripts/display.ts';
import { LAUNCH_TRIED_AGAIN } from '../scripts/testing/counts.ts';
import { TOKEN_FILE, writeTokenFile } from '../src/main/settings/start-token.ts';
import { launchPatiently } from './launch-patiently.ts';
import { startTmdbServer, type TmdbServer } from './tmdb-server/server.ts';
import { EndrollPage } from './pages/endroll-page.ts';

const projectFolder = resolve(import.meta.dirname, '..');
/** An installed Endroll, packaged for tests, that is tested instead of the built one: scripts/installed.ts. */
const installed = process.env['ENDROLL_PROGRAM'];
const executablePath = installed ?? join(projectFolder, 'node_modules/electron/dist/electron');

/** How a test starts Endroll. */
export interface LaunchOptions {
  /** Additional start arguments, such as an address. */
  readonly args?: readonly string[];
  /**
   * Chromium's switches; it reads only those before the application's folder. Default: no keyring, so that no test finds
   * one that the system has started.
   */
  readonly switches?: readonly string[];
  /** Passed in a file, as the scripts do. `null`: none, as on a first start. Default: the server's valid token. */
  readonly token?: string | null;
  /** Where TMDB is. Default: the test's stand-in server. */
  readonly tmdbUrl?: string;
  /** False: begins before Playwright has attached, as for a reader (docs/adr/0020-life.md). */
  readonly isHeld?: boolean;
  /** Additional environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running Endroll. */
export interface Endroll {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly page: EndrollPage;
  /** Quits as a reader does: the library is backed up and closed. */
  quit(): Promise<void>;
}

interface Fixtures {
  /** The stand-in TMDB, one for each test. */
  server: TmdbServer;
  /** A fresh user data folder. */
  userData: string;
  /** Errors that a test makes the window log on purpose. */
  expectedComplaints: RegExp | null;
  /** Starts Endroll on that folder. Whatever a page logs as an error or blocks by its security policy fails the test. */
  launch: (options?: LaunchOptions) => Promise<Endroll>;
  /**
   * Starts Endroll on the same folder without waiting for a window, as the system does for a link, and waits until it
   * ends. Resolves with its exit code and what it wrote to standard error.
   */
  startAgain: (options: LaunchOptions) => Promise<{ readonly code: number | null; readonly text: string }>;
}

/** Playwright's test with its own TMDB and its own Endroll. */
export const test = base.extend<Fixtures>({
  server: async ({}, use) => {
    const server = await startTmdbServer();
    await use(server);
    await server.close();
  },

  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'endroll-e2e-'));
    await use(folder);
    // Chromium may still be ending.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },

  expectedComplaints: [null, { option: true }],

  startAgain: async ({ server, userData }, use) => {
    await use(async (options) => {
      const second = spawn(executablePath, startArguments(userData, options), {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: environment(server, options),
      });
      let text = '';
      second.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
      await once(second, 'exit');
      return { code: second.exitCode, text };
    });
  },

  launch: async ({ server, userData, expectedComplaints }, use, testInfo) => {
    const running = new Set<ElectronApplication>();
    const complaints: string[] = [];

    await use(async (options = {}) => {
      const app = await launchPatiently(
        () => ({
          executablePath,
          // Playwright would emulate a light theme, but the application's own choice is under test.
          colorScheme: null,
          // Playwright would turn the sandbox off for everyone.
          chromiumSandbox: sandboxArguments().length === 0,
          cwd: projectFolder,
          args: [...startArguments(userData, options), ...tokenArguments(server, options)],
          env: environment(server, options),
        }),
        (description) => testInfo.annotations.push({ type: LAUNCH_TRIED_AGAIN, description }),
        options.isHeld,
      );
      running.add(app);
      const window = await app.firstWindow();
      collectComplaints(window, complaints);
      return {
        app,
        window,
        page: new EndrollPage(window),
        quit: async () => {
          running.delete(app);
          await app.close();
        },
      };
    });

    for (const app of running) await app.close();
    if (testInfo.status !== testInfo.expectedStatus) await attachLog(userData, testInfo);
    const unexpected = complaints.filter((text) => expectedComplaints?.test(text) !== true);
    expect(unexpected, 'errors in the window').toEqual([]);
  },
});

export { expect } from '@playwright/test';

function startArguments(
  userData: string,
  { args = [], switches = ['--password-store=basic'] }: Pick<LaunchOptions, 'args' | 'switches'>,
): readonly string[] {
  return [
    ...sandboxArguments(),
    // The reader's own folder is found without being named: e2e/installed/installed-profile.ts.
    ...(userData === process.env['ENDROLL_PROFILE'] ? [] : [`--user-data-dir=${userData}`]),
    '--force-color-profile=srgb',
    // The platform on which all tests run: scripts/wayland.ts.
    ...(process.env['ENDROLL_SWITCHES']?.split(' ') ?? []),
    // The last switch counts, so a test may name another folder.
    ...switches,
    ...(installed === undefined ? [projectFolder] : []),
    ...args,
  ];
}

function tokenArguments(server: TmdbServer, { token = server.token }: LaunchOptions): readonly string[] {
  return token === null ? [] : [TOKEN_FILE + writeTokenFile(token, tmpdir())];
}

function environment(server: TmdbServer, options: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'TMDB_ACCESS_TOKEN',
  );
  return {
    ...Object.fromEntries(inherited),
    LANG: 'en_US.UTF-8',
    ENDROLL_TMDB_URL: options.tmdbUrl ?? server.url,
    ENDROLL_IMAGE_URL: server.imageUrl,
    ...options.env,
  };
}

/** A portrait that TMDB lacks is not an error; everything else that the console reports as one is. */
function collectComplaints(window: Page, complaints: string[]): void {
  window.on('console', (message) => {
    const isMissingPicture = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isMissingPicture) complaints.push(message.text());
  });
  window.on('pageerror', (error) => complaints.push(error.message));
}

async function attachLog(userData: string, testInfo: TestInfo): Promise<void> {
  const body = await readFile(join(userData, 'logs', 'endroll.log'), 'utf8').catch(() => 'no log');
  await testInfo.attach('endroll.log', { body, contentType: 'text/plain' });
}
