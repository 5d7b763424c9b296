import { readFile, rm } from 'node:fs/promises';
import { EndrollError, isEndrollError, type UpdateProblem } from '@shared/app-error.ts';
import type { Release, UpdateStep } from '@shared/domain/update.ts';
import { CancellationError, CancellationToken, HttpError, type UpdateInfo } from 'builder-util-runtime';
import { session, type ClientRequest, type IncomingMessage } from 'electron';
// Imported file by file: the package's entry point would bring in every provider for every system.
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import type { AppUpdater } from 'electron-updater/out/AppUpdater.js';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { MacUpdater } from 'electron-updater/out/MacUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import { answerProxyLogin, type ProxyLogins } from '../network/proxy-login.ts';
import { UPDATE_SESSION } from '../network/system-network.ts';
import { toFileError } from '../files/write-file-whole.ts';
import { fileFor } from './published-files.ts';
import { Replacement } from './replacement.ts';
import type { Updater, UpdateSource } from './updates.ts';

/** How long an answer about versions may take, in milliseconds. */
const ANSWER_LIMIT = 30_000;

/** A download that receives nothing for this long is given up, in milliseconds. */
const STALL_LIMIT = 60_000;

/** The longest latest.yml, in UTF-16 code units. */
const LONGEST_ANSWER = 200_000;

/** How the file for each way of updating is named. */
const ENDINGS = { deb: '.deb', rpm: '.rpm' } as const;
const OWN_ENDINGS: Readonly<Record<string, string>> = { win32: '.exe', darwin: '.zip' };

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
type PublishedFile = z.infer<typeof publishedFile>;

export interface UpdaterOptions {
  readonly source: UpdateSource;
  readonly logins: ProxyLogins;
  /** Starts Endroll again once this process has ended. */
  readonly relaunch: () => void;
  /** See `ServicesOptions`. */
  readonly handOver: (start: (isWanted: boolean) => void) => void;
  readonly logger: Logger;
}

/**
 * Checks for a newer Endroll, downloads it and installs it: electron-updater on Chromium's network, in its own session,
 * without cookies and without an ID of this computer. It has no access to the token.
 */
export async function createUpdater({
  source,
  logins,
  relaunch,
  handOver,
  logger,
}: UpdaterOptions): Promise<Updater> {
  const address = await readAddress(source.configFile);
  const ending =
    source.way === 'itself' ? (OWN_ENDINGS[process.platform] ?? '.AppImage') : ENDINGS[source.way];
  const updater =
    process.platform === 'win32'
      ? new NsisUpdater()
      : process.platform === 'darwin'
        ? new MacUpdater()
        : new AppImageUpdater();
  const requests = new Requests(logins);
  prepareUpdater(updater, { source, address, ending, requests, logger });
  const ownSession = session.fromPartition(UPDATE_SESSION, { cache: false });
  ownSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const { protocol, origin } = new URL(url);
    // A redirect may lead to another host, but never away from https.
    answer({ cancel: origin !== address.origin && protocol !== 'https:' });
  });
  const replacement =
    source.way === 'itself' && updater instanceof AppImageUpdater
      ? new Replacement(process.env['APPIMAGE'] ?? '')
      : null;
  // Of a run that ended before it could use it.
  replacement?.discard();

  let found: { readonly file: PublishedFile | null } | null = null;
  let downloaded: string | null = null;
  /** Ends the check or the download. */
  let stop = (): void => undefined;

  return {
    check: async (isAsked) => {
      requests.mayAsk = isAsked;
      const timer = setTimeout(() => requests.end(failure('unreachable')), ANSWER_LIMIT);
      stop = () => requests.end(new CancellationError());
      try {
        const result = await updater.checkForUpdates();
        if (result === null) throw failure('unreadable');
        if (!result.isUpdateAvailable) return null;
        const version = publishedVersion.parse(result.updateInfo);
        const file = fileFor(version.files, ending);
        // Endroll can do nothing with it.
        if (file === null && source.way === 'itself') throw failure('other-system');
        found = { file };
        // Only packages made by electron-builder itself have a map of their blocks at the end.
        if (updater instanceof AppImageUpdater)
          updater.disableDifferentialDownload = typeof file?.['blockMapSize'] !== 'number';
        return {
          version: version.version,
          notes: version.releaseNotes ?? '',
          file: file?.url ?? null,
          bytes: file?.size ?? null,
        } satisfies Release;
      } catch (error) {
        throw toUpdateError(error, 'check');
      } finally {
        clearTimeout(timer);
        stop = () => undefined;
      }
    },
    download: async (isAsked, onProgress) => {
      requests.mayAsk = isAsked;
      const size = found?.file?.size ?? null;
      const token = new CancellationToken();
      stop = () => {
        // So that nothing takes its place, and so that it ends itself.
        token.cancel();
        requests.end(new CancellationError());
      };
      let stalled = setTimeout(stop, STALL_LIMIT);
      let received = 0;
      // electron-updater says nothing where the answer does not give its length.
      requests.onReceived = (bytes) => {
        clearTimeout(stalled);
        stalled = setTimeout(stop, STALL_LIMIT);
        received += bytes;
        if (size !== null) onProgress(Math.min(100, (received / size) * 100));
      };
      try {
        const [file = null] = await updater.downloadUpdate(token);
        downloaded = file;
      } catch (error) {
        throw toUpdateError(error, 'download');
      } finally {
        clearTimeout(stalled);
        stop = () => undefined;
        requests.onReceived = () => undefined;
      }
    },
    cancel: () => stop(),
    prepare: async () => {
      if (replacement === null) return;
      try {
        const sha512 = found?.file?.sha512;
        if (downloaded === null || sha512 === undefined) throw failure('not-installed');
        await replacement.prepare(downloaded, sha512);
      } catch (error) {
        const problem = toUpdateError(error, 'install');
        // electron-updater would take it for downloaded as long as it exists.
        if (downloaded !== null && isTampered(problem)) await rm(downloaded, { force: true });
        throw problem;
      }
    },
    discard: () => {
      replacement?.discard();
      return !(updater instanceof MacUpdater);
    },
    install: async (restart) => {
      try {
        if (updater instanceof MacUpdater) {
          // The system's own updater already has the file, installs it when Endroll has ended, and then starts it.
          if (restart) {
            updater.quitAndInstall();
            // Only now: if that throws, nothing takes this program's place.
            handOver(() => undefined);
          }
          return false;
        }
        if (updater instanceof NsisUpdater) {
          // Only after the library is closed, because the installer ends whatever is still running.
          handOver((isWanted) => void updater.install(true, restart || isWanted));
          return false;
        }
        if (replacement === null) throw failure('not-installed');
        await replacement.install();
        // It is what runs next; a leftover does no harm.
        if (downloaded !== null) await rm(downloaded, { force: true }).catch(() => undefined);
        handOver((isWanted) => {
          if (restart || isWanted) relaunch();
        });
        return true;
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

function prepareUpdater(
  updater: AppUpdater,
  {
    source,
    address,
    ending,
    requests,
    logger,
  }: Pick<UpdaterOptions, 'source' | 'logger'> & {
    readonly address: URL;
    readonly ending: string;
    readonly requests: Requests;
  },
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
  (updater as unknown as { httpExecutor: Requests }).httpExecutor = requests;
  // In this spelling, or electron-updater adds its own.
  const headers = { 'User-Agent': `Endroll/${source.version}` };
  updater.requestHeaders = headers;
  updater.setFeedURL({
    provider: 'custom',
    updateProvider: class extends Published {
      constructor(_configuration: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
        super({ address, ending, headers }, runtime);
      }
    },
  });
}

/** What is published: latest.yml and its files. */
class Published extends Provider<UpdateInfo> {
  readonly #options: {
    readonly address: URL;
    readonly ending: string;
    readonly headers: Record<string, string>;
  };

  constructor(
    options: { readonly address: URL; readonly ending: string; readonly headers: Record<string, string> },
    runtime: ProviderRuntimeOptions,
  ) {
    super(runtime);
    this.#options = options;
  }

  override setRequestHeaders(): void {
    // The ID of this computer, which is not sent.
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const { address, headers } = this.#options;
    const answer = await this.httpRequest(new URL(`${this.getDefaultChannelName()}.yml`, address), {
      ...headers,
      accept: '*/*',
    });
    try {
      return publishedVersion.parse(load(answer ?? '')) as unknown as UpdateInfo;
    } catch (error) {
      throw failure('unreadable', error);
    }
  }

  /** Only the file for this system and processor: electron-updater would take another for want of it. */
  override resolveFiles({ files }: UpdateInfo): ReturnType<Provider<UpdateInfo>['resolveFiles']> {
    const { address, ending } = this.#options;
    const file = fileFor(files, ending);
    return file === null ? [] : [{ url: new URL(file.url, address), info: file }];
  }
}

/** electron-updater's requests: with the reader's proxies, to an end at any time, and without the pages of errors. */
class Requests extends ElectronHttpExecutor {
  /** Whether the reader may be asked for a proxy's password. */
  mayAsk = false;
  /** Told of each part of an answer, by its length in bytes. */
  onReceived: (bytes: number) => void = () => undefined;
  readonly #open = new Set<ClientRequest>();
  /** The most that the answer in progress may have. */
  #longest = Infinity;

  readonly #logins: ProxyLogins;

  constructor(logins: ProxyLogins) {
    super();
    this.#logins = logins;
  }

  /** Ends what is under way with that error. */
  end(error: Error): void {
    for (const request of this.#open) endRequest(request, error);
  }

  override async request(
    ...parameters: Parameters<ElectronHttpExecutor['request']>
  ): ReturnType<ElectronHttpExecutor['request']> {
    this.#longest = LONGEST_ANSWER;
    try {
      return await super.request(...parameters);
    } finally {
      this.#longest = Infinity;
    }
  }

  override createRequest(
    options: { readonly hostname?: string; readonly path?: string },
    callback: (response: IncomingMessage) => void,
  ): ClientRequest {
    const longest = this.#longest;
    const request = super.createRequest(options, (response: IncomingMessage) => {
      const { statusCode } = response;
      response.on('error', over);
      response.on('end', over);
      if (statusCode >= 400) {
        // Without the page that comes with it, which may be long, and anybody's.
        const file = options.path?.split('?')[0] ?? '';
        endRequest(request, new HttpError(statusCode, `${statusCode} from ${options.hostname ?? ''}${file}`));
        return;
      }
      callback(response);
      let length = 0;
      response.on('data', (part) => {
        length += part.length;
        this.onReceived(part.length);
        if (length > longest) endRequest(request, failure('unreadable'));
      });
    });
    // Not by `close`: Electron's request emits it once it is sent, and the answer may never come.
    const over = (): void => {
      this.#open.delete(request);
    };
    this.#open.add(request);
    request.on('error', over);
    request.on('abort', over);
    answerProxyLogin(request, this.#logins, (challenge) =>
      this.#logins[this.mayAsk ? 'find' : 'lookUp'](challenge),
    );
    return request;
  }
}

/** Cancelling in electron-updater leaves the request running, and ending it in Electron reports nothing. */
function endRequest(request: ClientRequest, error: Error): void {
  request.emit('error', error);
  request.abort();
}

function failure(reason: UpdateProblem, cause?: unknown): EndrollError {
  return isEndrollError(cause) ? cause : new EndrollError({ kind: 'update-failed', reason }, { cause });
}

function isTampered({ appError }: EndrollError): boolean {
  return appError.kind === 'update-failed' && appError.reason === 'tampered';
}

/** The reason, by electron-updater's codes and by the error names of Chromium and the system. */
function toUpdateError(error: unknown, step: UpdateStep): EndrollError {
  if (isEndrollError(error)) return error;
  const { code = '', message = '' } = error as { readonly code?: unknown; readonly message?: string };
  const file = toFileError(error).appError;
  if (file.kind === 'file-not-written' && file.reason === 'disk-full') return failure('disk-full', error);
  if (step === 'install' && file.kind === 'file-not-written' && file.reason === 'no-permission')
    return failure('not-replaced', error);
  if (code === 'ERR_CHECKSUM_MISMATCH' || code === 'ERR_UPDATER_INVALID_SIGNATURE')
    return failure('tampered', error);
  // 407 is the proxy's, which has not got its password.
  if (error instanceof HttpError) return failure(error.statusCode === 407 ? 'unreachable' : 'server', error);
  if (step === 'check') return failure(message.startsWith('net::') ? 'unreachable' : 'unreadable', error);
  if (step === 'install') return failure('not-installed', error);
  const isCut = /^net::|aborted|cancelled|timed out/iu.test(message) || error instanceof CancellationError;
  return failure(isCut ? 'cut-off' : 'not-saved', error);
}
