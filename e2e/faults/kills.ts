import '../../bench/shared-alias.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import type { TripPack, TripPackReceipt } from '../../src/shared/domain/trip-pack.ts';
import type { Random } from '../tmdb-server/random.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';
import { keyText, RunningEndroll, startAndKill, type Kept } from './endroll.ts';
import type { Rounds, Tally } from './tally.ts';

const { Library } = await import('../../src/main/library/library.ts');
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
  'making the library again',
  'quitting',
  'starting',
] as const;

/** What Endroll has acknowledged as done; `undefined` for what it was doing when it was killed. */
interface Model {
  readonly kept: Map<string, boolean | undefined>;
  readonly notes: Map<string, string | undefined>;
  readonly stars: Map<string, boolean | undefined>;
  pack: AcknowledgedPack | null | undefined;
}

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
  const model: Model = { kept: new Map(), notes: new Map(), stars: new Map(), pack: null };
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
        try {
          compare(model, await endroll.read(SEASONS), tally);
          work = act(endroll, moment, model, random).catch(() => undefined);
          await sleep(random.integer(moment === 'quitting' ? 400 : 1_500));
        } finally {
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
  model: Model,
  random: Random,
): Promise<void> {
  const { page } = endroll;
  if (moment === 'quitting') {
    await endroll.quit();
    return;
  }
  if (moment === 'pack') {
    // Beside it, the reader opens other seasons.
    await Promise.all([keepPack(endroll, model), act(endroll, 'opening', model, random)]);
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
        break;
      case 'refreshing': {
        if (model.kept.get(text) !== true) model.kept.set(text, undefined);
        const refreshed = await page.evaluate((key) => api.seasons.refresh(key), key);
        if (refreshed.ok) model.kept.set(text, true);
        break;
      }
      case 'removing': {
        model.kept.set(text, undefined);
        const removed = await page.evaluate((key) => api.library.remove({ keys: [key] }), key);
        if (removed.ok) model.kept.set(text, false);
        break;
      }
      case 'notes': {
        const note = `Note ${random.integer(1e9)}, with an ü and a 港`;
        const isStarred = random.chance(0.5);
        model.notes.set(text, undefined);
        model.stars.set(text, undefined);
        await endroll.mark(key, { note, isStarred });
        model.notes.set(text, note);
        model.stars.set(text, isStarred);
        break;
      }
    }
  }
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
  const library = new Library({ folder, clock: () => new Date(), maker: OLDER_MAKER });
  while (library.work());
  library.close();
}

/** What was acknowledged must be there, complete; from now on, what is there now counts. */
function compare(model: Model, { seasons, notes, stars, packs }: Kept, tally: Tally): void {
  for (const [text, season] of seasons) {
    if (!season.isWhole || season.credits === null)
      throw new Error(`Season ${text} is there by half: ${JSON.stringify(season)}`);
  }
  for (const [text, isKept] of model.kept) {
    if (isKept !== undefined && seasons.has(text) !== isKept) {
      throw new Error(isKept ? `Season ${text} is lost` : `Season ${text} was removed and is back`);
    }
    model.kept.set(text, seasons.has(text));
  }
  for (const [text, note] of model.notes) {
    const there = notes.get(text) ?? '';
    if (note !== undefined && there !== note) throw new Error(`The note of ${text} is lost: ${there}`);
    model.notes.set(text, there);
  }
  for (const [text, isStarred] of model.stars) {
    if (isStarred !== undefined && stars.has(text) !== isStarred)
      throw new Error(`The star of ${text} is ${isStarred ? 'lost' : 'back'}`);
    model.stars.set(text, stars.has(text));
  }
  comparePack(model, { seasons, packs }, tally);
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
