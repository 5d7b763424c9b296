import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sandboxArguments } from '../scripts/display.ts';
import { TOKEN_FILE, writeTokenFile } from '../src/main/settings/start-token.ts';
import { DebuggedPage } from './debugged-page.ts';

const endroll = resolve(import.meta.dirname, '..');

/** How to start an Electron application. */
export interface StartOptions {
  /** Electron's executable: `ensureElectron()`. */
  readonly electron: string;
  readonly userData: string;
  /** Folder of the application; Endroll by default. `null`: `electron` is a packaged program that contains its application. */
  readonly application?: string | null;
  /** Additional environment variables. Without any, TMDB cannot be reached. */
  readonly env?: Readonly<Record<string, string>>;
  /** The token for TMDB; by default none. */
  readonly token?: string | null;
  /** The user, by number, as whom it runs, with Chromium's sandbox; by default the user of this process. */
  readonly userId?: number | undefined;
}

/** An application whose window is observed from outside, through the debugging port, so the application does not have to help. */
export interface RunningApplication {
  readonly page: DebuggedPage;
  readonly pid: number;
  /** When its process was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Closes the window and waits until the process has ended. */
  readonly quit: () => Promise<void>;
}

/** Starts an application and waits for its first window. */
export async function startApplication({
  electron,
  userData,
  application = endroll,
  env = {},
  token = null,
  userId,
}: StartOptions): Promise<RunningApplication> {
  await rm(join(userData, 'DevToolsActivePort'), { force: true });
  const startedAt = Date.now();
  const child = spawn(
    electron,
    [
      ...sandboxArguments(process.platform, userId),
      `--user-data-dir=${userData}`,
      '--remote-debugging-port=0',
      ...(application === null ? [] : [application]),
      ...(token === null ? [] : [TOKEN_FILE + writeTokenFile(token, tmpdir())]),
    ],
    {
      stdio: 'ignore',
      ...(userId === undefined ? {} : { uid: userId, gid: userId }),
      env: {
        ...process.env,
        ENDROLL_TMDB_URL: 'http://127.0.0.1:9',
        ENDROLL_IMAGE_URL: 'http://127.0.0.1:9',
        ...env,
      },
    },
  );
  const ended = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${electron} cannot be started.`);
  const page = await DebuggedPage.connect(userData);
  return {
    page,
    pid,
    startedAt,
    quit: async () => {
      page.close();
      await ended;
    },
  };
}

/**
 * A script that waits until the kept seasons are listed in the pane; until then the window has been at another document,
 * which forgets everything. With `rest`, also that many milliseconds and until nothing is left to do.
 */
export function untilListed(rest = 0): string {
  const then = rest === 0 ? 'there(0)' : `setTimeout(() => requestIdleCallback(() => there(0)), ${rest})`;
  return `new Promise((there) => {
    const look = () => {
      if (document.querySelector('nav [role=treeitem]') === null) requestAnimationFrame(look);
      else ${then};
    };
    look();
  })`;
}
