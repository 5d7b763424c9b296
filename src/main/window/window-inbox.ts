import type { AppNotice, Emit } from '@shared/ipc/contract.ts';
import type { MenuCommand, PageCommand } from '@shared/shortcuts.ts';

/**
 * Messages for the window: addresses (from the start arguments, a second start, the operating system or the menu), menu
 * commands, and notices about the application. Until the window listens, the newest address, each command and each notice
 * wait here; after that, everything is delivered at once.
 */
export class WindowInbox {
  readonly #emit: Emit;
  /** In the order in which they were chosen, without duplicates. */
  readonly #commands = new Set<MenuCommand>();
  #notices: readonly AppNotice[] = [];
  #address: string | null = null;
  #isListening = false;
  #offered: readonly PageCommand[] | null = null;
  #onOffered: () => void = () => undefined;

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

  /** Returns and removes the waiting address, so that a starting window opens it first; `null` for none. */
  takeAddress(): string | null {
    const address = this.#address;
    this.#address = null;
    return address;
  }

  /** From now on the window listens, and receives what has been waiting. */
  listen(): void {
    this.#isListening = true;
    this.#deliver();
  }

  /** The window is gone, or is being reloaded. */
  close(): void {
    this.#isListening = false;
    this.offer(null);
  }

  /** What the window says its page offers; `null` as long as it has not said anything. */
  get offered(): readonly PageCommand[] | null {
    return this.#offered;
  }

  offer(commands: readonly PageCommand[] | null): void {
    this.#offered = commands;
    this.#onOffered();
  }

  /** Calls back whenever {@link offered} changes; there is one listener, the menu. */
  onOffered(listener: () => void): void {
    this.#onOffered = listener;
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
