import type { Credit } from '@shared/domain/credit.ts';
import type { SeasonCredits, Series } from '@shared/domain/season.ts';
import { describe, expect, it, vi } from 'vitest';
import { makeSeason } from './season.ts';
import { makeSearchPage, makeSeries } from './series.ts';
import { answerFiles, type AnswerFile } from './test/answer-files.ts';
import { wireSeason, type Wire } from './test/wire-rows.ts';

// Each takes seasons of hundreds of credits apart 250 times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 });

/**
 * Recorded and made-up answers with one row spoilt, at places that a fixed dice has chosen: everything else must still
 * be there.
 */

/** Whole numbers from 0 up to `below`, the same for the same seed: a linear congruential generator. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WRONG: readonly unknown[] = [null, undefined, 7, -1.5, '12', 'x', true, [], {}, [null], { id: 1 }];

interface Spoilt {
  readonly json: Wire;
  /** The row as it was. */
  readonly row: Wire;
  /** What was done to it, for the message. */
  readonly how: string;
}

/** Spoils one row of one of the lists of an answer: the row itself, or one of its fields, or it comes twice. */
function spoil(json: Wire, roll: (below: number) => number): Spoilt | null {
  const copy = structuredClone(json) as Record<string, unknown>;
  const lists = listsIn(copy, '').filter(({ rows }) => rows.length > 0);
  if (lists.length === 0) return null;
  const { rows, path } = lists[roll(lists.length)]!;
  const index = roll(rows.length);
  const row = structuredClone(rows[index]) as Wire;
  const wrong = WRONG[roll(WRONG.length)];
  const place = `${path}.${index}`;
  switch (roll(4)) {
    case 0:
      rows[index] = wrong;
      return { json: copy, row, how: `${place} is ${JSON.stringify(wrong)}` };
    case 1:
      rows.splice(roll(rows.length + 1), 0, structuredClone(row));
      return { json: copy, row, how: `${place} comes twice` };
    default: {
      if (typeof row !== 'object') return null;
      const names = Object.keys(row);
      const name = names[roll(names.length)]!;
      (rows[index] as Record<string, unknown>)[name] = wrong;
      return { json: copy, row, how: `${place}.${name} is ${JSON.stringify(wrong)}` };
    }
  }
}

/** Every list of rows, however deep. */
function listsIn(
  value: unknown,
  path: string,
): readonly { readonly rows: unknown[]; readonly path: string }[] {
  if (Array.isArray(value)) {
    const inner = value.flatMap((row: unknown, index) => listsIn(row, `${path}.${index}`));
    return [{ rows: value as unknown[], path }, ...inner];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, own]) => listsIn(own, `${path}.${name}`));
}

const SEEDS = Array.from({ length: 250 }, (_, index) => index + 1);

function forEachSpoilt(
  files: readonly AnswerFile[],
  check: (spoilt: Spoilt, json: Wire, name: string) => void,
): void {
  const parsed = files.map(({ name, body }) => ({ name, json: JSON.parse(body) as Wire }));
  for (const seed of SEEDS) {
    const roll = dice(seed);
    const { name, json } = parsed[roll(parsed.length)]!;
    const spoilt = spoil(json, roll);
    if (spoilt !== null) check(spoilt, json, `${name}: ${spoilt.how} (seed ${seed})`);
  }
}

describe('a season with one row spoilt', () => {
  function make(json: Wire): SeasonCredits {
    const own = json['credits'] ?? { cast: json['cast'] ?? [], crew: json['crew'] ?? [] };
    const bodies = wireSeason({
      credits: { id: json['id'], ...(own as Wire) },
      details: 'episodes' in json ? json : null,
    });
    return makeSeason({ seriesId: 1, seasonNumber: 1, language: 'en-US' }, bodies).season;
  }

  /** Every credit id in a row, also of the roles or episodes in it. */
  function idsIn(value: unknown): readonly string[] {
    if (Array.isArray(value)) return value.flatMap(idsIn);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, own]) =>
      name === 'credit_id' ? [String(own)] : idsIn(own),
    );
  }

  const core = ({ kind, person, character, job, department }: Credit): object => ({
    kind,
    personId: person.personId,
    name: person.name,
    character,
    job,
    department,
  });

  it('still has everybody else, as they were, and throws nothing', () => {
    forEachSpoilt(answerFiles(/^season(-credits)?_/u), ({ json, row }, whole, message) => {
      const touched = new Set(idsIn(row));
      const before = make(whole).credits.filter(({ creditId }) => !touched.has(creditId));
      const after = new Map(make(json).credits.map((credit) => [credit.creditId, credit]));
      for (const credit of before) {
        const found = after.get(credit.creditId);
        expect(found === undefined ? null : core(found), `${message}, ${credit.creditId}`).toEqual(
          core(credit),
        );
      }
      // What was spoilt may be there as it was, by another list that has it, and by the id that it was given.
      expect(after.size, message).toBeLessThanOrEqual(before.length + touched.size + 1);
    });
  });

  it('still has every other episode, each number once, and every credit once', () => {
    forEachSpoilt(answerFiles(/^season_/u), ({ json, row }, whole, message) => {
      const { episodes, credits } = make(json);
      const numbers = episodes.map(({ episodeNumber }) => episodeNumber);
      expect(new Set(numbers).size, message).toBe(numbers.length);
      expect(new Set(credits.map(({ creditId }) => creditId)).size, message).toBe(credits.length);
      const others = make(whole).episodes.filter(
        ({ episodeNumber }) => episodeNumber !== row['episode_number'],
      );
      expect(numbers, message).toEqual(
        expect.arrayContaining(others.map(({ episodeNumber }) => episodeNumber)),
      );
    });
  });

  it('lists what it had to leave out, which is one row or what stood in it', () => {
    let count = 0;
    forEachSpoilt(answerFiles(/^season_/u), ({ json }, whole, message) => {
      expect(make(whole).leftOut, message).toEqual([]);
      count += make(json).leftOut.length;
    });
    expect(count).toBeGreaterThan(0);
  });
});

it('a series with one row spoilt still has every other season, creator, genre and network', () => {
  const make = (json: Wire): Series => makeSeries({ series: JSON.stringify(json), english: null });
  const parts = (series: Series): readonly (string | number)[] => [
    ...series.seasons.map(({ seasonNumber }) => `season ${seasonNumber}`),
    ...series.creators.map(({ personId }) => `creator ${personId}`),
    ...series.genres.map((name) => `genre ${name}`),
    ...series.networks.map((name) => `network ${name}`),
  ];
  forEachSpoilt(answerFiles(/^tv_/u), ({ json }, whole, message) => {
    const after = parts(make(json));
    expect(new Set(after).size, message).toBe(after.length);
    expect(parts(make(whole)).filter((part) => !after.includes(part)).length, message).toBeLessThanOrEqual(1);
  });
});

it('a search with one row spoilt still has every other result, each once', () => {
  const ids = (json: Wire): readonly number[] =>
    makeSearchPage(JSON.stringify(json)).results.map(({ seriesId }) => seriesId);
  forEachSpoilt(answerFiles(/^search-tv_/u), ({ json }, whole, message) => {
    const after = ids(json);
    expect(new Set(after).size, message).toBe(after.length);
    expect(ids(whole).filter((id) => !after.includes(id)).length, message).toBeLessThanOrEqual(1);
  });
});
