import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupProblem, EndrollError } from '@shared/app-error.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  LARGEST_BACKUP,
  MOST_LEFT_OUT_NAMED,
  type BackedUpSettings,
  type Backup,
  type BackupRescued,
  type BackupSaved,
  type LeftOutKind,
  type LeftOutOfBackup,
  type MarkdownWords,
  type OwnContent,
  type OwnItem,
  type OwnItemKey,
  type RestorableContent,
  type RestoreMode,
  type RestoreOutcome,
  type RestorePreview,
} from '@shared/domain/backup.ts';
import { localDay } from '@shared/domain/freshness.ts';
import { seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import { seasonSubject } from '@shared/domain/yours.ts';
import { yoursMarkdown } from '@shared/domain/yours-markdown.ts';
import * as z from 'zod/mini';
import { seasonNumber, tmdbId } from '../schemas/inputs.ts';
import { itemContents, itemIds, subject, tag } from '../schemas/items.ts';
import type { RemoteLibrary } from '../library/calls.ts';
import { toFileName } from '../files/file-name.ts';
import { languageTag, settingsFields, type SettingsStore } from '../settings/settings-store.ts';
import { decodeText } from '../settings/store-file.ts';
import { FOR_THE_READER, toFileError, writeFileWhole } from '../files/write-file-whole.ts';

export interface BackupOptions {
  readonly library: Pick<
    RemoteLibrary,
    'ownContent' | 'rescuedOwn' | 'previewRestore' | 'restoreOwn' | 'undoRestore'
  >;
  readonly settings: Pick<SettingsStore, 'settings' | 'update'>;
  /** Fetches seasons again, with pauses; never rejects. */
  readonly fetch: (keys: readonly SeasonKey[]) => void;
  /** Stops fetching them. */
  readonly stopFetching: (keys: readonly SeasonKey[]) => void;
  /** Endroll's version. */
  readonly version: string;
  readonly clock: () => Date;
  /** The folder suggested first. */
  readonly folder: string;
  /** Asks where to save; `null` when the reader cancels. */
  readonly askWhere: (suggested: string) => Promise<string | null>;
  /** Asks which file to read; `null` when the reader cancels. */
  readonly askWhich: () => Promise<string | null>;
}

/** What a restore has changed besides the library. */
interface Restored {
  /** Seasons that are being fetched. */
  readonly missing: readonly SeasonKey[];
  /** The settings before and after it. */
  readonly before: BackedUpSettings;
  readonly after: BackedUpSettings;
}

const NOTHING_RESTORED: Restored = { missing: [], before: {}, after: {} };

/** Saves what the reader has added to one file, and restores it, here or on another computer. */
export class BackupService {
  readonly #options: BackupOptions;
  /** The last backup that was read and can be restored. */
  #backup: ParsedBackup | null = null;
  /** What the last restore has changed besides the library. */
  #restored: Restored = NOTHING_RESTORED;

  constructor(options: BackupOptions) {
    this.#options = options;
  }

  /** Asks where to save, and writes the complete file or nothing. `null` if the reader cancels. */
  async save(): Promise<BackupSaved | null> {
    const path = await this.#askWhere('json');
    return path === null ? null : this.#write(path, await this.#options.library.ownContent());
  }

  /**
   * The same for a library that cannot be opened, from the file of the reader's own data alone: as a backup or, with what they
   * have marked and written, as Markdown. If nothing can be read, no file is written.
   */
  async rescue(markdown: MarkdownWords | null): Promise<BackupRescued | null> {
    const path = await this.#askWhere(markdown === null ? 'json' : 'md');
    if (path === null) return null;
    const { marks, source, ...content } = await this.#options.library.rescuedOwn();
    if (source.kind === 'nothing') return { items: 0, seasons: 0, source };
    if (markdown === null) return { ...(await this.#write(path, content)), source };
    await writeText(path, yoursMarkdown(markdown.title, marks, markdown));
    return { items: marks.length, seasons: 0, source };
  }

  #askWhere(ending: 'json' | 'md'): Promise<string | null> {
    const { clock, folder, askWhere } = this.#options;
    return askWhere(join(folder, toFileName(`Endroll ${localDay(clock())}`, ending)));
  }

  async #write(path: string, content: OwnContent): Promise<BackupSaved> {
    const { settings, version, clock } = this.#options;
    const backup: Backup = {
      format: BACKUP_FORMAT,
      version: BACKUP_VERSION,
      createdAt: clock().toISOString(),
      madeBy: version,
      settings: portableSettings(settings.settings),
      ...content,
    };
    await writeText(path, `${JSON.stringify(backup, null, 1)}\n`);
    return { items: content.items.length, seasons: content.kept.length };
  }

  /**
   * Reads a backup and reports what restoring it would do. `dropped`: the content of a dropped file; otherwise the reader is
   * asked for one. `null` if they cancel. Throws `bad-backup`.
   */
  async read(dropped: Uint8Array | null): Promise<RestorePreview | null> {
    const bytes = dropped ?? (await this.#askForFile());
    if (bytes === null) return null;
    const parsed = parseBackup(decodeText(Buffer.from(bytes)));
    const { backup, leftOut } = parsed;
    const preview = await this.#options.library.previewRestore(ownOf(parsed));
    this.#backup = parsed;
    return {
      ...preview,
      createdAt: backup.createdAt,
      hasSettings: Object.keys(backup.settings).length > 0,
      leftOutCount: leftOut.length,
      leftOut: leftOut.slice(0, MOST_LEFT_OUT_NAMED),
    };
  }

  /** Restores the last backup that was read. The current state is copied first; {@link undo} restores it. */
  async restore(mode: RestoreMode, withSettings: boolean): Promise<RestoreOutcome> {
    const { library, settings, fetch } = this.#options;
    // Another one may be read, or restored, in the meantime.
    const restored = this.#backup;
    if (restored === null) throw badBackup('unreadable');
    this.#backup = null;
    // If this one fails, undoing it must not put back what belongs to an earlier one.
    this.#restored = NOTHING_RESTORED;
    try {
      const { changed, missing } = await library.restoreOwn(ownOf(restored), mode);
      const before = portableSettings(settings.settings);
      if (withSettings) settings.update(restored.backup.settings);
      this.#restored = { missing, before, after: portableSettings(settings.settings) };
      if (missing.length > 0) fetch(missing);
      return { changed, seasons: missing.length };
    } catch (error) {
      // It can be tried again.
      this.#backup ??= restored;
      throw error;
    }
  }

  /** Undoes what the last restore has changed, and has not been changed since. False, and nothing is done, if it cannot. */
  async undo(): Promise<boolean> {
    const { library, settings, fetch, stopFetching } = this.#options;
    const { missing, before, after } = this.#restored;
    if (missing.length > 0) stopFetching(missing);
    let isUndone = false;
    try {
      isUndone = await library.undoRestore();
      // Not sooner: what has failed, on a full disk for example, can be tried again.
      this.#restored = NOTHING_RESTORED;
    } finally {
      if (!isUndone && missing.length > 0) fetch(missing);
    }
    if (!isUndone) return false;
    settings.update(settingsToPutBack(before, after, settings.settings));
    return true;
  }

  /** Saves what the reader has written as Markdown. False when they cancel. */
  async saveMarkdown(title: string, text: string): Promise<boolean> {
    const path = await this.#options.askWhere(join(this.#options.folder, toFileName(title, 'md')));
    if (path === null) return false;
    await writeText(path, text);
    return true;
  }

  async #askForFile(): Promise<Buffer | null> {
    const path = await this.#options.askWhich();
    if (path === null) return null;
    try {
      const { size } = await stat(path);
      if (size > LARGEST_BACKUP) throw badBackup('too-large');
      return await readFile(path);
    } catch (error) {
      throw error instanceof EndrollError ? error : badBackup('unreadable', error);
    }
  }
}

async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFileWhole(path, Buffer.from(text), FOR_THE_READER);
  } catch (error) {
    throw toFileError(error);
  }
}

function ownOf({ backup: { items, kept }, unreadable }: ParsedBackup): RestorableContent {
  return { items, kept, unreadable };
}

/** Without what belongs to this computer: the last page and the layout of the window. */
function portableSettings(settings: SettingsStore['settings']): BackedUpSettings {
  const { lastAddress: _, sidebarWidth: __, isSidebarFolded: ___, ...portable } = settings;
  return portable;
}

/** Those that a restore has changed and nobody has changed since, as they were before it. */
function settingsToPutBack(
  before: BackedUpSettings,
  after: BackedUpSettings,
  now: BackedUpSettings,
): BackedUpSettings {
  const names = Object.keys(before) as readonly (keyof BackedUpSettings)[];
  const isSame = (a: BackedUpSettings, b: BackedUpSettings, name: keyof BackedUpSettings): boolean =>
    JSON.stringify(a[name]) === JSON.stringify(b[name]);
  return Object.fromEntries(
    names
      .filter((name) => !isSame(before, after, name) && isSame(after, now, name))
      .map((name) => [name, before[name]]),
  );
}

function badBackup(problem: BackupProblem, cause?: unknown, path: string | null = null): EndrollError {
  return new EndrollError({ kind: 'bad-backup', problem, path }, { cause });
}

// ——— reading

/** Whoever wrote it, times are compared, sorted and stored in one form. */
const isoTime = z.pipe(
  z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))),
  z.transform((text) => new Date(text).toISOString()),
);
const itemOf = <Kind extends OwnItem['kind']>(kind: Kind) =>
  z.object({ kind: z.literal(kind), id: itemIds[kind], content: itemContents[kind], changedAt: isoTime });

const backupSchema = z.object({
  items: z.optional(z.array(z.unknown())),
  kept: z.optional(z.array(z.unknown())),
});

/** What a mark is whose fields are missing. */
const PLAIN_MARK = { note: '', isStarred: false, isReviewed: false, tags: [] } as const;

const ITEM_KINDS = Object.keys(itemIds) as readonly OwnItem['kind'][];

const itemSchema = z.discriminatedUnion('kind', [
  itemOf('mark'),
  itemOf('list'),
  itemOf('search'),
  itemOf('seen'),
]);

const keptSchema = z.object({ seriesId: tmdbId, seasonNumber, language: languageTag, addedAt: isoTime });

/** A backup, and what of its file cannot be read. */
export interface ParsedBackup {
  readonly backup: Pick<Backup, 'items' | 'kept' | 'settings'> & {
    /** ISO time; `null` if the file does not say. */
    readonly createdAt: string | null;
  };
  readonly leftOut: readonly LeftOutOfBackup[];
  /** Those of the items among it whose kind and id can be read. */
  readonly unreadable: readonly OwnItemKey[];
}

/**
 * Reads a backup; accepts a byte order mark. An item or a season that is damaged, or of an unknown kind, costs only itself; so do
 * a damaged entry of a list and a damaged tag. A missing field is empty. If an item is there twice, the newer one counts.
 * Throws `bad-backup` if the file as a whole cannot be read.
 */
export function parseBackup(text: string): ParsedBackup {
  if (text.length > LARGEST_BACKUP) throw badBackup('too-large');
  const json = readJson(text.replace(/^\uFEFF/u, ''));
  if (!isRecord(json) || json['format'] !== BACKUP_FORMAT) throw badBackup('foreign');
  if (typeof json['version'] !== 'number') throw badBackup('damaged', undefined, 'version');
  if (json['version'] > BACKUP_VERSION) throw badBackup('newer');
  const parsed = backupSchema.safeParse(json);
  if (!parsed.success)
    throw badBackup('damaged', parsed.error, parsed.error.issues[0]?.path.map(String).join('.') ?? null);
  const items = readEach(parsed.data.items ?? [], 'items', itemSchema);
  const kept = readEach(parsed.data.kept ?? [], 'kept', keptSchema);
  const createdAt = isoTime.safeParse(json['createdAt']);
  return {
    backup: {
      createdAt: createdAt.success ? createdAt.data : null,
      items: newestOfEach(
        items.read,
        ({ kind, id }) => `${kind} ${id}`,
        ({ changedAt }) => changedAt,
      ),
      kept: newestOfEach(kept.read, seasonKeyText, ({ addedAt }) => addedAt),
      settings: isRecord(json['settings']) ? knownSettings(json['settings']) : {},
    },
    leftOut: [...items.leftOut, ...kept.leftOut],
    unreadable: items.damaged.flatMap((item) => keyOf(item) ?? []),
  };
}

function readEach<Item>(
  given: readonly unknown[],
  list: 'items' | 'kept',
  schema: z.ZodMiniType<Item>,
): {
  readonly read: readonly Item[];
  readonly leftOut: readonly LeftOutOfBackup[];
  readonly damaged: readonly unknown[];
} {
  const read: Item[] = [];
  const leftOut: LeftOutOfBackup[] = [];
  const damaged: unknown[] = [];
  for (const [index, item] of given.entries()) {
    const mended = withoutDamagedParts(item, `${list}.${index}`);
    const parsed = schema.safeParse(mended.item);
    if (parsed.success) {
      read.push(parsed.data);
      leftOut.push(...mended.leftOut);
    } else {
      const path = [list, index, ...(parsed.error.issues[0]?.path ?? [])].map(String).join('.');
      leftOut.push({ what: list === 'kept' ? 'season' : kindOf(item), name: nameOf(item), path });
      damaged.push(item);
    }
  }
  return { read, leftOut, damaged };
}

/** A mark or a list without the tags or entries that cannot be read, and with what is missing; anything else as it is. */
function withoutDamagedParts(
  item: unknown,
  path: string,
): { readonly item: unknown; readonly leftOut: readonly LeftOutOfBackup[] } {
  const kind = kindOf(item);
  if (!isRecord(item) || !isRecord(item['content']) || (kind !== 'mark' && kind !== 'list'))
    return { item, leftOut: [] };
  const [field, schema, what] =
    kind === 'mark' ? (['tags', tag, 'tag'] as const) : (['subjects', subject, 'entry'] as const);
  const content: Readonly<Record<string, unknown>> =
    kind === 'mark' ? { ...PLAIN_MARK, ...item['content'] } : { subjects: [], ...item['content'] };
  const parts = content[field];
  if (!Array.isArray(parts)) return { item: { ...item, content }, leftOut: [] };
  const leftOut = parts.flatMap((part, index): readonly LeftOutOfBackup[] =>
    schema.safeParse(part).success
      ? []
      : [{ what, name: nameOf(item), path: `${path}.content.${field}.${index}` }],
  );
  const good = parts.filter((part) => schema.safeParse(part).success);
  return { item: { ...item, content: { ...content, [field]: good } }, leftOut };
}

/** Each once, the newest of it, in the order of the file. */
function newestOfEach<Item>(
  items: readonly Item[],
  keyOfItem: (item: Item) => string,
  timeOf: (item: Item) => string,
): readonly Item[] {
  const newest = new Map<string, Item>();
  for (const item of items) {
    const other = newest.get(keyOfItem(item));
    if (other === undefined || timeOf(other) < timeOf(item)) newest.set(keyOfItem(item), item);
  }
  return [...newest.values()];
}

function kindOf(item: unknown): LeftOutKind {
  return (isRecord(item) ? ITEM_KINDS.find((known) => known === item['kind']) : undefined) ?? 'other';
}

/** What identifies an item that cannot be read as a whole; `null` if even that cannot be read. */
function keyOf(item: unknown): OwnItemKey | null {
  const kind = isRecord(item) ? ITEM_KINDS.find((known) => known === item['kind']) : undefined;
  const id = kind === undefined ? undefined : itemIds[kind].safeParse((item as { readonly id?: unknown }).id);
  return kind === undefined || id?.success !== true ? null : { kind, id: id.data };
}

/** No name in a backup is longer. In UTF-16 code units. */
const LONGEST_NAME = 200;

/** By what the reader may recognize it: the name they have given it, or else what it is about. */
function nameOf(item: unknown): string {
  if (!isRecord(item)) return '';
  const content = isRecord(item['content']) ? item['content'] : {};
  const { seriesId, seasonNumber: number } = item;
  const names = [
    content['name'],
    item['id'],
    ...(typeof seriesId === 'number' && typeof number === 'number'
      ? [seasonSubject({ seriesId, seasonNumber: number })]
      : []),
  ];
  return names.find((name) => typeof name === 'string')?.slice(0, LONGEST_NAME) ?? '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!text.slice(0, 200).includes(`"${BACKUP_FORMAT}"`)) throw badBackup('not-json', error);
    const position = placeOfSyntaxError(error, text);
    if (position === text.length) throw badBackup('cut-off', error);
    throw badBackup('broken-json', error, position === null ? null : lineAndColumn(text, position));
  }
}

/**
 * Where JSON.parse stopped, an index into the text, which is its length if the text ends too early; `null` if V8 does not say,
 * which names the place as "at position 12", or quotes what is around it.
 */
function placeOfSyntaxError(error: unknown, text: string): number | null {
  const message = error instanceof Error ? error.message : '';
  if (/^(?:Unexpected end|Unterminated string)/u.test(message)) return text.length;
  const position = /at position (?<position>\d+)/u.exec(message)?.groups?.['position'];
  if (position !== undefined)
    return text.slice(Number(position)).trim() === '' ? text.length : Number(position);
  const quoted = /^Unexpected token .{1,4}, (?:\.\.\.)"(?<near>.*)"(?:\.\.\.)? is not valid JSON$/su.exec(
    message,
  );
  const near = quoted?.groups?.['near'] ?? '';
  const start = near === '' ? -1 : text.indexOf(near);
  // V8 quotes ten characters on either side.
  return start < 0 || text.includes(near, start + 1) ? null : start + Math.min(10, near.length - 1);
}

/** `12:5`: the line and the column of an index, both counted from 1. */
function lineAndColumn(text: string, index: number): string {
  const lines = text.slice(0, index).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** Unknown or invalid settings are skipped one by one. */
function knownSettings(given: Readonly<Record<string, unknown>>): BackedUpSettings {
  const { lastAddress: _, sidebarWidth: __, isSidebarFolded: ___, ...fields } = settingsFields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const parsed = field.safeParse(given[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
