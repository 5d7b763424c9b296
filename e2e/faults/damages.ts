import { cpSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import type { Random } from '../tmdb-server/random.ts';
import type { TmdbServer } from '../tmdb-server/server.ts';
import { keyText, RunningEndroll, type Kept } from './endroll.ts';
import type { Rounds, Tally } from './tally.ts';

const SEASONS: readonly SeasonKey[] = [1, 2, 3, 4].map((seasonNumber) => ({
  seriesId: 90007,
  seasonNumber,
  language: 'en-US',
}));

const DAMAGES = ['cut', 'flipped', 'emptied', 'deleted', 'a folder in its place'] as const;

/** Endroll's own files; the rest of the folder is Chromium's. */
const OURS = /^(?:library[/\\].+|(?:settings|recents|languages|token)\.json)$/u;
/** What TMDB has answered. Nothing on this disk can restore it, so whatever is lost must be named. */
const ANSWERS = /^library[/\\]answers/u;
const OWN = /^library[/\\]own(?:-copies[/\\].*)?(?:\.db)?$/u;

/** Files whose damage is always reported at the start, and how. */
const WORDS: Readonly<Record<string, string>> = {
  'library/own.db': 'The library file was damaged.',
  'settings.json': 'The settings file was damaged.',
  'recents.json': 'The list of recent seasons was damaged.',
};

/** A file that Endroll must recognize as damaged. */
interface Unusable {
  readonly name: string;
  readonly words: string;
  /** The damaged file must be kept beside the new one. */
  readonly isThere: boolean;
}

/** Damages each file of a complete profile, and pairs of them, and checks that everything that can be saved is saved. */
export async function damageRounds(
  { from, to }: Rounds,
  { server, random, tally }: { readonly server: TmdbServer; readonly random: Random; readonly tally: Tally },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'endroll-faults-'));
  const model = join(folder, 'model');
  try {
    const expected = await makeModel(model, server);
    const files = await filesOf(model);
    const [first = ''] = files;
    for (let round = from; round <= to; round += 1) {
      // Each file with each damage in turn, then pairs.
      const isPair = round > files.length * DAMAGES.length || random.chance(0.25);
      const damage = random.pick(DAMAGES);
      const damaged = [files[(round - 1) % files.length] ?? first, ...(isPair ? [random.pick(files)] : [])];
      const names = [...new Set(damaged)];
      await tally.round(`${isPair ? 'two files' : 'one file'}: ${damage}`, async () => {
        const userData = join(folder, `round-${round}`);
        await cp(model, userData, { recursive: true });
        const spoilt: string[] = [];
        for (const name of names) if (await spoil(join(userData, name), damage, random)) spoilt.push(name);
        const unusable = await findUnusable(userData, spoilt, damage);
        try {
          await look(userData, { expected, names, files, unusable, tally });
        } catch (error) {
          throw new Error(`${names.join(' and ')} ${damage}: ${String(error)}`, { cause: error });
        } finally {
          for (const left of [userData, `${userData}.damaged`])
            await rm(left, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
        }
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Look {
  readonly expected: Kept;
  readonly names: readonly string[];
  readonly files: readonly string[];
  readonly unusable: readonly Unusable[];
  readonly tally: Tally;
}

/**
 * Starts on a damaged profile twice, without a network: what the first start has saved must be there at the second. Damaged
 * files must be reported and kept aside.
 */
async function look(userData: string, { expected, names, files, unusable, tally }: Look): Promise<void> {
  const mayLoseAnswers = names.some((name) => ANSWERS.test(name));
  const mayLoseNotes = files.filter((name) => OWN.test(name)).every((name) => names.includes(name));
  const asDamaged = `${userData}.damaged`;
  await cp(userData, asDamaged, { recursive: true });
  const restore = (): void => {
    rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    cpSync(asDamaged, userData, { recursive: true });
  };
  for (const time of ['first', 'second']) {
    const endroll = await RunningEndroll.start(
      { userData, server: null },
      time === 'first' ? restore : undefined,
    );
    try {
      // Watched from the start: a message disappears after some seconds.
      const said = Promise.all(
        (time === 'first' ? unusable : []).map(({ words }) => endroll.expectSaid(words)),
      );
      const [kept] = await Promise.all([endroll.read(SEASONS), said]);
      for (const [text, { credits }] of expected.seasons) {
        const season = kept.seasons.get(text);
        if (season?.credits === credits) continue;
        if (!mayLoseAnswers || season === undefined) {
          throw new Error(`season ${text} is lost at the ${time} start`);
        }
        tally.count('seasons whose answers were damaged, named as lost');
      }
      for (const [text, note] of expected.notes) {
        if (kept.notes.get(text) === note) continue;
        if (!mayLoseNotes) throw new Error(`the note of ${text} is lost at the ${time} start`);
        tally.count('notes of which every copy was damaged');
      }
      if (time === 'first') tally.count('damages told in the right words', unusable.length);
    } finally {
      await endroll.quit();
    }
  }
  const all = await readdir(userData, { recursive: true });
  for (const { name, isThere } of unusable) {
    if (!isThere) continue;
    const aside = name.replace(/\.[^.]+$/u, '.damaged-');
    if (!all.some((file) => file.split(sep).join('/').startsWith(aside)))
      throw new Error('it was not kept aside');
    tally.count('damaged files kept aside');
  }
}

/** A profile with seasons, notes and settings, from an Endroll that was quit normally twice. */
async function makeModel(userData: string, server: TmdbServer): Promise<Kept> {
  await mkdir(userData, { recursive: true });
  const first = await RunningEndroll.start({ userData, server });
  for (const key of SEASONS) {
    await first.keep(key);
    await first.writeNote(key, `A note on ${keyText(key)}`);
  }
  await first.page.evaluate(async () => {
    await api.settings.update({ density: 'compact' });
    await api.recents.add({ address: 'endroll://tv/90002/season/1', title: 'Season 1' });
    await api.languages.list();
  });
  await first.quit();
  const second = await RunningEndroll.start({ userData, server: null });
  const kept = await second.read(SEASONS);
  await second.quit();
  return kept;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => OURS.test(name))
    .map((name) => name.split(sep).join('/'))
    .sort();
}

/** The damaged files that cannot be used as they are. Other damage cannot be detected, such as eight bytes in free space. */
async function findUnusable(
  userData: string,
  names: readonly string[],
  damage: (typeof DAMAGES)[number],
): Promise<readonly Unusable[]> {
  const hasCopies = !names.some((name) => name.startsWith('library/own-copies'));
  const unusable: Unusable[] = [];
  for (const name of names) {
    const words = WORDS[name];
    if (words === undefined) continue;
    const isThere = damage !== 'deleted';
    const isDatabase = name.endsWith('.db');
    // A missing or empty database is a new one, unless there is a copy of it.
    const isNoticed = isDatabase
      ? damage === 'cut' || damage === 'a folder in its place' || (hasCopies && damage !== 'flipped')
      : isThere && !(await isJson(join(userData, name)));
    if (isNoticed) unusable.push({ name, words, isThere });
  }
  return unusable;
}

async function isJson(file: string): Promise<boolean> {
  try {
    JSON.parse(await readFile(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** False when the damage lost nothing: the end of a page of a database may be empty. */
async function spoil(file: string, damage: (typeof DAMAGES)[number], random: Random): Promise<boolean> {
  const bytes = await readFile(file);
  switch (damage) {
    case 'cut': {
      const length = random.integer(Math.max(1, bytes.length));
      await truncate(file, length);
      return bytes.subarray(length).some((byte) => byte !== 0);
    }
    case 'flipped': {
      const at = random.integer(Math.max(1, bytes.length - 8));
      for (let offset = at; offset < Math.min(at + 8, bytes.length); offset += 1) {
        bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
      }
      await writeFile(file, bytes);
      return true;
    }
    case 'emptied':
      await truncate(file, 0);
      return true;
    case 'deleted':
      await rm(file);
      return true;
    case 'a folder in its place':
      await rm(file);
      await mkdir(file);
      return true;
  }
}
