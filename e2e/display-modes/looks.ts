import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { painted } from './painted-colours.ts';

/** How elements look to a reader when the system has replaced the colors. */
export class Looks {
  readonly #app: ElectronApplication;
  readonly #window: Page;

  constructor(app: ElectronApplication, window: Page) {
    this.#app = app;
    this.#window = window;
  }

  async canBeRead(element: Locator): Promise<void> {
    const { ink } = await painted(this.#app, this.#window, element);
    expect(ink, `what stands out in ${element.toString()}`).toBeGreaterThan(0.02);
  }

  /** Has a different background from what is not chosen, and is readable on it. */
  async isChosen(element: Locator, other: Locator): Promise<void> {
    await this.areApart(element, other);
    await this.canBeRead(element);
  }

  async areApart(one: Locator, other: Locator): Promise<void> {
    const { background } = await painted(this.#app, this.#window, one);
    expect(background, `${one.toString()} against ${other.toString()}`).not.toBe(
      (await painted(this.#app, this.#window, other)).background,
    );
  }

  async hasEdge(element: Locator): Promise<void> {
    await expect(element).toHaveCSS('border-block-start-style', 'solid');
    await expect(element).not.toHaveCSS('border-block-start-color', 'rgba(0, 0, 0, 0)');
  }
}
