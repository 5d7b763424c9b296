import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AppError } from '@shared/app-error.ts';
import type {
  Release,
  UpdateChoice,
  UpdateState,
  UpdateStatus,
  UpdateStep,
  UpdateWay,
} from '@shared/domain/update.ts';
import { ownAppImage } from '../app-image.ts';
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
 * as a distribution's own; on Windows, one that does not name the publisher whose signature an update must have, since
 * electron-updater would then accept any; a folder unpacked by hand; and everything that runs from its sources, except tests
 * that name a file in ENDROLL_UPDATE_CONFIG.
 */
export function findUpdateSource(options: UpdateSourceOptions): UpdateSource | null {
  const { isPackaged, version, platform, environment, resources, program } = options;
  const configFile = isPackaged
    ? join(resources, 'app-update.yml')
    : (environment['ENDROLL_UPDATE_CONFIG'] ?? '');
  if (configFile === '' || !existsSync(configFile)) return null;
  if (platform === 'win32' && !/^publisherName:/mu.test(readFileSync(configFile, 'utf8'))) return null;
  if (platform !== 'linux') return { way: 'itself', configFile, version };
  const type = readType(join(dirname(configFile), 'package-type'));
  if (type === 'deb' || type === 'rpm') return { way: type, configFile, version };
  return ownAppImage(environment, program) !== null ? { way: 'itself', configFile, version } : null;
}

function readType(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/**
 * Checks, downloads and installs: updater.ts. Every method that returns a promise rejects with `update-failed`. `isAsked`: the
 * reader waits for it, and may be asked for a proxy's password; nothing in the background asks for one.
 */
export interface Updater {
  /** Gets the newest version; `null` if it is not newer than this one. */
  check(isAsked: boolean): Promise<Release | null>;
  /** Downloads the version that was found, and verifies it. */
  download(isAsked: boolean, onProgress: (percent: number) => void): Promise<void>;
  /** Ends the check or the download in progress, which then rejects. */
  cancel(): void;
  /** Puts the download where {@link install} takes no time, because Endroll may be quitting then. */
  prepare(): Promise<void>;
  /** Undoes {@link prepare}. False if the system has the download already, and installs it whatever happens. */
  discard(): boolean;
  /**
   * Installs the download as far as is possible while Endroll runs. `restart`: Endroll starts again after it has ended. True if
   * the new version is in place; false if the system only starts on it when Endroll has ended.
   */
  install(restart: boolean): Promise<boolean>;
  /** The address of a published file. */
  addressOf(file: string): string;
}

export interface UpdatesOptions {
  /** `null`: never checks. */
  readonly source: UpdateSource | null;
  readonly settings: Pick<
    SettingsStore,
    'settings' | 'onChanged' | 'updateMemory' | 'keepUpdateMemory' | 'flush'
  >;
  /** Called before the first check. */
  readonly loadUpdater: (source: UpdateSource) => Promise<Updater>;
  readonly onChanged: (status: UpdateStatus) => void;
  readonly quit: () => void;
  /** The system is about to end every process, and would end an installation in the middle. */
  readonly isSessionEnding: () => boolean;
  readonly openInBrowser: (address: string) => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** What is reported of an installation whose end was not seen. */
const NOT_INSTALLED: AppError = { kind: 'update-failed', reason: 'not-installed' };

/**
 * Newer versions of Endroll. Checks at most once a day, unless the reader has turned that off, and whenever they ask; downloads
 * when they agree; installs when they restart or quit, never otherwise, and not while the system ends every process. A failure
 * leaves this Endroll as it is: docs/adr/0037-updates.md.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  #state: UpdateState = { kind: 'unknown' };
  #updater: Promise<Updater> | null = null;
  /** The operation in progress. */
  #work: Promise<void> | null = null;
  /** The check in progress that nobody has asked for; aborted for somebody who asks for something. */
  #quietCheck: AbortController | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** The installation before a restart. */
  #installing: Promise<AppError | null> | null = null;
  /** Aborted when the reader turns updates off during the download. */
  #downloading = new AbortController();
  #stopFollowing: (() => void) | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    const { failed } = options.settings.updateMemory;
    // The last run failed while quitting, when it no longer had a window in which to say so.
    if (failed !== null && failed.version !== options.source?.version) {
      const { version, error } = failed;
      this.#state = { kind: 'failed', step: 'install', version, error, release: null };
    }
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
    const { source, settings, logger } = this.#options;
    if (source === null || this.#timer !== undefined) return;
    if (settings.updateMemory.failed?.version === source.version) {
      logger.info(`Endroll ${source.version} was installed`);
      this.#forgetFailure();
    }
    logger.info(
      `Updates: by ${source.way}, ${settings.settings.updates}, last looked for ${settings.updateMemory.checkedAt ?? 'never'}`,
    );
    this.#timer = setInterval(() => this.#checkIfDue(), LOOK_EVERY);
    let before = settings.settings.updates;
    this.#stopFollowing = settings.onChanged(({ updates }) => {
      if (updates === before) return;
      before = updates;
      void this.#onChoice(updates);
    });
    this.#checkIfDue();
  }

  /** Checks for a newer version now; the outcome is in the status. Never rejects. */
  check(): Promise<void> {
    const { kind } = this.#state;
    if (kind === 'ready' || kind === 'installing') return Promise.resolve();
    return this.#runAsked('check', (updater) => this.#check(updater, null));
  }

  /** Downloads the version that was found. Never rejects. */
  download(): Promise<void> {
    return this.#runAsked('download', async (updater) => {
      // After a failure, check again: there may be another version at the address by now, or none.
      const release =
        this.#state.kind === 'available' ? this.#state.release : await this.#checkAgain(updater);
      if (release === null) {
        this.#forgetFailure();
        this.#become({ kind: 'current' });
      } else if (this.status.way === 'itself') await this.#download(updater, release, true);
    });
  }

  /** Installs the download, and restarts. Never rejects: a failure is in the status, and Endroll continues. */
  async restart(): Promise<void> {
    if (this.#state.kind !== 'ready') return;
    this.#installing = this.#install(this.#state.release, true);
    if ((await this.#installing) === null) this.#options.quit();
  }

  /** Opens the package of the version that was found in the browser, so that the system can install it. */
  async openDownload(): Promise<void> {
    const file = releaseOf(this.#state)?.file ?? null;
    if (file === null || this.#updater === null) return;
    await this.#options.openInBrowser((await this.#updater).addressOf(file));
  }

  /** The reader has seen the failure. */
  dismiss(): void {
    if (this.#state.kind !== 'failed') return;
    this.#forgetFailure();
    const { release } = this.#state;
    this.#become(release === null ? { kind: 'unknown' } : { kind: 'available', release });
  }

  /** Cancels a download in progress; installs a finished one, unless the session is ending. Never rejects. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stopFollowing?.();
    if (this.#state.kind === 'downloading') (await this.#updater)?.cancel();
    await this.#installing;
    if (this.#state.kind !== 'ready') return;
    if (this.#options.isSessionEnding()) this.#options.logger.info('The update waits: the session is ending');
    else await this.#install(this.#state.release, false);
  }

  /** Checks without being asked, if a check is due. */
  #checkIfDue(): void {
    if (this.#work !== null || !this.#isDue()) return;
    const quiet = (this.#quietCheck = new AbortController());
    void this.#run('check', async (updater) => {
      if (!quiet.signal.aborted) await this.#check(updater, quiet.signal);
    });
  }

  #checkAgain(updater: Updater): Promise<Release | null> {
    this.#options.settings.keepUpdateMemory({ checkedAt: this.#options.now().toISOString() });
    return updater.check(true);
  }

  /** @param quiet aborts a check that nobody has asked for; `null` for one that the reader waits for */
  async #check(updater: Updater, quiet: AbortSignal | null): Promise<void> {
    const { settings, now, logger } = this.#options;
    const before = this.#state;
    const known = releaseOf(before);
    const isAsked = quiet === null;
    // What readers are to know stays, until a check that they have not asked for knows better.
    const isKept =
      !isAsked && (before.kind === 'available' || (before.kind === 'failed' && before.step === 'install'));
    if (!isKept) this.#become({ kind: 'checking' });
    // Before the answer, so that a run that ends here does not cause another check.
    settings.keepUpdateMemory({ checkedAt: now().toISOString() });
    let release: Release | null;
    try {
      release = await updater.check(isAsked);
    } catch (error) {
      if (quiet?.aborted === true) this.#become(before);
      else if (isKept) logger.warn('The daily check failed', error);
      else this.#fail('check', { version: null, release: known }, error);
      return;
    } finally {
      this.#quietCheck = null;
    }
    const isSame = before.kind === 'failed' && (release === null || release.version === before.version);
    if (isKept && before.kind === 'failed' && isSame) {
      this.#become({ ...before, release });
      return;
    }
    this.#forgetFailure();
    this.#become(release === null ? { kind: 'current' } : { kind: 'available', release });
    if (release === null || quiet?.aborted === true) return;
    if (settings.settings.updates === 'download' && this.status.way === 'itself')
      await this.#download(updater, release, isAsked);
  }

  async #download(updater: Updater, release: Release, isAsked: boolean): Promise<void> {
    const { version } = release;
    const { signal } = (this.#downloading = new AbortController());
    this.#become({ kind: 'downloading', release, percent: 0 });
    let step: UpdateStep = 'download';
    try {
      let shown = 0;
      await updater.download(isAsked, (exactly) => {
        const percent = Math.floor(exactly);
        if (percent !== shown) this.#become({ kind: 'downloading', release, percent });
        shown = percent;
      });
      step = 'install';
      await updater.prepare();
    } catch (error) {
      if (signal.aborted) this.#become({ kind: 'available', release });
      else this.#fail(step, { version, release }, error);
      return;
    }
    if (signal.aborted && updater.discard()) this.#become({ kind: 'available', release });
    else this.#become({ kind: 'ready', release });
  }

  /** Resolves to the error, if any. */
  async #install(release: Release, restart: boolean): Promise<AppError | null> {
    const { settings, logger } = this.#options;
    const { version } = release;
    if (this.#updater === null) return null;
    this.#become({ kind: 'installing', release });
    // Before it is tried: if the process ends in the middle, or the system refuses afterwards, the next start reports it.
    settings.keepUpdateMemory({ failed: { version, error: NOT_INSTALLED } });
    await settings.flush();
    try {
      const isInPlace = await (await this.#updater).install(restart);
      if (isInPlace) this.#forgetFailure();
      logger.info(
        isInPlace
          ? `Endroll ${version} is in place for the next start`
          : `Endroll ${version} is installed by the system`,
      );
      return null;
    } catch (cause) {
      const error = this.#fail('install', { version, release }, cause);
      settings.keepUpdateMemory({ failed: { version, error } });
      return error;
    }
  }

  /** The reader has changed what happens by itself. */
  async #onChoice(choice: UpdateChoice): Promise<void> {
    const state = this.#state;
    if (choice === 'download' && state.kind === 'available' && this.status.way === 'itself')
      await this.download();
    // A reader who turns it on wants to know.
    else if (choice !== 'off') this.#checkIfDue();
    else if (state.kind === 'downloading') {
      this.#downloading.abort();
      (await this.#updater)?.cancel();
    } else if (state.kind === 'ready' && (await this.#updater)?.discard() === true)
      this.#become({ kind: 'available', release: state.release });
  }

  #forgetFailure(): void {
    const { settings } = this.#options;
    if (settings.updateMemory.failed !== null) settings.keepUpdateMemory({ failed: null });
  }

  /**
   * Runs an operation that the reader waits for. A check in progress that nobody has asked for is ended first: it asks for no
   * proxy's password, and it tells of no failure.
   */
  async #runAsked(step: UpdateStep, work: (updater: Updater) => Promise<void>): Promise<void> {
    if (this.#quietCheck !== null) {
      this.#quietCheck.abort();
      // If it cannot be loaded, the operation itself says so.
      await this.#updater?.then(
        (updater) => {
          updater.cancel();
        },
        () => undefined,
      );
      await this.#work;
    }
    await this.#run(step, work);
  }

  /** One operation at a time; a second request gets the one in progress. */
  #run(step: UpdateStep, work: (updater: Updater) => Promise<void>): Promise<void> {
    const { source, loadUpdater } = this.#options;
    if (source === null) return Promise.resolve();
    this.#work ??= (async () => {
      const known = releaseOf(this.#state);
      try {
        this.#updater ??= loadUpdater(source);
        // One that could not be loaded is tried again the next time.
        this.#updater.catch(() => (this.#updater = null));
        await work(await this.#updater);
      } catch (error) {
        this.#fail(step, { version: null, release: known }, error);
      } finally {
        this.#work = null;
        this.#quietCheck = null;
      }
    })();
    return this.#work;
  }

  #fail(
    step: UpdateStep,
    about: { readonly version: string | null; readonly release: Release | null },
    cause: unknown,
  ): AppError {
    const { logger } = this.#options;
    logger.warn(`Updating failed at this: ${step}`, cause);
    const error = toAppError(cause, 'Updating', logger);
    this.#become({ kind: 'failed', step, ...about, error });
    return error;
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.#options.onChanged(this.status);
  }

  #isDue(): boolean {
    const { settings, now } = this.#options;
    const { kind } = this.#state;
    if (settings.settings.updates === 'off' || kind === 'ready' || kind === 'installing') return false;
    const { checkedAt } = settings.updateMemory;
    if (checkedAt === null) return true;
    const age = now().getTime() - Date.parse(checkedAt);
    // A clock that was set back must not prevent checks forever.
    return age >= DAY || age < 0;
  }
}

/** The newest version that a state knows of. */
function releaseOf(state: UpdateState): Release | null {
  return 'release' in state ? state.release : null;
}
