import { describe, expect, it } from 'vitest';
import type { PackContents } from '../library/calls.ts';
import { countReceipt, type ReceiptSources } from './pack-contents.ts';
import { oneSizeEach } from './test/pack-stage.ts';

const season: PackContents['seasons'][number] = {
  seasonNumber: 1,
  fetchedAt: '2026-11-24T12:00:00.000Z',
  isWhole: true,
  creditCount: 10,
  posterPath: '/poster.jpg',
};

function count(
  contents: Partial<PackContents>,
  fields: Partial<ReceiptSources> = {},
): ReturnType<typeof countReceipt> {
  return countReceipt({
    seasonNumbers: [1],
    contents: { seasons: [], people: [], ...contents },
    onDisk: new Set(['w342/poster.jpg', 'w185/anna.jpg']),
    absentPictures: [],
    errors: new Map(),
    wanted: oneSizeEach,
    checkedAt: '2026-11-24T13:00:00.000Z',
    ...fields,
  });
}

describe('a receipt', () => {
  it('counts a portrait once, whoever has it, and each person without one', () => {
    const people = [
      { name: 'Anna', profilePath: '/anna.jpg' },
      { name: 'Anna again', profilePath: '/anna.jpg' },
      { name: 'Nobody', profilePath: null },
      { name: 'Nobody else', profilePath: null },
    ];
    expect(count({ seasons: [season], people })).toMatchObject({
      seasonsKept: 1,
      credits: 10,
      portraits: 1,
      withoutPortrait: 2,
      problems: [],
    });
  });

  it('names a missing portrait once', () => {
    const people = ['Bryan', 'His double'].map((name) => ({ name, profilePath: '/bryan.jpg' }));
    expect(count({ seasons: [season], people }).problems).toEqual([
      { kind: 'portrait-missing', personName: 'Bryan', profilePath: '/bryan.jpg' },
    ]);
  });

  it('counts a picture only when every size of it is on disk', () => {
    const wanted: ReceiptSources['wanted'] = (paths) => [
      ...oneSizeEach(paths),
      ...paths.profilePaths.map((path) => ({ size: 'h632' as const, name: path.slice(1) })),
    ];
    const people = [{ name: 'Anna', profilePath: '/anna.jpg' }];
    expect(count({ seasons: [season], people }, { wanted })).toMatchObject({
      portraits: 0,
      problems: [{ kind: 'portrait-missing', personName: 'Anna' }],
    });
  });

  it('names a poster once that several seasons share', () => {
    const seasons = [1, 2].map((seasonNumber) => ({ ...season, seasonNumber, posterPath: '/series.jpg' }));
    expect(count({ seasons }, { seasonNumbers: [1, 2] }).problems).toEqual([
      { kind: 'poster-missing', seasonNumber: 1, posterPath: '/series.jpg' },
    ]);
  });

  it('misses nothing that TMDB does not have, and believes the disk more than TMDB', () => {
    const people = [
      { name: 'Anna', profilePath: '/anna.jpg' },
      { name: 'Bryan', profilePath: '/bryan.jpg' },
    ];
    const posterless = { ...season, posterPath: '/none.jpg' };
    const absentPictures = ['/anna.jpg', '/bryan.jpg', '/none.jpg'];
    expect(count({ seasons: [posterless], people }, { absentPictures })).toMatchObject({
      portraits: 1,
      withoutPortrait: 1,
      problems: [],
    });
  });

  it('names seasons that are not there, with the reason if there is one, and those that are not whole', () => {
    const error = { kind: 'not-found', what: 'season' } as const;
    const fields = { seasonNumbers: [0, 1, 2], errors: new Map([[0, error]]) };
    expect(count({ seasons: [{ ...season, isWhole: false }] }, fields)).toMatchObject({
      seasonsKept: 1,
      seasonsWanted: 3,
      problems: [
        { kind: 'season-missing', seasonNumber: 0, error },
        { kind: 'season-incomplete', seasonNumber: 1 },
        { kind: 'season-missing', seasonNumber: 2, error: null },
      ],
    });
  });
});
