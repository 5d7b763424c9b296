import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { AppError } from '@shared/app-error.ts';
import type { Release, UpdateState, UpdateStatus, UpdateStep, UpdateWay } from '@shared/domain/update.ts';
import { type Logger, toAppError } from '../logging/logger.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

/** Nobody is asked more often than that without the reader, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** How often it is looked whether a day has passed, in milliseconds: an Endroll may stay open for weeks. */
const LOOK_EVERY = 60 * 60 * 1000;

/** From where this copy hears of newer versions, and what then happens. */
export interface UpdateSource {
  readonly way: Exclude<UpdateWay, 'none'>;
  /** app-update.yml. */
  readonly configFile: string;
  /** Of this Endroll. */
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
 * Finds out how this copy is updated; `null` where nobody is asked: a package made without an address (scripts/packaging),
 * such as a distribution's own, a folder that was unpacked by hand, and everything that runs from its sources, but for tests
 * that name a file in ENDROLL_UPDATE_CONFIG.
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
  // Another AppImage may have started this program, and the variables are about that one.
  const isOwn = isAbsolute(APPIMAGE) && isAbsolute(APPDIR) && program.startsWith(join(APPDIR, '/'));
  return isOwn ? { way: 'itself', configFile, version } : null;
}

function readType(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** What looks, downloads and installs: updater.ts. Everything rejects with `update-failed`. */
export interface Updater {
  /** Asks for the newest version; `null` when it is not newer than this one. */
  check(): Promise<Release | null>;
  /** Downloads what was found, and checks it. */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** Ends the download. */
  cancel(): void;
  /** Puts what was downloaded in place, as far as that can be done while Endroll runs. `restart`: it starts after the end. */
  install(restart: boolean): Promise<void>;
  /** Where a published file is. */
  addressOf(file: string): string;
}

export interface UpdatesOptions {
  /** `null`: nobody is asked, ever. */
  readonly source: UpdateSource | null;
  readonly settings: Pick<SettingsStore, 'settings' | 'onChanged' | 'updateMemory' | 'keepUpdateMemory'>;
  /** Loaded when somebody is asked for the first time. */
  readonly loadUpdater: (source: UpdateSource) => Promise<Updater>;
  readonly onChanged: (status: UpdateStatus) => void;
  readonly quit: () => void;
  readonly openInBrowser: (address: string) => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Newer versions of Endroll: looked for once a day at most, unless the reader has switched that off, or whenever they ask;
 * downloaded when they agree; installed when they restart or quit, never by itself. Whatever fails leaves this Endroll as it
 * is: docs/adr/0037-updates.md.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  #state: UpdateState = { kind: 'unknown' };
  #updater: Promise<Updater> | null = null;
  /** What is under way. */
  #work: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isInPlace = false;
  #stopFollowing: (() => void) | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    const { failed } = options.settings.updateMemory;
    // The last one to quit had no window any more in which to say so.
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

  /** Looks for a newer version when it is time, now and from now on. */
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
    // Whoever switches it on wants to know.
    this.#stopFollowing = settings.onChanged(look);
    look();
  }

  /** Asks for the newest version now; what comes of it is in the status. Never rejects. */
  check(): Promise<void> {
    const { kind } = this.#state;
    if (kind === 'ready') return Promise.resolve();
    return this.#run('check', async (updater) => {
      this.#become({ kind: 'checking' });
      // Before the answer: a start that ends here is no reason to ask again.
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
      // After a failure it is looked anew: the address may hold another version by now.
      const release = this.#state.kind === 'available' ? this.#state.release : await updater.check();
      if (release === null) this.#become({ kind: 'current' });
      else if (this.status.way === 'itself') await this.#download(updater, release);
    });
  }

  /** Installs what was downloaded, and restarts. Never rejects: what fails is in the status, and Endroll goes on. */
  async restart(): Promise<void> {
    if (this.#state.kind !== 'ready') return;
    if ((await this.#install(this.#state.release, true)) === null) this.#options.quit();
  }

  /** Shows the package of the version that was found in the browser, to be installed by the system. */
  async openDownload(): Promise<void> {
    const { kind } = this.#state;
    const file = kind === 'available' ? this.#state.release.file : null;
    if (file === null || this.#updater === null) return;
    await this.#options.openInBrowser((await this.#updater).addressOf(file));
  }

  /** Ends a download; installs what was downloaded. Never rejects. */
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

  /** Resolves to what went wrong, if anything. */
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

  /** One thing at a time; a second wish is what is under way. */
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
    // A clock that was set back must not stop it for ever.
    return age >= DAY || age < 0;
  }
}
