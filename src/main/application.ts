import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { Emit, StoreName } from '@shared/ipc/contract.ts';
import { fail, ok } from '@shared/result.ts';
import { app, ipcMain, nativeTheme, protocol, safeStorage, session } from 'electron';
import { ownAppImage } from './app-image.ts';
import type { KeepAnswer } from './command-line/keep-season.ts';
import { PICTURE_SCHEME } from './pictures/picture-address.ts';
import { createEmit, registerCalls } from './ipc/bridge.ts';
import { LibraryProcesses } from './library/library-processes.ts';
import { Life } from './life.ts';
import { argumentsForRestart, findStartAddress, restartedAt } from './links/start-arguments.ts';
import { createLogStep, createRedact, FileLogger, type LogStep } from './logging/file-logger.ts';
import { type Logger, toAppError } from './logging/logger.ts';
import type { Services } from './services.ts';
import { createKeyring, SealedFile } from './settings/keyring.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { writeTokenFile } from './settings/start-token.ts';
import { StoreFile, type WriteWhole } from './settings/store-file.ts';
import { TokenStore } from './settings/token-store.ts';
import { answerScheme, type Respond } from './window/answer-scheme.ts';
import { createAppResponder } from './window/app-protocol.ts';
import { MainWindow } from './window/main-window.ts';
import {
  APP_SCHEME,
  choosePageSource,
  createIsTrustedSender,
  denyPermissions,
  guardNavigation,
  silenceChromium,
} from './window/page-guards.ts';
import { WindowInbox } from './window/window-inbox.ts';

/** A failure this soon after a restart, in milliseconds, would probably recur after another one. */
const FAILURES_APART = 60_000;

/** What is known before the application begins. */
export interface ApplicationOptions {
  /** The token for this session, or `null`. */
  readonly startToken: string | null;
  /** The data folder is not writable. */
  readonly isDiskFull: boolean;
}

/** What exists from a start to the next closing. */
interface Running {
  readonly services: Promise<Services>;
  /** Aborted when closing begins. */
  readonly end: AbortController;
}

/** What there is after a closing. */
const NOT_RUNNING: Running = {
  services: Promise.reject(new EndrollError({ kind: 'cancelled' })),
  end: new AbortController(),
};
NOT_RUNNING.services.catch(() => undefined);

/** The parts that exist from the beginning, the services behind them, and their lifecycle. */
export class Application {
  readonly #userData = app.getPath('userData');
  readonly #logFile = join(this.#userData, 'logs', 'endroll.log');
  readonly #redact = createRedact({
    homeFolder: homedir(),
    token: () => this.#heldToken(),
  });
  readonly #logger: Logger = new FileLogger({
    file: this.#logFile,
    redact: this.#redact,
    now: () => new Date(),
    ...(app.isPackaged ? {} : { echo: (line: string) => process.stderr.write(line) }),
  });
  readonly #logStep: LogStep = createLogStep(this.#logger, process.getCreationTime());
  readonly #source = choosePageSource(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
  readonly #emit: Emit = createEmit(() => this.#window.page);
  readonly #inbox = new WindowInbox(this.#emit);
  readonly #settings = new SettingsStore({
    file: this.#storeFile('settings'),
    logger: this.#logger,
    onUnwritable: () => {
      this.#inbox.addNotice({ kind: 'settings-not-written' });
    },
  });
  readonly #libraryProcesses = new LibraryProcesses(join(this.#userData, 'library'));
  readonly #keyring = createKeyring(safeStorage, process.platform);
  readonly #tokens: TokenStore;
  readonly #window = new MainWindow({
    url: this.#source.url,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    isDevelopment: !app.isPackaged,
    readPlacement: () => this.#settings.windowPlacement,
    onPlaced: (placement) => {
      this.#settings.keepWindowPlacement(placement);
    },
    onShown: (because) => {
      this.#logStep(`the window is shown: ${because}`);
      void this.#finishStart();
    },
    onGone: () => {
      this.#inbox.close();
    },
    onWanted: () => {
      this.#life.want();
    },
    // Not refused: the reader wants to leave. Quitting begins here, because there may be no time for it later.
    onSessionEnding: () => {
      this.#life.endSession();
      app.quit();
    },
    onSessionEnd: () => {
      this.#life.endSession();
      void this.#life.close();
    },
    onCrashed: (isAgain) => {
      this.#reopenAfterCrash(isAgain);
    },
    askAboutPage: async (problem, window, signal) => {
      const { askAboutPage } = await import('./trouble.ts');
      return askAboutPage(problem, window, { language: this.#settings.settings.interfaceLanguage, signal });
    },
    logger: this.#logger,
  });
  readonly #life = new Life({
    start: () => {
      this.#window.open();
    },
    show: () => {
      // On a Mac, before `ready`.
      if (app.isReady()) this.#window.open();
    },
    close: () => this.#close(),
    kill: () => {
      this.#kill();
    },
    keepRequest: async () => {
      this.#settings.keepUpdateMemory({ address: this.#inbox.takeAddress() });
      await this.#settings.flush();
    },
    quit: () => {
      // Not from within the prevented event: Electron would treat it as the same attempt.
      setImmediate(() => {
        app.quit();
      });
    },
    logger: this.#logger,
  });
  #running: Running | null = null;
  #hasFailed = false;

  constructor({ startToken, isDiskFull }: ApplicationOptions) {
    this.#tokens = new TokenStore({
      file: new SealedFile(this.#storeFile('token'), this.#keyring),
      startToken,
      logger: this.#logger,
      onStatusChanged: (status) => {
        this.#emit('token:statusChanged', status);
      },
    });
    this.#logStep('main is loaded');
    process.on('uncaughtException', (error) => void this.#fail('Uncaught exception', error));
    process.on('unhandledRejection', (reason) => void this.#fail('Unhandled rejection', reason));
    if (isDiskFull) this.#inbox.addNotice({ kind: 'disk-full' });
    const { closedPage } = this.#settings;
    if (closedPage !== null) this.#inbox.addNotice({ kind: 'page-closed', address: closedPage });
    const { address } = this.#settings.updateMemory;
    if (address === null) return;
    this.#settings.keepUpdateMemory({ address: null });
    const waiting = findStartAddress([address]);
    if (waiting !== null) this.#inbox.addAddress(waiting);
  }

  /** Shows the page of an address: now, when the window is ready, or after the closing in progress. */
  openAddress(address: string): void {
    this.#inbox.addAddress(address);
    this.#life.want();
  }

  /**
   * Fetches and keeps a season without a window, for a command that must not write itself. `closing`: it may do so soon,
   * because this process is about to end.
   */
  async keepSeason(key: SeasonKey): Promise<KeepAnswer> {
    if (this.#life.isClosing()) return 'closing';
    try {
      await (await this.#open().services).keepSeason(key);
      return ok(null);
    } catch (error) {
      // It was interrupted.
      if (this.#life.isClosing()) return 'closing';
      return fail(toAppError(error, 'Keeping a season for a command', this.#logger));
    }
  }

  /** Brings the window to the front, or opens it: now, or after the closing in progress. */
  openWindow(): void {
    this.#life.want();
  }

  /** Opens the window; the services are loaded once it is painted, or its page calls. Call it once, when Electron is ready. */
  begin(): void {
    this.#logStep('Electron is ready');
    const { origin } = this.#source;
    this.#followTheme();
    const answerApp = createAppResponder(join(import.meta.dirname, '../renderer'));
    answerScheme(protocol, APP_SCHEME, answerApp, this.#logger);
    const answerImage: Respond = async (request) => (await this.#open().services).answerImage(request);
    answerScheme(protocol, PICTURE_SCHEME, answerImage, this.#logger);
    silenceChromium(app, session.defaultSession);
    denyPermissions(session.defaultSession, origin);
    guardNavigation(app, origin);
    registerCalls({
      ipc: ipcMain,
      isTrusted: createIsTrustedSender(() => this.#window.page, origin),
      loadHandlers: async () => (await this.#open().services).handlers,
      logger: this.#logger,
    });
    this.#life.begin();
    this.#logStep('the window is opened');
  }

  /** True if everything is on disk and the window is not wanted; otherwise closes everything and quits again. */
  mayQuit(): boolean {
    return this.#life.mayQuit();
  }

  /** Also before there are tokens: a damaged file of settings, or of the token itself, is logged while this is constructed. */
  #heldToken(): string | null {
    const tokens: TokenStore | undefined = #tokens in this ? this.#tokens : undefined;
    return tokens?.heldToken ?? null;
  }

  /** What is asked for after a closing, by a page that has not ended, is refused: nobody would close it. */
  #open(): Running {
    if (this.#running === null && this.#life.isClosing()) return NOT_RUNNING;
    this.#running ??= { services: this.#createServices(), end: new AbortController() };
    return this.#running;
  }

  async #createServices(): Promise<Services> {
    this.#libraryProcesses.startEarly();
    const { createServices } = await import('./services.ts');
    this.#logStep('the services are loaded');
    return createServices({
      userData: this.#userData,
      libraryProcesses: this.#libraryProcesses,
      settings: this.#settings,
      tokens: this.#tokens,
      keyring: this.#keyring,
      storeFile: (name) => this.#storeFile(name),
      findPage: () => this.#window.page,
      inbox: this.#inbox,
      logFile: this.#logFile,
      redact: this.#redact,
      relaunch: () => {
        this.#relaunch(null);
      },
      handOver: (start) => {
        this.#life.handOver(start);
      },
      isSessionEnding: () => this.#life.isSessionEnding,
      emit: this.#emit,
      logger: this.#logger,
    });
  }

  /** The rest of a start, once the window is visible. */
  async #finishStart(): Promise<void> {
    // On a Mac, a window that was closed and reopened.
    if (this.#life.phase !== 'starting') return;
    this.#life.started();
    const { services, end } = this.#open();
    const { finishStart } = await import('./finish-start.ts');
    finishStart({
      window: this.#window,
      services: await services,
      settings: this.#settings,
      tokens: this.#tokens,
      inbox: this.#inbox,
      logFile: this.#logFile,
      logger: this.#logger,
      signal: end.signal,
    });
  }

  async #close(): Promise<void> {
    const opened = this.#running;
    opened?.end.abort();
    // The settings must not wait for a hanging library.
    await Promise.all([this.#settings.flush(), opened?.services.then((services) => services.close())]);
  }

  #kill(): void {
    void this.#running?.services.then((services) => {
      services.kill();
    });
    this.#running = null;
    this.#libraryProcesses.killEarly();
    this.#window.killClosedPages();
  }

  /** The page has crashed and is reloaded; not for the first time, without the address that may have caused it. */
  #reopenAfterCrash(isAgain: boolean): void {
    if (!isAgain) {
      this.#inbox.addNotice({ kind: 'page-restarted' });
      return;
    }
    const address = this.#settings.closePage();
    this.#inbox.addNotice({ kind: 'page-closed', address });
  }

  /** An unexpected failure in main, whose state is now unknown: it is reported, and Endroll restarts. */
  async #fail(what: string, error: unknown): Promise<void> {
    this.#logger.error(what, error);
    // It is ending anyway, or the reader is already being asked.
    if (this.#hasFailed || this.#life.isClosing()) return;
    this.#hasFailed = true;
    const isAgain = Date.now() - (restartedAt(process.argv) ?? 0) < FAILURES_APART;
    if (isAgain) this.#settings.closePage();
    try {
      const [{ askAfterFailure }] = await Promise.all([import('./trouble.ts'), app.whenReady()]);
      const language = this.#settings.settings.interfaceLanguage;
      const choice = await askAfterFailure(isAgain, { language, logFile: this.#logFile });
      await this.#life.close();
      const isRestarted = choice === 'restart';
      // A version that was installed just now is another program, which may well do better.
      if (!this.#life.startSuccessor(isRestarted) && isRestarted) this.#relaunch(Date.now());
    } catch (problem) {
      this.#logger.error('The failure could not be reported', problem);
    }
    app.exit(1);
  }

  /** Starts Endroll once this process has ended. Of an AppImage, that is the file in its place by then, such as a newer one. */
  #relaunch(failedAt: number | null): void {
    const token = this.#tokens.unkeptToken;
    const tokenFile = token === null ? null : writeTokenFile(token, tmpdir());
    app.relaunch({
      execPath: ownAppImage(process.env, process.execPath) ?? process.execPath,
      args: argumentsForRestart(process.argv.slice(1), { failedAt, tokenFile }),
    });
  }

  #followTheme(): void {
    nativeTheme.themeSource = this.#settings.settings.theme;
    this.#settings.onChanged(({ theme }) => {
      nativeTheme.themeSource = theme;
    });
  }

  #storeFile(name: StoreName): StoreFile {
    return new StoreFile({
      folder: this.#userData,
      name,
      loadWriter: loadStoreWriter,
      onRepaired: (keptAs) => {
        this.#inbox.addNotice({ kind: 'file-repaired', file: name, keptAs });
      },
      logger: this.#logger,
      now: () => new Date(),
    });
  }
}

/** electron-store takes longer to load than this whole file, and nothing is written before the first paint. */
async function loadStoreWriter(folder: string, name: string): Promise<WriteWhole> {
  const { createElectronStoreWriter } = await import('./settings/electron-store-writer.ts');
  return createElectronStoreWriter(folder, name);
}
