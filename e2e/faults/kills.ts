import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import type { Random } from '../tmdb-server/random.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';
import { keyText, RunningEndroll, startAndKill, type Kept } from './endroll.ts';
import type { Rounds, Tally } from './tally.ts';

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
}

/** Kills Endroll at random moments while it works, and checks each time that everything it had acknowledged is there. */
export async function killRounds(
  { from, to }: Rounds,
  { server, random, tally }: { readonly server: TmdbServer; readonly random: Random; readonly tally: Tally },
): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'endroll-faults-'));
  const place = { userData, server };
  const model: Model = { kept: new Map(), notes: new Map() };
  try {
    for (let round = from; round <= to; round += 1) {
      const moment = MOMENTS[(round - 1) % MOMENTS.length] ?? 'opening';
      await tally.round(`killed while ${moment}`, async () => {
        if (moment === 'starting') {
          await startAndKill(place, random.integer(3_000));
          return;
        }
        if (moment === 'making the library again') {
          // All that is derived from TMDB's answers.
          for (const end of ['', '-wal', '-shm'])
            await rm(join(userData, 'library', `index.db${end}`), { force: true });
          const making = await RunningEndroll.start(place);
          await sleep(random.integer(600));
          await making.kill();
          return;
        }
        const endroll = await RunningEndroll.start(place);
        let work: Promise<void> | undefined;
        try {
          compare(model, await endroll.read(SEASONS));
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
      const endroll = await RunningEndroll.start(place);
      try {
        compare(model, await endroll.read(SEASONS));
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
  if (moment === 'pack') await page.evaluate((key) => api.packs.start({ ...key, seasonNumbers: null }), PACK);
  for (;;) {
    const key = random.pick(SEASONS);
    const text = keyText(key);
    switch (moment) {
      case 'opening':
      case 'pack':
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
        model.notes.set(text, undefined);
        await endroll.writeNote(key, note);
        model.notes.set(text, note);
        break;
      }
    }
  }
}

/** What was acknowledged must be there, complete; from now on, what is there now counts. */
function compare(model: Model, { seasons, notes }: Kept): void {
  for (const [text, { credits, isWhole }] of seasons) {
    if (!isWhole || credits === null)
      throw new Error(
        `Season ${text} is there by half: ${isWhole ? 'whole' : 'not whole'}, ${credits} bytes`,
      );
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
}
