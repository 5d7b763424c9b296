import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { sandboxArguments } from '../../../../scripts/display.ts';
import { NetworkError, type Network, type NetworkAnswer, type NetworkProblem } from '../network.ts';
import type { ProxyLogin } from '@shared/domain/proxy-login.ts';
import type { Order, Report } from './electron-main.ts';

const projectFolder = resolve(import.meta.dirname, '../../../..');
const electron = join(projectFolder, 'node_modules/electron/dist/electron');

/** Whether there is an Electron to test with: `npm run verify` does without. */
export const hasElectron = existsSync(electron);

/** Made up, because Chromium never sends loopback addresses to a proxy; it is 127.0.0.1. */
export const PROXIED_HOST = 'tmdb.test';

type OrderOf<K extends Order['kind']> = Omit<Extract<Order, { kind: K }>, 'id' | 'kind'>;

/** Chromium's network in a real Electron without a window, for tests. */
export class ElectronNetwork implements Network {
  readonly #folder: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (report: Report) => void>();
  /** How often a proxy's password was asked for, and by whom. */
  readonly asked: string[] = [];
  #lastId = 0;

  private constructor(folder: string, child: ChildProcessWithoutNullStreams) {
    this.#folder = folder;
    this.#process = child;
  }

  /** Builds what runs in Electron, and starts it. */
  static async start(): Promise<ElectronNetwork> {
    const folder = await mkdtemp(join(tmpdir(), 'endroll-network-'));
    await build({
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@shared': join(projectFolder, 'src/shared') } },
      build: {
        ssr: join(import.meta.dirname, 'electron-main.ts'),
        outDir: folder,
        emptyOutDir: true,
        target: 'node20.18',
        rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.mjs' } },
      },
    });
    const child = spawn(electron, [
      ...sandboxArguments(),
      '--ozone-platform=headless',
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--host-resolver-rules=MAP ${PROXIED_HOST} 127.0.0.1`,
      join(folder, 'main.mjs'),
    ]);
    const network = new ElectronNetwork(folder, child);
    await network.#listen();
    return network;
  }

  /** Sets the proxies, as the system's settings would. */
  async setProxy(config: OrderOf<'proxy'>['config']): Promise<void> {
    await this.#order('proxy', { config });
  }

  /** Sets what the proxy is told when it asks. */
  async setLogin(login: ProxyLogin | null): Promise<void> {
    this.asked.length = 0;
    await this.#order('login', { login });
  }

  async get({ url, headers, signal, limits }: Parameters<Network['get']>[0]): Promise<NetworkAnswer> {
    const answered = this.#order('get', { url: url.href, headers, limits });
    const request = this.#lastId;
    signal.addEventListener('abort', () => void this.#order('abort', { request }), { once: true });
    const report = await answered;
    signal.throwIfAborted();
    if (report.kind === 'failed') {
      throw new NetworkError(report.problem as NetworkProblem, { cause: report.cause });
    }
    if (report.kind !== 'answer') throw new Error(`No answer but ${report.kind}`);
    const { status, headers: found, body } = report;
    return { status, header: (name) => found[name] ?? null, body: Buffer.from(body, 'base64') };
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin.end();
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #listen(): Promise<void> {
    const { stdout, stderr } = this.#process;
    createInterface({ input: stderr }).on('line', (line) => {
      if (line.startsWith('asked ')) this.asked.push(line.slice('asked '.length));
    });
    await new Promise<void>((ready, failed) => {
      this.#process.once('exit', (code) => failed(new Error(`Electron ended with ${code}`)));
      createInterface({ input: stdout }).on('line', (line) => {
        if (line === 'ready') ready();
        else if (line.startsWith('{')) this.#hear(JSON.parse(line) as Report & { readonly id: number });
      });
    });
  }

  #hear(report: Report & { readonly id: number }): void {
    this.#waiting.get(report.id)?.(report);
    this.#waiting.delete(report.id);
  }

  #order<K extends Order['kind']>(kind: K, order: OrderOf<K>): Promise<Report> {
    const id = ++this.#lastId;
    return new Promise((answered) => {
      this.#waiting.set(id, answered);
      this.#process.stdin.write(`${JSON.stringify({ id, kind, ...order })}\n`);
    });
  }
}
