import { expect, type Locator, type Page } from '@playwright/test';

/** Endroll's window, in the words of its reader. */
export class EndrollPage {
  readonly #window: Page;

  constructor(window: Page) {
    this.#window = window;
  }

  get sampleButton(): Locator {
    return this.#window.getByRole('button', { name: 'Open the sample series' });
  }

  get tokenField(): Locator {
    return this.#window.getByLabel('API Read Access Token');
  }

  get findField(): Locator {
    return this.#window.getByRole('combobox', { name: 'Find a series' });
  }

  /** On the page that searches the whole library. */
  get searchField(): Locator {
    return this.#window.getByRole('textbox', { name: 'Search the library' });
  }

  /** What that page found, by the start of its lines. */
  hit(name: string | RegExp): Locator {
    return this.credit(name);
  }

  get filterField(): Locator {
    return this.#window.getByRole('textbox', { name: 'Filter this season' });
  }

  /** The error shown in place of a page, or in a form. */
  get alert(): Locator {
    return this.#window.getByRole('alert');
  }

  get toasts(): Locator {
    return this.#window.locator('.toasts');
  }

  get library(): Locator {
    return this.#window.getByRole('navigation', { name: /^Library/ });
  }

  get personPanel(): Locator {
    return this.#window.getByRole('complementary', { name: 'Person' });
  }

  /** The part of a series' page that keeps the series for offline use. */
  get packPanel(): Locator {
    return this.#window.getByRole('region', { name: 'Seasons to keep' });
  }

  get palette(): Locator {
    return this.#window.getByRole('dialog', { name: 'Go to anything' });
  }

  get settings(): Locator {
    return this.#window.getByRole('article', { name: 'Settings' });
  }

  /** A way of showing a season: Portraits, Table or Episodes. */
  mode(name: 'Portraits' | 'Table' | 'Episodes'): Locator {
    return this.#window.getByRole('article').getByRole('radio', { name });
  }

  /** What the library overview shows of each season. */
  overviewView(name: 'Contents' | 'Upkeep'): Locator {
    return this.#window.getByRole('article').getByRole('radio', { name });
  }

  heading(name: string | RegExp): Locator {
    return this.#window.getByRole('heading', { name });
  }

  button(name: string | RegExp): Locator {
    return this.#window.getByRole('button', { name });
  }

  /** The page's title: the name of the series. */
  title(name: string | RegExp): Locator {
    return this.#window.getByRole('heading', { level: 1, name });
  }

  /** A credit by the start of its sentence: "Bryan Cranston, as Walter White". */
  credit(name: string | RegExp): Locator {
    return this.#window.locator('article [data-arrow-item]').and(this.#window.getByRole('button', { name }));
  }

  /** A result of the search. */
  option(name: string | RegExp): Locator {
    return this.#window.getByRole('option', { name });
  }

  /** The series of the library, and the seasons of the unfolded one, which is the one opened last. */
  get libraryTree(): Locator {
    return this.library.getByRole('tree', { name: 'Kept seasons' });
  }

  /** A season in the library: "Breaking Bad, Season 1, 2008". */
  keptSeason(name: string | RegExp): Locator {
    return this.libraryTree.locator('[aria-level="2"]').and(this.#window.getByRole('treeitem', { name }));
  }

  /** A series in the library: "Breaking Bad, 5 seasons". */
  keptSeries(name: string | RegExp): Locator {
    return this.libraryTree.locator('[aria-level="1"]').and(this.#window.getByRole('treeitem', { name }));
  }

  /** Removes a season or a series from the library with its menu. */
  async remove(kept: Locator): Promise<void> {
    await kept.click({ button: 'right' });
    await this.#window.getByRole('menuitem', { name: /^Remove/ }).click();
  }

  text(text: string | RegExp, options: { readonly exact?: boolean } = {}): Locator {
    return this.#window.getByText(text, options);
  }

  /** The rows of the table on the page, including its head. */
  get rows(): Locator {
    return this.#window.getByRole('article').getByRole('row');
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  columnHeader(name: string): Locator {
    return this.#window.getByRole('columnheader', { name }).getByRole('button');
  }

  /** Types an address into the field above the library and opens it. */
  async open(address: string): Promise<void> {
    await this.findField.fill(address);
    await this.findField.press('Enter');
  }

  /** The same for a season; waits until all of it is there. */
  async openSeason(address: string): Promise<void> {
    await this.open(address);
    await expect(this.heading(/^Episodes/)).toBeVisible();
  }

  /** Types a token into the form on screen and saves it in the keyring. */
  async saveToken(token: string): Promise<void> {
    await this.tokenField.fill(token);
    await this.button('Check and save').click();
  }

  async openSettings(): Promise<void> {
    await this.button('Settings').click();
    await expect(this.settings).toBeVisible();
  }

  /** Addresses of the portraits that are really painted. */
  async paintedPictures(): Promise<readonly string[]> {
    return this.#window
      .locator('img')
      .evaluateAll((images: HTMLImageElement[]) =>
        images.filter((image) => image.complete && image.naturalWidth > 0).map((image) => image.src),
      );
  }
}
