import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sandboxArguments } from '../scripts/display.ts';
import { DebuggedPage } from './debugged-page.ts';

const endroll = resolve(import.meta.dirname, '..');

/** How to start an application of Electron. */
export interface StartOptions {
  /** Electron's executable: `ensureElectron()`. */
  readonly electron: string;
  readonly userData: string;
  /** Folder of the application; Endroll when not given. */
  readonly application?: string;
  /** More environment variables. Without them TMDB cannot be reached. */
  readonly env?: Readonly<Record<string, string>>;
}

/** An application whose window is seen from outside, through the debugging port, so that it need not help. */
export interface RunningApplication {
  readonly page: DebuggedPage;
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
}: StartOptions): Promise<RunningApplication> {
  await rm(join(userData, 'DevToolsActivePort'), { force: true });
  const startedAt = Date.now();
  const child = spawn(
    electron,
    [...sandboxArguments(), `--user-data-dir=${userData}`, '--remote-debugging-port=0', application],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        ENDROLL_TMDB_URL: 'http://127.0.0.1:9',
        ENDROLL_IMAGE_URL: 'http://127.0.0.1:9',
        ...env,
      },
    },
  );
  const ended = once(child, 'exit');
  const page = await DebuggedPage.connect(userData);
  return {
    page,
    startedAt,
    quit: async () => {
      page.close();
      await ended;
    },
  };
}
