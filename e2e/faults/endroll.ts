import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { sandboxArguments } from '../../scripts/display.ts';
import { TOKEN_FILE, writeTokenFile } from '../../src/main/settings/start-token.ts';
import type { RestoreMode } from '../../src/shared/domain/backup.ts';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import type { TripPack } from '../../src/shared/domain/trip-pack.ts';
import {
  seasonSubject,
  type ItemChange,
  type ItemKind,
  type MarkChange,
  type Yours,
} from '../../src/shared/domain/yours.ts';
import { launchPatiently } from '../launch-patiently.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';
import type {} from '../window-api.ts';
import type { Tally } from './tally.ts';

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
  /** By {@link keyText}. */
  readonly seasons: ReadonlyMap<string, KeptSeason>;
  /** By {@link keyText}; seasons without one are left out. */
  readonly notes: ReadonlyMap<string, string>;
  /** The starred seasons, by {@link keyText}. */
  readonly stars: ReadonlySet<string>;
  /** Everything the reader has made, by {@link itemName}, as {@link itemText}. */
  readonly items: ReadonlyMap<string, string>;
  /** Those that are done have been counted again. */
  readonly packs: readonly TripPack[];
  /** How often the library's process had died and was started again. */
  readonly restarts: number;
}

/** A season of the list. */
export interface KeptSeason {
  /** A hash of its credits; `null` for one that is only an entry in the list. */
  readonly credits: string | null;
  readonly isWhole: boolean;
  /** The list says that it cannot be read. */
  readonly isLost: boolean;
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

  /**
   * @param tally counts the launches that hung and were tried again
   * @param restore puts the profile back as it was, for a start that is tried again: the one that hung has changed it
   */
  static async start(place: Place, tally: Tally, restore = (): void => undefined): Promise<RunningEndroll> {
    const app = await launchPatiently(
      () => ({
        executablePath,
        cwd: projectFolder,
        args: [...argumentsFor(place)],
        env: environmentFor(place),
      }),
      (lastStep) => {
        tally.count('launches that hung, and were tried again');
        console.log(`a launch hung, and was tried again; its last step: ${lastStep}`);
        restore();
      },
    );
    const page = await app.firstWindow();
    page.setDefaultTimeout(60_000);
    await page.waitForFunction(() => 'api' in globalThis && document.querySelector('main') !== null);
    return new RunningEndroll(app, page);
  }

  /**
   * Everything that is kept, once it has been made again. Each page is unpacked and hashed, so that damage is noticed.
   * Fails if the library has to be restarted more often than that.
   */
  async read(noteKeys: readonly SeasonKey[], mostRestarts = 0): Promise<Kept> {
    const answer = await this.page.evaluate(
      async ({ noteKeys, mostRestarts }) => {
        let restarts = 0;
        // Where the list itself was lost, it is found in the answers by and by.
        for (let tries = 0; tries < 600; tries += 1) {
          const making = await api.library.makingNow();
          const isStopped = !making.ok && 'reason' in making.error && making.error.reason === 'stopped';
          if (isStopped && restarts < mostRestarts) {
            // Its process has died, and the reader presses what is offered.
            restarts += 1;
            await api.library.restart({ rebuild: false });
            continue;
          }
          if (!making.ok) throw new Error(`The progress: ${JSON.stringify(making.error)}`);
          if (making.value?.isRunning !== true) break;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        const listed = await api.library.list();
        if (!listed.ok) throw new Error(`The list: ${JSON.stringify(listed.error)}`);
        interface Entry extends SeasonKey {
          readonly isWhole: boolean;
          readonly isLost?: boolean;
          readonly isExpired: boolean;
        }
        const seasons: [SeasonKey, KeptSeason][] = [];
        for (const entry of JSON.parse(listed.value) as readonly Entry[]) {
          const { seriesId, seasonNumber, language } = entry;
          const key = { seriesId, seasonNumber, language };
          let credits: string | null = null;
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
              seasons.push([key, { credits, isWhole: entry.isWhole, isLost }]);
              continue;
            }
            const { source } = JSON.parse(opened.value.head) as { readonly source: string };
            if (source === 'library') {
              const stream = new Blob([opened.value.credits]).stream();
              const unpacked = new Response(stream.pipeThrough(new DecompressionStream('deflate')));
              const hash = await crypto.subtle.digest('SHA-256', await unpacked.arrayBuffer());
              credits = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(
                '',
              );
            }
          }
          seasons.push([key, { credits, isWhole: entry.isWhole, isLost: entry.isLost === true }]);
        }
        const notes: [SeasonKey, string][] = [];
        for (const key of noteKeys) {
          const note = await api.yours.note({ subject: `tv/${key.seriesId}/season/${key.seasonNumber}` });
          if (!note.ok) throw new Error(`The note of ${JSON.stringify(key)}: ${JSON.stringify(note.error)}`);
          if (note.value !== '') notes.push([key, note.value]);
        }
        const yours = await api.yours.all();
        if (!yours.ok) throw new Error(`The stars: ${JSON.stringify(yours.error)}`);
        const { marks, lists, searches, seen } = JSON.parse(yours.value) as Yours;
        const marksWithNotes: (Yours['marks'][number] & { readonly note: string })[] = [];
        for (const mark of marks) {
          const { subject } = mark;
          const note = mark.hasNote ? await api.yours.note({ subject }) : { ok: true as const, value: '' };
          if (!note.ok) throw new Error(`The note of ${subject}: ${JSON.stringify(note.error)}`);
          marksWithNotes.push({ ...mark, note: note.value });
        }
        let packs: readonly TripPack[] = [];
        // The second time, those that are done have been counted again.
        for (let time = 0; time < 2; time += 1) {
          const answered = await api.packs.list();
          if (!answered.ok) throw new Error(`The trip packs: ${JSON.stringify(answered.error)}`);
          packs = JSON.parse(answered.value) as readonly TripPack[];
          if (time > 0) break;
          for (const { seriesId, language, state } of packs) {
            if (state !== 'done') continue;
            const counted = await api.packs.verify({ seriesId, language });
            if (!counted.ok) throw new Error(`The trip pack: ${JSON.stringify(counted.error)}`);
          }
        }
        const stars = marks.filter(({ isStarred }) => isStarred).map(({ subject }) => subject);
        return { seasons, notes, stars, marks: marksWithNotes, lists, searches, seen, packs, restarts };
      },
      { noteKeys, mostRestarts },
    );
    return {
      seasons: new Map(answer.seasons.map(([key, season]) => [keyText(key), season])),
      notes: new Map(answer.notes.map(([key, text]) => [keyText(key), text])),
      stars: new Set(noteKeys.filter((key) => answer.stars.includes(seasonSubject(key))).map(keyText)),
      items: new Map([
        ...answer.marks.map((mark) => [itemName('mark', mark.subject), itemText('mark', mark)] as const),
        ...answer.lists.map((list) => [itemName('list', list.id), itemText('list', list)] as const),
        ...answer.searches.map((one) => [itemName('search', one.id), itemText('search', one)] as const),
        ...answer.seen.map((to) => [itemName('seen', String(to.seriesId)), itemText('seen', to)] as const),
      ]),
      packs: answer.packs,
      restarts: answer.restarts,
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

  /**
   * The messages about problems at the foot of the window, as soon as they contain the given texts: half a minute at most. They
   * stay until the reader dismisses them.
   */
  async problemsSaid(expected: readonly string[]): Promise<readonly string[]> {
    const messages = this.page.locator('.toasts .problem .text');
    for (const text of expected)
      await messages
        .filter({ hasText: text })
        .first()
        .waitFor({ timeout: 30_000 })
        .catch(() => {
          throw new Error(`nothing says “${text}”`);
        });
    return messages.allTextContents();
  }

  async mark(key: SeasonKey, change: MarkChange): Promise<void> {
    const marked = await this.page.evaluate((input) => api.yours.mark(input), {
      subjects: [seasonSubject(key)],
      change,
    });
    if (!marked.ok) throw new Error(`The mark was refused: ${JSON.stringify(marked.error)}`);
  }

  /** Removes seasons from the list. */
  async remove(keys: readonly SeasonKey[]): Promise<void> {
    const removed = await this.page.evaluate((keys) => api.library.remove({ keys: [...keys] }), keys);
    if (!removed.ok) throw new Error(`Removing was refused: ${JSON.stringify(removed.error)}`);
  }

  /** Keeps a list, a search, or how far a series has been seen; `null` deletes it. */
  async keepItem(change: ItemChange): Promise<void> {
    const kept = await this.page.evaluate((input) => api.yours.keep(input), change);
    if (!kept.ok) throw new Error(`${change.kind} was refused: ${JSON.stringify(kept.error)}`);
  }

  /** Restores a backup from the text of its file. */
  async restore(text: string, mode: RestoreMode): Promise<void> {
    const restored = await this.page.evaluate(
      async ({ text, mode }) => {
        const read = await api.backup.read({ bytes: new TextEncoder().encode(text) });
        return read.ok ? api.backup.restore({ mode, withSettings: false }) : read;
      },
      { text, mode },
    );
    if (!restored.ok) throw new Error(`The backup was refused: ${JSON.stringify(restored.error)}`);
  }

  /** Undoes the last restore. */
  async undoRestore(): Promise<void> {
    const undone = await this.page.evaluate(() => api.backup.undo());
    if (!undone.ok || !undone.value) throw new Error(`It was not undone: ${JSON.stringify(undone)}`);
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

/** What identifies something that the reader has made. */
export function itemName(kind: ItemKind, id: string): string {
  return `${kind} ${id}`;
}

const FIELDS: Readonly<Record<ItemKind, readonly string[]>> = {
  mark: ['note', 'isStarred', 'isReviewed', 'tags'],
  list: ['name', 'subjects'],
  search: ['name', 'query'],
  seen: ['seasonNumber', 'episodeNumber'],
};

/** The content of something that the reader has made, as a text that is the same for the same content. */
export function itemText(kind: ItemKind, content: object): string {
  return JSON.stringify(FIELDS[kind].map((field) => (content as Readonly<Record<string, unknown>>)[field]));
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
