import { type AppError, UPDATE_PROBLEMS } from '@shared/app-error.ts';
import { EXPORT_COLUMNS, type ExportColumn } from '@shared/domain/credit-export.ts';
import { isLanguageTag } from '@shared/domain/address.ts';
import {
  DEFAULT_SETTINGS,
  INTERFACE_LOCALES,
  LIBRARY_ORDERS,
  PICTURE_LIMIT,
  ROLL_SIZES,
  ROLL_SPEEDS,
  type Settings,
  SIDEBAR_WIDTH,
} from '@shared/domain/settings.ts';
import { UPDATE_CHOICES } from '@shared/domain/update.ts';
import * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import type { StoreFile } from './store-file.ts';

// zod/mini, here and in ipc/: it loads in a quarter of zod's time, which the first window would wait for. It brings no
// texts, so every check says what is wrong, in words that follow the field's name.

/** A whole number in an inclusive range. */
export function wholeNumber(least: number, most: number): z.ZodMiniType<number> {
  const error = `is not a whole number from ${least} to ${most}`;
  return z.int({ error }).check(z.gte(least, { error }), z.lte(most, { error }));
}

/** A language tag as TMDB writes it. */
export const languageTag: z.ZodMiniType<string> = z
  .string({ error: 'is not a language, such as en-US' })
  .check(z.refine(isLanguageTag, { error: 'is not a language, such as en-US' }));

/** An Endroll address; the window decides which page it names, if any. */
export const ownAddress: z.ZodMiniType<string> = z
  .string({ error: 'is not an endroll:// address' })
  .check(
    z.startsWith('endroll://', { error: 'is not an endroll:// address' }),
    z.maxLength(2048, { error: 'is too long' }),
  );

const yesOrNo = z.boolean({ error: 'is neither true nor false' });

/** The columns of an export. */
export const exportColumns: z.ZodMiniType<readonly ExportColumn[]> = z
  .array(z.enum(EXPORT_COLUMNS, { error: 'is no column of an export' }), {
    error: 'is not a list of columns',
  })
  .check(z.maxLength(EXPORT_COLUMNS.length, { error: 'is too long' }));

/** The schema of each setting: for the file, which anyone can edit, and for the window. */
export const settingsFields: { readonly [Field in keyof Settings]: z.ZodMiniType<Settings[Field]> } = {
  language: languageTag,
  theme: z.enum(['system', 'light', 'dark'], { error: 'is not system, light or dark' }),
  sidebarWidth: wholeNumber(SIDEBAR_WIDTH.min, SIDEBAR_WIDTH.max),
  isSidebarFolded: yesOrNo,
  libraryOrder: z.enum(LIBRARY_ORDERS, { error: 'is not name, opened or added' }),
  lastAddress: z.nullable(ownAddress),
  changesSeenAt: z.nullable(z.iso.datetime()),
  interfaceLanguage: z.enum(['system', ...INTERFACE_LOCALES], { error: 'is not a language Endroll speaks' }),
  density: z.enum(['comfortable', 'compact'], { error: 'is not comfortable or compact' }),
  hideEpisodeCounts: yesOrNo,
  hideCharacters: yesOrNo,
  hideGuests: yesOrNo,
  singleKeys: yesOrNo,
  imageSize: z.enum(['standard', 'large'], { error: 'is not standard or large' }),
  pictureLimit: z.nullable(wholeNumber(PICTURE_LIMIT.min, PICTURE_LIMIT.max)),
  seasonMode: z.enum(['portraits', 'table', 'episodes'], { error: 'is not portraits, table or episodes' }),
  creditSort: z.enum(
    ['billing', 'name', 'role', 'episodes', 'department', 'gender', 'knownFor', 'popularity'],
    { error: 'is not what credits can be sorted by' },
  ),
  creditSortDirection: z.enum(['ascending', 'descending'], { error: 'is not ascending or descending' }),
  updates: z.enum(UPDATE_CHOICES, { error: 'is not off, tell or download' }),
  exportColumns: z.nullable(exportColumns),
  rollSize: z.literal(ROLL_SIZES, { error: 'is no text size of the end roll' }),
  rollSpeed: z.literal(ROLL_SPEEDS, { error: 'is no speed of the end roll' }),
};

/** The names of all settings. */
export const SETTINGS_NAMES = Object.keys(settingsFields) as readonly (keyof Settings)[];

/** The position and state of a window, in device-independent pixels. */
export const windowPlacement = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
});

/** The window's position as stored in the file. */
type KeptPlacement = z.infer<typeof windowPlacement>;

const failedUpdate = z.object({
  version: z.string(),
  error: z.object({
    kind: z.literal('update-failed'),
    reason: z.enum(UPDATE_PROBLEMS),
  }),
});

/** What is known of updates from one start to the next. */
interface UpdateMemory {
  /** ISO time at which a newer version was last looked for; `null` for never. */
  readonly checkedAt: string | null;
  /** One that could not be installed while Endroll was ending. */
  readonly failed: { readonly version: string; readonly error: AppError } | null;
  /** The address of a second start during an update's restart, which the next start opens. Anybody may have written it. */
  readonly address: string | null;
}

interface SettingsStoreOptions {
  readonly file: StoreFile;
  readonly logger: Logger;
  /** The file cannot be written, for the first time since it last could. */
  readonly onUnwritable?: () => void;
}

/**
 * The reader's settings and the window's position, in memory and in settings.json. Each field is validated separately: an
 * invalid one, or one that an older version did not know, gets its default and affects nothing else.
 */
export class SettingsStore {
  readonly #file: StoreFile;
  readonly #logger: Logger;
  readonly #listeners = new Set<(settings: Settings) => void>();
  readonly #isLanguageKept: boolean;
  #settings: Settings;
  #placement: KeptPlacement | null;
  #closedPage: string | null;
  #updateMemory: UpdateMemory;
  readonly #onUnwritable: () => void;
  #isUnwritable = false;

  constructor({ file, logger, onUnwritable = () => undefined }: SettingsStoreOptions) {
    this.#file = file;
    this.#logger = logger;
    this.#onUnwritable = onUnwritable;
    const content = file.read();
    this.#settings = this.#readSettings(content);
    this.#isLanguageKept = 'language' in content;
    const placement = windowPlacement.safeParse(content['window']);
    this.#placement = placement.success ? placement.data : null;
    this.#closedPage = ownAddress.safeParse(content['closedPage']).data ?? null;
    this.#updateMemory = {
      checkedAt: z.iso.datetime().safeParse(content['updateCheckedAt']).data ?? null,
      failed: failedUpdate.safeParse(content['failedUpdate']).data ?? null,
      address: z.string().safeParse(content['addressAfterUpdate']).data ?? null,
    };
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** The language for TMDB if none has been stored; stored with the first change of any setting. */
  suggestLanguage(language: string): void {
    if (!this.#isLanguageKept) this.#settings = { ...this.#settings, language };
  }

  /** The last position of the window, or `null`. */
  get windowPlacement(): KeptPlacement | null {
    return this.#placement;
  }

  /** The page that stopped working and was closed, so that it can be reopened; `null` once another is open. */
  get closedPage(): string | null {
    return this.#closedPage;
  }

  /** The open page stopped working: the next start opens the welcome page. Returns its address. */
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

  get updateMemory(): UpdateMemory {
    return this.#updateMemory;
  }

  keepUpdateMemory(change: Partial<UpdateMemory>): void {
    this.#updateMemory = { ...this.#updateMemory, ...change };
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
      ...(this.#updateMemory.checkedAt === null ? {} : { updateCheckedAt: this.#updateMemory.checkedAt }),
      ...(this.#updateMemory.failed === null ? {} : { failedUpdate: this.#updateMemory.failed }),
      ...(this.#updateMemory.address === null ? {} : { addressAfterUpdate: this.#updateMemory.address }),
    };
    this.#file.write(content).then(
      () => {
        this.#isUnwritable = false;
      },
      (error: unknown) => {
        // The choice is valid until Endroll quits; a full disk is no reason to reject a theme.
        this.#logger.error('settings.json cannot be written', error);
        if (!this.#isUnwritable) this.#onUnwritable();
        this.#isUnwritable = true;
      },
    );
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
