import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { EndrollError, isEndrollError, type UpdateProblem } from '@shared/app-error.ts';
import type { ProxyLogin } from '@shared/domain/proxy-login.ts';
import type { Release, UpdateStep } from '@shared/domain/update.ts';
import { CancellationError, CancellationToken, HttpError, type UpdateInfo } from 'builder-util-runtime';
import { app, session, type AuthInfo } from 'electron';
// Imported file by file: the package's entry point would bring in every provider for every system.
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import type { AppUpdater } from 'electron-updater/out/AppUpdater.js';
import { NET_SESSION_NAME } from 'electron-updater/out/electronHttpExecutor.js';
import { MacUpdater } from 'electron-updater/out/MacUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import type { ProxyLogins } from '../network/chromium-carrier.ts';
import { moveIntoPlace, toFileError, writeFileWhole } from '../storage/write-file-whole.ts';
import type { Updater, UpdateSource } from './updates.ts';

/** How long an answer about versions may take, in milliseconds. */
const ANSWER_LIMIT = 30_000;

/** A download that receives nothing for this long is given up, in milliseconds. */
const STALL_LIMIT = 60_000;

/** The longest release notes, in UTF-16 code units. */
const LONGEST_ANSWER = 200_000;

/** The permissions of an AppImage: everyone may run it. */
const EXECUTABLE = 0o755;

/** How the file for each way of updating is named, and the processor in its name. */
const ENDINGS = { deb: '.deb', rpm: '.rpm' } as const;
const OWN_ENDINGS: Readonly<Record<string, string>> = { win32: '.exe', darwin: '.zip' };
const ARCHITECTURES: Readonly<Record<string, readonly string[]>> = {
  x64: ['x64', 'amd64', 'x86_64', 'universal'],
  arm64: ['arm64', 'aarch64', 'universal'],
};

/** app-update.yml as electron-builder writes it: https://www.electron.build/auto-update */
const updateConfig = z.looseObject({ url: z.string() });

/**
 * A file beside latest.yml. It must be a plain name, because it becomes part of an address and, for deb and rpm, of a
 * command that readers copy.
 */
const publishedFile = z.looseObject({
  url: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._+~-]*$/u), z.maxLength(200)),
  sha512: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/u)),
  size: z.optional(z.int()),
});

/** The parts of latest.yml that are used. */
const publishedVersion = z.looseObject({
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/u)),
  files: z.array(publishedFile).check(z.minLength(1), z.maxLength(50)),
  releaseNotes: z.optional(z.nullable(z.string())),
});
type PublishedVersion = z.infer<typeof publishedVersion>;

export interface UpdaterOptions {
  readonly source: UpdateSource;
  readonly logins: ProxyLogins;
  /** Starts a program once this process has ended. */
  readonly relaunch: (program: string) => void;
  readonly logger: Logger;
}

/**
 * Checks for a newer Endroll, downloads it and installs it: electron-updater on Chromium's network, in its own session,
 * without cookies and without an ID of this computer. It has no access to the token.
 */
export async function createUpdater({ source, logins, relaunch, logger }: UpdaterOptions): Promise<Updater> {
  const address = await readAddress(source.configFile);
  const ending =
    source.way === 'itself' ? (OWN_ENDINGS[process.platform] ?? '.AppImage') : ENDINGS[source.way];
  const updater =
    process.platform === 'win32'
      ? new NsisUpdater()
      : process.platform === 'darwin'
        ? new MacUpdater()
        : new AppImageUpdater();
  prepare(updater, { source, address, logger });
  answerProxies(updater, logins);
  const ownSession = session.fromPartition(NET_SESSION_NAME, { cache: false });
  ownSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const { protocol, origin } = new URL(url);
    // A redirect may lead to another host, but never away from https.
    answer({ cancel: origin !== address.origin && protocol !== 'https:' });
  });

  let found: { readonly version: PublishedVersion; readonly file: string | null } | null = null;
  let downloaded: string | null = null;
  let download: CancellationToken | null = null;

  return {
    check: async () => {
      const wait = new AbortController();
      const timer = setTimeout(() => {
        wait.abort(failure('unreachable'));
        void ownSession.closeAllConnections();
      }, ANSWER_LIMIT);
      try {
        const late = new Promise<never>((_resolve, reject) => {
          wait.signal.addEventListener('abort', () => reject(wait.signal.reason as Error));
        });
        const result = await Promise.race([updater.checkForUpdates(), late]);
        if (result === null) throw failure('not-installed');
        if (!result.isUpdateAvailable) return null;
        const version = publishedVersion.parse(result.updateInfo);
        const file = fileFor(version, ending);
        // Endroll can do nothing with it.
        if (file === null && source.way === 'itself') throw failure('unreadable');
        found = { version, file: file?.url ?? null };
        // Only packages made by electron-builder itself have a map of their blocks at the end.
        if (updater instanceof AppImageUpdater)
          updater.disableDifferentialDownload = typeof file?.['blockMapSize'] !== 'number';
        return {
          version: version.version,
          notes: version.releaseNotes ?? '',
          file: found.file,
          bytes: file?.size ?? null,
        } satisfies Release;
      } catch (error) {
        throw toUpdateError(error, 'check');
      } finally {
        clearTimeout(timer);
      }
    },
    download: async (onProgress) => {
      const token = new CancellationToken();
      download = token;
      let stalled = setTimeout(stop, STALL_LIMIT);
      const note = ({ percent }: { readonly percent: number }): void => {
        clearTimeout(stalled);
        stalled = setTimeout(stop, STALL_LIMIT);
        onProgress(percent);
      };
      updater.on('download-progress', note);
      try {
        const [file = null] = await updater.downloadUpdate(token);
        downloaded = file;
      } catch (error) {
        throw toUpdateError(error, 'download');
      } finally {
        clearTimeout(stalled);
        updater.off('download-progress', note);
        download = null;
      }
      function stop(): void {
        token.cancel();
      }
    },
    cancel: () => {
      download?.cancel();
    },
    install: async (restart) => {
      try {
        if (updater instanceof MacUpdater) {
          // The system's own updater already has the file, and installs it when Endroll has ended.
          if (restart) updater.quitAndInstall();
        } else if (updater instanceof NsisUpdater) {
          // Only after the library is closed, because the installer ends whatever is still running.
          app.once('quit', () => void updater.install(true, restart));
        } else {
          const program = process.env['APPIMAGE'] ?? '';
          const wanted = found?.version.files.find(({ url }) => url === found?.file)?.sha512;
          if (downloaded === null || wanted === undefined) throw failure('not-installed');
          await replaceProgram(program, downloaded, wanted);
          if (restart) relaunch(program);
        }
      } catch (error) {
        throw toUpdateError(error, 'install');
      }
    },
    addressOf: (file) => new URL(file, address).href,
  };
}

/** The address of the folder with latest.yml. It comes from the package and nowhere else. */
async function readAddress(configFile: string): Promise<URL> {
  const { url } = updateConfig.parse(load(await readFile(configFile, 'utf8')));
  const address = new URL(url.endsWith('/') ? url : `${url}/`);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
  if (address.protocol !== 'https:' && !isHere) throw new Error('app-update.yml names no https address');
  return address;
}

function prepare(
  updater: AppUpdater,
  { source, address, logger }: Pick<UpdaterOptions, 'source' | 'logger'> & { readonly address: URL },
): void {
  updater.logger = {
    info: (message: unknown) => logger.info(`Update: ${String(message)}`),
    warn: (message: unknown) => logger.warn(`Update: ${String(message)}`),
    error: (message: unknown) => logger.error(`Update: ${String(message)}`),
  };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = process.platform === 'darwin';
  updater.disableWebInstaller = true;
  // UpdateSource decides whether it may check.
  updater.forceDevUpdateConfig = true;
  updater.updateConfigPath = source.configFile;
  // It would store an ID of this computer in the reader's folder, and send it with every request.
  updater.isUserWithinRollout = () => true;
  (updater as unknown as { stagingUserIdPromise: unknown }).stagingUserIdPromise = {
    value: Promise.resolve(''),
  };
  const headers = { 'user-agent': `Endroll/${source.version}` };
  updater.requestHeaders = headers;
  updater.setFeedURL({
    provider: 'custom',
    updateProvider: class extends Published {
      constructor(_configuration: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
        super(address, headers, runtime);
      }
    },
  });
}

/** What is published: latest.yml and its files. */
class Published extends Provider<UpdateInfo> {
  readonly #address: URL;
  readonly #headers: Record<string, string>;

  constructor(address: URL, headers: Record<string, string>, runtime: ProviderRuntimeOptions) {
    super(runtime);
    this.#address = address;
    this.#headers = headers;
  }

  override setRequestHeaders(): void {
    // The ID of this computer, which is not sent.
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const answer = await this.httpRequest(new URL(`${this.getDefaultChannelName()}.yml`, this.#address), {
      ...this.#headers,
      accept: '*/*',
    });
    try {
      if (answer === null || answer.length > LONGEST_ANSWER) throw failure('unreadable');
      return publishedVersion.parse(load(answer)) as unknown as UpdateInfo;
    } catch (error) {
      throw failure('unreadable', error);
    }
  }

  override resolveFiles({ files }: UpdateInfo): ReturnType<Provider<UpdateInfo>['resolveFiles']> {
    return files.map((info) => ({ url: new URL(info.url, this.#address), info }));
  }
}

function answerProxies(updater: AppUpdater, logins: ProxyLogins): void {
  /** The logins sent to each proxy; a second request from it means that the login was wrong. */
  const given = new Map<string, ProxyLogin>();
  updater.on('login', ({ isProxy, host, port, realm }: AuthInfo, answer) => {
    void (async () => {
      if (!isProxy) {
        answer('', '');
        return;
      }
      const challenge = { proxy: `${host}:${port}`, realm };
      const before = given.get(challenge.proxy);
      if (before !== undefined) logins.refused(challenge, before);
      const login = await logins.find(challenge);
      if (login === null) given.delete(challenge.proxy);
      else given.set(challenge.proxy, login);
      // Called without arguments, it cancels the request; the types require both.
      if (login === null) (answer as () => void)();
      else answer(login.user, login.password);
    })();
  });
}

/** The file for this system and processor in a version. */
function fileFor({ files }: PublishedVersion, ending: string): PublishedVersion['files'][number] | null {
  const fitting = files.filter(({ url }) => url.endsWith(ending));
  const names = ARCHITECTURES[process.arch] ?? [process.arch];
  return fitting.find(({ url }) => names.some((name) => url.includes(name))) ?? fitting[0] ?? null;
}

/** Replaces the program with a downloaded file, or else leaves the program as it is. */
async function replaceProgram(program: string, downloaded: string, sha512: string): Promise<void> {
  const check = checked(downloaded, sha512);
  while ((await check.next()).done !== true);
  try {
    await chmod(downloaded, EXECUTABLE);
    await moveIntoPlace(downloaded, program);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // It is on another disk.
    await writeFileWhole(program, checked(downloaded, sha512), EXECUTABLE);
  }
}

/** Passes on the bytes of a file; fails at the end if they are not those that were published. */
async function* checked(file: string, sha512: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('base64') !== sha512) throw failure('tampered');
}

function failure(reason: UpdateProblem, cause?: unknown): EndrollError {
  return isEndrollError(cause) ? cause : new EndrollError({ kind: 'update-failed', reason }, { cause });
}

/** The reason, by electron-updater's codes and by the error names of Chromium and the system. */
function toUpdateError(error: unknown, step: UpdateStep): EndrollError {
  const { code = '', message = '' } = error as { readonly code?: unknown; readonly message?: string };
  const file = toFileError(error).appError;
  if (file.kind === 'file-not-written' && file.reason === 'disk-full') return failure('disk-full', error);
  if (file.kind === 'file-not-written' && file.reason === 'no-permission')
    return failure('not-replaced', error);
  if (code === 'ERR_CHECKSUM_MISMATCH' || code === 'ERR_UPDATER_INVALID_SIGNATURE')
    return failure('tampered', error);
  if (error instanceof HttpError || /, status \d{3}:/u.test(message)) return failure('server', error);
  if (step === 'check') return failure(message.startsWith('net::') ? 'unreachable' : 'unreadable', error);
  const isCut = /^net::|aborted|cancelled|timed out/iu.test(message) || error instanceof CancellationError;
  return failure(step === 'download' && isCut ? 'cut-off' : 'not-installed', error);
}
