import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { AppError } from '@shared/app-error.ts';
import type { Release, UpdateState, UpdateStatus, UpdateStep, UpdateWay } from '@shared/domain/update.ts';
import { type Logger, toAppError } from '../logging/logger.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

/** The shortest time between automatic checks, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** How often to test whether a day has passed, in milliseconds: Endroll may stay open for weeks. */
const LOOK_EVERY = 60 * 60 * 1000;

/** Where this copy learns about newer versions, and what happens then. */
export interface UpdateSource {
  readonly way: Exclude<UpdateWay, 'none'>;
  /** app-update.yml. */
  readonly configFile: string;
  /** The version of this Endroll. */
  readonly version: string;
}

export interface UpdateSourceOptions {
  readonly isPackaged: boolean;
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Electron's folder `resources`. */
  readonly resources: string;
  /** The running program. */
  readonly program: string;
}

/**
 * Finds out how this copy is updated. `null` if it never checks: a package made without an address (scripts/packaging), such
 * as a distribution's own; a folder unpacked by hand; and everything that runs from its sources, except tests that name a
 * file in ENDROLL_UPDATE_CONFIG.
 */
export function findUpdateSource(options: UpdateSourceOptions): UpdateSource | null {
  const { isPackaged, version, platform, environment, resources, program } = options;
  const configFile = isPackaged
    ? join(resources, 'app-update.yml')
    : (environment['ENDROLL_UPDATE_CONFIG'] ?? '');
  if (configFile === '' || !existsSync(configFile)) return null;
  if (platform !== 'linux') return { way: 'itself', configFile, version };
  const type = readType(join(dirname(configFile), 'package-type'));
  if (type === 'deb' || type === 'rpm') return { way: type, configFile, version };
  const { APPIMAGE = '', APPDIR = '' } = environment;
  // Another AppImage may have started this program; the variables then describe that one.
  const isOwn = isAbsolute(APPIMAGE) && isAbsolute(APPDIR) && program.startsWith(join(APPDIR, '/'));
  return isOwn ? { way: 'itself', configFile, version } : null;
}

function readType(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** Checks, downloads and installs: updater.ts. Every method rejects with `update-failed`. */
export interface Updater {
  /** Gets the newest version; `null` if it is not newer than this one. */
  check(): Promise<Release | null>;
  /** Downloads the version that was found, and verifies it. */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** Cancels the download. */
  cancel(): void;
  /** Installs the download as far as is possible while Endroll runs. `restart`: Endroll starts again after it has ended. */
  install(restart: boolean): Promise<void>;
  /** The address of a published file. */
  addressOf(file: string): string;
}

export interface UpdatesOptions {
  /** `null`: never checks. */
  readonly source: UpdateSource | null;
  readonly settings: Pick<SettingsStore, 'settings' | 'onChanged' | 'updateMemory' | 'keepUpdateMemory'>;
  /** Called before the first check. */
  readonly loadUpdater: (source: UpdateSource) => Promise<Updater>;
  readonly onChanged: (status: UpdateStatus) => void;
  readonly quit: () => void;
  readonly openInBrowser: (address: string) => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Newer versions of Endroll. Checks at most once a day, unless the reader has turned that off, and whenever they ask; downloads
 * when they agree; installs when they restart or quit, never otherwise. A failure leaves this Endroll as it is:
 * docs/adr/0037-updates.md.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  #state: UpdateState = { kind: 'unknown' };
  #updater: Promise<Updater> | null = null;
  /** The operation in progress. */
  #work: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isInPlace = false;
  #stopFollowing: (() => void) | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    const { failed } = options.settings.updateMemory;
    // The last run failed while quitting, when it no longer had a window in which to say so.
    if (failed !== null && failed.version !== options.source?.version)
      this.#state = { kind: 'failed', step: 'install', version: failed.version, error: failed.error };
  }

  get status(): UpdateStatus {
    const { source, settings } = this.#options;
    return {
      way: source?.way ?? 'none',
      checkedAt: settings.updateMemory.checkedAt,
      state: this.#state,
    };
  }

  /** Checks for a newer version if a check is due, now and from now on. */
  begin(): void {
    const { source, settings } = this.#options;
    if (source === null || this.#timer !== undefined) return;
    if (settings.updateMemory.failed !== null) settings.keepUpdateMemory({ failed: null });
    this.#options.logger.info(
      `Updates: by ${source.way}, ${settings.settings.updates}, last looked for ${settings.updateMemory.checkedAt ?? 'never'}`,
    );
    const look = (): void => {
      if (this.#isDue()) void this.check();
    };
    this.#timer = setInterval(look, LOOK_EVERY);
    // A reader who turns it on wants to know.
    this.#stopFollowing = settings.onChanged(look);
    look();
  }

  /** Checks for a newer version now; the outcome is in the status. Never rejects. */
  check(): Promise<void> {
    const { kind } = this.#state;
    if (kind === 'ready') return Promise.resolve();
    return this.#run('check', async (updater) => {
      this.#become({ kind: 'checking' });
      // Before the answer, so that a run that ends here does not cause another check.
      this.#options.settings.keepUpdateMemory({ checkedAt: this.#options.now().toISOString() });
      const release = await updater.check();
      this.#become(release === null ? { kind: 'current' } : { kind: 'available', release });
      const isWanted = this.#options.settings.settings.updates === 'download';
      if (release !== null && isWanted && this.status.way === 'itself')
        await this.#download(updater, release);
    });
  }

  /** Downloads the version that was found. Never rejects. */
  download(): Promise<void> {
    return this.#run('download', async (updater) => {
      // After a failure, check again: there may be another version at the address by now.
      const release = this.#state.kind === 'available' ? this.#state.release : await updater.check();
      if (release === null) this.#become({ kind: 'current' });
      else if (this.status.way === 'itself') await this.#download(updater, release);
    });
  }

  /** Installs the download, and restarts. Never rejects: a failure is in the status, and Endroll continues. */
  async restart(): Promise<void> {
    if (this.#state.kind !== 'ready') return;
    if ((await this.#install(this.#state.release, true)) === null) this.#options.quit();
  }

  /** Opens the package of the version that was found in the browser, so that the system can install it. */
  async openDownload(): Promise<void> {
    const { kind } = this.#state;
    const file = kind === 'available' ? this.#state.release.file : null;
    if (file === null || this.#updater === null) return;
    await this.#options.openInBrowser((await this.#updater).addressOf(file));
  }

  /** Cancels a download in progress; installs a finished one. Never rejects. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stopFollowing?.();
    if (this.#state.kind === 'downloading') (await this.#updater)?.cancel();
    if (this.#state.kind !== 'ready' || this.#isInPlace) return;
    const { version } = this.#state.release;
    const error = await this.#install(this.#state.release, false);
    if (error !== null) this.#options.settings.keepUpdateMemory({ failed: { version, error } });
  }

  async #download(updater: Updater, release: Release): Promise<void> {
    this.#become({ kind: 'downloading', release, percent: 0 });
    try {
      await updater.download((percent) => {
        this.#become({ kind: 'downloading', release, percent: Math.floor(percent) });
      });
    } catch (error) {
      this.#fail('download', release.version, error);
      return;
    }
    this.#become({ kind: 'ready', release });
  }

  /** Resolves to the error, if any. */
  async #install({ version }: Release, restart: boolean): Promise<AppError | null> {
    if (this.#updater === null) return null;
    this.#isInPlace = true;
    try {
      await (await this.#updater).install(restart);
      this.#options.logger.info(`Endroll ${version} is in place for the next start`);
      return null;
    } catch (error) {
      this.#isInPlace = false;
      return this.#fail('install', version, error);
    }
  }

  /** One operation at a time; a second request gets the one in progress. */
  #run(step: UpdateStep, work: (updater: Updater) => Promise<void>): Promise<void> {
    const { source, loadUpdater } = this.#options;
    if (source === null) return Promise.resolve();
    this.#work ??= (async () => {
      try {
        this.#updater ??= loadUpdater(source);
        await work(await this.#updater);
      } catch (error) {
        this.#fail(step, null, error);
      } finally {
        this.#work = null;
      }
    })();
    return this.#work;
  }

  #fail(step: UpdateStep, version: string | null, cause: unknown): AppError {
    const { logger } = this.#options;
    logger.warn(`Updating failed at this: ${step}`, cause);
    const error = toAppError(cause, 'Updating', logger);
    this.#become({ kind: 'failed', step, version, error });
    return error;
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.#options.onChanged(this.status);
  }

  #isDue(): boolean {
    const { settings, now } = this.#options;
    if (settings.settings.updates === 'off' || this.#state.kind === 'ready') return false;
    const { checkedAt } = settings.updateMemory;
    if (checkedAt === null) return true;
    const age = now().getTime() - Date.parse(checkedAt);
    // A clock that was set back must not prevent checks forever.
    return age >= DAY || age < 0;
  }
}
