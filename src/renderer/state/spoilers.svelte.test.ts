import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN, NO_PROGRESS, type SeenSeries } from '@shared/domain/spoilers.ts';
import { joinSeriesPeople } from '@shared/domain/series-people.ts';
import { bareEpisode, bareSeries } from '@shared/domain/test/bare.ts';
import { credit, person } from '../test/season-fixture.ts';
import { Spoilers } from './spoilers.svelte.ts';

it('hides a revealed detail again when asked, and when the page changes', () => {
  const spoilers = new Spoilers(() => ({ ...DEFAULT_SETTINGS, hideCharacters: true }));
  const allHidden = { ...NOTHING_HIDDEN, characters: true };
  expect(spoilers.hidden).toEqual(allHidden);
  spoilers.toggle('characters');
  expect(spoilers.hidden).toEqual(NOTHING_HIDDEN);
  spoilers.toggle('characters');
  expect(spoilers.hidden).toEqual(allHidden);
  spoilers.toggle('characters');
  spoilers.reset();
  expect(spoilers.hidden).toEqual(allHidden);
});

it('follows the settings while a page is open', () => {
  let settings = $state.raw(DEFAULT_SETTINGS);
  const spoilers = new Spoilers(() => settings);
  expect(spoilers.isGuarded('guests')).toBe(false);
  settings = { ...DEFAULT_SETTINGS, hideGuests: true };
  expect(spoilers.isGuarded('guests')).toBe(true);
  expect(spoilers.hidden.guests).toBe(true);
});

it('are the same while other settings change, so that a page is not made again', () => {
  let settings = $state.raw({ ...DEFAULT_SETTINGS, hideGuests: true });
  const spoilers = new Spoilers(() => settings);
  let times = 0;
  const end = $effect.root(() => {
    $effect(() => {
      expect(spoilers.hidden.guests).toBe(true);
      times += 1;
    });
  });
  flushSync();
  settings = {
    ...DEFAULT_SETTINGS,
    hideGuests: true,
    lastAddress: 'endroll://tv/1396/season/2?language=en-US',
  };
  flushSync();
  spoilers.reset();
  flushSync();
  end();
  expect(times).toBe(1);
});

it('tells nothing of a series before the library has said how far it was seen, nor when it cannot', () => {
  let seen = $state.raw<SeenSeries | null>(null);
  let isUnreadable = $state(false);
  const spoilers = new Spoilers(
    () => DEFAULT_SETTINGS,
    () => seen,
    Promise.resolve(null),
    () => isUnreadable,
  );
  const series = bareSeries({
    seasons: [
      {
        seasonNumber: 2,
        name: 'Season 2',
        airDate: null,
        episodeCount: 3,
        posterPath: null,
        overview: 'Text',
      },
    ],
  });
  const key = { seriesId: series.seriesId, seasonNumber: 2 };
  expect(spoilers.series(series).seasons[0]?.overview).toBe('');
  expect(spoilers.hasUnseen(key)).toBe(false);
  isUnreadable = true;
  expect(spoilers.series(series).seasons[0]?.overview).toBe('');
  expect(spoilers.hasUnseen(key)).toBe(true);
  spoilers.toggleUnseen();
  expect(spoilers.series(series)).toBe(series);
  spoilers.toggleUnseen();
  seen = NO_PROGRESS;
  expect(spoilers.series(series)).toBe(series);
  expect(spoilers.hasUnseen(key)).toBe(false);
});

it('counts the episodes that were seen of a season, also of whom only the whole season lists', () => {
  const seen = new Map([[1396, { seriesId: 1396, seasonNumber: 2, episodeNumber: 4 }]]);
  const spoilers = new Spoilers(
    () => DEFAULT_SETTINGS,
    () => seen,
  );
  const regular = [credit('r', person(1, 'Bryan Cranston'), { character: 'Walter White', episodeCount: 10 })];
  const episodes = Array.from({ length: 10 }, (_, index) => bareEpisode(index + 1));
  const counted = (seasonNumbers: readonly number[]): readonly (readonly (number | null)[])[] =>
    joinSeriesPeople(
      seasonNumbers.map((seasonNumber) => ({
        seasonNumber,
        credits: spoilers.creditsBeside({ seriesId: 1396, seasonNumber }, regular, episodes),
      })),
    ).regulars.map(({ seasonCount, episodeCount }) => [seasonCount, episodeCount]);
  expect(counted([1, 2])).toEqual([[2, 14]]);
  expect(counted([1, 2, 3]), 'the same beside a season that was not seen').toEqual([[2, 14]]);
});
