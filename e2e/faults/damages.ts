import { cpSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SeasonKey } from '../../src/shared/domain/season.ts';
import { seasonSubject } from '../../src/shared/domain/yours.ts';
import type { Result } from '../../src/shared/result.ts';
import { en } from '../../src/shared/text/en.ts';
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
type Damage = (typeof DAMAGES)[number];

/** Endroll's own files; the rest of the folder is Chromium's. */
const OURS = /^(?:library[/\\].+|(?:settings|recents|languages|token|proxy-logins)\.json)$/u;
const OWN = 'library/own.db';
const INDEX = 'library/index.db';
const isCopyOfOwn = (name: string): boolean => name.startsWith('library/own-copies/');

/** What the reader is told: that a small file was damaged, by its name, and two things about the reader's own data. */
const { fileRepaired } = en.trouble;
const isStore = (name: string): name is keyof typeof fileRepaired => name in fileRepaired;
const { notices } = en.library;
/** Up to the date. */
const beginningOf = (text: (date: string) => string): string => text('\0').split('\0')[0] ?? '';
const OWN_NOTICES = {
  damaged: { restored: beginningOf(notices['own-damaged-restored']), lost: notices['own-damaged'] },
  missing: { restored: beginningOf(notices['own-missing-restored']), lost: notices['own-missing'] },
} as const;
/** The texts that stand for damage, as far as they are always the same. */
const WORDS = [
  ...Object.values(fileRepaired),
  ...Object.values(OWN_NOTICES).flatMap((words) => Object.values(words)),
];

/** What must come of damage to one file. */
interface Expected {
  readonly name: string;
  /** One of these is said. */
  readonly words: readonly string[];
  /** `maybe`: eight bytes may have flipped where nothing is, which nobody can notice. */
  readonly isSaid: true | 'maybe';
  /** If it is said, the damaged file is kept beside the new one. */
  readonly isKeptAside: boolean;
}

/**
 * Damages each file of a complete profile in each way, then each pair of them, and checks that everything that can be saved is
 * saved, and that what is said is right.
 */
export async function damageRounds(
  { from, to }: Rounds,
  { server, random, tally }: { readonly server: TmdbServer; readonly random: Random; readonly tally: Tally },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'endroll-faults-'));
  const model = join(folder, 'model');
  try {
    const kept = await makeModel(model, server, tally);
    const files = await filesOf(model);
    for (let round = from; round <= to; round += 1) {
      const { names, damage } = planOf(round - 1, files);
      await tally.round(`${names.length === 1 ? 'one file' : 'two files'}: ${damage}`, async () => {
        const userData = join(folder, `round-${round}`);
        await cp(model, userData, { recursive: true });
        const spoilt: string[] = [];
        const isLeft = (name: string): boolean => !names.includes(name);
        for (const name of names) if (await spoil(join(userData, name), damage, random)) spoilt.push(name);
        const expected = await expectedOf(userData, { names, spoilt, files, damage });
        try {
          const saved = names.includes(OWN) ? marksIn(model, files.filter(isCopyOfOwn).filter(isLeft)) : null;
          await look(userData, { kept, names, saved, expected, tally });
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

/** What is damaged in a round, counted from 0: first each file in each way, then each pair, the ways in turn. */
function planOf(
  round: number,
  files: readonly string[],
): { readonly names: readonly string[]; readonly damage: Damage } {
  const damage = (turn: number): Damage => DAMAGES[turn % DAMAGES.length] ?? 'cut';
  const turn = Math.floor(round / files.length);
  const [first = ''] = files;
  if (turn < DAMAGES.length) {
    const file = round % files.length;
    return { names: [files[file] ?? first], damage: damage(file + turn) };
  }
  const pairs = files.flatMap((one, index) => files.slice(index + 1).map((other) => [one, other]));
  const pair = round - files.length * DAMAGES.length;
  const names = pairs[pair % pairs.length] ?? [first];
  return { names, damage: damage(pair + Math.floor(pair / pairs.length)) };
}

interface Look {
  /** What an undamaged profile gives. */
  readonly kept: Profile;
  readonly names: readonly string[];
  /** The subjects of the marks in the copies that are left; `null` if own.db itself is. */
  readonly saved: ReadonlySet<string> | null;
  readonly expected: readonly Expected[];
  readonly tally: Tally;
}

/**
 * Starts on a damaged profile twice, without a network: what the first start has saved must be there at the second. Damaged
 * files must be reported, in the words for each of them and no others, and kept aside.
 */
async function look(userData: string, { kept, names, saved, expected, tally }: Look): Promise<void> {
  const asDamaged = `${userData}.damaged`;
  await cp(userData, asDamaged, { recursive: true });
  const restore = (): void => {
    rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    cpSync(asDamaged, userData, { recursive: true });
  };
  for (const time of ['first', 'second']) {
    const endroll = await RunningEndroll.start(
      { userData, server: null },
      tally,
      time === 'first' ? restore : undefined,
    );
    try {
      const there = await readProfile(endroll);
      tally.count(
        'library processes that died of the damage, and were started again',
        there.library.restarts,
      );
      compare(there, { kept, names, saved, time, tally });
      if (time === 'first') await compareWords(endroll, userData, { expected, tally });
    } finally {
      await endroll.quit();
    }
  }
}

/** Only what every copy of was damaged may be missing. */
function compare(
  there: Profile,
  { kept, names, saved, time, tally }: Omit<Look, 'expected'> & { readonly time: string },
): void {
  // A page is in the index, and its answers are in a file of their own. Only the loss of both is the loss of that season.
  const mayLose = (text: string): boolean => {
    const [seriesId = '', seasonNumber = ''] = text.split('/');
    const answers = `library/answers/${seriesId}/season-${seasonNumber}.`;
    return names.includes(INDEX) && names.some((name) => name.startsWith(answers));
  };
  for (const [text, { credits }] of kept.library.seasons) {
    const season = there.library.seasons.get(text);
    if (season?.credits === credits) continue;
    if (!mayLose(text) || season === undefined)
      throw new Error(`season ${text} is lost at the ${time} start: ${JSON.stringify(season)}`);
    if (!season.isLost) throw new Error(`season ${text} is not named as lost at the ${time} start`);
    tally.count('seasons whose answers were damaged, named as lost');
  }
  for (const key of SEASONS) {
    const text = keyText(key);
    if (there.library.notes.get(text) === kept.library.notes.get(text) && there.library.stars.has(text))
      continue;
    if (saved === null || saved.has(seasonSubject(key)))
      throw new Error(`note or star of ${text} is lost at the ${time} start`);
    tally.count('notes of which every copy was damaged');
  }
  for (const name of ['settings', 'recents', 'languages'] as const) {
    if (names.includes(`${name}.json`)) continue;
    const [was, is] = [JSON.stringify(kept[name]), JSON.stringify(there[name])];
    if (was !== is) throw new Error(`${name} are ${is} instead of ${was} at the ${time} start`);
  }
}

/** The subjects of the marks in some copies of own.db, which are not damaged. A mark is written as a whole. */
function marksIn(folder: string, copies: readonly string[]): ReadonlySet<string> {
  const marks = copies.flatMap((name) => {
    const copy = new DatabaseSync(join(folder, name), { readOnly: true });
    try {
      return copy
        .prepare("SELECT id FROM item WHERE kind = 'mark'")
        .all()
        .map(({ id }) => String(id));
    } finally {
      copy.close();
    }
  });
  return new Set(marks);
}

/** What is said about damage, and what is kept aside, at the first start. */
async function compareWords(
  endroll: RunningEndroll,
  userData: string,
  { expected, tally }: Pick<Look, 'expected' | 'tally'>,
): Promise<void> {
  const certain = expected.filter(({ isSaid, words }) => isSaid === true && words.length === 1);
  const said = await endroll.problemsSaid(certain.flatMap(({ words }) => words));
  const isWordOf = (text: string, words: readonly string[]): boolean =>
    words.some((word) => text.includes(word));
  const stray = said.find(
    (text) => isWordOf(text, WORDS) && !expected.some(({ words }) => isWordOf(text, words)),
  );
  if (stray !== undefined) throw new Error(`“${stray}” is said, although nothing of the kind was damaged`);
  const all = (await readdir(userData, { recursive: true })).map((file) => file.split(sep).join('/'));
  for (const { name, words, isSaid, isKeptAside } of expected) {
    const isTold = said.some((text) => isWordOf(text, words));
    if (!isTold && isSaid === true) throw new Error(`nothing says “${words.join('” or “')}”`);
    if (isTold) tally.count('damages told in the right words');
    const isAside = all.some((file) => file.startsWith(name.replace(/\.[^.]+$/u, '.damaged-')));
    if (isTold && isKeptAside && !isAside) throw new Error(`${name} was not kept aside`);
    if (!isTold && isAside) throw new Error(`${name} was put aside, and nobody was told`);
    if (isTold && isKeptAside) tally.count('damaged files kept aside');
  }
}

/** What a profile gives. */
interface Profile {
  readonly library: Kept;
  readonly settings: string;
  readonly recents: unknown;
  readonly languages: readonly string[];
}

/** Reads everything, so that every file has been read. */
async function readProfile(endroll: RunningEndroll): Promise<Profile> {
  const library = await endroll.read(SEASONS, 2);
  const rest = await endroll.page.evaluate(async () => {
    const value = <T>(answered: Result<T, unknown>): T => {
      if (!answered.ok) throw new Error(JSON.stringify(answered.error));
      return answered.value;
    };
    await api.token.status();
    await api.network.proxyLogin();
    return {
      settings: value(await api.settings.get()).density,
      recents: value(await api.recents.list()),
      languages: value(await api.languages.list()),
    };
  });
  return { library, ...rest };
}

/** A profile with everything that is kept, from an Endroll that was quit normally twice. */
async function makeModel(userData: string, server: TmdbServer, tally: Tally): Promise<Profile> {
  await mkdir(userData, { recursive: true });
  // As from a computer with a keyring: no test has one, and so it cannot be opened.
  const sealed = JSON.stringify({ backend: 'gnome_libsecret', ciphertext: 'bm90IHRvIGJlIG9wZW5lZA==' });
  for (const name of ['token', 'proxy-logins']) await writeFile(join(userData, `${name}.json`), sealed);
  const first = await RunningEndroll.start({ userData, server }, tally);
  for (const key of SEASONS) {
    await first.keep(key);
    await first.mark(key, { note: `A note on ${keyText(key)}`, isStarred: true });
  }
  await first.page.evaluate(async () => {
    await api.settings.update({ density: 'compact' });
    await api.recents.add({
      address: 'endroll://tv/90002/season/1',
      title: 'Season 1',
      fetchedAt: new Date().toISOString(),
    });
    await api.languages.list();
  });
  await first.quit();
  const second = await RunningEndroll.start({ userData, server: null }, tally);
  const kept = await readProfile(second);
  await second.quit();
  return kept;
}

/** The short version damages the first few. */
function rank(name: string): number {
  const at = [OWN, 'settings.json', 'recents.json', INDEX].indexOf(name);
  return at === -1 ? 4 : at;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => OURS.test(name))
    .map((name) => name.split(sep).join('/'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What must be said about the damaged files, and kept of them. Nothing is said about what is made again from answers. */
async function expectedOf(
  userData: string,
  {
    names,
    spoilt,
    files,
    damage,
  }: Pick<Look, 'names'> & {
    readonly spoilt: readonly string[];
    readonly files: readonly string[];
    readonly damage: Damage;
  },
): Promise<readonly Expected[]> {
  const isThere = damage !== 'deleted';
  const expected: Expected[] = [];
  for (const name of names) {
    const store = name.replace(/\.json$/u, '');
    if (isStore(store) && isThere && !(await isObject(join(userData, name)))) {
      expected.push({ name, words: [fileRepaired[store]], isSaid: true, isKeptAside: true });
    } else if (name === OWN) {
      const copies = files.filter(isCopyOfOwn);
      // A copy of which nothing is lost is as good as before; whether one with flipped bytes is, depends on the place.
      const hasCopy = copies.some((copy) => !names.includes(copy));
      const isCopySpoilt = copies.every((copy) => spoilt.includes(copy)) && damage !== 'flipped';
      const { restored, lost } = OWN_NOTICES[isThere ? 'damaged' : 'missing'];
      expected.push({
        name,
        words: hasCopy ? [restored] : isCopySpoilt ? [lost] : [restored, lost],
        isSaid: spoilt.includes(name) && damage !== 'flipped' ? true : 'maybe',
        isKeptAside: isThere,
      });
    }
  }
  return expected;
}

/** Whether a file is JSON of the one kind that is written. */
async function isObject(file: string): Promise<boolean> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof content === 'object' && content !== null && !Array.isArray(content);
  } catch {
    return false;
  }
}

/** False when the damage lost nothing: the end of a page of a database may be empty. */
async function spoil(file: string, damage: Damage, random: Random): Promise<boolean> {
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
