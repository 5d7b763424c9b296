import '../../bench/shared-alias.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BACKUP_FORMAT, BACKUP_VERSION, type OwnItem } from '../../src/shared/domain/backup.ts';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import type { TripPack, TripPackReceipt } from '../../src/shared/domain/trip-pack.ts';
import { seasonSubject, type ItemChange } from '../../src/shared/domain/yours.ts';
import type { Random } from '../tmdb-server/random.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';
import { itemName, itemText, keyText, RunningEndroll, startAndKill, type Kept } from './endroll.ts';
import type { Rounds, Tally } from './tally.ts';

const { openLibrary } = await import('../../src/main/library/library.ts');
const { OLDER_MAKER } = await import('../../src/main/library/test/older-maker.ts');

/** The seasons that are opened, refreshed, annotated and removed. */
const SEASONS: readonly SeasonKey[] = [
  ...[0, 1, 2].map((seasonNumber) => ({ seriesId: 90001, seasonNumber, language: 'en-US' })),
  ...[1, 2, 3, 4].map((seasonNumber) => ({ seriesId: 90007, seasonNumber, language: 'en-US' })),
];
/** A series that is only kept as a whole. */
const PACK = { seriesId: 90006, language: 'en-US' } as const;

const MOMENTS = [
  'opening',
  'refreshing',
  'pack',
  'removing',
  'notes',
  'lists',
  'restoring a backup',
  'making the library again',
  'quitting',
  'starting',
] as const;

/** The ids of what the reader makes beside notes, stars and tags. */
const IDS = {
  list: [1, 2, 3, 4].map((number) => `00000000-0000-4000-8000-00000000000${number}`),
  search: [5, 6].map((number) => `00000000-0000-4000-8000-00000000000${number}`),
  seen: ['90001', '90007'],
} as const;
const TAGS = ['to check', 'für später', '港'] as const;

/** What Endroll has acknowledged as done; `undefined` for what it was doing when it was killed. */
interface Model {
  readonly kept: Map<string, boolean | undefined>;
  /** What the reader has made, by itemName. */
  items: Items;
  /** The same once the restore is done that was under way: all of it is there, or nothing. */
  restored: Items | null;
  /** Seasons that a restore has put into the list and that may still have to be fetched. */
  readonly awaited: Set<string>;
  pack: AcknowledgedPack | null | undefined;
}

interface Tools {
  readonly model: Model;
  readonly random: Random;
  readonly tally: Tally;
}

/** As itemText says it; `null`: it was deleted. */
type Items = ReadonlyMap<string, string | null | undefined>;

/** The trip pack. It goes on at every start, so its seasons come at any time: only those that were listed count. */
interface AcknowledgedPack {
  readonly kept: ReadonlySet<string>;
  /** `null` before it was done. */
  readonly receipt: TripPackReceipt | null;
}

/** Kills Endroll at random moments while it works, and checks each time that everything it had acknowledged is there. */
export async function killRounds(
  { from, to }: Rounds,
  { server, random, tally }: { readonly server: TmdbServer; readonly random: Random; readonly tally: Tally },
): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'endroll-faults-'));
  const place = { userData, server };
  const model: Model = {
    kept: new Map(),
    items: new Map(),
    restored: null,
    awaited: new Set(),
    pack: null,
  };
  try {
    for (let round = from; round <= to; round += 1) {
      const moment = MOMENTS[(round - 1) % MOMENTS.length] ?? 'opening';
      await tally.round(`killed while ${moment}`, async () => {
        if (moment === 'starting') {
          await startAndKill(place, random.integer(3_000));
          return;
        }
        if (moment === 'making the library again') {
          // All that is derived from TMDB's answers: gone, or derived by an older version.
          for (const end of ['', '-wal', '-shm'])
            await rm(join(userData, 'library', `index.db${end}`), { force: true });
          if (random.chance(0.5)) makeByOlderVersion(join(userData, 'library'));
          const making = await RunningEndroll.start(place, tally);
          await sleep(random.integer(600));
          await making.kill();
          return;
        }
        const endroll = await RunningEndroll.start(place, tally);
        let work: Promise<void> | undefined;
        let isKilled = false;
        try {
          compare(model, await endroll.read(SEASONS), tally);
          work = act(endroll, moment, { model, random, tally }).catch((error: unknown) => {
            // Afterwards, every call fails.
            if (!isKilled) tally.fail(error);
          });
          await sleep(random.integer(moment === 'quitting' ? 400 : 1_500));
        } finally {
          isKilled = true;
          // Also after a failure: an Endroll that still runs would turn the next start into a second instance.
          await endroll.kill();
        }
        await work;
      });
    }
    await tally.round('start after all kills', async () => {
      const endroll = await RunningEndroll.start(place, tally);
      try {
        compare(model, await endroll.read(SEASONS), tally);
      } finally {
        await endroll.quit();
      }
    });
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Does one kind of thing until it is killed, and records what was acknowledged. */
async function act(
  endroll: RunningEndroll,
  moment: Exclude<(typeof MOMENTS)[number], 'starting' | 'making the library again'>,
  tools: Tools,
): Promise<void> {
  const { page } = endroll;
  const { model, random } = tools;
  if (moment === 'quitting') {
    await endroll.quit();
    return;
  }
  if (moment === 'pack') {
    // Beside it, the reader opens other seasons.
    await Promise.all([keepPack(endroll, model), act(endroll, 'opening', tools)]);
    return;
  }
  for (;;) {
    const key = random.pick(SEASONS);
    const text = keyText(key);
    switch (moment) {
      case 'opening':
        if (model.kept.get(text) !== true) model.kept.set(text, undefined);
        await endroll.keep(key);
        model.kept.set(text, true);
        model.awaited.delete(text);
        break;
      case 'refreshing': {
        if (model.kept.get(text) !== true) model.kept.set(text, undefined);
        const refreshed = await page.evaluate((key) => api.seasons.refresh(key), key);
        if (!refreshed.ok) break;
        model.kept.set(text, true);
        model.awaited.delete(text);
        break;
      }
      case 'removing': {
        model.kept.set(text, undefined);
        await endroll.remove([key]);
        model.kept.set(text, false);
        break;
      }
      case 'notes':
        await changeMark(endroll, key, tools);
        break;
      case 'lists': {
        const change = makeChange(random);
        const name = itemName(change.kind, change.id);
        model.items = new Map(model.items).set(name, undefined);
        await endroll.keepItem(change);
        const text = change.content === null ? null : itemText(change.kind, change.content);
        model.items = new Map(model.items).set(name, text);
        break;
      }
      case 'restoring a backup':
        await restore(endroll, tools);
        break;
    }
  }
}

/** Writes a note, with or without a star, and adds or removes a tag. */
async function changeMark(endroll: RunningEndroll, key: SeasonKey, { model, random }: Tools): Promise<void> {
  const name = itemName('mark', seasonSubject(key));
  const before = model.items.get(name) ?? null;
  const tag = random.pick(TAGS);
  const left = before === null ? [] : tagsIn(before).filter((other) => other !== tag);
  const isAdded = random.chance(0.6);
  const mark = {
    note: `Note ${random.integer(1e9)}, with an ü and a 港`,
    isStarred: random.chance(0.5),
    isReviewed: random.chance(0.5),
    tags: isAdded ? [...left, tag] : left,
  };
  model.items = new Map(model.items).set(name, undefined);
  const { tags: _, ...rest } = mark;
  await endroll.mark(key, { ...rest, ...(isAdded ? { addTag: tag, removeTag: tag } : { removeTag: tag }) });
  model.items = new Map(model.items).set(name, itemText('mark', mark));
}

/** In the text of a mark. */
function tagsIn(text: string): readonly string[] {
  const [, , , tags] = JSON.parse(text) as readonly [string, boolean, boolean, readonly string[]];
  return tags;
}

/** A new content of a list, a search, or how far a series has been seen, or its end. */
function makeChange(random: Random): ItemChange {
  const kind = random.pick(['list', 'list', 'search', 'seen'] as const);
  const id = random.pick(IDS[kind]);
  if (random.chance(0.2)) return { kind, id, content: null };
  switch (kind) {
    case 'list': {
      const subjects = random.shuffled([...SEASONS.map(seasonSubject), 'person/1', 'person/2', 'tv/90001']);
      const name = `List ${random.integer(1e9)}, with an ü and a 港`;
      return { kind, id, content: { name, subjects: subjects.slice(0, random.integer(subjects.length)) } };
    }
    case 'search':
      return { kind, id, content: { name: `Search ${random.integer(1e9)}`, query: 'role:doctor ü' } };
    case 'seen':
      return { kind, id, content: { seasonNumber: random.integer(4), episodeNumber: random.integer(9) } };
  }
}

/**
 * Restores a backup made for it, beside what is there or in its place, and undoes that once in three times. The backup lists
 * seasons that have just been removed, and others, of which some have to be fetched.
 */
async function restore(endroll: RunningEndroll, { model, random, tally }: Tools): Promise<void> {
  const isWhole = (key: SeasonKey): boolean =>
    model.kept.get(keyText(key)) === true && !model.awaited.has(keyText(key));
  const keys = random.shuffled(SEASONS).slice(0, random.integer(4));
  const removed = keys.filter((key) => isWhole(key) && random.chance(0.8));
  for (const key of keys.filter((key) => !isWhole(key))) model.awaited.add(keyText(key));
  for (const key of removed) model.kept.set(keyText(key), undefined);
  await endroll.remove(removed);
  const changes = Array.from({ length: 1 + random.integer(6) }, () => makeChange(random));
  const others = changes.flatMap(({ kind, id, content }) =>
    content === null ? [] : [{ kind, id, content }],
  );
  const marks = random.shuffled(SEASONS).slice(0, 1 + random.integer(3));
  // Newer than all that is there.
  const changedAt = new Date(Date.now() + 1_000).toISOString();
  const made = [
    ...others,
    ...marks.map((key) => ({
      kind: 'mark' as const,
      id: seasonSubject(key),
      content: {
        note: `From a backup: ${random.integer(1e9)}`,
        isStarred: random.chance(0.5),
        isReviewed: false,
        tags: [random.pick(TAGS)],
      },
    })),
  ];
  const byName = new Map(made.map((item) => [itemName(item.kind, item.id), { ...item, changedAt }]));
  const items = [...byName.values()] as readonly OwnItem[];
  const texts = new Map([...byName].map(([name, { kind, content }]) => [name, itemText(kind, content)]));
  const before = model.items;
  const mode = random.pick(['merge', 'replace'] as const);
  model.restored = mode === 'replace' ? texts : new Map([...before, ...texts]);
  for (const key of keys) model.kept.set(keyText(key), undefined);
  const kept = keys.map((key) => ({ ...key, addedAt: changedAt }));
  const [format, version, settings] = [BACKUP_FORMAT, BACKUP_VERSION, {}];
  await endroll.restore(
    JSON.stringify({ format, version, createdAt: changedAt, madeBy: '', settings, items, kept }),
    mode,
  );
  model.items = model.restored;
  model.restored = null;
  for (const key of keys) model.kept.set(keyText(key), true);
  tally.count('restores of a backup, acknowledged before a kill');
  if (!random.chance(1 / 3)) return;
  model.restored = before;
  // What was removed before is removed again, unless it has come from TMDB in the meantime.
  for (const key of keys) model.kept.set(keyText(key), undefined);
  await endroll.undoRestore();
  model.items = before;
  model.restored = null;
}

/** Keeps the series whole from scratch, and records what its pack and the list say, until it is killed. */
async function keepPack({ page }: RunningEndroll, model: Model): Promise<void> {
  model.pack = undefined;
  const listed = (): Promise<readonly number[]> =>
    page.evaluate(async ({ seriesId }) => {
      const answered = await api.library.list();
      if (!answered.ok) throw new Error(JSON.stringify(answered.error));
      return (JSON.parse(answered.value) as readonly (SeasonKey & { readonly isWhole: boolean })[])
        .filter((entry) => entry.seriesId === seriesId && entry.isWhole)
        .map(({ seasonNumber }) => seasonNumber);
    }, PACK);
  const keys = (await listed()).map((seasonNumber) => ({ ...PACK, seasonNumber }));
  await page.evaluate(
    async ({ keys, pack }) => {
      await api.packs.cancel(pack);
      const removed = await api.library.remove({ keys });
      if (!removed.ok) throw new Error(JSON.stringify(removed.error));
      const started = await api.packs.start({ ...pack, seasonNumbers: null });
      if (!started.ok) throw new Error(JSON.stringify(started.error));
    },
    { keys, pack: PACK },
  );
  for (;;) {
    const kept = (await listed()).map((seasonNumber) => keyText({ ...PACK, seasonNumber }));
    const receipt = await page.evaluate(async ({ seriesId }) => {
      const answered = await api.packs.list();
      if (!answered.ok) throw new Error(JSON.stringify(answered.error));
      const packs = JSON.parse(answered.value) as readonly TripPack[];
      return packs.find((pack) => pack.seriesId === seriesId)?.receipt ?? null;
    }, PACK);
    model.pack = { kept: new Set(kept), receipt };
    await sleep(20);
  }
}

function makeByOlderVersion(folder: string): void {
  const library = openLibrary({ folder, clock: () => new Date(), maker: OLDER_MAKER });
  while (library.work());
  library.close();
}

/** What was acknowledged must be there, complete; from now on, what is there now counts. */
function compare(model: Model, { seasons, items, packs }: Kept, tally: Tally): void {
  for (const [text, season] of seasons) {
    const isAwaited = season.isLost && model.awaited.has(text);
    if (!isAwaited && (!season.isWhole || season.credits === null))
      throw new Error(`Season ${text} is there by half: ${JSON.stringify(season)}`);
  }
  for (const text of model.awaited) if (seasons.get(text)?.isLost !== true) model.awaited.delete(text);
  for (const [text, isKept] of model.kept) {
    if (isKept !== undefined && seasons.has(text) !== isKept) {
      throw new Error(isKept ? `Season ${text} is lost` : `Season ${text} was removed and is back`);
    }
    model.kept.set(text, seasons.has(text));
  }
  compareItems(model, items, tally);
  comparePack(model, { seasons, packs }, tally);
}

/** What the reader has made: if it was being restored, all of it as before or all of it as restored. */
function compareItems(model: Model, there: ReadonlyMap<string, string>, tally: Tally): void {
  const { items, restored } = model;
  // Whatever was wrong is told once.
  model.items = there;
  model.restored = null;
  const wrong = differencesOf(items, there);
  const wrongAsRestored = restored === null ? wrong : differencesOf(restored, there);
  if (wrong.length > 0 && wrongAsRestored.length > 0)
    throw new Error(`${restored === null ? '' : 'Restored by half: '}${wrong.join('; ')}`);
  tally.count('notes, lists and other items of the reader’s own, there after a kill', there.size);
  if (restored === null) return;
  tally.count(
    `restores of a backup that a kill ${wrong.length === 0 ? 'kept from beginning' : 'came after'}`,
  );
}

function differencesOf(expected: Items, there: ReadonlyMap<string, string>): readonly string[] {
  const names = new Set([...expected.keys(), ...there.keys()]);
  return [...names].flatMap((name) => {
    const text = expected.has(name) ? expected.get(name) : null;
    const found = there.get(name) ?? null;
    return text === undefined || text === found
      ? []
      : [`${name} is ${found ?? 'gone'}, not ${text ?? 'gone'}`];
  });
}

/** The pack, the seasons it has listed, and its receipt: those that it counts now must be the same. */
function comparePack(model: Model, { seasons, packs }: Pick<Kept, 'seasons' | 'packs'>, tally: Tally): void {
  const there = packs.find(({ seriesId }) => seriesId === PACK.seriesId) ?? null;
  const { pack } = model;
  if (pack !== undefined && pack !== null) {
    if (there === null) throw new Error('The trip pack is lost');
    for (const text of pack.kept)
      if (!seasons.has(text)) throw new Error(`Season ${text} of the trip pack is lost`);
    // Its receipt was counted again after the start, on what is really there.
    const count = (receipt: TripPackReceipt | null): string =>
      JSON.stringify({ ...receipt, checkedAt: null });
    if (pack.receipt !== null && count(pack.receipt) !== count(there.receipt))
      throw new Error(`The trip pack said ${count(pack.receipt)}, and now has ${count(there.receipt)}`);
    tally.count('seasons that a trip pack had listed, there after a kill', pack.kept.size);
    if (pack.receipt !== null) tally.count('receipts of trip packs that still held after a kill');
  }
  const kept = [...seasons.keys()].filter((text) => text.startsWith(`${PACK.seriesId}/`));
  model.pack = there === null ? null : { kept: new Set(kept), receipt: there.receipt };
}
