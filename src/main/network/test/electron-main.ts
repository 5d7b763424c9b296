import { createInterface } from 'node:readline';
import { app, net, session, type Session } from 'electron';
import type { ProxyLogin } from '@shared/domain/proxy-login.ts';
import { createChromiumCarrier } from '../chromium-carrier.ts';
import type { ProxyLogins } from '../proxy-login.ts';
import { NetworkError, SystemNetwork, type TransferLimits } from '../network.ts';

// A small Electron without a window that asks what the test in the other process tells it to: electron-network.ts.

/** What the test asks for, one JSON object a line. */
export type Order =
  | { readonly id: number; readonly kind: 'proxy'; readonly config: Electron.ProxyConfig }
  | { readonly id: number; readonly kind: 'login'; readonly login: ProxyLogin | null }
  | {
      readonly id: number;
      readonly kind: 'get';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly limits: TransferLimits;
    }
  | { readonly id: number; readonly kind: 'abort'; readonly request: number };

/** What came of it. */
export type Report =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | null>>;
      readonly body: string;
    }
  | { readonly kind: 'failed'; readonly problem: string; readonly cause: string };

/** Which headers the tests look at. */
const HEADERS = ['content-type', 'date', 'location'];

let login: ProxyLogin | null = null;
const running = new Map<number, AbortController>();

const logins: Pick<ProxyLogins, 'find' | 'refused'> = {
  find: ({ proxy, realm }) => {
    process.stderr.write(`asked ${proxy} ${realm}\n`);
    return Promise.resolve(login);
  },
  refused: () => {
    login = null;
  },
};

void app.whenReady().then(() => {
  const own = session.fromPartition('network', { cache: false });
  const carrier = createChromiumCarrier({ net, session: own, logins });
  const network = new SystemNetwork({
    resolveProxy: (url) => own.resolveProxy(url),
    // Everything by Chromium, a direct line too.
    loadDirect: () => Promise.resolve(carrier),
    loadChromium: () => Promise.resolve(carrier),
    logger: { info: () => undefined, warn: () => undefined },
  });
  createInterface({ input: process.stdin }).on('line', (line) => {
    const order = JSON.parse(line) as Order;
    void run(order, own, network).then((report) => {
      process.stdout.write(`${JSON.stringify({ id: order.id, ...report })}\n`);
    });
  });
  process.stdin.on('end', () => {
    app.exit();
  });
  process.stdout.write('ready\n');
});

async function run(order: Order, own: Session, network: SystemNetwork): Promise<Report> {
  switch (order.kind) {
    case 'proxy':
      await own.setProxy(order.config);
      await own.closeAllConnections();
      return { kind: 'done' };
    case 'login':
      login = order.login;
      await own.clearAuthCache();
      return { kind: 'done' };
    case 'abort':
      running.get(order.request)?.abort(new Error('left'));
      return { kind: 'done' };
    case 'get':
      return get(order, network);
  }
}

async function get(
  { id, url, headers, limits }: Extract<Order, { kind: 'get' }>,
  network: SystemNetwork,
): Promise<Report> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const answer = await network.get({ url: new URL(url), headers, limits, signal: controller.signal });
    return {
      kind: 'answer',
      status: answer.status,
      headers: Object.fromEntries(HEADERS.map((name) => [name, answer.header(name)])),
      body: Buffer.from(answer.body).toString('base64'),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    return {
      kind: 'failed',
      problem: error instanceof NetworkError ? error.problem : String(error),
      cause,
    };
  } finally {
    running.delete(id);
  }
}
