import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/**
 * The window of an application that was started with `--remote-debugging-port=0`, seen through Chrome's debugging
 * protocol (https://chromedevtools.github.io/devtools-protocol/), so that the application itself has no part in it.
 */
export class DebuggedPage {
  readonly #socket: WebSocket;
  #nextId = 1;
  #isTimed = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Waits for the application's first window. */
  static async connect(userData: string): Promise<DebuggedPage> {
    const port = await debuggingPort(userData);
    for (;;) {
      const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly Target[];
      // A window starts with an empty document, which its page then replaces.
      const page = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
      if (page !== undefined) return new DebuggedPage(await open(page.webSocketDebuggerUrl));
      await delay(10);
    }
  }

  /** The number or text that an expression in the page yields. Awaits a promise; evaluates again when the page has navigated. */
  async evaluate<Value extends number | string = number>(expression: string): Promise<Value> {
    for (;;) {
      const answer = await this.#ask(expression);
      if (answer !== null) return answer.value as Value;
      await delay(5);
    }
  }

  /** Sends any command of the protocol, such as `HeapProfiler.collectGarbage`, and returns its result. */
  async command(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    const result = await this.#request(method, params);
    if (result === null) throw new Error(`${method} was refused.`);
    return result;
  }

  /**
   * Milliseconds of a processor that the page's thread has had for its tasks, from some moment on: two of these tell what
   * was done between them. It is the same whatever else the machine does.
   */
  async processorTime(): Promise<number> {
    if (!this.#isTimed) await this.command('Performance.enable', { timeDomain: 'threadTicks' });
    this.#isTimed = true;
    const { metrics } = await this.command('Performance.getMetrics');
    const all = metrics as readonly { readonly name: string; readonly value: number }[];
    return 1000 * (all.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  }

  async #ask(expression: string): Promise<{ readonly value: unknown } | null> {
    const answer = await this.#request('Runtime.evaluate', evaluation(expression));
    if (answer !== null && 'exceptionDetails' in answer) {
      throw new Error(`The page failed: ${JSON.stringify(answer['exceptionDetails'])}`);
    }
    return (answer?.['result'] as { readonly value: unknown } | undefined) ?? null;
  }

  /** `null` when the page refuses, as it does while it navigates. */
  #request(method: string, params: object): Promise<Readonly<Record<string, unknown>> | null> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const onMessage = ({ data }: MessageEvent<string>): void => {
        const message = JSON.parse(data) as { id?: number; result?: Record<string, unknown> };
        if (message.id !== id) return;
        this.#socket.removeEventListener('message', onMessage);
        resolve(message.result ?? null);
      };
      this.#socket.addEventListener('message', onMessage);
      this.#send(id, method, params);
    });
  }

  /** Closes the window, as its user would. */
  close(): void {
    this.#send(this.#nextId++, 'Runtime.evaluate', evaluation('window.close()'));
  }

  #send(id: number, method: string, params: object): void {
    this.#socket.send(JSON.stringify({ id, method, params }));
  }
}

function evaluation(expression: string): object {
  return { expression, awaitPromise: true, returnByValue: true };
}

async function debuggingPort(userData: string): Promise<string> {
  const file = join(userData, 'DevToolsActivePort');
  for (;;) {
    const [port] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    if (port !== undefined && port !== '') return port;
    await delay(10);
  }
}

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  return socket;
}
