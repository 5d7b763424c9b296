import { describe, expect, it } from 'vitest';
import { Catalogue } from '../catalogue.ts';
import type { SeasonCredits, SeasonDetails } from '../wire.ts';
import { missingPortrait } from './odd-series.ts';
import type { SeasonRecord } from './series-entry.ts';
import { addStandardSeries, seriesIds } from './standard-series.ts';

interface Season extends Required<SeasonRecord> {
  readonly seriesId: number;
  readonly number: number;
}

function standardCatalogue(): Catalogue {
  const catalogue = new Catalogue();
  addStandardSeries(catalogue);
  return catalogue;
}

function seasonsOf(catalogue: Catalogue): readonly Season[] {
  return catalogue.seriesIds.flatMap((seriesId) =>
    [...(catalogue.entry(seriesId)?.seasons.keys() ?? [])].flatMap((number) => {
      const season = catalogue.season(seriesId, number);
      return season ? [{ ...season, seriesId, number }] : [];
    }),
  );
}

function rowsOf({ credits, details }: { credits: SeasonCredits; details: SeasonDetails }) {
  const guests = details.episodes.flatMap(({ guest_stars }) => guest_stars);
  const episodeCrew = details.episodes.flatMap(({ crew }) => crew);
  return { guests, episodeCrew, all: [...credits.cast, ...credits.crew, ...guests, ...episodeCrew] };
}

function sum(counts: readonly { readonly episode_count: number }[]): number {
  return counts.reduce((total, { episode_count }) => total + episode_count, 0);
}

const catalogue = standardCatalogue();
const seasons = seasonsOf(catalogue);

it('made the same series twice', () => {
  expect(seasonsOf(standardCatalogue())).toEqual(seasons);
  const again = standardCatalogue();
  expect(again.seriesIds.map((id) => again.series(id))).toEqual(
    catalogue.seriesIds.map((id) => catalogue.series(id)),
  );
});

describe('an aggregate', () => {
  it('has every regular, with all episodes and the same order', () => {
    for (const { credits, aggregate, details } of seasons) {
      for (const { credit_id, id } of credits.cast) {
        const member = aggregate.cast.find((row) => row.id === id);
        const role = member?.roles.find((row) => row.credit_id === credit_id);
        expect(role?.episode_count).toBe(details.episodes.length);
        expect(credits.cast.filter((row) => row.id === id).map(({ order }) => order)).toContain(
          member?.order,
        );
      }
    }
  });

  it('has nearly all guests, and nobody who is neither guest nor regular', () => {
    const guestIds = seasons.map((season) => new Set(rowsOf(season).guests.map(({ id }) => id)));
    let guests = 0;
    let counted = 0;
    seasons.forEach(({ credits, aggregate }, index) => {
      const inAggregate = new Set(aggregate.cast.map(({ id }) => id));
      const here = guestIds[index] ?? new Set();
      guests += here.size;
      counted += [...here].filter((id) => inAggregate.has(id)).length;
      const regulars = new Set(credits.cast.map(({ id }) => id));
      expect([...inAggregate].filter((id) => !here.has(id) && !regulars.has(id))).toEqual([]);
    });
    expect(counted).toBeLessThan(guests);
    expect(counted / guests).toBeGreaterThan(0.95);
  });

  it('has the season’s crew and the episodes’ crew, one row for a person and department', () => {
    for (const season of seasons) {
      const key = (row: { id: number; department: string }): string => `${row.id} ${row.department}`;
      const expected = new Set([...season.credits.crew, ...rowsOf(season).episodeCrew].map(key));
      expect(season.aggregate.crew.map(key).toSorted()).toEqual([...expected].toSorted());
      const jobs = season.aggregate.crew.flatMap((row) => row.jobs.map(({ credit_id }) => credit_id));
      expect(new Set(jobs).size).toBe(jobs.length);
    }
  });

  it('comes by number of episodes, the crew by department, and its sums are right', () => {
    for (const { aggregate } of seasons) {
      const totals = aggregate.cast.map(({ total_episode_count }) => total_episode_count);
      expect(totals).toEqual(totals.toSorted((a, b) => b - a));
      expect(aggregate.cast.map(({ roles }) => sum(roles))).toEqual(totals);
      const departments = aggregate.crew.map(({ department }) => department);
      expect(departments).toEqual(departments.toSorted());
      for (const { jobs, total_episode_count } of aggregate.crew) expect(sum(jobs)).toBe(total_episode_count);
    }
  });
});

describe('credits', () => {
  it('have ids of 24 hexadecimal digits, never twice in one answer', () => {
    for (const season of seasons) {
      const { cast, crew } = season.credits;
      const ids = [...cast, ...crew].map(({ credit_id }) => credit_id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { credit_id } of rowsOf(season).all) expect(credit_id).toMatch(/^[0-9a-f]{24}$/);
      for (const { crew: rows, guest_stars } of season.details.episodes) {
        for (const list of [rows, guest_stars]) {
          expect(new Set(list.map(({ credit_id }) => credit_id)).size).toBe(list.length);
        }
      }
    }
  });

  it('stand for one person and one part, all through a series', () => {
    const parts = new Map<string, string>();
    for (const season of seasons) {
      for (const row of rowsOf(season).all) {
        const part = `${season.seriesId} ${row.id} ${'character' in row ? row.character : row.job}`;
        expect(parts.get(row.credit_id) ?? part).toBe(part);
        parts.set(row.credit_id, part);
      }
    }
  });

  it('tell the same of a person in every series', () => {
    const people = new Map<number, string>();
    const series = new Map<number, Set<number>>();
    for (const season of seasons.filter(({ seriesId }) => seriesId !== seriesIds.odd)) {
      for (const { id, name, original_name, profile_path, gender } of rowsOf(season).all) {
        const person = JSON.stringify([name, original_name, profile_path, gender]);
        expect(people.get(id) ?? person).toBe(person);
        people.set(id, person);
        series.set(id, (series.get(id) ?? new Set()).add(season.seriesId));
      }
    }
    expect([...series.values()].filter(({ size }) => size > 1).length).toBeGreaterThan(50);
  });

  it('lack portraits about as often as TMDB’s do', () => {
    const shareWithout = (list: readonly { profile_path: string | null }[]): number =>
      list.filter(({ profile_path }) => profile_path === null).length / list.length;
    expect(shareWithout(seasons.flatMap((season) => rowsOf(season).guests))).toBeCloseTo(0.16, 1);
    expect(shareWithout(seasons.flatMap((season) => season.credits.crew))).toBeCloseTo(0.58, 1);
  });
});

describe('the standard series', () => {
  const of = (id: number, number: number): Season => {
    const season = seasons.find((each) => each.seriesId === id && each.number === number);
    if (!season) throw new Error(`There is no season ${number} of ${id}`);
    return season;
  };

  it('have one that is huge', () => {
    const { aggregate } = of(seriesIds.huge, 1);
    expect(aggregate.cast.length).toBeGreaterThan(680);
    expect(aggregate.crew.length).toBeGreaterThan(120);
  });

  it('have one to take along whole: eight seasons, 1,200 credits, a poster each', () => {
    const pack = seasons.filter(({ seriesId }) => seriesId === seriesIds.tripPack);
    expect(pack.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const credits = pack.map((season) => new Set(rowsOf(season).all.map(({ credit_id }) => credit_id)).size);
    const total = credits.reduce((all, count) => all + count, 0);
    expect(Math.abs(total - 1_200)).toBeLessThan(60);
    for (const { details } of pack) expect(details.poster_path).toMatch(/\.jpg$/);
  });

  it('have one of thirty seasons with three hundred credits each, made when they are asked for', () => {
    const many = seasons.filter(({ seriesId }) => seriesId === seriesIds.thirtySeasons);
    expect(many.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    for (const season of many) {
      const credits = new Set(rowsOf(season).all.map(({ credit_id }) => credit_id));
      expect(Math.abs(credits.size - 300)).toBeLessThan(3);
    }
  });

  it('have an anthology without regulars', () => {
    const { credits, aggregate } = of(seriesIds.anthology, 1);
    expect(credits.cast).toEqual([]);
    expect(aggregate.cast.length).toBeGreaterThan(35);
  });

  it('have people who leave, who join, and who were guests before', () => {
    const [third, fourth, fifth] = [3, 4, 5].map((number) => of(seriesIds.tripPack, number).credits.cast);
    const ids = (cast: SeasonCredits['cast'] = []): ReadonlySet<number> => new Set(cast.map(({ id }) => id));
    const left = [...ids(third)].filter((id) => !ids(fifth).has(id));
    const joined = (fifth ?? []).filter(({ id }) => !ids(fourth).has(id));
    expect(left.length).toBeGreaterThan(0);
    expect(joined.length).toBeGreaterThan(0);
    const guests = rowsOf(of(seriesIds.tripPack, 4)).guests.map(({ credit_id }) => credit_id);
    for (const { credit_id } of joined) expect(guests).toContain(credit_id);
  });

  it('have one in which everything odd happens', () => {
    const { cast, crew } = of(seriesIds.odd, 1).credits;
    const guests = rowsOf(of(seriesIds.odd, 1)).guests;
    expect(cast.map(({ order }) => order)).toEqual([0, 5, 5, 19, 500, 500, 1218, 1219, 1220]);
    expect(cast.map(({ gender }) => gender)).toEqual(expect.arrayContaining([0, 3]));
    expect(cast.some(({ character }) => character === '')).toBe(true);
    expect(cast.some(({ adult }) => adult)).toBe(true);
    expect(cast.map(({ profile_path }) => profile_path)).toEqual(
      expect.arrayContaining([null, missingPortrait]),
    );
    expect(cast.some(({ character }) => character.length > 80 && character.includes(' / '))).toBe(true);
    expect(cast.filter(({ id }) => id === cast[0]?.id)).toHaveLength(2);
    expect(crew.filter(({ id }) => id === crew[0]?.id)).toHaveLength(6);
    expect(guests.map(({ name }) => name)).toEqual(expect.arrayContaining(['Cher', 'Liên Nguyễn']));
  });

  it('have one that is Japanese, with a season to come', () => {
    const { cast } = of(seriesIds.japanese, 1).credits;
    for (const { original_name } of cast) expect(original_name).toMatch(/^\p{sc=Han}/u);
    expect(catalogue.series(seriesIds.japanese)).toMatchObject({
      original_language: 'ja',
      seasons: [
        { season_number: 1 },
        { season_number: 2, air_date: null, poster_path: null, episode_count: 0 },
      ],
    });
  });
});
