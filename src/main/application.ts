import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, ipcMain, nativeTheme, protocol, safeStorage, session } from 'electron';
import { PICTURE_SCHEME } from './pictures/picture-address.ts';
import { createEmit, type Emit } from './ipc/emit.ts';
import { registerCalls } from './ipc/handle.ts';
import { FileLogger } from './logging/file-logger.ts';
import type { Logger } from './logging/logger.ts';
import { createRedact } from './logging/redact.ts';
import type { Services } from './services.ts';
import { takeEnvironmentToken } from './settings/environment-token.ts';
import { createKeyring } from './settings/keyring.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { StoreFile, type WriteWhole } from './settings/store-file.ts';
import { TokenStore } from './settings/token-store.ts';
import { createAppResponder } from './window/app-protocol.ts';
import { MainWindow } from './window/main-window.ts';
import { denyPermissions, guardNavigation } from './window/navigation-guards.ts';
import { APP_SCHEME, choosePageSource } from './window/page-source.ts';
import { createIsTrustedSender } from './window/trusted-sender.ts';
import { WindowInbox } from './window/window-inbox.ts';

/** The parts that exist from the first moment, put together, and the services behind them. */
export class Application {
  readonly #userData = app.getPath('userData');
  readonly #logFile = join(this.#userData, 'logs', 'endroll.log');
  readonly #logger: Logger = new FileLogger({
    file: this.#logFile,
    redact: createRedact({
      homeFolder: homedir(),
      // A damaged settings file is logged before there are tokens.
      token: () => (#tokens in this ? this.#tokens.heldToken : null),
    }),
    now: () => new Date(),
    ...(app.isPackaged ? {} : { echo: (line: string) => process.stderr.write(line) }),
  });
  readonly #source = choosePageSource(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
  readonly #settings = new SettingsStore({ file: this.#storeFile('settings'), logger: this.#logger });
  readonly #emit: Emit = createEmit(() => this.#window.page);
  readonly #tokens = new TokenStore({
    file: this.#storeFile('token'),
    keyring: createKeyring(safeStorage, process.platform),
    environmentToken: takeEnvironmentToken(process.env),
    logger: this.#logger,
    onStatusChanged: (status) => {
      this.#emit('token:statusChanged', status);
    },
  });
  readonly #inbox = new WindowInbox(this.#emit);
  readonly #window = new MainWindow({
    url: this.#source.url,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    isDevelopment: !app.isPackaged,
    readPlacement: () => this.#settings.windowPlacement,
    onPlaced: (placement) => {
      this.#settings.keepWindowPlacement(placement);
    },
    onPainted: () => {
      void this.#finishStart();
    },
    onGone: () => {
      this.#inbox.close();
    },
    logger: this.#logger,
  });
  #services: Promise<Services> | null = null;
  #isFinished = false;
  #quitting: 'no' | 'closing' | 'closed' = 'no';

  constructor() {
    process.on('uncaughtException', (error) => {
      this.#logger.error('Uncaught exception', error);
    });
    process.on('unhandledRejection', (reason) => {
      this.#logger.error('Unhandled rejection', reason);
    });
  }

  /** Shows the page an address names, now or when the window is there. */
  receiveAddress(address: string): void {
    this.#inbox.addAddress(address);
  }

  openWindow(): void {
    this.#window.open();
  }

  /** Opens the window and loads the services while its page loads. To be called once, when Electron is ready. */
  begin(): void {
    const { origin } = this.#source;
    this.#followTheme();
    protocol.handle(APP_SCHEME, createAppResponder(join(import.meta.dirname, '../renderer')));
    protocol.handle(PICTURE_SCHEME, async (request) => (await this.#loadServices()).answerImage(request));
    denyPermissions(session.defaultSession, origin);
    guardNavigation(app, origin);
    registerCalls({
      ipc: ipcMain,
      isTrusted: createIsTrustedSender(() => this.#window.page, origin),
      loadHandlers: async () => (await this.#loadServices()).handlers,
      logger: this.#logger,
    });
    this.#window.open();
    void this.#loadServices();
  }

  /** True when everything is on disk; otherwise sees to that and quits again. */
  mayQuit(): boolean {
    if (this.#quitting === 'no') {
      this.#quitting = 'closing';
      void this.#close().finally(() => {
        this.#quitting = 'closed';
        // Not from within the event that was prevented: Electron would take it for the same attempt.
        setImmediate(() => {
          app.quit();
        });
      });
    }
    return this.#quitting === 'closed';
  }

  async #close(): Promise<void> {
    if (this.#services !== null) await (await this.#services).close();
    await this.#settings.flush();
  }

  #loadServices(): Promise<Services> {
    this.#services ??= this.#createServices();
    return this.#services;
  }

  async #createServices(): Promise<Services> {
    const { createServices } = await import('./services.ts');
    const services = createServices({
      userData: this.#userData,
      settings: this.#settings,
      tokens: this.#tokens,
      storeFile: (name) => this.#storeFile(name),
      findPage: () => this.#window.page,
      inbox: this.#inbox,
      emit: this.#emit,
      logger: this.#logger,
    });
    return services;
  }

  async #finishStart(): Promise<void> {
    // A window that was closed and opened again, on a Mac.
    if (this.#isFinished) return;
    this.#isFinished = true;
    const { finishStart } = await import('./finish-start.ts');
    finishStart({
      window: this.#window,
      services: await this.#loadServices(),
      settings: this.#settings,
      tokens: this.#tokens,
      inbox: this.#inbox,
      logFile: this.#logFile,
      logger: this.#logger,
    });
  }

  #followTheme(): void {
    nativeTheme.themeSource = this.#settings.settings.theme;
    this.#settings.onChanged(({ theme }) => {
      nativeTheme.themeSource = theme;
    });
  }

  #storeFile(name: string): StoreFile {
    const options = { folder: this.#userData, name, logger: this.#logger };
    return new StoreFile({ ...options, loadWriter: loadStoreWriter, now: () => new Date() });
  }
}

/** electron-store takes longer to load than all of this file, and nothing is written before the first paint. */
async function loadStoreWriter(folder: string, name: string): Promise<WriteWhole> {
  const { createElectronStoreWriter } = await import('./settings/electron-store-writer.ts');
  return createElectronStoreWriter(folder, name);
}
