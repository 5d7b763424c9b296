import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import type * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import { ownAddress, SETTINGS_NAMES, settingsFields, windowPlacement } from './settings-schema.ts';
import type { StoreFile } from './store-file.ts';

/** The window's place as the file holds it. */
type KeptPlacement = z.infer<typeof windowPlacement>;

export interface SettingsStoreOptions {
  readonly file: StoreFile;
  readonly logger: Logger;
}

/**
 * The reader's settings and the window's place, held in memory and kept in settings.json. Each field is checked by
 * itself: a bad one, or one that an older version did not know, has its default and costs nothing else.
 */
export class SettingsStore {
  readonly #file: StoreFile;
  readonly #logger: Logger;
  readonly #listeners = new Set<(settings: Settings) => void>();
  readonly #isLanguageKept: boolean;
  #settings: Settings;
  #placement: KeptPlacement | null;
  #closedPage: string | null;

  constructor({ file, logger }: SettingsStoreOptions) {
    this.#file = file;
    this.#logger = logger;
    const content = file.read();
    this.#settings = this.#readSettings(content);
    this.#isLanguageKept = 'language' in content;
    const placement = windowPlacement.safeParse(content['window']);
    this.#placement = placement.success ? placement.data : null;
    this.#closedPage = ownAddress.safeParse(content['closedPage']).data ?? null;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Asks TMDB in this language as long as no other has been kept; the first change of any setting keeps it. */
  suggestLanguage(language: string): void {
    if (!this.#isLanguageKept) this.#settings = { ...this.#settings, language };
  }

  /** Where the window was last, or `null`. */
  get windowPlacement(): KeptPlacement | null {
    return this.#placement;
  }

  /** The page that stopped working and was closed, so that the reader can open it again; `null` once another is open. */
  get closedPage(): string | null {
    return this.#closedPage;
  }

  /** The page that is open stopped working: the next start opens the welcome page. Returns its address. */
  closePage(): string | null {
    const { lastAddress } = this.#settings;
    this.update({ lastAddress: null });
    this.#closedPage = lastAddress;
    this.#keep();
    return lastAddress;
  }

  /** Changes the given settings, in memory at once and then on disk, and returns all of them. */
  update(change: Partial<Settings>): Settings {
    if (typeof change.lastAddress === 'string') this.#closedPage = null;
    this.#settings = { ...this.#settings, ...change };
    for (const listener of this.#listeners) listener(this.#settings);
    this.#keep();
    return this.#settings;
  }

  keepWindowPlacement(placement: KeptPlacement): void {
    this.#placement = placement;
    this.#keep();
  }

  /** Calls `listener` after each change by {@link update}. Returns an unsubscribe function. */
  onChanged(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Resolves when everything is on disk, as far as the disk lets us. */
  flush(): Promise<void> {
    return this.#file.settled();
  }

  #keep(): void {
    const content = {
      ...this.#settings,
      ...(this.#placement === null ? {} : { window: this.#placement }),
      ...(this.#closedPage === null ? {} : { closedPage: this.#closedPage }),
    };
    this.#file.write(content).catch((error: unknown) => {
      // The reader's choice holds until they quit; a full disk is no reason to refuse a theme.
      this.#logger.error('settings.json cannot be written', error);
    });
  }

  #readSettings(content: Readonly<Record<string, unknown>>): Settings {
    const read = <Field extends keyof Settings>(field: Field): Settings[Field] => {
      if (!(field in content)) return DEFAULT_SETTINGS[field];
      const parsed = settingsFields[field].safeParse(content[field]);
      if (parsed.success) return parsed.data;
      this.#logger.warn(`settings.json: ${field} is not valid; the default is used`);
      return DEFAULT_SETTINGS[field];
    };
    return SETTINGS_NAMES.reduce<Settings>(
      (settings, field) => ({ ...settings, [field]: read(field) }),
      DEFAULT_SETTINGS,
    );
  }
}
