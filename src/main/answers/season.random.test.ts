import type { Credit } from '@shared/domain/credit.ts';
import { departmentRank } from '@shared/domain/departments.ts';
import { describe, expect, it } from 'vitest';
import { makeSeason } from './season.ts';
import {
  wireCast,
  wireCrew,
  wirePerson,
  wireSeason,
  type WireSeasonCredits,
  type WireSeasonDetails,
} from './test/wire-rows.ts';

/** Whole numbers from 0 up to `below`, the same for the same seed: a linear congruential generator. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Answers about one season in which credits repeat between regulars, guests and the aggregate, and in the crew, as they
 * please.
 */
function randomAnswers(seed: number): {
  readonly credits: WireSeasonCredits;
  readonly details: WireSeasonDetails;
} {
  const roll = dice(seed);
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: roll(most) }, make);
  const departments = ['Directing', 'Writing', 'Art', 'Sound', 'Made up'];
  const cast = () => {
    const number = roll(40);
    return wireCast(`id${number}`, { order: roll(6) * 100, ...wirePerson((number % 20) + 1) });
  };
  const crew = () => {
    const number = roll(40);
    const department = departments[roll(departments.length)] ?? null;
    return wireCrew(`crew${number}`, { department, ...wirePerson((number % 20) + 1) });
  };
  /** The numbers of some credits of a person. */
  const some = (person: number): number[] => many(3, () => person + 20 * roll(2));
  return {
    credits: { id: 1, cast: many(8, cast), crew: many(6, crew) },
    details: {
      id: 1,
      name: 'Season 1',
      episodes: many(8, () => ({
        id: 1,
        episode_number: roll(30),
        guest_stars: many(12, cast),
        crew: many(5, crew),
      })),
      aggregate_credits: {
        cast: many(20, () => {
          const person = roll(20);
          return {
            ...wirePerson(person + 1),
            order: roll(900),
            roles: some(person).map((id) => ({ credit_id: `id${id}`, episode_count: 1 + roll(9) })),
          };
        }),
        crew: many(10, () => {
          const person = roll(20);
          return {
            ...wirePerson(person + 1),
            department: 'Art',
            jobs: some(person).map((id) => ({
              credit_id: `crew${id}`,
              job: 'Painter',
              episode_count: 1 + roll(9),
            })),
          };
        }),
      },
    },
  };
}

const SEEDS = Array.from({ length: 300 }, (_, index) => index + 1);
const KEY = { seriesId: 1, seasonNumber: 1, language: 'en-US' };

describe('joining any answers', () => {
  function forEachSeed(
    check: (credits: readonly Credit[], answers: ReturnType<typeof randomAnswers>) => void,
  ): void {
    for (const seed of SEEDS) {
      const answers = randomAnswers(seed);
      check(makeSeason(KEY, wireSeason(answers)).season.credits, answers);
    }
  }

  it('gives each credit once, and loses and invents none', () => {
    forEachSeed((credits, { credits: season, details }) => {
      const ids = [
        ...season.cast.map((row) => row.credit_id),
        ...season.crew.map((row) => row.credit_id),
        ...details.episodes.flatMap((episode) =>
          [...(episode.guest_stars ?? []), ...(episode.crew ?? [])].map((row) => row.credit_id),
        ),
        ...(details.aggregate_credits?.cast ?? []).flatMap(({ roles }) =>
          (roles ?? []).map((role) => role.credit_id),
        ),
        ...(details.aggregate_credits?.crew ?? []).flatMap(({ jobs }) =>
          (jobs ?? []).map((job) => job.credit_id),
        ),
      ];
      expect(credits.map(({ creditId }) => creditId).sort()).toEqual([...new Set(ids)].sort());
    });
  });

  it('calls exactly those regulars that the season’s own cast lists', () => {
    forEachSeed((credits, { credits: season }) => {
      const regulars = credits.filter(({ kind }) => kind === 'regular').map(({ creditId }) => creditId);
      expect(regulars.sort()).toEqual([...new Set(season.cast.map((row) => row.credit_id))].sort());
    });
  });

  it('puts regulars before guests before crew, each in its order', () => {
    const kinds: readonly Credit['kind'][] = ['regular', 'guest', 'crew'];
    forEachSeed((credits) => {
      credits.slice(1).forEach((credit, index) => {
        const before = credits[index]!;
        expect(kinds.indexOf(before.kind)).toBeLessThanOrEqual(kinds.indexOf(credit.kind));
        if (before.kind !== credit.kind) return;
        if (credit.kind === 'regular') expect(before.order).toBeLessThanOrEqual(credit.order ?? -1);
        if (credit.kind === 'guest')
          expect(before.episodeCount).toBeGreaterThanOrEqual(credit.episodeCount ?? 99);
        if (credit.kind === 'crew') {
          expect(departmentRank(before.department)).toBeLessThanOrEqual(departmentRank(credit.department));
        }
      });
    });
  });

  it('lists episode numbers ascending and each once', () => {
    forEachSeed((credits) => {
      for (const { episodeNumbers } of credits) {
        expect(episodeNumbers).toEqual([...new Set(episodeNumbers)].sort((a, b) => a - b));
      }
    });
  });
});
