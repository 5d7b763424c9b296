import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { sandboxArguments } from '../../scripts/display.ts';
import { TOKEN_FILE, writeTokenFile } from '../../src/main/settings/start-token.ts';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import { launchPatiently } from '../launch-patiently.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';
import type {} from '../window-api.ts';

const projectFolder = resolve(import.meta.dirname, '..', '..');
const executablePath = join(projectFolder, 'node_modules/electron/dist/electron');

/** An address at which nobody answers, so that what opens comes from the disk. */
const NOBODY = 'http://127.0.0.1:9';

/** The folder of a run of Endroll, and the server that answers it. */
export interface Place {
  readonly userData: string;
  /** `null`: there is no network. */
  readonly server: TmdbServer | null;
}

/** What is kept, read over the bridge. */
export interface Kept {
  /** By {@link keyText}: how many credits its page has; `null` for one that is only an entry in the list. */
  readonly seasons: ReadonlyMap<string, { readonly credits: number | null; readonly isWhole: boolean }>;
  /** By {@link keyText}; seasons without one are left out. */
  readonly notes: ReadonlyMap<string, string>;
}

/** The built application, driven over its bridge. */
export class RunningEndroll {
  readonly app: ElectronApplication;
  readonly page: Page;

  /** Read once: Playwright no longer knows it after Endroll has ended on its own. */
  readonly #process: ChildProcess;

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    this.#process = app.process();
  }

  /** @param restore puts the profile back as it was, for a start that is tried again: the one that hung has changed it */
  static async start(place: Place, restore = (): void => undefined): Promise<RunningEndroll> {
    const app = await launchPatiently(
      () => ({
        executablePath,
        cwd: projectFolder,
        args: [...argumentsFor(place)],
        env: environmentFor(place),
      }),
      (lastStep) => {
        console.log(`a launch hung, and was tried again; its last step: ${lastStep}`);
        restore();
      },
    );
    const page = await app.firstWindow();
    page.setDefaultTimeout(60_000);
    await page.waitForFunction(() => 'api' in globalThis && document.querySelector('main') !== null);
    return new RunningEndroll(app, page);
  }

  /** Everything that is kept. Each page is unpacked, so that damage is noticed. */
  async read(noteKeys: readonly SeasonKey[]): Promise<Kept> {
    const answer = await this.page.evaluate(async (noteKeys) => {
      const listed = await api.library.list();
      if (!listed.ok) throw new Error(`The list: ${JSON.stringify(listed.error)}`);
      interface Entry extends SeasonKey {
        readonly isWhole: boolean;
        readonly isLost?: boolean;
        readonly isExpired: boolean;
      }
      const seasons: [SeasonKey, number | null, boolean][] = [];
      for (const entry of JSON.parse(listed.value) as readonly Entry[]) {
        const { seriesId, seasonNumber, language } = entry;
        const key = { seriesId, seasonNumber, language };
        let credits: number | null = null;
        if (entry.isLost !== true && !entry.isExpired) {
          const opened = await api.seasons.open(key);
          if (!opened.ok) {
            // While the library is being rebuilt, lost seasons are named once they have been checked.
            let isLost = false;
            for (let tries = 0; tries < 150 && !isLost; tries += 1) {
              const again = await api.library.list();
              isLost =
                again.ok &&
                (JSON.parse(again.value) as readonly Entry[]).some(
                  (other) =>
                    other.isLost === true &&
                    other.seriesId === seriesId &&
                    other.seasonNumber === seasonNumber,
                );
              if (!isLost) await new Promise((resolve) => setTimeout(resolve, 100));
            }
            if (!isLost) throw new Error(`${JSON.stringify(key)}: ${JSON.stringify(opened.error)}`);
            seasons.push([key, null, entry.isWhole]);
            continue;
          }
          const { source } = JSON.parse(opened.value.head) as { readonly source: string };
          if (source === 'library') {
            const stream = new Blob([opened.value.credits]).stream();
            const text = await new Response(stream.pipeThrough(new DecompressionStream('deflate'))).text();
            credits = text.length;
          }
        }
        seasons.push([key, credits, entry.isWhole]);
      }
      const notes: [SeasonKey, string][] = [];
      for (const key of noteKeys) {
        const note = await api.yours.note({ subject: `tv/${key.seriesId}/season/${key.seasonNumber}` });
        if (!note.ok) throw new Error(`The note of ${JSON.stringify(key)}: ${JSON.stringify(note.error)}`);
        if (note.value !== '') notes.push([key, note.value]);
      }
      return { seasons, notes };
    }, noteKeys);
    return {
      seasons: new Map(answer.seasons.map(([key, credits, isWhole]) => [keyText(key), { credits, isWhole }])),
      notes: new Map(answer.notes.map(([key, text]) => [keyText(key), text])),
    };
  }

  /** Opens a season and resolves when it is fully kept and in the list. */
  async keep(key: SeasonKey): Promise<void> {
    const problem = await this.page.evaluate(async (key) => {
      const opened = await api.seasons.open(key);
      if (!opened.ok) return JSON.stringify(opened.error);
      for (;;) {
        const listed = await api.library.list();
        if (!listed.ok) return JSON.stringify(listed.error);
        const entries = JSON.parse(listed.value) as readonly (SeasonKey & { readonly isWhole: boolean })[];
        const isKept = entries.some(
          (entry) =>
            entry.isWhole && entry.seriesId === key.seriesId && entry.seasonNumber === key.seasonNumber,
        );
        if (isKept) return null;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }, key);
    if (problem !== null) throw new Error(`${keyText(key)} could not be kept: ${problem}`);
  }

  /** Waits a few seconds at most until a message at the foot of the window says this. */
  async expectSaid(text: string): Promise<void> {
    await this.page
      .locator('.toasts')
      .filter({ hasText: text })
      .waitFor({ timeout: 30_000 })
      .catch(() => {
        throw new Error(`nothing says “${text}”`);
      });
  }

  async writeNote({ seriesId, seasonNumber }: SeasonKey, text: string): Promise<void> {
    const written = await this.page.evaluate((input) => api.yours.mark(input), {
      subjects: [`tv/${seriesId}/season/${seasonNumber}`],
      change: { note: text },
    });
    if (!written.ok) throw new Error(`The note was refused: ${JSON.stringify(written.error)}`);
  }

  /** Quits as a reader does; resolves with the time it took in milliseconds. */
  async quit(): Promise<number> {
    const begun = performance.now();
    const ended = this.#ended();
    await this.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
    await ended;
    return performance.now() - begun;
  }

  /** Ends all of its processes at once, as a power cut would. */
  async kill(): Promise<void> {
    const ended = this.#ended();
    killGroup(this.#process.pid);
    await ended;
  }

  async #ended(): Promise<void> {
    const main = this.#process;
    if (main.exitCode === null && main.signalCode === null) await once(main, 'exit');
  }
}

/** Starts Endroll without waiting for it, and kills it after the given number of milliseconds. */
export async function startAndKill(place: Place, milliseconds: number): Promise<void> {
  const child = spawn(executablePath, [...argumentsFor(place)], {
    cwd: projectFolder,
    env: environmentFor(place),
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(child, 'exit');
  const timer = setTimeout(() => {
    killGroup(child.pid);
  }, milliseconds);
  await ended;
  clearTimeout(timer);
}

/** The outcome of a start that was expected to end on its own. */
export interface Ended {
  readonly code: number | null;
  /** What it wrote to standard error. */
  readonly text: string;
}

/** Starts Endroll where it cannot or need not open a window, and waits until it has ended; 30 seconds at most. */
export async function startInVain(place: Place): Promise<Ended> {
  const shims = await mkdtemp(join(tmpdir(), 'endroll-shims-'));
  const shim = join(shims, 'no-box.cjs');
  // Nobody is there to close the message box.
  await writeFile(shim, "require('electron').dialog.showErrorBox = () => undefined;");
  const child = spawn(executablePath, ['-r', shim, ...argumentsFor(place)], {
    cwd: projectFolder,
    env: environmentFor(place),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const timer = setTimeout(() => {
    killGroup(child.pid);
  }, 30_000);
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'exit');
  clearTimeout(timer);
  await rm(shims, { recursive: true, force: true });
  return { code: child.exitCode, text };
}

export function keyText({ seriesId, seasonNumber }: SeasonKey): string {
  return `${seriesId}/${seasonNumber}`;
}

function argumentsFor({ userData, server }: Place): readonly string[] {
  return [
    ...sandboxArguments(),
    '--password-store=basic',
    `--user-data-dir=${userData}`,
    projectFolder,
    ...(server === null ? [] : [TOKEN_FILE + writeTokenFile(server.token, tmpdir())]),
  ];
}

function environmentFor({ server }: Place): Record<string, string> {
  const { TMDB_ACCESS_TOKEN: _, ELECTRON_RUN_AS_NODE: __, ...env } = process.env;
  return {
    ...(env as Record<string, string>),
    LANG: 'en_US.UTF-8',
    ENDROLL_TMDB_URL: server?.url ?? NOBODY,
    ENDROLL_IMAGE_URL: server?.imageUrl ?? NOBODY,
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended on its own.
  }
}
