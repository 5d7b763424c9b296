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

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Waits for the application's first window. */
  static async connect(userData: string): Promise<DebuggedPage> {
    const port = await debuggingPort(userData);
    for (;;) {
      const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly Target[];
      // A window begins with an empty document, which goes when its page comes.
      const page = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
      if (page !== undefined) return new DebuggedPage(await open(page.webSocketDebuggerUrl));
      await delay(10);
    }
  }

  /** The number an expression in the page gives; a promise is waited for, and asked again when the page has navigated. */
  async evaluate(expression: string): Promise<number> {
    for (;;) {
      const answer = await this.#ask(expression);
      if (answer !== null) return answer.value;
      await delay(5);
    }
  }

  #ask(expression: string): Promise<{ readonly value: number } | null> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const onMessage = ({ data }: MessageEvent<string>): void => {
        const message = JSON.parse(data) as { id?: number; result?: { result: { value: number } } };
        if (message.id !== id) return;
        this.#socket.removeEventListener('message', onMessage);
        resolve(message.result?.result ?? null);
      };
      this.#socket.addEventListener('message', onMessage);
      this.#send(id, expression);
    });
  }

  /** Closes the window, as its user would. */
  close(): void {
    this.#send(this.#nextId++, 'window.close()');
  }

  #send(id: number, expression: string): void {
    const params = { expression, awaitPromise: true, returnByValue: true };
    this.#socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
  }
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
