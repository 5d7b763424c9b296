/** How often a process is looked for, in milliseconds: far more often than a system gives its number to another one. */
const LOOK_EVERY = 100;

/** As `process.kill`: throws if there is no such process, or if it belongs to somebody else. Signal 0 only asks. */
export type SendSignal = (pid: number, signal: 'SIGKILL' | 0) => void;

/**
 * The processes of pages whose windows are closed. They end by themselves unless a page hangs, and a hanging one would outlive
 * us. Each is forgotten as soon as it has ended, because the system gives its number to other programs.
 */
export class PageProcesses {
  readonly #send: SendSignal;
  readonly #looking = new Map<number, NodeJS.Timeout>();

  constructor(send: SendSignal = (pid, signal) => process.kill(pid, signal)) {
    this.#send = send;
  }

  /** The window of a page was closed. @param pid 0 if the page's process had crashed; that would stand for all of ours. */
  add(pid: number): void {
    if (pid <= 0 || this.#looking.has(pid) || !this.#signal(pid, 0)) return;
    const timer = setInterval(() => {
      if (!this.#signal(pid, 0)) this.#forget(pid);
    }, LOOK_EVERY);
    timer.unref();
    this.#looking.set(pid, timer);
  }

  /** Kills those that have not ended. */
  kill(): void {
    for (const pid of [...this.#looking.keys()]) {
      this.#forget(pid);
      this.#signal(pid, 'SIGKILL');
    }
  }

  #forget(pid: number): void {
    clearInterval(this.#looking.get(pid));
    this.#looking.delete(pid);
  }

  /** False if it has ended. */
  #signal(pid: number, signal: 'SIGKILL' | 0): boolean {
    try {
      this.#send(pid, signal);
      return true;
    } catch {
      return false;
    }
  }
}
