import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { StoreName } from '@shared/ipc/contract.ts';
import { app, safeStorage } from 'electron';
import { BUILT_IN_LANGUAGES } from '../languages/language-list.ts';
import type { Logger } from '../logging/logger.ts';
import { chooseKeyring, createKeyring, SealedFile } from '../settings/keyring.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { takeStartToken } from '../settings/start-token.ts';
import { StoreFile } from '../settings/store-file.ts';
import { TokenStore } from '../settings/token-store.ts';
import { chooseSystemLocale, chooseTmdbLanguage } from '../window/system-locale.ts';
import { EXIT } from './commands.ts';
import { keepThroughApplication } from './keep-season.ts';
import { runCommandLine } from './run.ts';

/** The time limit for a season from TMDB, with all tries, in milliseconds. */
const FETCH_LIMIT = 180_000;

/** What a command does is said by its messages and its exit code. */
const logger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Runs a command and exits with its exit code, before Electron is ready unless TMDB is needed. The library is read beside
 * any process that writes it.
 */
export async function runFromCommandLine(words: readonly string[]): Promise<void> {
  // Before Electron is ready. Nothing is drawn, and Chromium would complain about the missing display.
  for (const name of ['disable-gpu', 'disable-software-rasterizer']) app.commandLine.appendSwitch(name);
  chooseKeyring({ platform: process.platform, environment: process.env, commandLine: app.commandLine });
  const token = takeStartToken({ commandLine: process.argv, environment: process.env })?.token ?? null;
  const userData = app.getPath('userData');
  const storeFile = (name: StoreName): StoreFile =>
    new StoreFile({
      folder: userData,
      name,
      loadWriter: async (folder, store) => {
        const { createElectronStoreWriter } = await import('../settings/electron-store-writer.ts');
        return createElectronStoreWriter(folder, store);
      },
      onRepaired: () => undefined,
      logger,
      now: () => new Date(),
    });
  const settings = new SettingsStore({ file: storeFile('settings'), logger });
  const systemLanguages = app.getPreferredSystemLanguages();
  settings.suggestLanguage(chooseTmdbLanguage(systemLanguages, BUILT_IN_LANGUAGES));
  const { interfaceLanguage } = settings.settings;
  // Errors are reported to the writer.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  let code: number = EXIT.failed;
  try {
    code = await runCommandLine(words, {
      folder: join(userData, 'library'),
      version: app.getVersion(),
      settings: settings.settings,
      locale: interfaceLanguage === 'system' ? chooseSystemLocale(systemLanguages) : interfaceLanguage,
      readInput,
      write,
      report: (text) => {
        process.stderr.write(`${text}\n`);
      },
      keep: (key) =>
        keepThroughApplication(key, {
          // Only the process with the lock may write.
          isAlone: (request) => app.requestSingleInstanceLock(request),
          keepHere: () => keepHere(key, { userData, settings, storeFile, token }),
          limit: FETCH_LIMIT,
        }),
      clock: () => new Date(),
    });
  } catch (error) {
    // The reading program, such as `head`, has stopped.
    if (isClosedPipe(error)) code = EXIT.ok;
    else
      process.stderr.write(
        `endroll: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
  }
  app.exit(code);
}

/** Everything on standard input. */
async function readInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk);
  return text;
}

/** Resolves when the text has been consumed, so that no more is produced than is read. */
function write(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}

function isClosedPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
  );
}

interface ServiceTools {
  readonly userData: string;
  readonly settings: SettingsStore;
  readonly storeFile: (name: StoreName) => StoreFile;
  readonly token: string | null;
}

async function keepHere(
  key: SeasonKey,
  { userData, settings, storeFile, token }: ServiceTools,
): Promise<void> {
  // A window requested in the meantime opens afterwards.
  const wanted: { window: readonly string[] | null } = { window: null };
  app.on('second-instance', (_event, commandLine) => {
    wanted.window = commandLine;
  });
  const [{ createServices }, { LibraryProcesses }, { WindowInbox }] = await Promise.all([
    import('../services.ts'),
    import('../library/library-processes.ts'),
    import('../window/window-inbox.ts'),
    app.whenReady(),
  ]);
  const keyring = createKeyring(safeStorage, process.platform);
  const emit = (): void => undefined;
  const services = createServices({
    userData,
    libraryProcesses: new LibraryProcesses(join(userData, 'library')),
    settings,
    tokens: new TokenStore({
      file: new SealedFile(storeFile('token'), keyring),
      startToken: token,
      logger,
      onStatusChanged: emit,
    }),
    keyring,
    storeFile,
    findPage: () => null,
    inbox: new WindowInbox(emit),
    logFile: '',
    redact: (text) => text,
    relaunch: emit,
    handOver: emit,
    isSessionEnding: () => false,
    emit,
    logger,
  });
  try {
    await services.keepSeason(key);
  } finally {
    await services.close();
    app.releaseSingleInstanceLock();
    if (wanted.window !== null) openWindow(wanted.window);
  }
}

function openWindow([program, ...args]: readonly string[]): void {
  if (program !== undefined) spawn(program, args, { detached: true, stdio: 'ignore' }).unref();
}
