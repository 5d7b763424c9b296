/**
 * Addresses from outside on their way to the window: from the start arguments, a second start, or the operating system.
 * Until the window has asked for its first one, the newest waits here; afterwards each is delivered at once.
 */
export class AddressInbox {
  readonly #deliver: (address: string) => void;
  #waiting: string | null = null;
  #isOpen = false;

  constructor(deliver: (address: string) => void) {
    this.#deliver = deliver;
  }

  add(address: string): void {
    if (this.#isOpen) this.#deliver(address);
    else this.#waiting = address;
  }

  /** The window is there and takes what has been waiting; `null` when nothing has. */
  open(): string | null {
    const address = this.#waiting;
    this.#waiting = null;
    this.#isOpen = true;
    return address;
  }

  /** The window is gone, or starts anew. */
  close(): void {
    this.#isOpen = false;
  }
}
