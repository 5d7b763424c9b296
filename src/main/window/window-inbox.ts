import type { AppNotice, MenuCommand } from '@shared/ipc/contract.ts';
import type { Emit } from '../ipc/bridge.ts';

/**
 * What comes for the window from outside: addresses, by the start arguments, a second start, the operating system or the
 * menu; the menu's commands; and what the reader should know of the application. Until the window listens the newest
 * address, each command and each notice wait here; afterwards everything is delivered at once.
 */
export class WindowInbox {
  readonly #emit: Emit;
  /** In the order they were chosen; one chosen twice is wanted once. */
  readonly #commands = new Set<MenuCommand>();
  #notices: readonly AppNotice[] = [];
  #address: string | null = null;
  #isListening = false;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  addAddress(address: string): void {
    this.#address = address;
    if (this.#isListening) this.#deliver();
  }

  addCommand(command: MenuCommand): void {
    this.#commands.add(command);
    if (this.#isListening) this.#deliver();
  }

  addNotice(notice: AppNotice): void {
    this.#notices = [...this.#notices, notice];
    if (this.#isListening) this.#deliver();
  }

  /** Hands over the waiting address, so that a window that starts opens nothing else first; `null` for none. */
  takeAddress(): string | null {
    const address = this.#address;
    this.#address = null;
    return address;
  }

  /** The window listens from now on, and gets what has been waiting. */
  listen(): void {
    this.#isListening = true;
    this.#deliver();
  }

  /** The window is gone, or starts anew. */
  close(): void {
    this.#isListening = false;
  }

  #deliver(): void {
    const address = this.takeAddress();
    if (address !== null) this.#emit('app:addressOpened', { address });
    for (const command of this.#commands) this.#emit('app:commandChosen', { command });
    this.#commands.clear();
    for (const notice of this.#notices) this.#emit('app:noticed', notice);
    this.#notices = [];
  }
}
